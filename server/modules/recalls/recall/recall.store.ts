// The only SQL that writes the tables of recalls.
import { sql } from 'kysely';
import { actorRef } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { drawNumber } from '../../../platform/database/number-series.ts';
import * as told from './facts.ts';
import { type Act, after, type Recall } from './recall.ts';
import { rowToRecall } from './recall-row.ts';
import { no } from './refusals.ts';

/** Locks and loads. */
export async function load(unit: Unit, recallId: string): Promise<Recall> {
  const row = await unit.tx.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).forUpdate().executeTakeFirst();
  if (!row) throw no('recall-not-found');
  return rowToRecall(row);
}

/** `ZH261122-000001`: day in Asia/Shanghai and a number that never repeats. */
export const nextNumber = (tx: Tx, now: Instant): Promise<string> => drawNumber(tx, { letters: 'ZH', sequence: 'recalls.number', now });

export type Words = {
  readonly recallId: string;
  readonly noticeId?: string | null;
  readonly kind:
    | 'reason'
    | 'beginning'
    | 'dropping'
    | 'widening'
    | 'release'
    | 'sending'
    | 'answer'
    | 'recovery'
    | 'explanation'
    | 'disposal'
    | 'report'
    | 'verification'
    | 'closing';
  readonly body: string;
  /** Who was spoken to, or who witnessed it. */
  readonly said?: string;
  /** Id of the row where it belongs to one (a disposal, a report). */
  readonly id?: string;
};

export async function keepWords(unit: Unit, { recallId, noticeId = null, kind, body, said = '', id = newId(unit.now) }: Words): Promise<void> {
  if (body === '' && said === '') return;
  const author = { author: actorRef(unit.actor), author_name: unit.actor.name, recorded_at: iso(unit.now) };
  await unit.tx
    .insertInto('recalls.words')
    .values({ id, recall_id: recallId, notice_id: noticeId, kind, body, said, ...author })
    .execute();
}

async function move(tx: Tx, act: Act, { recallId, values = {} }: { recallId: string; values?: Record<string, unknown> }): Promise<void> {
  const row = await tx.selectFrom('recalls.recall').select('state').where('id', '=', recallId).executeTakeFirstOrThrow();
  const state = after(act, row.state as Recall['state']) ?? row.state;
  await tx
    .updateTable('recalls.recall')
    .set({ ...values, state } as never)
    .where('id', '=', recallId)
    .execute();
}

async function need(tx: Tx, data: Data<typeof told.needed>, { occurredAt, recordedAt }: Fact): Promise<void> {
  await tx
    .insertInto('recalls.recall')
    .values({
      id: data.recallId,
      number: data.number,
      kind: data.kind,
      mock: data.mock,
      level: data.mock ? data.mockLevel : data.level,
      measures: data.measures,
      reason: data.reason,
      fault: data.fault,
      state: 'needed',
      case_id: data.caseId,
      alert_id: data.alertId,
      known_at: iso(occurredAt),
      needed_at: iso(recordedAt),
      start_by: data.startBy,
      tells_customers: data.tellsCustomers,
      lot_count: data.lotIds.length,
    })
    .execute();
  await insertLots(
    tx,
    data.recallId,
    data.lotIds.map((lotId) => ({ lotId, root: true, possible: false })),
  );
}

const insertLots = (tx: Tx, recallId: string, lots: readonly { lotId: string; root: boolean; possible: boolean }[]) =>
  sql`insert into recalls.recall_lot (recall_id, lot_id, root, possible)
      select ${recallId}, "lotId", root, possible from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as l("lotId" uuid, root boolean, possible boolean)
      on conflict (recall_id, lot_id) do update set root = recall_lot.root or excluded.root, possible = recall_lot.possible and excluded.possible,
        released_at = null, released_for = null`.execute(tx);

const countLots = (tx: Tx, recallId: string) =>
  sql`update recalls.recall set lot_count = (select count(*) from recalls.recall_lot where recall_id = ${recallId} and released_at is null)
      where id = ${recallId}`.execute(tx);
const countSites = (tx: Tx, recallId: string) =>
  sql`update recalls.recall set site_count = (select count(*) from recalls.notice where recall_id = ${recallId} and site_id is not null and state <> 'released')
      where id = ${recallId}`.execute(tx);

async function scope(tx: Tx, { recallId, lots }: Data<typeof told.scoped>): Promise<void> {
  await insertLots(tx, recallId, lots);
  await countLots(tx, recallId);
}

