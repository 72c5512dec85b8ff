// Prices line by line: of one sheet, of a customer on a day, and as the customer sees them.
import { type SelectQueryBuilder, sql } from 'kysely';
import { boundCustomer } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { DAY, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { classesOn } from './classes.ts';
import type { contract } from './contract.ts';
import { mustBeCustomer } from './draft-sheet.ts';
import { found } from './list-products.ts';
import { type Price, priceOf, rateOf, type Sheet, type Sheets } from './price.rules.ts';
import { sheetsOn } from './price.store.ts';
import { guidanceOf, type ProductRow } from './product.store.ts';
import { CATEGORY_CODES, type Category } from './product.ts';
import { readSheet, ruledBy } from './show-sheets.ts';

type Goods = SelectQueryBuilder<DB & { p: DB['products.product'] }, 'p', ProductRow>;
type Narrowing = {
  readonly text?: string | undefined;
  readonly category?: Category | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

const goods = (call: Call): Goods => call.db.selectFrom('products.product as p').selectAll('p') as unknown as Goods;

/** One page of products by code. */
async function pageOf(query: Goods, { text, category, cursor, limit }: Narrowing): Promise<{ rows: ProductRow[]; next: string | null }> {
  const after = readCursor(cursor, 1);
  let narrowed = query;
  if (text) narrowed = narrowed.where(found(text));
  if (category) narrowed = narrowed.where('p.category', '=', category);
  if (after) narrowed = narrowed.where('p.code', '>', after[0] as string);
  const rows = await narrowed
    .orderBy('p.code')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor([last.code]) : null };
}

const named = (row: ProductRow) => ({ productId: row.id, code: row.code, name: row.name, spec: row.spec, category: row.category as Category });
const idsOf = (rows: readonly ProductRow[]): string[] => rows.map(({ id }) => id);

type SheetLine = OutputOf<typeof contract.listSheetLines>['items'][number];
type Own = { readonly unit: UnitCode; readonly fen: number };

export async function listSheetLines(
  call: Call,
  { sheetId, ...narrowing }: InputOf<typeof contract.listSheetLines>,
): Promise<OutputOf<typeof contract.listSheetLines>> {
  const { sheet, on } = ruledBy(await readSheet(call, sheetId), shanghaiDate(call.now));
  const { rows, next } = await pageOf(linedBy(call, sheet, await sheetsOn(call.db, { customerId: sheet.customerId, on, productIds: [] })), narrowing);
  const productIds = idsOf(rows);
  const eve = shanghaiDate(shanghaiInstant(sheet.fromOn) - DAY);
  const [sheets, earlier, own] = await Promise.all([
    sheetsOn(call.db, { customerId: sheet.customerId, on, productIds }),
    sheetsOn(call.db, { customerId: sheet.customerId, on: eve, productIds }),
    ownLines(call, sheetId, productIds),
  ]);
  const items = rows.flatMap((row) => {
    const product = named(row);
    const line = sheet.kind === 'discount' ? reduced(sheet, product, sheets) : own.get(row.id);
    const before = sheet.purpose === 'selling' ? priceOf(product, earlier) : undefined;
    return line ? [{ referenceFen: null, rateBp: null, ...product, ...line, before: before ? { fen: before.fen, per: before.per } : null }] : [];
  });
  return { items, next };
}

/** Products with a price in the sheet, or in the reference of a discount and of a category it has a rate for. */
function linedBy(call: Call, sheet: Sheet, { general }: Sheets): Goods {
  if (sheet.kind !== 'discount') {
    return goods(call).where(
      sql<boolean>`(exists (select from products.price_line l where l.sheet_id = ${sheet.id}::uuid and l.product_id = p.id)
        or exists (select from products.draft_line l where l.sheet_id = ${sheet.id}::uuid and l.product_id = p.id))`,
    );
  }
  return goods(call).where(reducedBy(sheet, general));
}

const reducedBy = (sheet: Sheet, general: readonly Sheet[]) => {
  const references = general.filter(({ series }) => series === sheet.reference).map(({ id }) => id);
  const categories = CATEGORY_CODES.filter((category) => rateOf(sheet, category) !== null);
  return sql<boolean>`(p.category = any(${categories}::text[])
    and exists (select from products.price_line l where l.sheet_id = any(${references}::uuid[]) and l.product_id = p.id))`;
};

type Reduced = Pick<SheetLine, 'unit' | 'fen' | 'referenceFen' | 'rateBp'>;

function reduced(sheet: Sheet, { productId, category }: { productId: string; category: Category }, { general, lines }: Sheets): Reduced | undefined {
  const price = priceOf({ productId, category }, { selling: [sheet], general, lines });
  return price && { unit: price.per, fen: price.fen, referenceFen: price.referenceFen, rateBp: price.rateBp };
}

async function ownLines({ db }: Call, sheetId: string, productIds: readonly string[]): Promise<ReadonlyMap<string, Own>> {
  const { rows } = await sql<Own & { product_id: string }>`
    select product_id, unit, fen from products.price_line where sheet_id = ${sheetId}::uuid and product_id = any(${[...productIds]}::uuid[])
    union all
    select product_id, unit, fen from products.draft_line where sheet_id = ${sheetId}::uuid and product_id = any(${[...productIds]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ product_id, unit, fen }) => [product_id, { unit, fen }]));
}

type Found = OutputOf<typeof contract.lookUpPrices>;

export async function lookUpPrices(call: Call, { customerId, on, ...narrowing }: InputOf<typeof contract.lookUpPrices>): Promise<Found> {
  await mustBeCustomer(call.db, customerId);
  const { rows, next } = await pageOf(goods(call).where('p.active', '=', true), narrowing);
  const sheets = await sheetsOn(call.db, { customerId, on, productIds: idsOf(rows) });
  const priced = rows.map((row) => ({ product: named(row), price: priceOf(named(row), sheets) }));
  const papers = await papersOf(
    call,
    priced.flatMap(({ price }) => price?.sheetId ?? []),
  );
  return { items: priced.map(({ product, price }) => ({ ...product, ...told(price, papers) })), next };
}

const NO_PRICE = { fen: null, per: null, kind: null, referenceFen: null, rateBp: null, sheet: null } as const;

function told(price: Price | undefined, papers: ReadonlyMap<string, { number: string; name: string }>) {
  if (!price) return NO_PRICE;
  const { sheetId, ...rest } = price;
  return { ...rest, sheet: { id: sheetId, number: '', name: '', ...papers.get(sheetId) } };
}

async function papersOf({ db }: Call, ids: readonly string[]): Promise<ReadonlyMap<string, { number: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('products.sheet_paper')
    .select(['id', 'number', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, number, name }) => [id, { number, name }]));
}

type Mine = OutputOf<typeof contract.follow>;

/** Goods that have a price for the customer today are goods sold to it. */
export async function followProducts(call: Call, narrowing: InputOf<typeof contract.follow>): Promise<Mine> {
  const customerId = boundCustomer(call.actor);
  if (customerId === undefined) return { items: [], next: null };
  const on = shanghaiDate(call.now);
  const held = await sheetsOn(call.db, { customerId, on, productIds: [] });
  const { rows, next } = await pageOf(goods(call).where('p.active', '=', true).where(soldBy(held)), narrowing);
  const ids = idsOf(rows);
  const [sheets, guidance, classes] = await Promise.all([
    sheetsOn(call.db, { customerId, on, productIds: ids }),
    guidanceOf(call.db, ids),
    classesOn(call.db, on),
  ]);
  const items = rows.flatMap((row) => {
    const price = priceOf(named(row), sheets);
    if (!price) return [];
    return {
      ...named(row),
      settleUnit: row.settle_unit as UnitCode,
      stockUnit: row.stock_unit as UnitCode,
      fen: price.fen,
      per: price.per,
      temperature: classes.temperatures.find(({ code }) => code === row.temperature_class) ?? null,
      shelfLifeDays: row.shelf_life_days,
      highRiskForSchools: row.high_risk_for_schools,
      ...(guidance.get(row.id) ?? { storage: '', cooking: '' }),
    };
  });
  return { items, next };
}

function soldBy({ selling, general }: Sheets) {
  const plain = selling.filter(({ kind }) => kind !== 'discount').map(({ id }) => id);
  const own = sql<boolean>`exists (select from products.price_line l where l.sheet_id = any(${plain}::uuid[]) and l.product_id = p.id)`;
  const discounts = selling.filter(({ kind }) => kind === 'discount').map((sheet) => reducedBy(sheet, general));
  return sql<boolean>`(${sql.join([own, ...discounts], sql` or `)})`;
}
