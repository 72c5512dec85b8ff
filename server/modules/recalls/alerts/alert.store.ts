// The only SQL that writes the tables of alerts, warnings and samples. `apply` is their only writer.
import { sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import * as told from './facts.ts';

const suspect = (tx: Tx, data: Data<typeof told.lotSuspected>, { occurredAt }: Fact) =>
  sql`
    insert into recalls.suspicion (case_id, lot_id, product_id, supplier_id, customer_id, site_id, food_safety, confirmed, began_at)
    select ${data.caseId}, g."lotId", g."productId", g."supplierId", ${data.customerId}, ${data.siteId}, ${data.foodSafety}, ${data.confirmed}, ${iso(occurredAt)}
    from jsonb_to_recordset(${JSON.stringify(data.goods)}::jsonb) as g ("lotId" uuid, "productId" uuid, "supplierId" uuid)
    on conflict (case_id, lot_id) do update set food_safety = excluded.food_safety, confirmed = excluded.confirmed, began_at = excluded.began_at, cleared_at = null`.execute(
    tx,
  );

const clear = (tx: Tx, { caseId }: Data<typeof told.lotCleared>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.suspicion')
    .set({ cleared_at: iso(occurredAt) })
    .where('case_id', '=', caseId)
    .where('hold_id', 'is', null)
    .execute();

const cover = (tx: Tx, { caseId, holdId }: Data<typeof told.caseCovered>) =>
  tx.updateTable('recalls.suspicion').set({ hold_id: holdId }).where('case_id', '=', caseId).where('hold_id', 'is', null).execute();

async function raise(tx: Tx, data: Data<typeof told.alertRaised>, { occurredAt }: Fact): Promise<void> {
  const { alertId, number, kind, rule, act, cause, supplierId, productId, customers } = data;
  await tx
    .insertInto('recalls.alert')
    .values({
      ...{ id: alertId, number, kind, rule, act, cause, customers },
      supplier_id: supplierId,
      product_id: productId,
      state: 'open',
      raised_at: iso(occurredAt),
    })
    .execute();
  await belong(tx, { alertId, caseIds: data.caseIds, lotIds: data.lotIds, at: occurredAt });
}

type Belonging = { readonly alertId: string; readonly caseIds: readonly string[]; readonly lotIds: readonly string[]; readonly at: number };

async function belong(tx: Tx, { alertId, caseIds, lotIds, at }: Belonging): Promise<void> {
  await sql`
    with cases as (
      insert into recalls.alert_case (alert_id, case_id, added_at) select ${alertId}, id, ${iso(at)} from unnest(${[...caseIds]}::uuid[]) as x(id)
      on conflict do nothing
    )
    insert into recalls.alert_lot (alert_id, lot_id) select ${alertId}, id from unnest(${[...lotIds]}::uuid[]) as x(id) on conflict do nothing`.execute(
    tx,
  );
}

async function grow(tx: Tx, { alertId, caseId, lotIds, customers }: Data<typeof told.alertGrew>, { occurredAt }: Fact): Promise<void> {
  await tx.updateTable('recalls.alert').set({ customers }).where('id', '=', alertId).execute();
  await belong(tx, { alertId, caseIds: [caseId], lotIds, at: occurredAt });
}

const answer = (tx: Tx, { alertId, outcome, holdId, reason }: Data<typeof told.alertAnswered>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.alert')
    .set({ state: outcome, hold_id: holdId, reason, answered_at: iso(occurredAt) })
    .where('id', '=', alertId)
    .execute();

const warn = (tx: Tx, { warningId, holdId, customerId, siteId, lots }: Data<typeof told.siteWarned>, { occurredAt }: Fact) =>
  sql`
    with one as (
      insert into recalls.warning (id, hold_id, customer_id, site_id, warned_at) values (${warningId}, ${holdId}, ${customerId}, ${siteId}, ${iso(occurredAt)})
      -- More of it came after the first warning: it is to be seen and answered anew.
      on conflict (id) do update set warned_at = excluded.warned_at, seen_at = null, answered_at = null, reminders = 0, released_at = null, outcome = null
      returning id
    )
    insert into recalls.warning_lot (warning_id, lot_id, note_id, note_number, delivery_on, product_id, unit, amount, at_most)
    select one.id, l."lotId", l."noteId", l."noteNumber", l."deliveryOn", l."productId", l.unit, l.amount, l."atMost"
    from one, jsonb_to_recordset(${JSON.stringify(lots)}::jsonb)
      as l ("lotId" uuid, "noteId" uuid, "noteNumber" text, "deliveryOn" date, "productId" uuid, unit text, amount bigint, "atMost" bigint)`.execute(
    tx,
  );

const see = (tx: Tx, { warningId }: Data<typeof told.siteSaw>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.warning')
    .set({ seen_at: iso(occurredAt) })
    .where('id', '=', warningId)
    .where('seen_at', 'is', null)
    .execute();

async function answerSite(tx: Tx, { warningId, lots, photos }: Data<typeof told.siteAnswered>, { occurredAt }: Fact): Promise<void> {
  const at = iso(occurredAt);
  const files = photos.map(({ fileId }) => fileId);
  await sql`
    update recalls.warning set answered_at = ${at}, seen_at = coalesce(seen_at, ${at}),
      photos = array(select distinct p from unnest(photos || ${files}::uuid[]) as x(p) order by p)
    where id = ${warningId}`.execute(tx);
  // A lot that came with several notes is answered once: on the newest of them.
  await sql`
    update recalls.warning_lot w set apart = a.apart, used = a.used
    from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as a ("lotId" uuid, apart bigint, used bigint)
    where w.warning_id = ${warningId} and w.lot_id = a."lotId" and w.note_id = (
      select n.note_id from recalls.warning_lot n where n.warning_id = ${warningId} and n.lot_id = a."lotId" order by n.delivery_on desc, n.note_id limit 1)`.execute(
    tx,
  );
}

const remind = (tx: Tx, { warningId }: Data<typeof told.siteReminded>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.warning')
    .set({ reminded_at: iso(occurredAt), reminders: sql`reminders + 1` })
    .where('id', '=', warningId)
    .execute();

async function release(tx: Tx, { warningId, lotIds, outcome, whole }: Data<typeof told.siteReleased>, { occurredAt }: Fact): Promise<void> {
  const at = iso(occurredAt);
  await sql`update recalls.warning_lot set released_at = ${at} where warning_id = ${warningId} and lot_id = any(${lotIds}::uuid[])`.execute(tx);
  if (whole) await tx.updateTable('recalls.warning').set({ released_at: at, outcome }).where('id', '=', warningId).execute();
}

const call = (tx: Tx, { holdId, siteId, callId, outcome }: Data<typeof told.siteCalled>, { occurredAt, actor }: Fact) =>
  sql`
    insert into recalls.call (hold_id, site_id, call_id, outcome, called_at, called_by)
    values (${holdId}, ${siteId}, ${callId}, ${outcome}, ${iso(occurredAt)}, ${actor})
    on conflict (hold_id, site_id) do update set call_id = excluded.call_id, outcome = excluded.outcome, called_at = excluded.called_at,
      called_by = excluded.called_by, calls = recalls.call.calls + 1`.execute(tx);

const askSample = (tx: Tx, { caseId, customerId, siteId }: Data<typeof told.sampleAsked>, { occurredAt }: Fact) =>
  sql`
    insert into recalls.sample (case_id, customer_id, site_id, asked_at) values (${caseId}, ${customerId}, ${siteId}, ${iso(occurredAt)})
    on conflict (case_id) do nothing`.execute(tx);

const answerSample = (tx: Tx, { caseId, kept, keptBy, reason, by, photos }: Data<typeof told.sampleAnswered>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.sample')
    .set({
      ...{ kept, reason, kept_by: keptBy, answered_by: by },
      answered_at: iso(occurredAt),
      photos: photos.map(({ fileId }) => fileId),
    })
    .where('case_id', '=', caseId)
    .execute();

export const apply = Object.fromEntries([
  on(told.lotSuspected, suspect),
  on(told.lotCleared, clear),
  on(told.caseCovered, cover),
  on(told.alertRaised, raise),
  on(told.alertGrew, grow),
  on(told.alertAnswered, answer),
  on(told.siteWarned, warn),
  on(told.siteSaw, see),
  on(told.siteAnswered, answerSite),
  on(told.siteReminded, remind),
  on(told.siteReleased, release),
  on(told.siteCalled, call),
  on(told.sampleAsked, askSample),
  on(told.sampleAnswered, answerSample),
]);

/** Life-cycle tables that `apply` alone writes, parents first. */
export const rebuilds = [
  'recalls.suspicion',
  'recalls.alert',
  'recalls.alert_case',
  'recalls.alert_lot',
  'recalls.warning',
  'recalls.warning_lot',
  'recalls.call',
  'recalls.sample',
];

/** What a person wrote, beside the facts; the last word on a thing counts. */
export const keepAlertWords = (unit: Unit, aboutId: string, { body, person = '' }: { readonly body: string; readonly person?: string }) =>
  unit.tx
    .insertInto('recalls.alert_words')
    .values({ about_id: aboutId, body, person, author: actorRef(unit.actor), author_name: unit.actor.name, recorded_at: iso(unit.now) })
    .onConflict((conflict) =>
      conflict.column('about_id').doUpdateSet({
        ...{ body, person },
        author: actorRef(unit.actor),
        author_name: unit.actor.name,
        recorded_at: iso(unit.now),
      }),
    )
    .execute();
