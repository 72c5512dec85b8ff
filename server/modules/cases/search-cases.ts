// Any case by number, customer, state, category or day, newest first.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { visibleTo } from './case.store.ts';
import { LISTED, rowsOf } from './case-row.ts';
import type { contract } from './contract.ts';

type Page = OutputOf<typeof contract.search>;

const listed = (call: Call) =>
  call.db
    .selectFrom('cases.case')
    .leftJoin('cases.queue', 'cases.queue.case_id', 'cases.case.id')
    .select(LISTED)
    .where(visibleTo(call.actor))
    .orderBy('cases.case.opened_at', 'desc')
    .orderBy('cases.case.id', 'desc');

type Listing = ReturnType<typeof listed>;

async function page(call: Call, query: Listing, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page> {
  const after = readCursor(cursor, 2);
  const from = after ? query.where(sql<SqlBool>`(cases.case.opened_at, cases.case.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`) : query;
  const rows = await from.limit(limit + 1).execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await rowsOf(call.db, items, call.app.identity),
    next: rows.length > limit && last ? writeCursor([iso(last.opened_at), last.id]) : null,
  };
}

export const searchCases = (call: Call, input: InputOf<typeof contract.search>): Promise<Page> => page(call, sought(call, input), input);

export async function countFound(call: Call, input: Sought): Promise<number> {
  const counted = sought(call, input).clearSelect().clearOrderBy().select(sql<number>`count(*)`.as('cases'));
  return (await counted.executeTakeFirstOrThrow()).cases;
}

type Sought = Omit<InputOf<typeof contract.search>, 'cursor' | 'limit'>;

function sought(call: Call, input: Sought): Listing {
  let query = listed(call);
  const text = input.text?.trim();
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('cases.case.number', 'ilike', like),
        eb('cases.case.customer_id', 'in', eb.selectFrom('customers.customer').select('id').where('name', 'ilike', like)),
        eb(sql`cases.case.lines::text`, 'ilike', like),
      ]),
    );
  }
  if (input.customerId) query = query.where('cases.case.customer_id', '=', input.customerId);
  if (input.noteId) query = query.where('cases.case.note_id', '=', input.noteId);
  if (input.state) query = query.where('cases.case.state', '=', input.state);
  if (input.category) query = query.where('cases.case.category', '=', input.category);
  if (input.from) query = query.where('cases.case.opened_at', '>=', sql<number>`${input.from}::timestamptz`);
  if (input.to) query = query.where('cases.case.opened_at', '<', sql<number>`${input.to}::timestamptz`);
  return query;
}

/** The customer's own matters; a QR code shows those of its site. */
export const listMine = (call: Call, input: InputOf<typeof contract.mine>): Promise<Page> => page(call, listed(call), input);
