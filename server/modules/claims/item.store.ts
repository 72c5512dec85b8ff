// Items of a claim against the ledger: what they hold of their lines, and what is given back when they hold less.
import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import type { Tx } from '../../platform/app.ts';
import type { Share } from './claim.ts';
import { type Entry, enter } from './ledger.store.ts';

export type { Share } from './claim.ts';

export type ItemRow = Awaited<ReturnType<typeof itemRows>>[number];
export const itemRows = (tx: Tx, claimId: string) =>
  tx
    .selectFrom('claims.item as item')
    .innerJoin('claims.claim as claim', 'claim.id', 'item.claim_id')
    .selectAll('item')
    .select(['claim.customer_id', 'claim.way'])
    // Back or destroyed for this item already.
    .select(
      sql<number>`(select coalesce(sum(e.amount), 0)::bigint from claims.entry e where e.claim_id = item.claim_id and e.item_id = item.id and e.kind in ('came-back', 'destroyed', 'adopted'))`.as(
        'gone',
      ),
    )
    .where('item.claim_id', '=', claimId)
    .orderBy('item.item_no')
    .execute();

export const entryOf = (row: ItemRow, kind: Entry['kind'], amount: number): Entry => ({
  kind,
  lineId: row.line_id,
  noteId: row.note_id,
  customerId: row.customer_id,
  lotId: row.lot_id,
  claimId: row.claim_id,
  itemId: row.id,
  amount,
});
/** What a claim holds of a line by this item. */
export const heldOf = (row: ItemRow): number => row.approved ?? row.requested;

/** What an item no longer holds is free again, and goods of a recall that it had taken over are the recall's again. */
export const lessen = (row: ItemRow, kept: number): Entry[] => [
  entryOf(row, 'released', heldOf(row) - kept),
  entryOf(row, 'adopted', Math.min(0, kept - row.adopted)),
];
const keepAdopted = (tx: Tx, rows: readonly ItemRow[], kept: ReadonlyMap<string, number>) => {
  const less = rows.flatMap(({ id, adopted }) => (adopted > (kept.get(id) ?? 0) ? { itemId: id, amount: kept.get(id) ?? 0 } : []));
  return less.length === 0 ? undefined : setAmounts(tx, 'adopted', less);
};

export const setAmounts = (tx: Tx, column: 'approved' | 'given' | 'adopted', shares: readonly Share[]) =>
  sql`update claims.item i set ${sql.ref(column)} = s.amount from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s("itemId" uuid, amount bigint)
      where i.id = s."itemId"`.execute(tx);

/** Gives back to the lines what the claim no longer holds. */
export async function lessenTo(
  tx: Tx,
  fact: Fact,
  { claimId, kept }: { readonly claimId: string; readonly kept: ReadonlyMap<string, number> },
): Promise<void> {
  const rows = await itemRows(tx, claimId);
  await enter(
    tx,
    fact,
    rows.flatMap((row) => lessen(row, kept.get(row.id) ?? 0)),
  );
  await keepAdopted(tx, rows, kept);
}
