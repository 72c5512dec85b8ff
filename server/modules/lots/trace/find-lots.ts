// What a person types or scans into the box: our number (alone or inside a label's link), the supplier's lot, a crate's code, or a delivery note.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { supplierNames } from '../../suppliers/public.ts';
import { lotsByNumbers } from '../read-lots.ts';
import type { contract } from './contract.ts';
import { nameLots } from './show-trace.ts';

type Found = OutputOf<typeof contract.findForTrace>;
type Hit = { readonly lotId: string; readonly note: Found['items'][number]['note'] };

const MOST = 20;
const NUMBER = /PC\d{6}-\d{6,}/gi;
/** The code of a crate: the link of its note. */
const LINK = /\/portal\/n\/([\w-]+)/;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

export async function findForTrace(call: Call, { text }: InputOf<typeof contract.findForTrace>): Promise<Found> {
  const { db, now } = call;
  const hits = await hitsOf(call, text);
  const shown = hits.slice(0, MOST);
  const lots = await nameLots(
    db,
    shown.map(({ lotId }) => ({ lotId, level: 0, possible: false })),
    shanghaiDate(now),
  );
  const suppliers = await supplierNames(
    db,
    lots.flatMap(({ supplierId }) => supplierId ?? []),
  );
  const items = lots.map(({ lotId, number, product, supplierId, supplierLot, receivedOn, expiresOn, standing }, i) => ({
    lotId,
    number,
    product,
    supplier: supplierId === null ? null : (suppliers.get(supplierId) ?? null),
    supplierLot,
    receivedOn,
    expiresOn,
    standing,
    note: shown[i]?.note ?? null,
  }));
  return { items, more: hits.length > MOST };
}

async function hitsOf(call: Call, text: string): Promise<Hit[]> {
  const { db } = call;
  const numbers = text.match(NUMBER)?.map((number) => number.toUpperCase()) ?? [];
  if (numbers.length > 1) return byNumbers(db, numbers);
  if (numbers[0]) return byText(db, numbers[0]);
  const link = LINK.exec(text)?.[1];
  const noteId = await noteOf(call, link ?? text);
  if (noteId) return notes(db, sql`note_id = ${noteId}::uuid`);
  if (link) return [];
  const id = ID.exec(text)?.[0]?.toLowerCase();
  if (id) return byId(db, id);
  const lots = await byText(db, text);
  return lots.length > 0 ? lots : byNote(db, text);
}

/** A link outlives its time for our own people: the crate is in the kitchen, whatever the code still opens. */
async function noteOf({ app, db, actor, now }: Call, token: string): Promise<string | undefined> {
  const named = await app.identity.noteOfToken(db, token);
  return named && (actor.kind === 'staff' || named.expiresAt > now) ? named.noteId : undefined;
}

/** The label of a line that several lots went into. */
async function byNumbers(db: Db, numbers: readonly string[]): Promise<Hit[]> {
  const lots = await lotsByNumbers(db, numbers);
  return numbers.flatMap((number) => {
    const lot = lots.get(number);
    return lot ? [{ lotId: lot.id, note: null }] : [];
  });
}

/** Whole ones first, then what begins so, then what holds it; the newest first among equals. */
const byText = async (db: Db, text: string): Promise<Hit[]> => {
  const like = `%${escaped(text)}%`;
  const { rows } = await sql<{ lotId: string }>`
    select id as "lotId" from lots.lot where number ilike ${like} or supplier_lot ilike ${like}
    order by (lower(number) = lower(${text}) or lower(supplier_lot) = lower(${text})) desc nulls last, received_on desc, id desc limit ${MOST + 1}`.execute(
    db,
  );
  return rows.map(({ lotId }) => ({ lotId, note: null }));
};

/** From codes of our own: a lot, a line of a note, or the note itself. */
async function byId(db: Db, id: string): Promise<Hit[]> {
  const lot = await db.selectFrom('lots.lot').select('id').where('id', '=', id).executeTakeFirst();
  if (lot) return [{ lotId: lot.id, note: null }];
  return notes(db, sql`line_id = ${id}::uuid or note_id = ${id}::uuid`);
}

const byNote = (db: Db, text: string): Promise<Hit[]> => notes(db, sql`note_number like ${`${escaped(text.toUpperCase())}%`}`);

async function notes(db: Db, which: ReturnType<typeof sql>): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select distinct on (delivery_on, note_number, lot_id) lot_id as "lotId",
      jsonb_build_object('noteId', note_id, 'number', note_number, 'deliveryOn', delivery_on) as note
    from lots.line where ${which} order by delivery_on desc, note_number, lot_id limit ${MOST + 1}`.execute(db);
  return rows;
}
