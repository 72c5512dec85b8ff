// The only SQL that writes published price sheets; and what holds for a customer on a day.
import { type Selectable, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';
import { byPrecedence, holdsOn, type Line, lineKey, type Sheet, type Sheets } from './price.rules.ts';
import type { PriceKind, Purpose } from './product.ts';

export type SheetRow = Selectable<DB['products.price_sheet']>;

export const sheetOf = (row: SheetRow): Sheet => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  kind: row.kind as PriceKind,
  purpose: row.purpose as Purpose,
  series: row.series,
  fromOn: row.from_on,
  toOn: row.to_on,
  replacedFrom: row.replaced_from,
  reference: row.reference,
  rateBp: row.rate_bp,
  rates: row.rates as Sheet['rates'],
});

/** Sheets for this customer and for all, of whatever period that touches the days. */
export async function sheetsAround(
  db: Db | Tx,
  { customerId, fromOn, toOn }: { readonly customerId: string | null; readonly fromOn: string; readonly toOn: string | null },
): Promise<Sheet[]> {
  let query = db
    .selectFrom('products.price_sheet')
    .selectAll()
    .where((eb) => eb.or([eb('customer_id', 'is', null), ...(customerId === null ? [] : [eb('customer_id', '=', customerId)])]))
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', fromOn)]))
    .where((eb) => eb.or([eb('replaced_from', 'is', null), eb('replaced_from', '>', fromOn)]));
  if (toOn !== null) query = query.where('from_on', '<', toOn);
  return (await query.execute()).map(sheetOf);
}

export async function linesFor(db: Db | Tx, sheetIds: readonly string[], productIds?: readonly string[]): Promise<Line[]> {
  if (sheetIds.length === 0 || productIds?.length === 0) return [];
  const only = productIds ? sql`and product_id = any(${[...productIds]}::uuid[])` : sql``;
  const { rows } = await sql<{ sheet_id: string; product_id: string; unit: UnitCode; fen: number }>`
    select sheet_id, product_id, unit, fen from products.price_line where sheet_id = any(${[...sheetIds]}::uuid[]) ${only}`.execute(db);
  return rows.map((row) => ({ sheetId: row.sheet_id, productId: row.product_id, unit: row.unit, fen: row.fen }));
}

/** Everything that decides prices of these products (or of all) on the day. */
export async function sheetsOn(
  db: Db | Tx,
  { customerId, on, productIds }: { readonly customerId: string | null; readonly on: string; readonly productIds?: readonly string[] },
): Promise<Sheets> {
  const held = (await sheetsAround(db, { customerId, fromOn: on, toOn: null })).filter((sheet) => holdsOn(sheet, on)).sort(byPrecedence);
  const priced = held.filter(({ kind }) => kind !== 'discount').map(({ id }) => id);
  const lines = new Map((await linesFor(db, priced, productIds)).map((line) => [lineKey(line.sheetId, line.productId), line]));
  return {
    selling: held.filter(({ purpose }) => purpose === 'selling'),
    general: held.filter((sheet) => sheet.customerId === null && sheet.kind !== 'discount'),
    lines,
  };
}

type Published = Parameters<typeof told.priceSheetPublished.tell>[0];

async function publish(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as unknown as Published;
  await sql`
    with sheet as (
      insert into products.price_sheet (id, number, customer_id, contract_id, kind, purpose, series, from_on, to_on, reference, rate_bp, rates, replaces,
        line_count, content_hash, published_at)
      values (${data.sheetId}, ${data.number}, ${data.customerId}, ${data.contractId}, ${data.kind}, ${data.purpose}, ${data.series}, ${data.fromOn},
        ${data.toOn}, ${data.reference}, ${data.rateBp}, ${JSON.stringify(data.rates)}, ${data.replaces}, ${data.lineCount}, ${data.contentHash},
        ${iso(fact.occurredAt)})
      returning id
    )
    insert into products.price_line (sheet_id, product_id, unit, fen)
    select sheet.id, r."productId", r.unit, r.fen
    from sheet, jsonb_to_recordset(${JSON.stringify(data.lines)}::jsonb) as r("productId" uuid, unit text, fen bigint)`.execute(tx);
  if (data.replaces === null) return;
  await tx.updateTable('products.price_sheet').set({ replaced_from: data.fromOn }).where('id', '=', data.replaces).execute();
}

export const apply = { [told.priceSheetPublished.name]: publish };
