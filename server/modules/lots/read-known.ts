// What is there already when goods come in: lots of the same supplier, and the places they can go to.
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { OpenPlace } from './line.ts';
import type { Lot } from './lot.ts';
import { toLot } from './read-lots.ts';

export type Brought = {
  readonly supplierId: string;
  readonly productIds: readonly string[];
  readonly supplierLots: readonly string[];
  readonly on: string;
};

/** Lots that this supplier brought of these products: those of these numbers of his, and the day-lots of the day. Newest first. */
export async function lotsBrought(db: Db | Tx, { supplierId, productIds, supplierLots, on }: Brought): Promise<Lot[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<Selectable<DB['lots.lot']>>`
    select * from lots.lot where supplier_id = ${supplierId}::uuid and product_id = any(${[...new Set(productIds)]}::uuid[])
      and (supplier_lot = any(${[...supplierLots]}::text[]) or (day_lot and received_on = ${on}::date))
    order by received_on desc, id desc limit 500`.execute(db);
  return rows.map(toLot);
}

/** Places of our own that are in use: stores before quarantine, the oldest first. */
export async function openPlaces(db: Db | Tx): Promise<OpenPlace[]> {
  const { rows } = await sql<OpenPlace>`
    select id, kind, name, temperature from lots.place where active order by kind desc, opened_at, id`.execute(db);
  return rows;
}
