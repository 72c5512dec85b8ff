// Month end: the manager's view of a month and the package both sides keep.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const monthEnd = definePart({ contract, handlers: {}, permissions, refusals: [no] });
