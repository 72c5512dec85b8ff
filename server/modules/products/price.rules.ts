// What a price is on a day, and what a price sheet must be. Pure. Fractions of a fen are rounded half up, per unit and per line.
import { type Fen, halfUp } from '../../kernel/money.ts';
import { UNITS, type UnitCode } from '../../kernel/quantity.ts';
import { CATEGORY_CODES, type Category, type PriceKind, type Product, type Purpose } from './product.ts';
import { no } from './refusals.ts';

const WHOLE = 10_000;

/** 下浮: what is left of the reference after the rate is taken off. */
export const discounted = (fen: Fen, rateBp: number): Fen => halfUp(fen, WHOLE - rateBp, WHOLE);

/** Weighed and measured goods may be priced by any unit of that kind; counted goods only by the unit they are settled by. */
export const mayPrice = ({ settleUnit }: Pick<Product, 'settleUnit'>, unit: UnitCode): boolean =>
  UNITS[settleUnit].base === UNITS[unit].base && (UNITS[unit].base !== 'piece' || unit === settleUnit);

export type Sheet = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string | null;
  readonly kind: PriceKind;
  readonly purpose: Purpose;
  readonly series: string;
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly replacedFrom: string | null;
  readonly reference: string | null;
  readonly rateBp: number | null;
  readonly rates: Partial<Record<Category, number>>;
};

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

/** First day on which it no longer holds. */
export const endOf = ({ toOn, replacedFrom }: Pick<Sheet, 'toOn' | 'replacedFrom'>): string | null => earlier(toOn, replacedFrom);

/** From the first day on, up to and without the last. */
export function holdsOn(sheet: Pick<Sheet, 'fromOn' | 'toOn' | 'replacedFrom'>, on: string): boolean {
  const end = endOf(sheet);
  return sheet.fromOn <= on && (end === null || on < end);
}

type Period = { readonly fromOn: string; readonly end: string | null };
export const overlap = (a: Period, b: Period): boolean => (a.end === null || b.fromOn < a.end) && (b.end === null || a.fromOn < b.end);

/** The customer's own before what is for all; a fixed price before an inquired one before a discount. */
const KIND_ORDER: Readonly<Record<PriceKind, number>> = { fixed: 0, inquiry: 1, discount: 2 };
export const byPrecedence = (a: Sheet, b: Sheet): number =>
  Number(a.customerId === null) - Number(b.customerId === null) || KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || (a.fromOn < b.fromOn ? 1 : -1);

export const rateOf = ({ rates, rateBp }: Pick<Sheet, 'rates' | 'rateBp'>, category: Category): number | null => rates[category] ?? rateBp;

/** What both discounts would be taken off. */
export const sharedCategories = (a: Pick<Sheet, 'rates' | 'rateBp'>, b: Pick<Sheet, 'rates' | 'rateBp'>): Category[] =>
  CATEGORY_CODES.filter((category) => rateOf(a, category) !== null && rateOf(b, category) !== null);

export type Line = { readonly sheetId: string; readonly productId: string; readonly unit: UnitCode; readonly fen: Fen };
export type Price = {
  readonly fen: Fen;
  readonly per: UnitCode;
  readonly sheetId: string;
  readonly kind: PriceKind;
  readonly referenceFen: Fen | null;
  readonly rateBp: number | null;
};
type Priced = { readonly productId: string; readonly category: Category };
/** Sheets that hold on the day: those that sell to the customer, and the general ones that discounts refer to. */
export type Sheets = { readonly selling: readonly Sheet[]; readonly general: readonly Sheet[]; readonly lines: ReadonlyMap<string, Line> };

export const lineKey = (sheetId: string, productId: string): string => `${sheetId}:${productId}`;

/** Undefined where no sheet that holds prices it. */
export function priceOf({ productId, category }: Priced, { selling, general, lines }: Sheets): Price | undefined {
  for (const sheet of selling) {
    if (sheet.kind !== 'discount') {
      const line = lines.get(lineKey(sheet.id, productId));
      if (line) return { fen: line.fen, per: line.unit, sheetId: sheet.id, kind: sheet.kind, referenceFen: null, rateBp: null };
      continue;
    }
    const rate = rateOf(sheet, category);
    const line = general.filter(({ series }) => series === sheet.reference).flatMap(({ id }) => lines.get(lineKey(id, productId)) ?? [])[0];
    if (rate === null || !line) continue;
    return { fen: discounted(line.fen, rate), per: line.unit, sheetId: sheet.id, kind: 'discount', referenceFen: line.fen, rateBp: rate };
  }
  return undefined;
}

const MOST_YEARS = 5;

export type Header = Omit<Sheet, 'id' | 'number' | 'replacedFrom'>;

/** A draft may lack lines, never sense. */
export function checkHeader({ customerId, kind, purpose, fromOn, toOn, reference, rateBp, rates }: Header): void {
  const latest = `${Number(fromOn.slice(0, 4)) + MOST_YEARS}${fromOn.slice(4)}`;
  if (toOn !== null && (toOn <= fromOn || toOn > latest)) throw no('period-backwards', { from: fromOn, to: toOn, years: MOST_YEARS });
  const discount = kind === 'discount';
  const rated = rateBp !== null || Object.keys(rates).length > 0;
  if (discount ? reference === null || !rated : reference !== null || rated) throw no('sheet-shape');
  if (purpose === 'reference' && (discount || customerId !== null)) throw no('sheet-shape');
}
