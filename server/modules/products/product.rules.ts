// Decides about products. Pure.
import type { Told } from '../../kernel/fact.ts';
import { UNITS } from '../../kernel/quantity.ts';
import type { Instant } from '../../kernel/time.ts';
import * as tell from './facts.ts';
import { nameKey, type Product } from './product.ts';
import { no } from './refusals.ts';

/** Codes of the classes that hold today. */
export type ClassCodes = { readonly tolerances: ReadonlySet<string>; readonly temperatures: ReadonlySet<string> };

const counted = (unit: Product['stockUnit']): boolean => UNITS[unit].base === 'piece';

/** A product that could be neither stored, priced nor weighed is refused. */
export function checkProduct(product: Product, classes: ClassCodes): void {
  if (!classes.tolerances.has(product.toleranceClass)) throw no('class-unknown', { written: product.toleranceClass }, [wrong('toleranceClass')]);
  if (!classes.temperatures.has(product.temperatureClass)) {
    throw no('class-unknown', { written: product.temperatureClass }, [wrong('temperatureClass')]);
  }
  const keys = [product.name, ...product.aliases].map(nameKey);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
  if (twice > 0) throw no('alias-twice', { alias: product.aliases[twice - 1] ?? '' }, [wrong('aliases')]);
  checkUnits(product);
}

const wrong = (path: string) => ({ path, text: { zh: '请检查', en: 'Please check' } });

function checkUnits({ stockUnit, settleUnit, catchWeight, typicalWeight, pieceUnit }: Product): void {
  if (catchWeight && (pieceUnit === null || !counted(pieceUnit) || UNITS[settleUnit].base !== 'g')) throw no('piece-unit', {}, [wrong('pieceUnit')]);
  const sameBase = UNITS[stockUnit].base === UNITS[settleUnit].base;
  if ((catchWeight || !sameBase) && typicalWeight === null) throw no('weight-needed', {}, [wrong('typicalWeight')]);
  const convertible = sameBase ? !counted(stockUnit) || stockUnit === settleUnit : counted(stockUnit) || counted(settleUnit);
  if (!convertible) throw no('units-apart', {}, [wrong('stockUnit')]);
}

export type Hashes = { readonly guidanceHash: string; readonly contentHash: string };
type Naming = { readonly productId: string; readonly now: Instant } & Hashes;

const dataOf = (product: Product, { productId, guidanceHash, contentHash }: Naming) => ({
  ...product,
  aliases: [...product.aliases],
  certificateKinds: [...product.certificateKinds],
  productId,
  guidanceHash,
  contentHash,
});

export const decideRegister = (product: Product, naming: Naming): Told[] => [
  tell.registered.tell(dataOf(product, naming), { occurredAt: naming.now, grade: 'B' }),
];

/** Nothing is told where nothing differs. */
export function decideChange(product: Product, fields: readonly string[], naming: Naming): Told[] {
  if (fields.length === 0) return [];
  return [tell.changed.tell({ ...dataOf(product, naming), fields: [...fields] }, { occurredAt: naming.now, grade: 'B' })];
}

export function decideRetire({ productId, active }: { productId: string; active: boolean }, retired: boolean, now: Instant): Told[] {
  if (retired === !active) return [];
  return [(retired ? tell.retired : tell.restored).tell({ productId }, { occurredAt: now, grade: 'B' })];
}

/** Names of the fields that differ. */
export const differing = (before: object, after: object): string[] =>
  Object.entries(after).flatMap(([key, value]) => (JSON.stringify((before as Record<string, unknown>)[key]) === JSON.stringify(value) ? [] : [key]));
