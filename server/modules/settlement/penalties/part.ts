// Consequences (R0.2): what clauses of the penalty family come to, our estimate until the customer states it.
import type { Handlers } from '../../../platform/module.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const penalties = definePart({ contract, handlers: {} as Handlers<typeof contract>, permissions, refusals: [no] });
