// Claims with their items, as rules decide on them.
import { type Selectable, sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { anyOf, PREPARED } from '../../platform/database/prepare-statements.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { Claim, Item } from './claim.ts';

type ItemRow = Selectable<DB['claims.item']>;

export const toItem = (row: ItemRow): Item => ({
  itemId: row.id,
  lineId: row.line_id,
  noteLineId: row.note_line_id,
  noteId: row.note_id,
  lotId: row.lot_id,
  productId: row.product_id,
  unit: row.unit as UnitCode,
  requested: row.requested,
  approved: row.approved,
  given: row.given,
  refusedPart: row.refused_part,
  price: row.price_fen === null || row.price_per === null ? null : { fen: row.price_fen, per: row.price_per as UnitCode },
});

/** Claim → its items in their order. */
export async function itemsOf(db: Db | Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, Item[]>> {
  if (claimIds.length === 0) return new Map();
  const { rows } = await sql<ItemRow>`${PREPARED} select * from claims.item where claim_id = ${anyOf(claimIds)} order by claim_id, item_no`.execute(
    db,
  );
  const items = new Map<string, Item[]>();
  for (const row of rows) items.set(row.claim_id, [...(items.get(row.claim_id) ?? []), toItem(row)]);
  return items;
}

export const toClaim = (row: Selectable<DB['claims.claim']>, items: readonly Item[]): Claim => ({
  id: row.id,
  number: row.number,
  caseId: row.case_id,
  customerId: row.customer_id,
  siteId: row.site_id,
  noteId: row.note_id,
  way: row.way as Claim['way'],
  reason: row.reason as Claim['reason'],
  goods: row.goods as Claim['goods'],
  pay: row.pay as Claim['pay'],
  foodSafety: row.food_safety,
  items,
  valueFen: row.value_fen,
  askedFen: row.asked_fen,
  grantedFen: row.granted_fen,
  verdict: row.verdict as Claim['verdict'],
  state: row.state as Claim['state'],
  requester: row.requester,
  endorsedBy: row.endorsed_by,
  neededBy: row.needed_by,
  arriveBy: row.arrive_by,
  driverId: row.driver_id,
  requestedAt: row.requested_at,
  deliveredAt: row.delivered_at,
});
