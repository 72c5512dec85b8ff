// All parts of a customer's month, in the order they are bound.
import type { Call } from '../../../platform/app.ts';
import { appealsPart } from './appeals-part.ts';
import type { BoundPart, OfMonth, PartMaker } from './bound-part.ts';
import { reportPart } from './report-part.ts';
import { scorePart } from './score-part.ts';
import { stampedPart } from './stamped-part.ts';
import { statementPart } from './statement-part.ts';

const MAKERS: readonly PartMaker[] = [statementPart, scorePart, reportPart, appealsPart, stampedPart];

export async function gatherParts(call: Call, of: OfMonth): Promise<BoundPart[]> {
  const parts: BoundPart[] = [];
  for (const make of MAKERS) parts.push(await make(call, of));
  return parts;
}
