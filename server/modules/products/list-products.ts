// Products as lists and pages show them.
import { type SqlBool, sql } from 'kysely';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { classesOn } from './classes.ts';
import type { contract } from './contract.ts';
import * as store from './product.store.ts';
import { nameKey } from './product.ts';
import { no } from './refusals.ts';

type Page = OutputOf<typeof contract.list>;

/** `%` and `_` of the searcher are plain letters. */
export const holding = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** By code, name and alias; `p` is the product. */
export const found = (text: string) => sql<SqlBool>`(p.code ilike ${holding(text)} or p.spec ilike ${holding(text)}
  or exists (select from unnest(p.keys) k where k like ${holding(nameKey(text))}))`;

const may = (call: Call): boolean => call.actor.can.has('products.manage');

export type ProductFilter = Omit<InputOf<typeof contract.list>, 'cursor' | 'limit'>;

export function narrowed({ db }: Pick<Call, 'db'>, { text, category, highRisk, catchWeight, retired }: ProductFilter) {
  let query = db.selectFrom('products.product as p').selectAll();
  if (!retired) query = query.where('p.active', '=', true);
  if (category) query = query.where('p.category', '=', category);
  if (highRisk !== undefined) query = query.where('p.high_risk_for_schools', '=', highRisk);
  if (catchWeight !== undefined) query = query.where('p.catch_weight', '=', catchWeight);
  return text ? query.where(found(text)) : query;
}

export async function countListed(call: Pick<Call, 'db'>, filter: ProductFilter): Promise<number> {
  return (await narrowed(call, filter).clearSelect().select(sql<number>`count(*)`.as('all')).executeTakeFirstOrThrow()).all;
}

export async function listProducts(call: Call, input: InputOf<typeof contract.list>): Promise<Page> {
  const { cursor, limit } = input;
  const after = readCursor(cursor, 1);
  let query = narrowed(call, input);
  if (after) query = query.where('p.code', '>', after[0] as string);
  const rows = await query
    .orderBy('p.code')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(showRow),
    next: rows.length > limit && last ? writeCursor([last.code]) : null,
    can: { register: may(call) },
  };
}

const showRow = (row: store.ProductRow): Page['items'][number] => {
  const product = store.productOf(row);
  return {
    id: row.id,
    code: product.code,
    name: product.name,
    aliases: [...product.aliases],
    spec: product.spec,
    category: product.category,
    stockUnit: product.stockUnit,
    settleUnit: product.settleUnit,
    catchWeight: product.catchWeight,
    typicalWeight: product.typicalWeight,
    pieceUnit: product.pieceUnit,
    highRiskForSchools: product.highRiskForSchools,
    temperatureClass: product.temperatureClass,
    active: row.active,
  };
};

export async function showProduct(call: Call, { productId }: InputOf<typeof contract.show>): Promise<OutputOf<typeof contract.show>> {
  const row = await store.find(call.db, productId);
  if (!row) throw no('not-found');
  const [classes, guidance] = await Promise.all([classesOn(call.db, shanghaiDate(call.now)), store.guidanceOf(call.db, [productId])]);
  const tolerance = classes.tolerances.find(({ code }) => code === row.tolerance_class);
  return {
    ...showRow(row),
    toleranceClass: row.tolerance_class,
    tolerance: tolerance ? { label: tolerance.label, overBp: tolerance.overBp, underBp: tolerance.underBp, confirmed: tolerance.confirmed } : null,
    pieceTare: row.piece_tare,
    temperature: classes.temperatures.find(({ code }) => code === row.temperature_class) ?? null,
    shelfLifeDays: row.shelf_life_days,
    certificateKinds: [...store.productOf(row).certificateKinds],
    cleanYieldBp: row.clean_yield_bp,
    ...(guidance.get(productId) ?? { storage: '', cooking: '' }),
    changedAt: iso(row.changed_at),
    can: { change: may(call) },
  };
}

export const listChoices = (call: Call): Promise<OutputOf<typeof contract.choices>> => classesOn(call.db, shanghaiDate(call.now));
