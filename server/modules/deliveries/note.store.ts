// The only SQL that writes delivery notes. `apply…` is the only writer of life-cycle tables; receipts hold names and stay beside them.
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { drawNumber } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { carriesLots } from '../lots/public.ts';
import { apply as acceptance } from './acceptance/acceptance.store.ts';
import * as told from './facts.ts';
import type { Cause, Note, State } from './note.ts';
import { change, move } from './note-changes.ts';
import { apply as paper } from './paper/paper.store.ts';
import { rebuilds as ofPicking, apply as picking } from './picking/picking.store.ts';
import { no } from './refusals.ts';
import { rebuilds as ofRoad, apply as road } from './road/road.store.ts';

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

/** Before the window was over the van stood at the customer's gate. */
const KEPT_WAITING = sql<boolean>`exists (select from deliveries.gate_wait w
  where w.note_id = deliveries.note.id and w.caused_by = 'customer' and w.began_at <= deliveries.note.window_to)`;

/** Locks and loads; what the actor may not see does not exist. */
export async function load({ tx, actor }: Unit, noteId: string): Promise<Note> {
  const row = await tx
    .selectFrom('deliveries.note')
    .selectAll()
    .select([KEPT_WAITING.as('kept_waiting'), carriesLots(sql.ref('deliveries.note.id')).as('carries_lots')])
    .where('id', '=', noteId)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw no('not-found');
  const lines = await linesOf(tx, noteId);
  return {
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    siteId: row.site_id,
    deliveryOn: row.delivery_on,
    vehicleId: row.vehicle_id,
    carriesLots: row.carries_lots,
    state: row.state as State,
    driverId: row.driver_id,
    windowFrom: row.window_from,
    windowTo: row.window_to,
    departedAt: row.departed_at,
    arrivedAt: row.arrived_at,
    newEstimate: row.new_estimate,
    lateCause: row.kept_waiting ? 'customer' : ((row.delay_by as Cause | null) ?? 'us'),
    seals: row.seals,
    lines: lines.map((line) => ({
      id: line.id,
      lineNo: line.line_no,
      product: line.product,
      unit: line.unit as UnitCode,
      ordered: line.ordered,
      picked: line.picked,
      pieces: line.pieces,
      pickedPieces: line.picked_pieces,
      pieceUnit: line.piece_unit as UnitCode | null,
      overBp: line.over_bp,
      underBp: line.under_bp,
      pieceTare: line.piece_tare,
    })),
  };
}

export const linesOf = (db: Db | Tx, noteId: string) =>
  db.selectFrom('deliveries.note_line').selectAll().where('note_id', '=', noteId).orderBy('line_no').execute();

/** `PS261121-000042`: day in Asia/Shanghai and a number that never repeats. */
export const nextNumber = (db: Db | Tx, now: Instant): Promise<string> => drawNumber(db, { letters: 'PS', sequence: 'deliveries.number', now });

/** Whoever gives a note its own number waits here: two with the same number would otherwise both find it free. */
export const lockNumbers = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtextextended('deliveries.numbers', 0))`.execute(tx);

/** Which of these numbers are there, with the hash of what was issued. */
export async function hashesOf(db: Db | Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; content_hash: string }>`
    select number, content_hash from deliveries.note where number = any(${[...numbers]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.number, row.content_hash]));
}

/** Note and lines in one statement: imports bring thousands. */
const insertNote = (tx: Tx, data: Data<typeof told.noteIssued>, fact: Fact) =>
  sql`
  with note as (
    insert into deliveries.note (id, number, customer_id, site_id, delivery_on, window_from, window_to, driver_id, vehicle, state, issued_at, crates_out,
      content_hash, line_count, recorded_at, order_id, timing, urgent)
    values (${data.noteId}, ${data.number}, ${data.customerId}, ${data.siteId}, ${data.deliveryOn}, ${data.windowFrom}, ${data.windowTo}, ${data.driverId},
      ${data.vehicle}, 'issued', ${iso(fact.occurredAt)}, ${data.cratesOut}, ${data.contentHash}, ${data.lineCount}, ${iso(fact.recordedAt)}, ${data.orderId ?? null}, ${data.timing ?? 'standard'}, ${data.urgent ?? false})
    returning id
  )
  insert into deliveries.note_line (id, note_id, line_no, product_code, product, spec, unit, ordered, picked, lot, produced_on, expires_on,
    product_id, order_line_id, pieces, piece_unit, over_bp, under_bp, piece_tare, substitute_for)
  select r."lineId", note.id, r."lineNo", r."productCode", r.product, r.spec, r.unit, r.ordered, r.picked, r.lot, r."producedOn", r."expiresOn",
    r."productId", r."orderLineId", r.pieces, r."pieceUnit", r."overBp", r."underBp", r."pieceTare", r."substituteFor"
  from note, jsonb_to_recordset(${JSON.stringify(data.lines)}::jsonb) as r("lineId" uuid, "lineNo" integer, "productCode" text, product text, spec text,
    unit text, ordered bigint, picked bigint, lot text, "producedOn" date, "expiresOn" date, "productId" uuid, "orderLineId" uuid, pieces integer,
    "pieceUnit" text, "overBp" integer, "underBp" integer, "pieceTare" integer, "substituteFor" text)`.execute(tx);

/** A plate written by hand is no vehicle of the board; its place in the round goes with it. */
const planOf = (vehicle: string | null) => ({
  vehicle_id: sql`case when vehicle is not distinct from ${vehicle} then vehicle_id end`,
  stop_no: sql`case when vehicle is not distinct from ${vehicle} then stop_no end`,
});

export const apply = {
  ...Object.fromEntries([
    on(told.noteIssued, insertNote),
    on(told.assigned, (tx, { noteId, driverId, vehicle }) => change(tx, noteId, { driver_id: driverId, vehicle, ...planOf(vehicle) })),
    on(told.cancelled, (tx, { noteId, reason }) => move(tx, 'cancel', { noteId, values: { reason } })),
  ]),
  ...road,
  ...picking,
  ...paper,
  ...acceptance,
};

/** Life-cycle tables that `apply` alone writes, parents first. */
export const rebuilds = [...ofPicking, 'deliveries.note', 'deliveries.note_line', ...ofRoad];
