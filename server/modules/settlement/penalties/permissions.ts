import type { Permissions } from '../../../platform/module.ts';

export const permissions = {} satisfies Permissions;
