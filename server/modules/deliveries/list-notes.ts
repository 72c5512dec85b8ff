// Notes of the office, of a kitchen, of a driver's day.
import type { SelectQueryBuilder } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { phonesAt } from '../customers/public.ts';
import type { contract } from './contract.ts';
import { can } from './note.rules.ts';
import { visibleTo } from './note.store.ts';
import type { State } from './note.ts';
import { type NoteRow, rowsOf, showSiteCard } from './note-row.ts';

type Page = OutputOf<typeof contract.list>;
type Query = SelectQueryBuilder<DB, 'deliveries.note', NoteRow>;

const seen = ({ db, actor }: Call): Query => db.selectFrom('deliveries.note').selectAll().where(visibleTo(actor));

export async function listNotes(call: Call, input: InputOf<typeof contract.list>): Promise<Page> {
  const { from, to, customerId, siteId, driverId, state, number } = input;
  let query = seen(call);
  if (from) query = query.where('delivery_on', '>=', from);
  if (to) query = query.where('delivery_on', '<=', to);
  if (customerId) query = query.where('customer_id', '=', customerId);
  if (siteId) query = query.where('site_id', '=', siteId);
  if (driverId) query = query.where('driver_id', '=', driverId);
  if (state) query = query.where('state', '=', state);
  if (number) query = query.where(sql<SqlBool>`starts_with(number, ${number})`);
  return page(call, query, input);
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

/** A day of one driver, in the order of the windows. */
export async function listStops(
  call: Call,
  { day = shanghaiDate(call.now) }: InputOf<typeof contract.stops>,
): Promise<OutputOf<typeof contract.stops>> {
  const notes = await seen(call)
    .where('driver_id', '=', call.actor.id)
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .orderBy('window_from')
    .orderBy('window_to')
    .orderBy('id')
    .execute();
  const [{ rows, cards }, phones] = await Promise.all([
    rowsOf(call, notes),
    phonesAt(
      call.db,
      notes.map((note) => note.customer_id),
    ),
  ]);
  const items = notes.map((note, at) => ({
    ...(rows[at] as (typeof rows)[number]),
    siteCard: showSiteCard(cards.get(note.site_id)),
    cratesOut: note.crates_out,
    phones: phones
      .filter((person) => person.customerId === note.customer_id && (person.siteId === null || person.siteId === note.site_id))
      .map(({ name, phone }) => ({ name, phone })),
    can: can({ state: note.state as State, departedAt: note.departed_at, arrivedAt: note.arrived_at }, call.actor),
  }));
  return { day, items };
}
