// The only SQL that writes delivery notes. `apply…` is the only writer of life-cycle tables; receipts hold names and stay beside them.
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import type { Fact, FactDefinition } from '../../kernel/fact.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';
import { type Act, after, type Note, type State } from './note.ts';
import { no } from './refusals.ts';

/** A QR code opens one note, people of a customer see theirs, a driver own stops, the office all. */
export const visibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<DB, 'deliveries.note'>): ExpressionWrapper<DB, 'deliveries.note', SqlBool> => {
    const customer = boundCustomer(actor);
    const own = customer === undefined ? [] : [eb('deliveries.note.customer_id', '=', customer)];
    const scanned = actor.kind === 'note-holder' ? [eb('deliveries.note.id', '=', actor.noteId)] : [];
    const stops = actor.kind === 'staff' && !actor.can.has('deliveries.read-all') ? [eb('deliveries.note.driver_id', '=', actor.id)] : [];
    return eb.and([...own, ...scanned, ...stops]) as ExpressionWrapper<DB, 'deliveries.note', SqlBool>;
  };

/** Locks and loads; what the actor may not see does not exist. */
export async function load({ tx, actor }: Unit, noteId: string): Promise<Note> {
  const row = await tx.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).where(visibleTo(actor)).forUpdate().executeTakeFirst();
  if (!row) throw no('not-found');
  const lines = await linesOf(tx, noteId);
  return {
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    siteId: row.site_id,
    state: row.state as State,
    driverId: row.driver_id,
    windowFrom: row.window_from,
    windowTo: row.window_to,
    departedAt: row.departed_at,
    arrivedAt: row.arrived_at,
    newEstimate: row.new_estimate,
    lines: lines.map((line) => ({
      id: line.id,
      lineNo: line.line_no,
      product: line.product,
      unit: line.unit as UnitCode,
      ordered: line.ordered,
      picked: line.picked,
    })),
  };
}

export const linesOf = (db: Db | Tx, noteId: string) =>
  db.selectFrom('deliveries.note_line').selectAll().where('note_id', '=', noteId).orderBy('line_no').execute();

/** `PS261121-000042`: day in Asia/Shanghai and a number that never repeats. */
export async function nextNumber(db: Db | Tx, now: Instant): Promise<string> {
  const { rows } = await sql<{ number: string }>`select to_char(${iso(now)}::timestamptz at time zone 'Asia/Shanghai', '"PS"YYMMDD-')
    || lpad(nextval('deliveries.number')::text, 6, '0') as number`.execute(db);
  return (rows[0] as { number: string }).number;
}

/** Whoever gives a note its own number waits here: two with the same number would otherwise both find it free. */
export const lockNumbers = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtextextended('deliveries.numbers', 0))`.execute(tx);

/** Which of these numbers are there, with the hash of what was issued. */
export async function hashesOf(db: Db | Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; content_hash: string }>`
    select number, content_hash from deliveries.note where number = any(${[...numbers]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.number, row.content_hash]));
}

export type Receipt = {
  readonly receiverName: string;
  readonly signatureFileId: string | null;
  readonly paperFileId: string | null;
  readonly remark: string;
};

export const keepReceipt = ({ tx, actor, now }: Unit, noteId: string, { receiverName, signatureFileId, paperFileId, remark }: Receipt) =>
  tx
    .insertInto('deliveries.receipt')
    .values({
      note_id: noteId,
      receiver_name: receiverName,
      receiver: actorRef(actor),
      signature_file_id: signatureFileId,
      paper_file_id: paperFileId,
      remark,
      recorded_at: iso(now),
    })
    .execute();

type Data<F extends { tell: (data: never, ...rest: never[]) => unknown }> = Parameters<F['tell']>[0];
type Apply<D> = (tx: Tx, data: D, fact: Fact) => Promise<unknown>;

/** Pairs a fact with what it does to the tables. */
const on = <F extends FactDefinition & { tell: (data: never, ...rest: never[]) => unknown }>(fact: F, apply: Apply<Data<F>>) =>
  [fact.name, async (tx: Tx, recorded: Fact) => void (await apply(tx, recorded.data as Data<F>, recorded))] as const;

type Change = { readonly [column: string]: unknown };

const change = (tx: Tx, noteId: string, values: Change) =>
  tx
    .updateTable('deliveries.note')
    .set(values as never)
    .where('id', '=', noteId)
    .execute();

/** Moves the state by the transition table. */
async function move(tx: Tx, act: Act, { noteId, values }: { noteId: string; values: Change }): Promise<void> {
  const row = await tx.selectFrom('deliveries.note').select('state').where('id', '=', noteId).executeTakeFirstOrThrow();
  await change(tx, noteId, { ...values, state: after(act, row.state as State) ?? row.state });
}

