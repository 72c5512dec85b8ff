// Parcels as shelves and pages show them.
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { Reason } from '../claim.ts';
import type { contract } from './contract.ts';
import { clockOf, leftOf, parcelCan, restockBar } from './goods.rules.ts';
import type { ParcelState } from './goods.ts';
import { type GoodsTerms, goodsTermsAt } from './goods-terms.ts';

export type ParcelRow = OutputOf<typeof contract.shelf>['items'][number];
type Disposal = ParcelRow['disposals'][number];

type Read = {
  id: string;
  number: string;
  claimId: string;
  claimNumber: string;
  caseId: string;
  pickupId: string;
  customerId: string;
  customer: string;
  siteId: string;
  site: string;
  noteNumber: string;
  deliveryOn: string;
  product: string;
  lotId: string | null;
  lotNumber: string | null;
  lotState: string | null;
  supplierId: string | null;
  unit: UnitCode;
  foodSafety: boolean;
  unsafe: boolean;
  expected: number;
  collected: number | null;
  received: number | null;
  disposed: number;
  state: ParcelState;
  placeId: string | null;
  place: string | null;
  finding: ParcelRow['finding'];
  reason: Reason;
  resalable: boolean | null;
  until: Instant;
  collectedAt: Instant | null;
  receivedAt: Instant | null;
  quarantinedAt: Instant | null;
  inspectedAt: Instant | null;
};

const read = (db: Db, which: RawBuilder<unknown>, limit: number) =>
  sql<Read>`
  select p.id, p.number, p.claim_id as "claimId", c.number as "claimNumber", c.case_id as "caseId", p.pickup_id as "pickupId", p.customer_id as "customerId",
    cu.name as customer, p.site_id as "siteId", s.name as site, n.number as "noteNumber", n.delivery_on as "deliveryOn", l.product, p.lot_id as "lotId",
    o.number as "lotNumber", o.state as "lotState", o.supplier_id as "supplierId", p.unit, p.food_safety as "foodSafety", p.unsafe, p.expected, p.collected, p.received,
    p.disposed, p.state, pl.id as "placeId", pl.name as place, p.finding, c.reason, (c.verdict->>'resalable')::boolean as resalable, u.until,
    p.collected_at as "collectedAt", p.received_at as "receivedAt", p.quarantined_at as "quarantinedAt", p.inspected_at as "inspectedAt"
  from claims.parcel p join claims.claim c on c.id = p.claim_id join claims.pickup u on u.id = p.pickup_id join customers.customer cu on cu.id = p.customer_id
  join customers.site s on s.id = p.site_id join deliveries.note n on n.id = p.note_id join deliveries.note_line l on l.id = p.note_line_id
  left join lots.lot o on o.id = p.lot_id left join lots.place pl on pl.id = p.place_id
  where ${which} limit ${limit}`.execute(db);

/** `which` ends with its order. */
export async function parcelRows(call: Call, which: RawBuilder<unknown>, limit = 500): Promise<ParcelRow[]> {
  const { rows } = await read(call.db, which, limit);
  const disposals = await disposalsOf(
    call.db,
    rows.map(({ id }) => id),
  );
  const terms = await goodsTermsAt(call.now);
  return rows.map((row) => rowOf(row, { disposals: disposals.get(row.id) ?? [], terms, actor: call.actor }));
}

async function disposalsOf(db: Db, parcelIds: readonly string[]): Promise<ReadonlyMap<string, Disposal[]>> {
  if (parcelIds.length === 0) return new Map();
  type Stored = Omit<Disposal, 'at' | 'reportedAt' | 'photos'> & {
    parcelId: string;
    moment: Instant;
    reported: Instant | null;
    files: { fileId: string }[];
  };
  const { rows } = await sql<Stored>`
    select d.parcel_id as "parcelId", d.id, d.disposition, d.amount, d.weight, d.event_id as "eventId", d.supplier_id as "supplierId", d.reported_at as reported,
      d.witnesses, d.photos as files, coalesce(w.body, '') as body, d.disposed_at as moment
    from claims.disposal d left join claims.goods_words w on w.about_id = d.id
    where d.parcel_id = any(${[...parcelIds]}::uuid[]) order by d.disposed_at, d.id`.execute(db);
  const found = new Map<string, Disposal[]>();
  for (const { parcelId, moment, reported, files, ...row } of rows) {
    const one = { ...row, at: iso(moment), reportedAt: when(reported), photos: files.map(({ fileId }) => fileId) };
    found.set(parcelId, [...(found.get(parcelId) ?? []), one]);
  }
  return found;
}

const when = (at: Instant | null): string | null => (at === null ? null : iso(at));
const named = (id: string, name: string) => ({ id, name });

type Beside = { readonly disposals: Disposal[]; readonly terms: GoodsTerms; readonly actor: Actor };

function rowOf(row: Read, { disposals, terms, actor }: Beside): ParcelRow {
  const { customerId, customer, siteId, site, placeId, place, reason, resalable, until, lotState, disposed: _disposed, ...rest } = row;
  const bar = restockBar({ ...row, reason, resalable });
  const clock = clockOf(row.state, row, terms);
  return {
    ...rest,
    customer: named(customerId, customer),
    site: named(siteId, site),
    place: placeId === null || place === null ? null : named(placeId, place),
    left: leftOf(row),
    clock: clock && { for: clock.for, startedAt: when(clock.startedAt), dueAt: when(clock.dueAt) },
    collectedAt: when(row.collectedAt),
    receivedAt: when(row.receivedAt),
    quarantinedAt: when(row.quarantinedAt),
    inspectedAt: when(row.inspectedAt),
    disposals,
    reportFirst: row.unsafe || lotState === 'recalled',
    can: parcelCan({ state: row.state, supplierId: row.supplierId, bar }, actor),
    notRestocked: row.state === 'inspected' ? bar && { ...bar } : null,
  };
}
