// Lots by number, supplier's lot or product: the latest first, or what expires first where that is asked.
import { type RawBuilder, sql } from 'kysely';
import { DAY, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type FoundLot, lotsWith, rowsOf } from './lot-rows.ts';

export type Filter = InputOf<typeof contract.exportList>;
type Page = OutputOf<typeof contract.list>;

export async function listLots(call: Call, { cursor, limit, ...filter }: InputOf<typeof contract.list>): Promise<Page> {
  const order = orderOf(filter);
  const after = readCursor(cursor, 2);
  const conditions = [...wanted(filter, call.now), ...(after ? [order.after(after[0] as string, after[1] as string)] : [])];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await lotsWith(sql`${where} order by ${order.by} limit ${limit + 1}`).execute(call.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: await rowsOf(call, shown), next: rows.length > limit && last ? writeCursor([order.key(last), last.id]) : null };
}

type Order = { readonly by: RawBuilder<unknown>; after(key: string, id: string): RawBuilder<unknown>; key(row: FoundLot): string };
const LATEST: Order = {
  by: sql`l.received_on desc, l.id desc`,
  after: (key, id) => sql`(l.received_on, l.id) < (${key}::date, ${id}::uuid)`,
  key: ({ received_on }) => received_on,
};
const EXPIRING: Order = {
  by: sql`l.expires_on, l.id`,
  after: (key, id) => sql`(l.expires_on, l.id) > (${key}::date, ${id}::uuid)`,
  key: ({ expires_on }) => expires_on ?? '',
};
const orderOf = ({ expiringWithin }: Filter): Order => (expiringWithin === undefined ? LATEST : EXPIRING);

function wanted({ text, standing, supplierId, productId, placeId, expiringWithin, inStock }: Filter, now: number): RawBuilder<unknown>[] {
  const today = shanghaiDate(now);
  const conditions: RawBuilder<unknown>[] = [];
  if (text) conditions.push(holds(text));
  if (standing) conditions.push(standingIs(standing, today));
  if (supplierId) conditions.push(sql`l.supplier_id = ${supplierId}`);
  if (productId) conditions.push(sql`l.product_id = ${productId}`);
  if (placeId) conditions.push(sql`exists (select from lots.balance p where p.lot_id = l.id and p.place_id = ${placeId} and p.amount > 0)`);
  if (expiringWithin !== undefined)
    conditions.push(sql`l.expires_on between ${today}::date and ${shanghaiDate(now + expiringWithin * DAY)}::date and l.state <> 'destroyed'`);
  if (inStock)
    conditions.push(
      sql`exists (select from lots.balance p where p.lot_id = l.id and p.place_kind in ('store', 'quarantine', 'staging') and p.amount > 0)`,
    );
  return conditions;
}

/** What is available on paper and past its day counts as expired. */
function standingIs(standing: NonNullable<Filter['standing']>, today: string): RawBuilder<unknown> {
  if (standing === 'expired') return sql`l.state = 'available' and l.expires_on < ${today}::date`;
  if (standing === 'available') return sql`l.state = 'available' and (l.expires_on is null or l.expires_on >= ${today}::date)`;
  if (standing === 'destroyed') return sql`l.state = 'destroyed'`;
  // What stands in a hold has an index, the state has none (migration 227).
  return sql`l.state = ${standing} and l.id in (select lot_id from lots.hold_lot where lifted_at is null)`;
}

function holds(text: string): RawBuilder<unknown> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(l.number ilike ${like} or l.supplier_lot ilike ${like} or l.product_id in (
    select p.id from products.product p where p.code ilike ${like} or exists (select from unnest(p.keys) k where k ilike ${like})))`;
}
