// Trace: from lots back to what they were made of and forward to all that was made of them, at any depth, each lot once (R7.1).

import type { Db, Tx } from '../../../platform/app.ts';
import type { LineCarries } from '../line.ts';
import { linesOfLots } from '../read-lots.ts';
import { type Closure, closureOf } from './closure.ts';
import { levelsOf, type TracedLot } from './trace.rules.ts';
import type { TraceEdge, Way } from './way.ts';

export type Direction = Way | 'both';

export type Traced = {
  /** The lots asked for (level 0) and all that was found. */
  readonly lots: readonly TracedLot[];
  readonly edges: readonly TraceEdge[];
  /** Lots beyond the limit, farthest first to be left out: never silently. */
  readonly left: number;
};

const EVERYTHING = 2 ** 31;
const waysOf = (direction: Direction): Way[] => (direction === 'both' ? ['backward', 'forward'] : [direction]);

/** `limit`: at most so many lots in each direction. Ids of no lot are left out. */
export async function traceOf(
  db: Db | Tx,
  { lotIds, direction, limit = EVERYTHING }: { readonly lotIds: readonly string[]; readonly direction: Direction; readonly limit?: number },
): Promise<Traced> {
  if (lotIds.length === 0) return { lots: [], edges: [], left: 0 };
  const found: Found[] = [];
  for (const way of waysOf(direction)) found.push({ way, closure: await closureOf(db, lotIds, { way, limit }) });
  const asked = new Set(lotIds);
  const lots = new Map<string, TracedLot>();
  for (const { way, closure } of found) {
    const starts = closure.lotIds.filter((id) => asked.has(id));
    for (const lot of levelsOf({ starts, edges: closure.edges, way })) {
      const known = lots.get(lot.lotId);
      lots.set(lot.lotId, known ? { ...known, possible: known.possible && lot.possible } : lot);
    }
  }
  return { lots: [...lots.values()], edges: edgesOnce(found), left: found.reduce((sum, { closure }) => sum + closure.left, 0) };
}

type Found = { readonly way: Way; readonly closure: Closure };

/** Between two of the lots asked for both ways find the same edges. */
function edgesOnce([first, ...more]: readonly Found[]): TraceEdge[] {
  if (!first) return [];
  const known = new Set(first.closure.lotIds);
  return [
    ...first.closure.edges,
    ...more.flatMap(({ closure }) => closure.edges.filter(({ fromLot, toLot }) => !known.has(fromLot) || !known.has(toLot))),
  ];
}

export type ScopeLine = LineCarries & {
  /** The line may carry the lot, or the lot may hold what is asked about: nobody knows for sure. */
  readonly possible: boolean;
};
export type Scope = { readonly lotIds: readonly string[]; readonly lots: readonly TracedLot[]; readonly lines: readonly ScopeLine[] };

/** These lots, everything made of them, and every line of a delivery note that carries any of it, newest delivery first. */
export async function scopeOf(db: Db | Tx, lotIds: readonly string[]): Promise<Scope> {
  const { lots } = await traceOf(db, { lotIds, direction: 'forward' });
  const unsure = new Set(lots.filter(({ possible }) => possible).map(({ lotId }) => lotId));
  const ids = lots.map(({ lotId }) => lotId);
  const lines = await linesOfLots(db, ids);
  return { lotIds: ids, lots, lines: lines.map((line) => ({ ...line, possible: line.certainty === 'possible' || unsure.has(line.lotId) })) };
}
