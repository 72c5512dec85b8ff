// All parts of a customer's month, in the order they are bound.
import type { Call } from '../../../platform/app.ts';
import type { BoundPart, OfMonth, PartMaker } from './bound-part.ts';
import { reportPart } from './report-part.ts';

const MAKERS: readonly PartMaker[] = [reportPart];

export async function gatherParts(call: Call, of: OfMonth): Promise<BoundPart[]> {
  const parts: BoundPart[] = [];
  for (const make of MAKERS) parts.push(await make(call, of));
  return parts;
}
