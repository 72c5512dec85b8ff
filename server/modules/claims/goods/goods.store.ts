// The only SQL that writes pick-ups, parcels and what became of them.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { type Entry, enter } from '../ledger.store.ts';
import * as told from './facts.ts';

const at = (fact: Fact): string => iso(fact.occurredAt);

async function open(tx: Tx, data: Data<typeof told.pickupOpened>, fact: Fact): Promise<void> {
  const { pickupId, number, claimId, customerId, siteId, foodSafety, until, parcels } = data;
  await sql`
    insert into claims.pickup (id, number, claim_id, customer_id, site_id, food_safety, until, state, opened_at)
    values (${pickupId}, ${number}, ${claimId}, ${customerId}, ${siteId}, ${foodSafety}, ${until}, 'open', ${at(fact)})`.execute(tx);
  await sql`
    insert into claims.parcel (id, number, claim_id, pickup_id, item_id, line_id, note_line_id, note_id, customer_id, site_id, lot_id, product_id, unit,
      food_safety, unsafe, expected, state)
    select "parcelId", number, ${claimId}, ${pickupId}, "itemId", "lineId", "noteLineId", "noteId", ${customerId}, ${siteId}, "lotId", "productId", unit,
      ${foodSafety}, ${foodSafety}, amount, 'expected'
    from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as r("parcelId" uuid, number text, "itemId" uuid, "lineId" uuid, "noteLineId" uuid,
      "noteId" uuid, "lotId" uuid, "productId" uuid, unit text, amount bigint)`.execute(tx);
}

const plan = (tx: Tx, { pickupId, mode, stopNoteId, driverId, vehicle, dueAt, byRule }: Data<typeof told.pickupPlanned>, fact: Fact) =>
  tx
    .updateTable('claims.pickup')
    .set({ state: 'planned', mode, stop_note_id: stopNoteId, driver_id: driverId, vehicle, due_at: dueAt, by_rule: byRule, planned_at: at(fact) })
    .where('id', '=', pickupId)
    .execute();

async function callOff(tx: Tx, { pickupId }: Data<typeof told.pickupCalledOff>): Promise<void> {
  await tx.updateTable('claims.pickup').set({ state: 'called-off' }).where('id', '=', pickupId).execute();
  await tx.updateTable('claims.parcel').set({ state: 'called-off' }).where('pickup_id', '=', pickupId).where('state', '=', 'expected').execute();
}

/** A pick-up is over when nothing of it is waited for any more. */
const endPickup = (tx: Tx, pickupId: string, moment: string) =>
  sql`
    update claims.pickup set state = 'collected', collected_at = coalesce(collected_at, ${moment}::timestamptz)
    where id = ${pickupId} and state in ('open', 'planned') and not exists (select from claims.parcel where pickup_id = ${pickupId} and state = 'expected')
      and exists (select from claims.parcel where pickup_id = ${pickupId} and state <> 'called-off')`.execute(tx);

type Told = Data<typeof told.collected>['entries'];
const entriesOf = (entries: Told, { claimId, customerId }: { readonly claimId: string; readonly customerId: string }): Entry[] =>
  entries.map(({ itemId, ...entry }) => ({ ...entry, customerId, claimId: itemId === null ? null : claimId, itemId }));

/** 0 of a parcel: it was not handed over, and is not waited for. What came straight into quarantine is received too. */
async function collect(tx: Tx, data: Data<typeof told.collected>, fact: Fact): Promise<void> {
  const { pickupId, parcels, placeKind, placeId, entries } = data;
  const apart = placeKind === 'quarantine' || placeKind === 'store';
  const state = apart ? 'quarantined' : 'on-the-way';
  await sql`
    update claims.parcel p set collected = r.amount, booked = r.booked, collected_at = ${at(fact)}::timestamptz, place_kind = ${placeKind}, place_id = ${placeId},
      received = case when ${apart} then r.amount end, received_at = case when ${apart} then ${at(fact)}::timestamptz end,
      quarantined_at = case when ${apart} then ${at(fact)}::timestamptz end,
      state = case when r.amount = 0 then 'called-off' else ${state} end
    from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as r("parcelId" uuid, amount bigint, booked bigint) where p.id = r."parcelId"`.execute(
    tx,
  );
  await endPickup(tx, pickupId, at(fact));
  await enter(tx, fact, entriesOf(entries, data));
}

