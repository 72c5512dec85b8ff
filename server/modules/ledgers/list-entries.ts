// The books as people read them: newest day first, with what corrections left of each entry.
import { type SqlBool, sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import type { EntryRow } from './entry.store.ts';
import type { Book, EntryKind, Field } from './ledger.ts';
import { keepUntil } from './ledger-rules.ts';

export type Entry = OutputOf<typeof contract.list>['items'][number];
export type EntryFilter = Omit<InputOf<typeof contract.exportList>, 'form'>;

export async function listEntries(call: Call, input: InputOf<typeof contract.list>): Promise<OutputOf<typeof contract.list>> {
  const after = readCursor(input.cursor, 2);
  let query = narrowed(call.db, input);
  if (after) query = query.where(sql<SqlBool>`(on_day, number) < (${after[0]}::date, ${after[1]}::text)`);
  const rows = await query
    .selectAll()
    .orderBy('on_day', 'desc')
    .orderBy('number', 'desc')
    .limit(input.limit + 1)
    .execute();
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return { items: await showEntries(call, shown), next: rows.length > input.limit && last ? writeCursor([last.on_day, last.number]) : null };
}

export const countEntries = async (db: Db, filter: EntryFilter): Promise<number> =>
  (await narrowed(db, filter).select(sql<number>`count(*)`.as('all')).executeTakeFirstOrThrow()).all;

function narrowed(db: Db, { book, from, to, q, lotId, incomplete }: EntryFilter) {
  let query = db.selectFrom('ledgers.entry').where('book', '=', book);
  if (from) query = query.where('on_day', '>=', from);
  if (to) query = query.where('on_day', '<=', to);
  if (lotId) query = query.where('lot_id', '=', lotId);
  if (incomplete) query = query.where(sql<SqlBool>`missing <> '{}'`);
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<SqlBool>`(product ilike ${part} or product_code ilike ${part} or lot_number ilike ${part} or supplier_lot ilike ${part} or party_name ilike ${part} or number ilike ${part})`,
    );
  }
  return query;
}

type Linked = { id: string; number: string; corrects: string; amount: number };

/** With corrections in both directions and the lots that are kept by a legal hold: two reads for all of them. */
async function showEntries({ db, actor }: Call, rows: readonly EntryRow[]): Promise<Entry[]> {
  const ids = rows.map(({ id }) => id);
  const originals = rows.flatMap(({ corrects }) => corrects ?? []);
  const [{ rows: corrections }, { rows: named }, { rows: kept }] = await Promise.all([
    sql<Linked>`select id, number, corrects, amount from ledgers.entry where corrects = any(${[...ids, ...originals]}::uuid[]) order by number`.execute(
      db,
    ),
    sql<{ id: string; number: string }>`select id, number from ledgers.entry where id = any(${originals}::uuid[])`.execute(db),
    sql<{ id: string }>`select distinct x.id from ledgers.legal_hold h, unnest(h.lots) as x(id)
      where h.lifted_at is null and h.lots && ${rows.flatMap(({ lot_id }) => lot_id ?? [])}::uuid[]`.execute(db),
  ]);
  const numbers = new Map(named.map((one) => [one.id, one.number]));
  const held = new Set(kept.map(({ id }) => id));
  const mayCorrect = actor.can.has('ledgers.correct');
  return rows.map((row) => {
    const own = corrections.filter(({ corrects }) => corrects === row.id);
    return {
      ...showEntry(row),
      corrects: row.corrects === null ? null : { id: row.corrects, number: numbers.get(row.corrects) ?? '' },
      amountNow: own.reduce((sum, { amount }) => sum + amount, row.amount),
      correctedBy: own.map(({ id, number }) => ({ id, number })),
      legalHold: row.lot_id !== null && held.has(row.lot_id),
      can: { correct: mayCorrect && row.kind !== 'correction' },
    };
  });
}

const showEntry = (row: EntryRow): Omit<Entry, 'corrects' | 'amountNow' | 'correctedBy' | 'legalHold' | 'can'> => ({
  id: row.id,
  number: row.number,
  book: row.book as Book,
  kind: row.kind as EntryKind,
  onDay: row.on_day,
  lot: row.lot_number === null ? null : { id: row.lot_id, number: row.lot_number, supplierLot: row.supplier_lot, dayLot: row.day_lot },
  product: row.product,
  productCode: row.product_code,
  spec: row.spec,
  amount: row.amount,
  unit: row.unit as UnitCode,
  origin: row.origin,
  producedOn: row.produced_on,
  expiresOn: row.expires_on,
  shelfLifeDays: row.shelf_life_days,
  party: { id: row.party_id, name: row.party_name, address: row.party_address, contact: row.party_contact },
  noteId: row.note_id,
  noteNumber: row.note_number,
  missing: row.missing as Field[],
  reason: row.reason,
  keepUntil: keepUntil({ category: row.category, onDay: row.on_day, expiresOn: row.expires_on }),
  postedAt: iso(row.posted_at),
});
