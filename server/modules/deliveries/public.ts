// What other modules may ask about delivery notes.
import { sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { linkFor } from './note-link.ts';
import { no } from './refusals.ts';

export type NotePlace = { readonly noteId: string; readonly number: string; readonly customerId: string; readonly siteId: string };

export async function noteOf(db: Db | Tx, noteId: string): Promise<NotePlace | undefined> {
  return db
    .selectFrom('deliveries.note')
    .select(['id as noteId', 'number', 'customer_id as customerId', 'site_id as siteId'])
    .where('id', '=', noteId)
    .executeTakeFirst();
}

export async function lineOf(
  db: Db | Tx,
  noteId: string,
  lineId: string,
): Promise<{ lineId: string; product: string; unit: string; ordered: number; accepted: number | null } | undefined> {
  return db
    .selectFrom('deliveries.note_line')
    .select(['id as lineId', 'product', 'unit', 'ordered', 'accepted'])
    .where('note_id', '=', noteId)
    .where('id', '=', lineId)
    .executeTakeFirst();
}

/** A line as it stood at the dock, with the pictures taken there. */
export type DockLine = {
  readonly lineId: string;
  readonly lineNo: number;
  readonly product: string;
  readonly unit: UnitCode;
  readonly came: number;
  readonly expiresOn: string | null;
  readonly photos: readonly string[];
};

/** These lines of a note, or all; with the pictures of the whole delivery. */
export async function dockLines(db: Db | Tx, noteId: string, lineIds: readonly string[] | null) {
  const { rows } = await sql<DockLine>`
    select l.id as "lineId", l.line_no as "lineNo", l.product, l.unit, coalesce(l.picked, l.ordered) as came, l.expires_on::text as "expiresOn",
      array(select file_id::text from deliveries.photo p where p.note_id = l.note_id and p.line_id = l.id order by place) as photos
    from deliveries.note_line l where l.note_id = ${noteId} and (${lineIds === null} or l.id = any(${lineIds ?? []}::uuid[])) order by l.line_no`.execute(
    db,
  );
  return rows;
}

/** Pictures of the whole delivery and of the signed paper. */
export async function dockPictures(db: Db | Tx, noteId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries.photo')
    .select('file_id')
    .where('note_id', '=', noteId)
    .where('line_id', 'is', null)
    .orderBy('place')
    .execute();
  return rows.map(({ file_id }) => file_id);
}

/** Numbers of these notes. */
export async function noteNumbers(db: Db | Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (noteIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('deliveries.note')
    .select(['id', 'number'])
    .where('id', 'in', [...new Set(noteIds)])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export type RecentLine = {
  readonly lineId: string;
  readonly noteId: string;
  readonly noteNumber: string;
  readonly siteId: string;
  readonly product: string;
};

/** Lines delivered to a customer (or one of its sites) between two days, newest note first. */
export async function recentLines(
  db: Db | Tx,
  { customerId, siteId }: { customerId: string; siteId: string | null },
  { from, to }: { from: string; to: string },
): Promise<RecentLine[]> {
  let query = db
    .selectFrom('deliveries.note_line')
    .innerJoin('deliveries.note', 'deliveries.note.id', 'deliveries.note_line.note_id')
    .select([
      'deliveries.note_line.id as lineId',
      'deliveries.note.id as noteId',
      'deliveries.note.number as noteNumber',
      'deliveries.note.site_id as siteId',
      'deliveries.note_line.product',
    ])
    .where('deliveries.note.customer_id', '=', customerId)
    .where('deliveries.note.delivery_on', '>=', from)
    .where('deliveries.note.delivery_on', '<=', to);
  if (siteId) query = query.where('deliveries.note.site_id', '=', siteId);
  return query.orderBy('deliveries.note.delivery_on', 'desc').orderBy('deliveries.note_line.line_no').limit(400).execute();
}

/** A link that opens this note without sign-in, for prints and greetings. */
export async function openNoteLink(unit: Unit, noteId: string): Promise<string> {
  const note = await unit.tx
    .selectFrom('deliveries.note')
    .select(['customer_id as customerId', 'site_id as siteId', 'delivery_on as deliveryOn'])
    .where('id', '=', noteId)
    .executeTakeFirstOrThrow();
  return (await linkFor(unit, { noteId, ...note })).link;
}

/** The note a demo visitor scans: the latest one of a customer. */
export async function latestNoteOf(db: Db | Tx, customerId: string): Promise<string | undefined> {
  const note = await db
    .selectFrom('deliveries.note')
    .select('id')
    .where('customer_id', '=', customerId)
    .orderBy('delivery_on', 'desc')
    .orderBy('number')
    .executeTakeFirst();
  return note?.id;
}

export type NoteRound = { readonly driverId: string | null; readonly vehicle: string | null; readonly windowFrom: number; readonly windowTo: number };

/** Who brings these notes, and when. */
export async function roundsOf(db: Db | Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, NoteRound>> {
  if (noteIds.length === 0) return new Map();
  const { rows } = await sql<NoteRound & { noteId: string }>`
    select id as "noteId", driver_id as "driverId", vehicle, window_from as "windowFrom", window_to as "windowTo"
    from deliveries.note where id = any(${[...new Set(noteIds)]}::uuid[])`.execute(db);
  return new Map(rows.map(({ noteId, ...round }) => [noteId, round]));
}

export { accepted, refused } from './acceptance/facts.ts';
export { orderHeaders } from './exchange/keep-mappings.ts';
export { type Spare, spareAboard } from './goods/spare-aboard.ts';
export { issueInUnit } from './issue-note.ts';
export { DELAYS, OUTCOMES, type Outcome, REASON_CODES, REASONS, type Reason, SIGNER_ROLES, TIMINGS, type Timing } from './note.ts';
export { linkForPrint } from './note-link.ts';
export { noteIdsOn, type PaperLine, type PaperNote, paperNotes } from './paper/paper-note.ts';
export { knownGoods } from './paper/price-lines.ts';
export { estimateStops, type Figures, legOf, type Stop, serviceOf } from './road/estimate.rules.ts';
export { EXCEPTIONS, LOOKS, REMEDIES } from './road/road.ts';
export { type RoundToday, roundsToday } from './road/rounds-today.ts';
export { type SoldLine, soldLines } from './sold-lines.ts';

/** The refusal of a note that does not exist, or that the actor may not see. */
export const noSuchNote = () => no('not-found');
export { deliveryDays, type ShortWeight, shortWeights } from './short-weight.ts';
