// The only SQL that writes the tables of lots. The database itself keeps balances and refuses what cannot be (migration 220).
import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { UNITS } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import * as told from './facts.ts';
import type { MovementKind, Stage } from './lot.ts';

type Event = Data<typeof told.events.received>;

const insertLots = (tx: Tx, { kind, lots }: Event, at: string) =>
  sql`
    insert into lots.lot (id, number, product_id, supplier_id, supplier_lot, day_lot, origin, unit, base, made_by, received_on, produced_on, expires_on, derived, registered_at)
    select "lotId", number, "productId", "supplierId", "supplierLot", "dayLot", origin, unit, base, ${kind}, "receivedOn", "producedOn", "expiresOn", derived, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lots.map((lot) => ({ ...lot, base: UNITS[lot.unit].base })))}::jsonb) as r(
      "lotId" uuid, number text, "productId" uuid, "supplierId" uuid, "supplierLot" text, "dayLot" boolean, origin text, unit text, base text,
      "receivedOn" date, "producedOn" date, "expiresOn" date, derived text)`.execute(tx);

/** Event and movements in one statement; the database keeps the balances as it goes. */
const insertMovements = (tx: Tx, { eventId, kind, reason, noteId, legs }: Event, { occurredAt, recordedAt, actor }: Fact) =>
  sql`
    with event as (
      insert into lots.event (id, kind, reason, note_id, actor, occurred_at, recorded_at)
      values (${eventId}, ${kind}, ${reason}, ${noteId}, ${actor}, ${iso(occurredAt)}, ${iso(recordedAt)})
    )
    insert into lots.movement (event_id, leg, kind, lot_id, from_kind, from_place, to_kind, to_place, amount, note_id, line_id, occurred_at)
    select ${eventId}, leg, ${kind}, "lotId", "from", "fromId", "to", "toId", amount, ${noteId}, "lineId", ${iso(occurredAt)}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as (
      "lotId" uuid, "from" text, "fromId" uuid, "to" text, "toId" uuid, amount bigint, "lineId" uuid)) with ordinality
      as r("lotId", "from", "fromId", "to", "toId", amount, "lineId", leg)`.execute(tx);

const insertEdges = (tx: Tx, { eventId, kind, edges }: Event) =>
  sql`
    insert into lots.edge (from_lot, to_lot, event_id, kind, taken, given, possible)
    select "fromLot", "toLot", ${eventId}, ${kind}, taken, given, possible from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb)
      as r("fromLot" uuid, "toLot" uuid, taken bigint, given bigint, possible boolean)`.execute(tx);

/** Where a line that only may carry a lot is after an event of its note; put back: it carries nothing any more. */
const STAGE_AFTER: Partial<Record<MovementKind, Stage>> = { unpicked: 'over', loaded: 'van', unloaded: 'staging', delivered: 'site' };

/** Lines that begin to carry a lot, with what was picked for them; those that only may carry it carry nothing, and go along with the line. */
const insertLines = (tx: Tx, { kind, lines, legs, noteId, noteNumber, customerId, siteId, deliveryOn }: Event) =>
  sql`
    insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, at_most, stage, picked)
    select l."lineId", l."lotId", o.product_id, coalesce(o.produced_on, o.expires_on, o.received_on), ${noteId}, ${noteNumber}, ${customerId}, ${siteId}, ${deliveryOn},
      l.certainty, l."atMost", ${STAGE_AFTER[kind] ?? 'staging'}, coalesce(p.amount, 0)
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l("lineId" uuid, "lotId" uuid, certainty text, "atMost" bigint) left join lots.lot o on o.id = l."lotId"
    left join (
      select "lineId", "lotId", sum(amount)::bigint as amount from jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as r("lineId" uuid, "lotId" uuid, amount bigint) group by 1, 2
    ) p using ("lineId", "lotId")
    on conflict (line_id, lot_id) do update set picked = lots.line.picked + excluded.picked, certainty = excluded.certainty, at_most = excluded.at_most, stage = excluded.stage`.execute(
    tx,
  );

/** What the kinds after picking do to the running totals of a line, from the legs that name it. */
const updateLines = (tx: Tx, { kind, legs }: Event) =>
  sql`
    update lots.line l set
      picked = l.picked - case when ${kind} = 'unpicked' then t.all else 0 end,
      delivered = l.delivered + t.delivered,
      returned = l.returned + t.returned,
      destroyed = l.destroyed + t.destroyed,
      consumed = l.consumed + t.consumed,
      vehicle_id = case when ${kind} = 'loaded' then t.van when ${kind} = 'unloaded' then null else l.vehicle_id end,
      stage = case
        when ${kind} = 'unpicked' then case when l.picked - t.all <= 0 then 'over' else l.stage end
        when ${kind} = 'loaded' then 'van' when ${kind} = 'unloaded' then 'staging'
        when ${kind} = 'delivered' then case when l.delivered + t.delivered > 0 then 'site' else l.stage end
        when l.delivered - l.returned - l.destroyed - l.consumed - t.returned - t.destroyed - t.consumed <= 0 then 'over'
        else l.stage end
    from (
      select "lineId", "lotId", sum(amount)::bigint as all,
        coalesce(sum(amount) filter (where "to" = 'site'), 0)::bigint as delivered,
        coalesce(sum(amount) filter (where ${kind} = 'returned' and "from" = 'site'), 0)::bigint as returned,
        coalesce(sum(amount) filter (where "to" = 'destroyed' and "from" = 'site'), 0)::bigint as destroyed,
        coalesce(sum(amount) filter (where "to" = 'consumed'), 0)::bigint as consumed,
        (array_agg("toId") filter (where "to" = 'van' and "toId" <> '00000000-0000-0000-0000-000000000000'))[1] as van
      from jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as r("lineId" uuid, "lotId" uuid, "from" text, "to" text, "toId" uuid, amount bigint)
      where "lineId" is not null group by 1, 2
    ) t where l.line_id = t."lineId" and l.lot_id = t."lotId"`.execute(tx);

