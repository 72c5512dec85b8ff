// Lots as lists show them: with names, standing today and how much is left where.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { supplierCards } from '../../suppliers/public.ts';
import { standingOf } from '../lot.ts';
import { toLot } from '../read-lots.ts';
import type { contract } from './contract.ts';
import { productsOf } from './names.ts';

export type LotRow = OutputOf<typeof contract.list>['items'][number];
type Left = { readonly stock: number; readonly vans: number; readonly kitchens: number };
export type FoundLot = Selectable<DB['lots.lot']> & Left;

/** Lots with what is left of them, by a condition on `l`. */
export const lotsWith = (which: RawBuilder<unknown>) => sql<FoundLot>`
  select l.*, b.stock, b.vans, b.kitchens from lots.lot l
  cross join lateral (
    select coalesce(sum(amount) filter (where place_kind in ('store', 'quarantine', 'staging')), 0)::bigint as stock,
      coalesce(sum(amount) filter (where place_kind = 'van'), 0)::bigint as vans,
      coalesce(sum(amount) filter (where place_kind = 'site'), 0)::bigint as kitchens
    from lots.balance where lot_id = l.id
  ) b ${which}`;

export async function rowsOf({ db, now }: Pick<Call, 'db' | 'now'>, found: readonly FoundLot[]): Promise<LotRow[]> {
  if (found.length === 0) return [];
  const today = shanghaiDate(now);
  const [products, suppliers] = await Promise.all([
    productsOf(
      db,
      found.map(({ product_id }) => product_id),
      today,
    ),
    supplierCards(
      db,
      found.flatMap(({ supplier_id }) => supplier_id ?? []),
    ),
  ]);
  return found.map((row) => {
    const lot = toLot(row);
    const { shelfLifeDays: _, ...product } = products(lot.productId);
    const supplier = lot.supplierId === null ? null : { id: lot.supplierId, name: suppliers.get(lot.supplierId)?.name ?? '—' };
    return {
      id: lot.id,
      number: lot.number,
      product,
      unit: lot.unit,
      standing: standingOf(lot, today),
      expiresOn: lot.expiresOn,
      supplier,
      supplierLot: lot.supplierLot,
      dayLot: lot.dayLot,
      madeBy: lot.madeBy,
      receivedOn: lot.receivedOn,
      producedOn: lot.producedOn,
      stock: row.stock,
      vans: row.vans,
      kitchens: row.kitchens,
    };
  });
}
