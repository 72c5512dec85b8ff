// Orders of the office and of a kitchen, the latest day first; and how many wait for something.
import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { DAY, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type OrderRow, visibleTo } from './order.store.ts';
import { rowsOf } from './order-row.ts';

type Page = OutputOf<typeof contract.list>;
type Query = SelectQueryBuilder<DB, 'orders.order', OrderRow>;
type Filters = Partial<InputOf<typeof contract.list>>;

const seen = ({ db, actor }: Call): Query => db.selectFrom('orders.order').selectAll('orders.order').where(visibleTo(actor));

export const listOrders = (call: Call, input: InputOf<typeof contract.list>): Promise<Page> => page(call, wanted(call, input), input);

export const listMine = (call: Call, input: InputOf<typeof contract.mine>): Promise<Page> => page(call, narrowed(seen(call), input), input);

const wanted = (call: Call, filters: Filters): Query => flagged(narrowed(seen(call), filters), filters);

export async function countListed(call: Call, filters: Filters): Promise<number> {
  const { orders } = await wanted(call, filters).clearSelect().select(sql<number>`count(*)`.as('orders')).executeTakeFirstOrThrow();
  return orders;
}

function narrowed(query: Query, { from, to, customerId, siteId, state, channel, urgent, text }: Filters): Query {
  let narrow = query;
  if (from) narrow = narrow.where('delivery_on', '>=', from);
  if (to) narrow = narrow.where('delivery_on', '<=', to);
  if (customerId) narrow = narrow.where('customer_id', '=', customerId);
  if (siteId) narrow = narrow.where('site_id', '=', siteId);
  if (state) narrow = narrow.where('state', '=', state);
  if (channel) narrow = narrow.where('channel', '=', channel);
  if (urgent !== undefined) narrow = narrow.where('urgent', '=', urgent);
  return text ? narrow.where(holds(text)) : narrow;
}

/** Number, external number, customer, site or product. */
function holds(text: string) {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(orders.order.number ilike ${like} or orders.order.external_number ilike ${like}
    or orders.order.customer_id in (select id from customers.customer where name ilike ${like})
    or orders.order.site_id in (select id from customers.site where name ilike ${like})
    or exists (select from orders.line l where l.order_id = orders.order.id and l.product ilike ${like}))`;
}

/** What somebody should look at first. */
function flagged(query: Query, { flagged: only, short }: Filters): Query {
  let narrow = query;
  if (only)
    narrow = narrow.where(
      sql<SqlBool>`(orders.order.unchecked > 0 or exists (select from orders.checked c where c.order_id = orders.order.id and c.blocks > 0))`,
    );
  if (short) narrow = narrow.where(sql<SqlBool>`exists (select from orders.shortage s where s.order_id = orders.order.id and s.outcome is null)`);
  return narrow;
}

type Paging = { readonly cursor?: string | undefined; readonly limit: number };

async function page(call: Call, query: Query, { cursor, limit }: Paging): Promise<Page> {
  const after = readCursor(cursor, 2);
  const rest = after ? query.where(sql<SqlBool>`(orders.order.delivery_on, orders.order.number) < (${after[0]}::date, ${after[1]})`) : query;
  const rows = await rest
    .orderBy('orders.order.delivery_on', 'desc')
    .orderBy('orders.order.number', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: await rowsOf(call.db, shown), next: rows.length > limit && last ? writeCursor([last.delivery_on, last.number]) : null };
}

const COUNTED = 999;

/** Counts up to 999 and no further, so that a badge never costs a scan of everything. */
export async function countOrders({ db, now }: Call): Promise<OutputOf<typeof contract.counts>> {
  const soon = shanghaiDate(now + DAY);
  const { rows } = await sql<OutputOf<typeof contract.counts>>`select
    (select count(*) from (select from orders.order where state = 'received' limit ${COUNTED}) c)::int as "toConfirm",
    (select count(*) from (select from orders.order where state = 'received' and urgent and agreed is null limit ${COUNTED}) c)::int as "toAnswer",
    (select count(*) from (${openShortages} and s.told_at is null limit ${COUNTED}) c)::int as "toTell",
    (select count(*) from (${openShortages} and s.told_at is not null limit ${COUNTED}) c)::int as "toAgree",
    (select count(*) from (select from orders.order where state = 'confirmed' and delivery_on <= ${soon}::date limit ${COUNTED}) c)::int as "toNote"`.execute(
    db,
  );
  return rows[0] as OutputOf<typeof contract.counts>;
}

const openShortages = sql`select from orders.shortage s join orders.order o on o.id = s.order_id
  where s.outcome is null and o.state in ('received', 'confirmed', 'noted')`;