/** All of it gone, the last by destruction. */
const endDestroyed = (tx: Tx, { legs }: Event) =>
  sql`
    update lots.lot set state = 'destroyed' where id = any(${[...new Set(legs.map(({ lotId }) => lotId))]}::uuid[])
      and not exists (select from lots.balance b where b.lot_id = lot.id and b.amount > 0)`.execute(tx);

async function applyEvent(tx: Tx, data: Event, fact: Fact): Promise<void> {
  if (data.lots.length > 0) await insertLots(tx, data, iso(fact.recordedAt));
  if (data.legs.length > 0) await insertMovements(tx, data, fact);
  if (data.edges.length > 0) await insertEdges(tx, data);
  if (data.lines.length > 0) await insertLines(tx, data);
  if (data.kind !== 'picked' && data.legs.some(({ lineId }) => lineId !== null)) await updateLines(tx, data);
  if (data.kind === 'destroyed') await endDestroyed(tx, data);
}

/** The strongest hold that stands decides; what is destroyed stays so. */
const setStates = (tx: Tx, lotIds: readonly string[]) =>
  sql`
    update lots.lot l set state = s.state from (
      select x.id, coalesce((array['held', 'quarantined', 'recalled'])[max(array_position(array['hold', 'quarantine', 'recall'], h.kind))], 'available') as state
      from unnest(${[...lotIds]}::uuid[]) as x(id)
      left join lots.hold_lot hl on hl.lot_id = x.id and hl.lifted_at is null
      left join lots.hold h on h.id = hl.hold_id
      group by x.id
    ) s where l.id = s.id and l.state <> 'destroyed' and l.state <> s.state`.execute(tx);

async function hold(tx: Tx, data: Data<typeof told.held>, { occurredAt }: Fact): Promise<void> {
  const { holdId, kind, reason, caseId, customerId, alertId, recallId, lotCount, lotIds } = data;
  await sql`
    insert into lots.hold (id, kind, reason, case_id, customer_id, alert_id, recall_id, lot_count, began_at)
    values (${holdId}, ${kind}, ${reason}, ${caseId}, ${customerId}, ${alertId}, ${recallId}, ${lotCount}, ${iso(occurredAt)})
    on conflict (id) do update set lot_count = excluded.lot_count`.execute(tx);
  // A lot that was let go may come under the same hold again.
  await sql`insert into lots.hold_lot (hold_id, lot_id) select ${holdId}, id from unnest(${lotIds}::uuid[]) as x(id)
    on conflict (hold_id, lot_id) do update set lifted_at = null`.execute(tx);
  await setStates(tx, lotIds);
}

async function clear(tx: Tx, { holdId, outcome, lotIds, whole }: Data<typeof told.cleared>, { occurredAt }: Fact): Promise<void> {
  const at = iso(occurredAt);
  await sql`update lots.hold_lot set lifted_at = ${at} where hold_id = ${holdId} and lot_id = any(${lotIds}::uuid[]) and lifted_at is null`.execute(
    tx,
  );
  if (whole) await sql`update lots.hold set lifted_at = ${at}, outcome = ${outcome} where id = ${holdId}`.execute(tx);
  await setStates(tx, lotIds);
}

const openPlace = (tx: Tx, { placeId, ...place }: Data<typeof told.placeOpened>, { occurredAt }: Fact) =>
  tx
    .insertInto('lots.place')
    .values({ id: placeId, ...place, opened_at: iso(occurredAt) })
    .execute();

const closePlace = (tx: Tx, { placeId }: Data<typeof told.placeClosed>) =>
  tx.updateTable('lots.place').set({ active: false }).where('id', '=', placeId).execute();

const eventNames = Object.keys(told.events) as MovementKind[];
export const apply = Object.fromEntries([
  ...eventNames.map((kind) => on(told.events[kind], applyEvent)),
  on(told.held, hold),
  on(told.cleared, clear),
  on(told.placeOpened, openPlace),
  on(told.placeClosed, closePlace),
]);

export const rebuilds = [
  'lots.place',
  'lots.lot',
  'lots.event',
  'lots.movement',
  'lots.balance',
  'lots.edge',
  'lots.line',
  'lots.hold',
  'lots.hold_lot',
];