async function widen(tx: Tx, { recallId, holdId }: Data<typeof told.widened>): Promise<void> {
  await move(tx, 'widen', { recallId, values: { verified_at: null, ...(holdId === null ? {} : { hold_id: holdId }) } });
}

async function releaseLots(tx: Tx, { recallId, lotIds, why }: Data<typeof told.lotReleased>, { occurredAt }: Fact): Promise<void> {
  await sql`update recalls.recall_lot set released_at = ${iso(occurredAt)}, released_for = ${why}
    where recall_id = ${recallId} and lot_id = any(${lotIds}::uuid[]) and released_at is null`.execute(tx);
  await countLots(tx, recallId);
}

async function makeNotices(tx: Tx, { recallId, notices }: Data<typeof told.noticesMade>, { occurredAt }: Fact): Promise<void> {
  await sql`
    insert into recalls.notice (id, recall_id, party, customer_id, site_id, supplier_id, role, state, made_at)
    select "noticeId", ${recallId}, party, "customerId", "siteId", "supplierId", role, 'made', ${iso(occurredAt)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as n("noticeId" uuid, party text, "customerId" uuid, "siteId" uuid, "supplierId" uuid, role text)`.execute(tx);
  await countSites(tx, recallId);
}

/** What was said before stays as the first draft of the next answer. */
async function reopen(tx: Tx, { recallId, noticeId, way, remindAt }: Data<typeof told.noticeReopened>, { occurredAt }: Fact): Promise<void> {
  const anew = { read_at: null, acknowledged_at: null, answered_at: null, answered_by: null, reminders: 0, reminded_at: null, remind_at: remindAt };
  await tx
    .updateTable('recalls.notice')
    .set({ ...anew, state: way === null ? 'made' : 'sent', sent_at: way === null ? null : iso(occurredAt), sent_by: way })
    .where('id', '=', noticeId)
    .execute();
  await countSites(tx, recallId);
}

async function release(tx: Tx, { recallId, noticeId, whole }: Data<typeof told.noticeReleased>): Promise<void> {
  if (!whole) return;
  await tx.updateTable('recalls.notice').set({ state: 'released', remind_at: null }).where('id', '=', noticeId).execute();
  await countSites(tx, recallId);
}

async function send(tx: Tx, { recallId, noticeId, way, remindAt }: Data<typeof told.noticeSent>, { occurredAt }: Fact): Promise<void> {
  await tx
    .updateTable('recalls.notice')
    .set({ sent_at: iso(occurredAt), sent_by: way, remind_at: remindAt, state: sql`case when state = 'made' then 'sent' else state end` })
    .where('id', '=', noticeId)
    .execute();
  await move(tx, 'notify', { recallId });
}

