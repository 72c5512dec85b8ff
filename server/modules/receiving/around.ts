// What the rules of the door need to know about goods, wherever it comes from.
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Temperature, temperatureOf } from '../../kernel/temperature.ts';
import type { Text } from '../../kernel/text.ts';
import type { Lot, OpenPlace } from '../lots/words.ts';
import type { Category } from '../products/words.ts';
import type { LicenceKind } from '../suppliers/words.ts';

export type Goods = {
  readonly name: string;
  readonly spec: string;
  readonly category: Category;
  readonly settleUnit: UnitCode;
  readonly shelfLifeDays: number | null;
  readonly temperatureClass: string;
  readonly active: boolean;
};
/** Tenths of a degree Celsius, on the way. */
export type ColdLimit = {
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly source: string;
  readonly confirmed: boolean;
  readonly label: Text;
};
export type Paper = { readonly kind: string; readonly label: Text; readonly state: 'found' | 'missing' | 'expired'; readonly validTo: string | null };
/** What the law asks of the supplier and we do not have, or no longer. */
export type SupplierGap = {
  readonly what: 'licence-missing' | 'licence-expired' | 'address' | 'contact';
  readonly licences: readonly LicenceKind[];
  readonly validTo: string | null;
  readonly source: string;
  readonly confirmed: boolean;
};

/** One line and what is known about it. `on`: the day at the door. */
export type At = {
  readonly on: string;
  readonly supplier: { readonly id: string };
  readonly gaps: readonly SupplierGap[];
  readonly product: Goods;
  readonly limit: ColdLimit | undefined;
  readonly papers: readonly Paper[];
  /** The lot of this very number, or of this very day where there is none. */
  readonly known: Lot | undefined;
  /** The lot that was named to receive more of; null: the one named is not there. */
  readonly continued: Lot | null | undefined;
};

/** What a store must be for a class of goods; produce keeps in the cool. */
export const neededStore = (temperatureClass: string): Temperature => temperatureOf(temperatureClass) ?? 'chilled';

/** The oldest store of the goods' temperature, else the oldest there is. */
export function storeFor(places: readonly OpenPlace[], temperatureClass: string): OpenPlace | undefined {
  const stores = places.filter(({ kind }) => kind === 'store');
  return stores.find(({ temperature }) => temperature === neededStore(temperatureClass)) ?? stores[0];
}
