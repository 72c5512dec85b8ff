// What other modules may ask about products and prices.
import { type Selectable, sql } from 'kysely';
import type { Fen } from '../../kernel/money.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { type Price, priceOf } from './price.rules.ts';
import { sheetsOn } from './price.store.ts';
import { type Category, type CertificateKind, nameKey } from './product.ts';

export { amountFen } from '../../kernel/money.ts';
export { type Classes, classesOn } from './classes.ts';
export { ensureDemoProducts } from './demo.ts';
export type { Price } from './price.rules.ts';
export { type PriceHistory, priceHistory } from './price-history.ts';
export { CATEGORIES, type Category, CERTIFICATE_KINDS, type CertificateKind, nameKey } from './product.ts';
export { type Alike, ofSameCategory } from './same-category.ts';

/** A product as orders, notes, acceptance and certificates need it. */
export type Terms = {
  readonly productId: string;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly category: Category;
  readonly stockUnit: UnitCode;
  readonly settleUnit: UnitCode;
  /** Ordered by the piece, settled by weight. */
  readonly catchWeight: boolean;
  /** Grams of one piece. */
  readonly typicalWeight: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly overBp: number;
  readonly underBp: number;
  /** Grams of packaging per piece. */
  readonly pieceTare: number | null;
  readonly temperatureClass: string;
  readonly shelfLifeDays: number | null;
  readonly certificateKinds: readonly CertificateKind[];
  readonly highRiskForSchools: boolean;
  readonly cleanYieldBp: number | null;
  readonly active: boolean;
};

type Row = Selectable<DB['products.product']> & { over_bp: number | null; under_bp: number | null };

/** Loaded classes always hold those that products name; a class that begins later counts nothing yet. */
const toTerms = (row: Row): Terms => ({
  productId: row.id,
  code: row.code,
  name: row.name,
  spec: row.spec,
  category: row.category as Category,
  stockUnit: row.stock_unit as UnitCode,
  settleUnit: row.settle_unit as UnitCode,
  catchWeight: row.catch_weight,
  typicalWeight: row.typical_weight,
  pieceUnit: row.piece_unit as UnitCode | null,
  overBp: row.over_bp ?? 0,
  underBp: row.under_bp ?? 0,
  pieceTare: row.piece_tare,
  temperatureClass: row.temperature_class,
  shelfLifeDays: row.shelf_life_days,
  certificateKinds: row.certificate_kinds as CertificateKind[],
  highRiskForSchools: row.high_risk_for_schools,
  cleanYieldBp: row.clean_yield_bp,
  active: row.active,
});

export type Asked = {
  readonly codes?: readonly string[];
  /** As people wrote them: the name or an alias. */
  readonly names?: readonly string[];
  readonly ids?: readonly string[];
  /** The day whose tolerances count, `shanghaiDate(now)`. */
  readonly on: string;
};

/** What was asked for, by the very text asked with. A name that several active products carry stands in `several`, not in `byName`. */
export type Known = {
  readonly byCode: ReadonlyMap<string, Terms>;
  readonly byName: ReadonlyMap<string, Terms>;
  readonly several: ReadonlyMap<string, readonly Terms[]>;
  readonly byId: ReadonlyMap<string, Terms>;
};

/** By code and id retired products are found too (`active` says so); by name only active ones. */
export async function termsOf(db: Db | Tx, { codes = [], names = [], ids = [], on }: Asked): Promise<Known> {
  const keys = names.map(nameKey);
  const { rows } = await sql<Row & { keys: string[] }>`
    select p.*, t.over_bp, t.under_bp from products.product p
    left join lateral (
      select over_bp, under_bp from products.tolerance_class c where c.code = p.tolerance_class and c.valid_from <= ${on}::date
      order by valid_from desc limit 1
    ) t on true
    where p.code = any(${[...codes]}::text[]) or p.id = any(${[...ids]}::uuid[]) or (p.active and p.keys && ${keys}::text[])
    order by p.code`.execute(db);
  const found = rows.map((row) => ({ row, terms: toTerms(row) }));
  const [byName, several] = [new Map<string, Terms>(), new Map<string, readonly Terms[]>()];
  const carriers = new Map<string, (typeof found)[number][]>();
  for (const one of found) for (const key of one.row.active ? one.row.keys : []) carriers.set(key, [...(carriers.get(key) ?? []), one]);
  for (const name of new Set(names)) {
    const carrying = carriers.get(nameKey(name)) ?? [];
    const exact = carrying.filter(({ row }) => nameKey(row.name) === nameKey(name));
    const [first, ...more] = exact.length > 0 ? exact : carrying;
    if (first && more.length === 0) byName.set(name, first.terms);
    else if (first)
      several.set(
        name,
        [first, ...more].map(({ terms }) => terms),
      );
  }
  return {
    byCode: new Map(found.map(({ terms }) => [terms.code, terms])),
    byName,
    several,
    byId: new Map(found.map(({ terms }) => [terms.productId, terms])),
  };
}

/** Product → its price for the customer on the day; missing where no sheet that holds prices it. Half up to the fen. */
export async function priceAt(
  db: Db | Tx,
  { customerId, productIds, on }: { readonly customerId: string; readonly productIds: readonly string[]; readonly on: string },
): Promise<ReadonlyMap<string, Price & { readonly fen: Fen }>> {
  if (productIds.length === 0) return new Map();
  const [sheets, { rows }] = await Promise.all([
    sheetsOn(db, { customerId, on, productIds }),
    sql<{ id: string; category: Category }>`select id, category from products.product where id = any(${[...productIds]}::uuid[])`.execute(db),
  ]);
  return new Map(
    rows.flatMap(({ id, category }) => {
      const price = priceOf({ productId: id, category }, sheets);
      return price ? [[id, price] as const] : [];
    }),
  );
}

export type ProductName = { readonly id: string; readonly name: string; readonly aliases: readonly string[] };

const kept = new WeakMap<object, { readonly version: string; readonly names: readonly ProductName[] }>();

/** Names of all active products for whoever reads people's words; the same list again while nothing changed. */
export async function productNames(db: Db | Tx): Promise<readonly ProductName[]> {
  const { adapter } = db.getExecutor();
  const { rows: versions } = await sql<{ version: string }>`select count(*) || ' ' || coalesce(max(changed_at)::text, '') as version
    from products.product where active`.execute(db);
  const version = versions[0]?.version ?? '';
  const known = kept.get(adapter);
  if (known?.version === version) return known.names;
  const { rows: names } = await sql<ProductName>`select id, name, aliases from products.product where active order by code limit 20000`.execute(db);
  kept.set(adapter, { version, names });
  return names;
}

/** Words that make goods high-risk for schools (四季豆 …), for names that are in no master. */
export async function highRiskWords(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('products.high_risk_goods').select('word').execute();
  return rows.map(({ word }) => word);
}