const receive = (tx: Tx, { parcels }: Data<typeof told.received>, fact: Fact) =>
  sql`
    update claims.parcel p set received = r.amount, booked = coalesce(r.booked, p.booked), received_at = ${at(fact)}::timestamptz, state = 'received'
    from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as r("parcelId" uuid, amount bigint, booked bigint) where p.id = r."parcelId"`.execute(
    tx,
  );

const quarantine = (tx: Tx, { parcels, placeId }: Data<typeof told.quarantined>, fact: Fact) =>
  sql`
    update claims.parcel p set booked = r.booked, place_kind = 'quarantine', place_id = ${placeId}, quarantined_at = ${at(fact)}::timestamptz, state = 'quarantined'
    from jsonb_to_recordset(${JSON.stringify(parcels)}::jsonb) as r("parcelId" uuid, booked bigint) where p.id = r."parcelId"`.execute(tx);

const inspect = (tx: Tx, { parcelId, finding, unsafe }: Data<typeof told.inspected>, fact: Fact) =>
  sql`
    update claims.parcel set finding = ${finding}, unsafe = unsafe or ${unsafe}, inspected_at = ${at(fact)}::timestamptz, state = 'inspected'
    where id = ${parcelId}`.execute(tx);

async function dispose(tx: Tx, data: Data<typeof told.disposed>, fact: Fact): Promise<void> {
  await tx
    .insertInto('claims.disposal')
    .values({
      id: data.disposalId,
      parcel_id: data.parcelId,
      claim_id: data.claimId,
      disposition: data.disposition,
      amount: data.amount,
      weight: data.weight,
      event_id: data.eventId,
      supplier_id: data.supplierId,
      reported_at: data.reportedAt,
      witnesses: data.witnesses,
      photos: JSON.stringify(data.evidence),
      disposed_at: at(fact),
    })
    .execute();
  await sql`
    update claims.parcel set disposed = disposed + ${data.amount}, booked = booked - ${data.booked}, disposed_at = ${at(fact)}::timestamptz,
      state = case when disposed + ${data.amount} >= coalesce(received, collected, 0) then 'disposed' else state end
    where id = ${data.parcelId}`.execute(tx);
}

async function destroyHere(tx: Tx, data: Data<typeof told.destroyedAtSite>, fact: Fact): Promise<void> {
  const { claimId, customerId, siteId, by, witnesses, parts, evidence, entries } = data;
  await sql`
    insert into claims.site_destruction (id, claim_id, item_id, customer_id, site_id, lot_id, unit, amount, weight, event_id, said_by, witnesses, photos, destroyed_at)
    select "destructionId", ${claimId}, "itemId", ${customerId}, ${siteId}, "lotId", unit, amount, weight, "eventId", ${by}, ${witnesses},
      ${JSON.stringify(evidence)}::jsonb, ${at(fact)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r("destructionId" uuid, "itemId" uuid, "lotId" uuid, unit text, amount bigint, weight bigint, "eventId" uuid)`.execute(
    tx,
  );
  await enter(tx, fact, entriesOf(entries, data));
  // What is gone at the site is not fetched any more.
  const { rows } = await sql<{ id: string }>`
    update claims.parcel p set state = 'called-off' from (
      select "itemId", "lotId" from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r("itemId" uuid, "lotId" uuid)
    ) d where p.claim_id = ${claimId} and p.item_id = d."itemId" and p.lot_id is not distinct from d."lotId" and p.state = 'expected' returning p.pickup_id as id`.execute(
    tx,
  );
  for (const pickupId of new Set(rows.map(({ id }) => id)))
    await sql`update claims.pickup set state = 'called-off' where id = ${pickupId} and state in ('open', 'planned')
      and not exists (select from claims.parcel where pickup_id = ${pickupId} and state <> 'called-off')`.execute(tx);
}

export const apply = Object.fromEntries([
  on(told.pickupOpened, open),
  on(told.pickupPlanned, plan),
  on(told.pickupCalledOff, callOff),
  on(told.collected, collect),
  on(told.received, receive),
  on(told.quarantined, quarantine),
  on(told.inspected, inspect),
  on(told.disposed, dispose),
  on(told.destroyedAtSite, destroyHere),
]);

export const rebuilds = ['claims.pickup', 'claims.parcel', 'claims.disposal', 'claims.site_destruction'];
