// Appeals (R17.2): one deduction, its evidence as a letter, a deadline and an outcome.
import type { Handlers } from '../../../platform/module.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const appeals = definePart({ contract, handlers: {} as Handlers<typeof contract>, permissions, refusals: [no] });
