// Lots that left a recall: what of them was in the balance until then, and why they left.
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import type { ReleaseReason } from './recall.ts';
import { productNamesOf } from './recall-words.ts';
import { standOf } from './standing.ts';

export type ReleasedLot = OutputOf<typeof contract.showRecall>['released'][number];

/** Latest first. */
export async function releasedOf(db: Db | Tx, recallId: string): Promise<ReleasedLot[]> {
  const rows = await db
    .selectFrom('recalls.recall_lot')
    .select(['lot_id as lotId', 'root', 'possible', 'released_at', 'released_for'])
    .where('recall_id', '=', recallId)
    .where('released_at', 'is not', null)
    .orderBy('released_at', 'desc')
    .orderBy('lot_id')
    .execute();
  if (rows.length === 0) return [];
  const { lots } = await standOf(db, { scoped: rows, recallId });
  const left = new Map(rows.map((row) => [row.lotId, row]));
  const products = await productNamesOf(
    db,
    lots.map(({ lot }) => lot.productId),
  );
  return lots.map(({ lot, root, sums, sites }) => ({
    ...{ lotId: lot.id, number: lot.number, product: products.get(lot.productId) ?? '', unit: lot.unit, root, state: lot.state, sites },
    why: left.get(lot.id)?.released_for as ReleaseReason,
    releasedAt: iso(left.get(lot.id)?.released_at ?? 0),
    ...{ delivered: sums.delivered, returned: sums.returned, destroyed: sums.destroyed, consumed: sums.consumed },
  }));
}
