// From orders and notes to a loaded van (R1.4, R1.10): waves, picked weights, loading, seals.
import { definePart } from '../part.ts';
import { contract } from './contract.ts';

export const picking = definePart({ contract, handlers: {}, permissions: {}, refusals: [] });
