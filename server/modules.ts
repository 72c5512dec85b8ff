// The table of contents: every module there is, in the order in which they start.
import { casesModule } from './modules/cases/module.ts';
import { outboxModule } from './modules/outbox/module.ts';
import { staffModule } from './modules/staff/module.ts';
import { permissions as filePermissions } from './platform/files/permissions.ts';
import { identityModule } from './platform/identity/module.ts';
import type { Module } from './platform/module.ts';
import type { Catalogue, Keeper } from './platform/unit.ts';

/** Permissions of machines that have routes but no endpoints. */
const filesModule = { name: 'files', contract: {}, handlers: {}, permissions: filePermissions, facts: [], refusals: [] };

export const modules = [identityModule, filesModule, staffModule, casesModule, outboxModule] as unknown as readonly Module[];

export const openKeeper =
  (_modules: readonly Module[], _catalogue: Catalogue): Keeper =>
  async () => [];
