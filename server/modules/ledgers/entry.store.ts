// Writes entries and reads them as they were written. Nothing here changes one: the database would not let it.
import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso, shanghaiDate } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { nextInSeries } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { Book, EntryKind, Field } from './ledger.ts';
import { missingOf } from './ledger-rules.ts';

export type EntryRow = Selectable<DB['ledgers.entry']>;
/** An entry before it has its number. Amounts in the base unit, days `YYYY-MM-DD`. */
export type NewEntry = Omit<EntryRow, 'id' | 'number' | 'missing' | 'posted_by' | 'posted_at'> & { book: Book; kind: EntryKind };

const told = (value: string | number | null): boolean => value !== null && value !== '' && value !== 0;

/** Which of the fields the law asks for an entry has. */
export function gapsOf(entry: NewEntry): Field[] {
  const has: Record<Field, boolean> = {
    product: told(entry.product),
    spec: told(entry.spec),
    amount: told(entry.amount),
    day: told(entry.on_day),
    lot: told(entry.supplier_lot ?? (entry.day_lot ? null : entry.lot_number)),
    'produced-on': told(entry.produced_on),
    'shelf-life': told(entry.expires_on) || told(entry.shelf_life_days),
    'party-name': told(entry.party_name),
    'party-address': told(entry.party_address),
    'party-contact': told(entry.party_contact),
  };
  return missingOf({ book: entry.book, category: entry.category, onDay: entry.on_day, expiresOn: entry.expires_on, has: (field) => has[field] });
}

const LETTERS: Record<Book, string> = { purchase: 'JH', sales: 'XS' };

export type Written = { readonly ids: readonly string[]; readonly incomplete: number; readonly sha256: string };

/** Enters them with their numbers (`JH260302-000000001`, `XS…`); what stands already is passed over. Answers what is new, with a hash over it. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[], { by, now }: { by: string; now: Instant }): Promise<Written> {
  if (entries.length === 0) return { ids: [], incomplete: 0, sha256: hashOf([]) };
  const rows = entries.map((entry) => ({ ...entry, id: newId(now), missing: gapsOf(entry), letters: LETTERS[entry.book] }));
  const { rows: kept } = await sql<EntryRow>`
    insert into ledgers.entry (id, number, book, kind, corrects, on_day, lot_id, lot_number, supplier_lot, day_lot, product_id, product_code, product, spec, category,
      amount, unit, origin, produced_on, expires_on, shelf_life_days, party_id, party_name, party_address, party_contact, event_id, note_id, note_number, line_id,
      missing, reason, posted_by, posted_at)
    select id, letters || ${shanghaiDate(now).slice(2).replaceAll('-', '')} || '-' || ${nextInSeries('ledgers.number', 9)}, book, kind, corrects, on_day, lot_id,
      lot_number, supplier_lot, day_lot, product_id, product_code, product, spec, category, amount, unit, origin, produced_on, expires_on, shelf_life_days, party_id,
      party_name, party_address, party_contact, event_id, note_id, note_number, line_id, missing, reason, ${by}, ${iso(now)}::timestamptz
    from jsonb_populate_recordset(null::ledgers.entry_in, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing returning *`.execute(tx);
  return { ids: kept.map(({ id }) => id), incomplete: kept.filter(({ missing }) => missing.length > 0).length, sha256: hashOf(kept) };
}

/** SHA-256 over entries in the order of their ids: the same as long as nobody changed one. */
export function hashOf(rows: readonly EntryRow[]): string {
  const texts = [...rows]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) =>
      JSON.stringify(
        Object.keys(row)
          .sort()
          .map((key) => [key, row[key as keyof EntryRow]]),
      ),
    );
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

export async function entriesById(db: Db | Tx, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select * from ledgers.entry where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
