// The only SQL that writes products. Facts come in numbers from imports: all of one recording go in together.
import { createHash } from 'node:crypto';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';
import { type Category, type CertificateKind, nameKey, type Product } from './product.ts';
import { no } from './refusals.ts';

export type ProductRow = Selectable<DB['products.product']>;
export type Guidance = { readonly storage: string; readonly cooking: string };

export const productOf = (row: ProductRow): Product => ({
  code: row.code,
  name: row.name,
  aliases: row.aliases,
  spec: row.spec,
  category: row.category as Category,
  stockUnit: row.stock_unit as UnitCode,
  settleUnit: row.settle_unit as UnitCode,
  catchWeight: row.catch_weight,
  typicalWeight: row.typical_weight,
  pieceUnit: row.piece_unit as UnitCode | null,
  toleranceClass: row.tolerance_class,
  pieceTare: row.piece_tare,
  temperatureClass: row.temperature_class,
  shelfLifeDays: row.shelf_life_days,
  certificateKinds: row.certificate_kinds as CertificateKind[],
  highRiskForSchools: row.high_risk_for_schools,
  cleanYieldBp: row.clean_yield_bp,
});

export const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export const find = (db: Db | Tx, productId: string) => db.selectFrom('products.product').selectAll().where('id', '=', productId).executeTakeFirst();

/** Locks the product, so that two changes come one after the other. */
export async function loadForChange({ tx }: Unit, productId: string): Promise<ProductRow> {
  const row = await tx.selectFrom('products.product').selectAll().where('id', '=', productId).forUpdate().executeTakeFirst();
  if (!row) throw no('not-found');
  return row;
}

/** Whoever registers waits here: two with the same code would otherwise both find it free. */
export const lockCodes = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtextextended('products.codes', 0))`.execute(tx);

export async function withCodes(db: Db | Tx, codes: readonly string[]): Promise<ReadonlyMap<string, ProductRow>> {
  const { rows } = await sql<ProductRow>`select * from products.product where code = any(${[...codes]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.code, row]));
}

export async function guidanceOf(db: Db | Tx, productIds: readonly string[]): Promise<ReadonlyMap<string, Guidance>> {
  const { rows } = await sql<Guidance & { product_id: string }>`
    select product_id, storage, cooking from products.guidance where product_id = any(${[...productIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ product_id, storage, cooking }) => [product_id, { storage, cooking }]));
}

/** Words beside the facts, many at once. */
export const guidanceInsert = (all: readonly ({ readonly productId: string } & Guidance)[]): RawBuilder<unknown> => sql`
  insert into products.guidance (product_id, storage, cooking)
  select r."productId", r.storage, r.cooking from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r("productId" uuid, storage text, cooking text)
  on conflict (product_id) do update set storage = excluded.storage, cooking = excluded.cooking`;

const RECORD = sql`as r("productId" uuid, code text, name text, aliases text[], keys text[], spec text, category text, "stockUnit" text,
  "settleUnit" text, "catchWeight" boolean, "typicalWeight" integer, "pieceUnit" text, "toleranceClass" text, "pieceTare" integer,
  "temperatureClass" text, "shelfLifeDays" integer, "certificateKinds" text[], "highRiskForSchools" boolean, "cleanYieldBp" integer,
  "contentHash" text, at timestamptz)`;

type Told = Product & { readonly productId: string; readonly contentHash: string };

const recordsOf = (facts: readonly Fact[]): string =>
  JSON.stringify(
    facts.map((fact) => {
      const data = fact.data as unknown as Told;
      return { ...data, keys: keysOf(data), at: iso(fact.occurredAt) };
    }),
  );

export const keysOf = ({ name, aliases }: Pick<Product, 'name' | 'aliases'>): string[] => [...new Set([name, ...aliases].map(nameKey))];

const insertProducts = (facts: readonly Fact[]) => sql`
  insert into products.product (id, code, name, aliases, keys, spec, category, stock_unit, settle_unit, catch_weight, typical_weight, piece_unit,
    tolerance_class, piece_tare, temperature_class, shelf_life_days, certificate_kinds, high_risk_for_schools, clean_yield_bp, content_hash,
    registered_at, changed_at)
  select r."productId", r.code, r.name, r.aliases, r.keys, r.spec, r.category, r."stockUnit", r."settleUnit", r."catchWeight", r."typicalWeight",
    r."pieceUnit", r."toleranceClass", r."pieceTare", r."temperatureClass", r."shelfLifeDays", r."certificateKinds", r."highRiskForSchools",
    r."cleanYieldBp", r."contentHash", r.at, r.at
  from jsonb_to_recordset(${recordsOf(facts)}::jsonb) ${RECORD}`;

const updateProducts = (facts: readonly Fact[]) => sql`
  update products.product p set name = r.name, aliases = r.aliases, keys = r.keys, spec = r.spec, category = r.category, stock_unit = r."stockUnit",
    settle_unit = r."settleUnit", catch_weight = r."catchWeight", typical_weight = r."typicalWeight", piece_unit = r."pieceUnit",
    tolerance_class = r."toleranceClass", piece_tare = r."pieceTare", temperature_class = r."temperatureClass", shelf_life_days = r."shelfLifeDays",
    certificate_kinds = r."certificateKinds", high_risk_for_schools = r."highRiskForSchools", clean_yield_bp = r."cleanYieldBp",
    content_hash = r."contentHash", changed_at = r.at
  from jsonb_to_recordset(${recordsOf(facts)}::jsonb) ${RECORD} where p.id = r."productId"`;

const setActive = (tx: Tx, fact: Fact, active: boolean) =>
  tx
    .updateTable('products.product')
    .set({ active, changed_at: iso(fact.occurredAt) })
    .where('id', '=', fact.data.productId as string)
    .execute();

/** Neighbours of one kind together; a product is never twice in one recording. */
export const applyMany = {
  names: [told.registered.name, told.changed.name],
  apply: async (tx: Tx, facts: readonly Fact[]): Promise<void> => {
    const fresh = facts.filter(told.registered.is);
    const later = facts.filter(told.changed.is);
    if (fresh.length > 0) await insertProducts(fresh).execute(tx);
    if (later.length > 0) await updateProducts(later).execute(tx);
  },
};

export const apply = {
  [told.retired.name]: async (tx: Tx, fact: Fact): Promise<void> => void (await setActive(tx, fact, false)),
  [told.restored.name]: async (tx: Tx, fact: Fact): Promise<void> => void (await setActive(tx, fact, true)),
};
