// Appeals (R17.2): one deduction, its evidence as a letter, a deadline and an outcome.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const appeals = definePart({ contract, handlers: {}, permissions, refusals: [no] });
