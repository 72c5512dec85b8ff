// Notes of the office and of a kitchen.
import type { SelectQueryBuilder } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { narrow } from './narrow-notes.ts';
import { visibleTo } from './note.store.ts';
import { type NoteRow, rowsOf } from './note-row.ts';

type Page = OutputOf<typeof contract.list>;
type Query = SelectQueryBuilder<DB, 'deliveries.note', NoteRow>;

const seen = ({ db, actor }: Call): Query => db.selectFrom('deliveries.note').selectAll().where(visibleTo(actor));

export async function listNotes(call: Call, input: InputOf<typeof contract.list>): Promise<Page> {
  return page(call, narrow(seen(call), input), input);
}

export async function listMine(call: Call, { siteId, ...paging }: InputOf<typeof contract.mine>): Promise<Page> {
  const query = seen(call).where('state', '<>', 'cancelled');
  return page(call, siteId ? query.where('site_id', '=', siteId) : query, paging);
}

type Paging = { readonly cursor?: string | undefined; readonly limit: number };

/** The latest day first. */
async function page(call: Call, query: Query, { cursor, limit }: Paging): Promise<Page> {
  const after = readCursor(cursor, 2);
  const rest = after ? query.where(sql<SqlBool>`(delivery_on, number) < (${after[0]}::date, ${after[1]})`) : query;
  const rows = await rest
    .orderBy('delivery_on', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: (await rowsOf(call, shown)).rows, next: rows.length > limit && last ? writeCursor([last.delivery_on, last.number]) : null };
}
