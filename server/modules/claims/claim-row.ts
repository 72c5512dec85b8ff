// A claim as lists show it.
import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call, Db, Tx } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { can } from './claim.rules.ts';
import { visibleClaims } from './claim.store.ts';
import type { State } from './claim.ts';
import type { contract } from './contract.ts';

export type ClaimRow = OutputOf<typeof contract.board>['items'][number];
type ItemRow = ClaimRow['items'][number];

/** Every column of the claim and the names beside its ids, of what the actor may see. */
export const listed = ({ db, actor }: Pick<Call, 'db' | 'actor'>) =>
  visibleClaims(db, actor)
    .innerJoin('customers.customer as customer', 'customer.id', 'claim.customer_id')
    .innerJoin('customers.site as site', 'site.id', 'claim.site_id')
    .leftJoin('deliveries.note as note', 'note.id', 'claim.note_id')
    .selectAll('claim')
    .select(['cases.case.number as case_number', 'customer.name as customer_name', 'site.name as site_name'])
    .select(['note.number as note_number']);

export type Listed = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

function isLate({ state, needed_by: neededBy, arrive_by: arriveBy, delivered_at, accepted_at }: Listed, now: Instant): boolean {
  if (neededBy === null || state === 'declined' || state === 'withdrawn') return false;
  const there = delivered_at ?? accepted_at;
  if (there !== null) return there > neededBy;
  return now > neededBy || (arriveBy !== null && arriveBy > neededBy);
}

/** Items with the names of goods, notes and lots, claim by claim in their order. */
export async function itemRowsOf(db: Db | Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, ItemRow[]>> {
  if (claimIds.length === 0) return new Map();
  const { rows } = await sql<ItemRow & { claimId: string; fen: number | null; per: string | null }>`
    select i.claim_id as "claimId", i.id as "itemId", i.line_id as "lineId", i.note_line_id as "noteLineId", i.note_id as "noteId", n.number as "noteNumber",
      n.delivery_on as "deliveryOn", l.product, l.lot, i.lot_id as "lotId", o.number as "lotNumber", i.unit, i.requested, i.approved, i.given,
      i.refused_part as "refusedPart", i.price_fen as fen, i.price_per as per, i.line_id <> i.note_line_id as again
    from claims.item i join deliveries.note_line l on l.id = i.note_line_id join deliveries.note n on n.id = i.note_id left join lots.lot o on o.id = i.lot_id
    where i.claim_id = any(${[...claimIds]}::uuid[]) order by i.claim_id, i.item_no`.execute(db);
  const items = new Map<string, ItemRow[]>();
  for (const { claimId, fen, per, ...row } of rows) {
    const price = fen === null || per === null ? null : ({ fen, per } as ItemRow['price']);
    items.set(claimId, [...(items.get(claimId) ?? []), { ...row, price }]);
  }
  return items;
}

export async function rowsOf(call: Call, rows: readonly Listed[]): Promise<ClaimRow[]> {
  const [drivers, items] = await Promise.all([
    call.app.identity.namesOf(
      call.db,
      rows.flatMap((row) => row.driver_id ?? []),
    ),
    itemRowsOf(
      call.db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => rowOf(row, { drivers, items: items.get(row.id) ?? [] }, call));
}

type Beside = { readonly drivers: ReadonlyMap<string, string>; readonly items: ItemRow[] };

const rowOf = (row: Listed, { drivers, items }: Beside, { now, actor }: { now: Instant; actor: Actor }): ClaimRow => ({
  id: row.id,
  number: row.number,
  caseId: row.case_id,
  caseNumber: row.case_number,
  customer: { id: row.customer_id, name: row.customer_name },
  site: { id: row.site_id, name: row.site_name },
  noteId: row.note_id,
  noteNumber: row.note_number,
  way: row.way as ClaimRow['way'],
  reason: row.reason as ClaimRow['reason'],
  foodSafety: row.food_safety,
  goods: row.goods as ClaimRow['goods'],
  pay: row.pay as ClaimRow['pay'],
  items,
  valueFen: row.value_fen,
  askedFen: row.asked_fen,
  grantedFen: row.granted_fen,
  verdict: row.verdict as ClaimRow['verdict'],
  state: row.state as State,
  requestedBy: row.requested_by as ClaimRow['requestedBy'],
  neededBy: at(row.needed_by),
  arriveBy: at(row.arrive_by),
  late: isLate(row, now),
  driver: row.driver_id === null ? null : { id: row.driver_id, name: drivers.get(row.driver_id) ?? '' },
  vehicle: row.vehicle,
  requestedAt: iso(row.requested_at),
  decidedAt: at(row.decided_at),
  deliveredAt: at(row.delivered_at),
  acceptedAt: at(row.accepted_at),
  settledAt: at(row.settled_at),
  can: can(
    {
      state: row.state as State,
      way: row.way as ClaimRow['way'],
      deliveredAt: row.delivered_at,
      requester: row.requester,
      endorsedBy: row.endorsed_by,
      grantedFen: row.granted_fen,
    },
    actor,
  ),
});

/** What the kitchen sees of a row: not who drives. */
export function forKitchen<R extends ClaimRow>({ driver: _driver, ...rest }: R): Omit<R, 'driver'> {
  return rest;
}
