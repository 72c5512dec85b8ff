// Platforms of schools and regulators in and out (R1.12), and lists as tables.
import { definePart } from '../part.ts';
import { contract } from './contract.ts';

export const exchange = definePart({ contract, handlers: {}, permissions: {}, refusals: [] });
