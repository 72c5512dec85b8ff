// What may stand in for a product: of its category, in use.
import { sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';

export type Alike = { readonly productId: string; readonly name: string; readonly settleUnit: UnitCode };

export async function ofSameCategory(db: Db | Tx, productId: string): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select o.id as "productId", o.name, o.settle_unit as "settleUnit" from products.product p
    join products.product o on o.category = p.category and o.id <> p.id and o.active where p.id = ${productId} order by o.code limit 2000`.execute(
    db,
  );
  return rows;
}
