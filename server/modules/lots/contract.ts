// Endpoints of lots, room by room.
import { contract as stock } from './stock/contract.ts';
import { contract as trace } from './trace/contract.ts';

export const contract = { ...stock, ...trace };
