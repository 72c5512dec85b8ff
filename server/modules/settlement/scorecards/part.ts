// Scorecards (R17.1): the sheet of a customer and period, filled from facts, stated by the customer.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const scorecards = definePart({ contract, handlers: {}, permissions, refusals: [no] });
