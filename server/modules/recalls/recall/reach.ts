// How far a recall reaches: the lots with all that was made of them, the kitchens that got them, the suppliers they came from.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import { balancesOf, type LineCarries, linesOfLots, lotsByIds, scopeOf, traceOf } from '../../lots/public.ts';
import { concerns, type Explained } from './balance.rules.ts';

import type { ScopedLot } from './recall.ts';

export type { ScopedLot } from './recall.ts';
export type Reach = {
  readonly lots: readonly ScopedLot[];
  readonly lines: readonly LineCarries[];
  readonly supplierIds: readonly string[];
  /** Milliseconds that tracing took, for the exercise. */
  readonly backMs: number;
  readonly forwardMs: number;
};

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  const result = await work();
  return [result, Math.max(1, Math.round(performance.now() - from))];
};

export async function reachOf(db: Db | Tx, roots: readonly string[]): Promise<Reach> {
  const [back, backMs] = await timed(() => traceOf(db, { lotIds: roots, direction: 'backward' }));
  const [{ lots, lines }, forwardMs] = await timed(() => scopeOf(db, roots));
  const origins = await lotsByIds(db, [...roots, ...back.lots.map(({ lotId }) => lotId)]);
  const asked = new Set(roots);
  return {
    lots: lots.map(({ lotId, possible }) => ({ lotId, root: asked.has(lotId), possible })),
    lines: lines.filter(concerns),
    supplierIds: [...new Set([...origins.values()].flatMap(({ supplierId }) => supplierId ?? []))],
    backMs,
    forwardMs,
  };
}

/** Of a recall that has begun: its lots stand fixed until somebody changes them, what moved is read anew. Those released are not among them. */
export async function lotsOfRecall(db: Db | Tx, recallId: string): Promise<ScopedLot[]> {
  const rows = await db
    .selectFrom('recalls.recall_lot')
    .select(['lot_id as lotId', 'root', 'possible'])
    .where('recall_id', '=', recallId)
    .where('released_at', 'is', null)
    .execute();
  return rows.sort((a, b) => Number(b.root) - Number(a.root));
}

export const explainedOf = (db: Db | Tx, recallId: string): Promise<Explained[]> =>
  db.selectFrom('recalls.explained').select(['lot_id as lotId', 'site_id as siteId', 'amount']).where('recall_id', '=', recallId).execute();

export type OwnStock = { readonly stock: number; readonly quarantine: number };

/** What lies with us: stores, quarantine, staging, vans. */
export async function ownStockOf(db: Db | Tx, lotIds: readonly string[]): Promise<Map<string, OwnStock>> {
  const found = new Map<string, OwnStock>();
  for (const { lotId, placeKind, amount } of await balancesOf(db, lotIds)) {
    if (placeKind === 'site') continue;
    const { stock, quarantine } = found.get(lotId) ?? { stock: 0, quarantine: 0 };
    found.set(lotId, { stock: stock + amount, quarantine: quarantine + (placeKind === 'quarantine' ? amount : 0) });
  }
  return found;
}

export type Came = { readonly received: number; readonly lost: number };

/** What came of each lot (from a supplier or from work), and what counting and weighing say is lost of it. */
export async function cameOf(db: Db | Tx, lotIds: readonly string[]): Promise<Map<string, Came>> {
  if (lotIds.length === 0) return new Map();
  const { rows } = await sql<Came & { lotId: string }>`
    select lot_id as "lotId", coalesce(sum(amount) filter (where from_kind in ('supplier', 'process')), 0)::bigint as received,
      greatest(0, coalesce(sum(amount) filter (where to_kind in ('count', 'weighing')), 0) - coalesce(sum(amount) filter (where from_kind in ('count', 'weighing')), 0))::bigint as lost
    from lots.movement where lot_id = any(${[...new Set(lotIds)]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ lotId, received, lost }) => [lotId, { received, lost }]));
}

type AtSites = { readonly recallId: string; readonly siteIds: readonly (string | null)[]; readonly released?: boolean };

/** Lines of these kitchens that carry lots of a recall: as they stand in it, or those that were released. */
export async function linesAtSites(db: Db | Tx, { recallId, siteIds, released = false }: AtSites): Promise<LineCarries[]> {
  const ids = siteIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return [];
  // First what the kitchens got, then each of it by key: a plan that reads all lots of a large recall for every one of them would take minutes.
  const { rows } = await sql<{ lotId: string }>`
    select lot_id as "lotId" from recalls.recall_lot where recall_id = ${recallId} and (released_at is not null) = ${released} and lot_id = any(array(
      select distinct c.lot_id from customers.site s join lots.line c on c.customer_id = s.customer_id and c.site_id = s.id where s.id = any(${ids}::uuid[])))`.execute(
    db,
  );
  const lines = await linesOfLots(
    db,
    rows.map(({ lotId }) => lotId),
  );
  const asked = new Set(ids);
  return lines.filter((line) => asked.has(line.siteId));
}

export const linesOfRecall = async (db: Db | Tx, lots: readonly ScopedLot[]): Promise<LineCarries[]> =>
  linesOfLots(
    db,
    lots.map(({ lotId }) => lotId),
  );
