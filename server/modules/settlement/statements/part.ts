// Statements (R17.3): what a month comes to, line by line, confirmed or disputed, stamped, invoiced and paid.
import type { Handlers } from '../../../platform/module.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const statements = definePart({ contract, handlers: {} as Handlers<typeof contract>, permissions, refusals: [no] });