const read = (tx: Tx, { noticeId }: Data<typeof told.noticeRead>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.notice')
    .set({ read_at: iso(occurredAt), state: sql`case when state in ('made', 'sent') then 'read' else state end` })
    .where('id', '=', noticeId)
    .execute();

const acknowledge = (tx: Tx, { noticeId, party }: Data<typeof told.noticeAcknowledged>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.notice')
    .set({
      acknowledged_at: iso(occurredAt),
      state: sql`case when state = 'answered' then state else 'acknowledged' end`,
      // A kitchen still owes its amounts; the others owe nothing more.
      ...(party === 'site' ? {} : { remind_at: null }),
    })
    .where('id', '=', noticeId)
    .execute();

async function answer(tx: Tx, { noticeId, by, revision, amounts }: Data<typeof told.noticeAnswered>, { occurredAt }: Fact): Promise<void> {
  await tx
    .updateTable('recalls.notice')
    .set({ answered_at: iso(occurredAt), answered_by: by, answers: revision, remind_at: null, state: 'answered' })
    .where('id', '=', noticeId)
    .execute();
  await sql`
    insert into recalls.answer (notice_id, lot_id, still, returned, used, destroyed, missing)
    select ${noticeId}, "lotId", still, returned, used, destroyed, missing from jsonb_to_recordset(${JSON.stringify(amounts)}::jsonb)
      as a("lotId" uuid, still bigint, returned bigint, used bigint, destroyed bigint, missing bigint)
    on conflict (notice_id, lot_id) do update set still = excluded.still, returned = excluded.returned, used = excluded.used,
      destroyed = excluded.destroyed, missing = excluded.missing`.execute(tx);
}

const remind = (tx: Tx, { noticeId, nth, nextAt }: Data<typeof told.reminded>, { occurredAt }: Fact) =>
  tx
    .updateTable('recalls.notice')
    .set({ reminders: nth, reminded_at: iso(occurredAt), remind_at: nextAt })
    .where('id', '=', noticeId)
    .execute();

const dispose = (
  tx: Tx,
  { disposalId, recallId, way, lotId, amount, weight, witnesses, reportId }: Data<typeof told.disposed>,
  { occurredAt }: Fact,
) =>
  tx
    .insertInto('recalls.disposal')
    .values({ id: disposalId, recall_id: recallId, way, lot_id: lotId, amount, weight, witnesses, report_id: reportId, disposed_at: iso(occurredAt) })
    .execute();

const explain = (tx: Tx, { recallId, lotId, siteId, why, amount }: Data<typeof told.explained>, { occurredAt }: Fact) =>
  sql`insert into recalls.explained (recall_id, lot_id, site_id, why, amount, at) values (${recallId}, ${lotId}, ${siteId}, ${why}, ${amount}, ${iso(occurredAt)})
      on conflict (recall_id, lot_id, site_id) do update set why = excluded.why, amount = excluded.amount, at = excluded.at`.execute(tx);

const report = (tx: Tx, { recallId, reportId, stage }: Data<typeof told.reported>, { occurredAt, recordedAt }: Fact) =>
  tx
    .insertInto('recalls.report')
    .values({ id: reportId, recall_id: recallId, stage, reported_at: iso(occurredAt), recorded_at: iso(recordedAt) })
    .execute();

const begin = (tx: Tx, { recallId, holdId, finishDays, finishBy, backMs, forwardMs }: Data<typeof told.begun>, { occurredAt }: Fact) =>
  move(tx, 'begin', {
    recallId,
    values: { begun_at: iso(occurredAt), hold_id: holdId, finish_days: finishDays, finish_by: finishBy, back_ms: backMs, forward_ms: forwardMs },
  });

async function end(tx: Tx, act: 'close' | 'score', { recallId, values }: { recallId: string; values: Record<string, unknown> }): Promise<void> {
  await move(tx, act, { recallId, values });
  await tx.updateTable('recalls.notice').set({ remind_at: null }).where('recall_id', '=', recallId).where('remind_at', 'is not', null).execute();
}

export const apply = Object.fromEntries([
  on(told.needed, need),
  on(told.dropped, (tx, { recallId, why }, { occurredAt }) =>
    move(tx, 'drop', { recallId, values: { dropped_for: why, closed_at: iso(occurredAt) } }),
  ),
  on(told.scoped, scope),
  on(told.noticesMade, makeNotices),
  on(told.begun, begin),
  on(told.widened, widen),
  on(told.lotReleased, releaseLots),
  on(told.noticeReopened, reopen),
  on(told.noticeReleased, release),
  on(told.noticeSent, send),
  on(told.noticeRead, read),
  on(told.noticeAcknowledged, acknowledge),
  on(told.noticeAnswered, answer),
  on(told.reminded, remind),
  on(told.disposed, dispose),
  on(told.explained, explain),
  on(told.reported, report),
  on(told.remedyOpened, (tx, { recallId, lineId, caseId }) =>
    tx.insertInto('recalls.remedy').values({ recall_id: recallId, line_id: lineId, case_id: caseId }).execute(),
  ),
  on(told.verified, (tx, { recallId, effective }, { occurredAt }) =>
    move(tx, effective ? 'verify' : 'resume', { recallId, values: { verified_at: effective ? iso(occurredAt) : null } }),
  ),
  on(told.closed, (tx, { recallId, balanced }, { occurredAt }) => end(tx, 'close', { recallId, values: { closed_at: iso(occurredAt), balanced } })),
  on(told.mockScored, (tx, { recallId, passed, minutes, accountedBp, balanceMs }, { occurredAt }) =>
    end(tx, 'score', {
      recallId,
      values: { closed_at: iso(occurredAt), passed, minutes, accounted_bp: accountedBp, balance_ms: balanceMs },
    }),
  ),
  on(told.finishDaysSet, (tx, { measures, level, days }, { occurredAt }) =>
    tx
      .insertInto('recalls.finish_days')
      .values({ measures, level, days, set_at: iso(occurredAt) })
      .onConflict((conflict) => conflict.columns(['measures', 'level']).doUpdateSet({ days, set_at: iso(occurredAt) }))
      .execute(),
  ),
]);

export const rebuilds = [
  'recalls.recall',
  'recalls.recall_lot',
  'recalls.notice',
  'recalls.answer',
  'recalls.explained',
  'recalls.report',
  'recalls.disposal',
  'recalls.remedy',
  'recalls.finish_days',
];
