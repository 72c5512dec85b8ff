// Everything that rules need to know about goods at the door, in few round trips.

import type { Db, Tx } from '../../platform/app.ts';
import { type GatePaper, gateOf } from '../certificates/public.ts';
import { type Lot, lotsBrought, lotsByIds, type OpenPlace, openPlaces } from '../lots/public.ts';
import { type Classes, classesOn, type Terms, termsOf } from '../products/public.ts';
import { gapsOf, noSupplier, type Supplier, supplierCards } from '../suppliers/public.ts';
import type { SupplierGap } from './around.ts';
import type { Line } from './receipt.ts';
import { no } from './refusals.ts';

export type Limit = Classes['temperatures'][number]['limits'][number] & { readonly label: Classes['temperatures'][number]['label'] };

/** A line with what is known about its goods. */
export type LineAround = {
  readonly product: Terms;
  readonly limit: Limit | undefined;
  readonly papers: readonly GatePaper[];
  /** The lot of this very number, or of this very day where there is none. */
  readonly known: Lot | undefined;
  /** The lot that was named to receive more of; null: the one named is not there. */
  readonly continued: Lot | null | undefined;
};
export type Around = {
  readonly supplier: Supplier;
  readonly gaps: readonly SupplierGap[];
  readonly on: string;
  readonly places: readonly OpenPlace[];
  readonly lines: readonly LineAround[];
};

export type Wanted = Pick<Line, 'productId' | 'supplierLot'> & { readonly continues: string | null };
type Ask = { readonly supplierId: string; readonly on: string; readonly lines: readonly Wanted[] };

/** A supplier in use. */
export async function supplierOf(db: Db | Tx, supplierId: string): Promise<Supplier> {
  const supplier = (await supplierCards(db, [supplierId])).get(supplierId);
  if (!supplier) throw noSupplier('not-found');
  if (!supplier.active) throw noSupplier('dropped-already', { name: supplier.name });
  return supplier;
}

export async function lookAround(db: Db | Tx, { supplierId, on, lines }: Ask): Promise<Around> {
  const supplier = await supplierOf(db, supplierId);
  const productIds = lines.map(({ productId }) => productId);
  const supplierLots = lines.flatMap(({ supplierLot }) => supplierLot ?? []);
  const { byId } = await termsOf(db, { ids: [...new Set(productIds)], on });
  const missing = lines.findIndex(({ productId }) => !byId.has(productId));
  if (missing >= 0) throw no('product-unknown', {}, [{ path: `lines.${missing}.productId`, text: { zh: '请选择商品', en: 'Choose a product' } }]);
  const [gate, brought, named, places, { temperatures }] = await Promise.all([
    gateOf(db, { supplierId, productIds, on, lots: lines.map(({ supplierLot }) => supplierLot) }),
    lotsBrought(db, { supplierId, productIds, supplierLots, on }),
    lotsByIds(
      db,
      lines.flatMap(({ continues }) => continues ?? []),
    ),
    openPlaces(db),
    classesOn(db, on),
  ]);
  return {
    supplier,
    gaps: gapsOf(supplier, on),
    on,
    places,
    lines: lines.map((line, i) => {
      const product = byId.get(line.productId) as Terms;
      return {
        product,
        limit: limitOf(temperatures, product.temperatureClass),
        papers: gate[i]?.papers ?? [],
        known: brought.find((lot) => lot.productId === line.productId && lot.supplierLot === line.supplierLot),
        continued: line.continues === null ? undefined : (named.get(line.continues) ?? null),
      };
    }),
  };
}

/** On the way, in tenths of a degree. */
export function limitOf(temperatures: Classes['temperatures'], code: string): Limit | undefined {
  const known = temperatures.find((one) => one.code === code);
  const limit = known?.limits.find(({ place }) => place === 'transport');
  return known && limit ? { ...limit, label: known.label } : undefined;
}
