// Prices of a customer over a period, for whoever reckons a month: sheets are read once, each day is answered by the rule of the price list.
import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { byPrecedence, holdsOn, type Line, lineKey, type Price, priceOf, type Sheet, type Sheets } from './price.rules.ts';
import { linesFor, type SheetRow, sheetOf } from './price.store.ts';
import type { Category } from './product.ts';

export type Priced = { readonly productId: string; readonly category: Category };
/** `knownAt`: only sheets that were published by then count, and only such replace others; null: all that are published now. */
export type When = { readonly on: string; readonly knownAt: Instant | null };
export type PriceHistory = {
  readonly priceOn: (priced: Priced, when: When) => Price | undefined;
  /** Numbers of the sheets, as people know them. */
  readonly numbers: ReadonlyMap<string, string>;
};

type Dated = { readonly sheet: Sheet; readonly publishedAt: Instant; readonly replacedAt: Instant | null };
type Row = SheetRow & { readonly replaced_at: Instant | null };

/** From the first day to the last, both included. */
export async function priceHistory(
  db: Db | Tx,
  {
    customerId,
    from,
    to,
    productIds,
  }: { readonly customerId: string; readonly from: string; readonly to: string; readonly productIds: readonly string[] },
): Promise<PriceHistory> {
  const { rows } = await sql<Row>`
    select s.*, r.published_at as replaced_at
    from products.price_sheet s left join products.price_sheet r on r.replaces = s.id
    where (s.customer_id is null or s.customer_id = ${customerId}) and s.from_on <= ${to}::date and (s.to_on is null or s.to_on > ${from}::date)
      and (s.replaced_from is null or s.replaced_from > ${from}::date or r.published_at >= ${from}::date)`.execute(db);
  const dated = rows.map((row): Dated => ({ sheet: sheetOf(row), publishedAt: row.published_at, replacedAt: row.replaced_at }));
  const priced = dated.flatMap(({ sheet }) => (sheet.kind === 'discount' ? [] : [sheet.id]));
  const lines = new Map((await linesFor(db, priced, productIds)).map((line) => [lineKey(line.sheetId, line.productId), line]));
  const numbers = new Map(dated.map(({ sheet }) => [sheet.id, sheet.number]));
  return { priceOn: remembered(dated, lines), numbers };
}

/** Days repeat for every line of a note: what holds on one is worked out once. */
function remembered(dated: readonly Dated[], lines: ReadonlyMap<string, Line>): PriceHistory['priceOn'] {
  const held = new Map<string, Sheets>();
  return (priced, when) => {
    const key = `${when.on} ${when.knownAt}`;
    const sheets = held.get(key) ?? sheetsAt(dated, lines, when);
    held.set(key, sheets);
    return priceOf(priced, sheets);
  };
}

function sheetsAt(dated: readonly Dated[], lines: ReadonlyMap<string, Line>, { on, knownAt }: When): Sheets {
  const known = dated
    .filter(({ publishedAt }) => knownAt === null || publishedAt <= knownAt)
    .map(({ sheet, replacedAt }) => (knownAt !== null && replacedAt !== null && replacedAt > knownAt ? { ...sheet, replacedFrom: null } : sheet));
  const all = known.filter((sheet) => holdsOn(sheet, on)).sort(byPrecedence);
  return {
    selling: all.filter(({ purpose }) => purpose === 'selling'),
    general: all.filter((sheet) => sheet.customerId === null && sheet.kind !== 'discount'),
    lines,
  };
}