/** Facts may be recorded in any order: the earliest time counts. */
const earliest = (column: string, fact: Fact) => sql`least(coalesce(${sql.ref(column)}, 'infinity'), ${iso(fact.occurredAt)}::timestamptz)`;

/** Note and lines in one statement: imports bring thousands. */
const insertNote = (tx: Tx, data: Data<typeof told.noteIssued>, fact: Fact) =>
  sql`
  with note as (
    insert into deliveries.note (id, number, customer_id, site_id, delivery_on, window_from, window_to, driver_id, vehicle, state, issued_at, crates_out,
      content_hash, line_count, recorded_at)
    values (${data.noteId}, ${data.number}, ${data.customerId}, ${data.siteId}, ${data.deliveryOn}, ${data.windowFrom}, ${data.windowTo}, ${data.driverId},
      ${data.vehicle}, 'issued', ${iso(fact.occurredAt)}, ${data.cratesOut}, ${data.contentHash}, ${data.lineCount}, ${iso(fact.recordedAt)})
    returning id
  )
  insert into deliveries.note_line (id, note_id, line_no, product_code, product, spec, unit, ordered, picked, lot, produced_on, expires_on)
  select r."lineId", note.id, r."lineNo", r."productCode", r.product, r.spec, r.unit, r.ordered, r.picked, r.lot, r."producedOn", r."expiresOn"
  from note, jsonb_to_recordset(${JSON.stringify(data.lines)}::jsonb) as r("lineId" uuid, "lineNo" integer, "productCode" text, product text, spec text,
    unit text, ordered bigint, picked bigint, lot text, "producedOn" date, "expiresOn" date)`.execute(tx);

const acceptLines = (tx: Tx, noteId: string, exceptions: Data<typeof told.accepted>['exceptions']) =>
  sql`
  update deliveries.note_line l
  set accepted = coalesce(x.accepted, l.picked, l.ordered), outcome = coalesce(x.outcome, 'accepted'), reason = x.reason
  from deliveries.note_line k
  left join jsonb_to_recordset(${JSON.stringify(exceptions)}::jsonb) as x("lineId" uuid, accepted bigint, outcome text, reason text) on x."lineId" = k.id
  where k.note_id = ${noteId} and l.id = k.id`.execute(tx);

const refuseLines = (tx: Tx, { noteId, reason, reasons }: Pick<Data<typeof told.refused>, 'noteId' | 'reason' | 'reasons'>) =>
  sql`
  update deliveries.note_line l
  set accepted = 0, outcome = 'rejected', reason = coalesce(x.reason, ${reason})
  from deliveries.note_line k
  left join jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) as x("lineId" uuid, reason text) on x."lineId" = k.id
  where k.note_id = ${noteId} and l.id = k.id`.execute(tx);

export const apply = Object.fromEntries([
  on(told.noteIssued, insertNote),
  on(told.assigned, (tx, { noteId, driverId, vehicle }) => change(tx, noteId, { driver_id: driverId, vehicle })),
  on(told.departed, (tx, { noteId }, fact) => move(tx, 'depart', { noteId, values: { departed_at: earliest('departed_at', fact) } })),
  on(told.arrived, (tx, { noteId }, fact) => move(tx, 'arrive', { noteId, values: { arrived_at: earliest('arrived_at', fact) } })),
  on(told.delayed, (tx, { noteId, newEstimate, reason }) =>
    move(tx, 'delay', { noteId, values: { new_estimate: newEstimate, delay_reason: reason } }),
  ),
  on(told.accepted, async (tx, { noteId, partlyLines, rejectedLines, exceptions, cratesBack }, fact) => {
    const act = partlyLines + rejectedLines === 0 ? 'accept' : 'accept-partly';
    await move(tx, act, { noteId, values: { accepted_at: iso(fact.occurredAt), crates_back: cratesBack } });
    await acceptLines(tx, noteId, exceptions);
  }),
  on(told.refused, async (tx, data, fact) => {
    const { noteId, reason, cratesBack } = data;
    await move(tx, 'refuse', { noteId, values: { accepted_at: iso(fact.occurredAt), reason, crates_back: cratesBack } });
    await refuseLines(tx, data);
  }),
  on(told.cancelled, (tx, { noteId, reason }) => move(tx, 'cancel', { noteId, values: { reason } })),
]);

/** Life-cycle tables that `apply` alone writes, parents first. */
export const rebuilds = ['deliveries.note', 'deliveries.note_line'];
