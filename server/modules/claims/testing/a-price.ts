// A priced product on the line of a delivery, for tests.
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { TestApp } from '../../../testing/open-test-app.ts';
import type { Place } from './a-delivery.ts';

type Sold = {
  readonly customerId: string;
  readonly name?: string;
  readonly category?: string;
  readonly unit?: 'kg' | 'piece';
  readonly fen?: number | null;
};

/** A product in use; with a price for the customer from the beginning of the year unless `fen` is null. */
export async function aPricedProduct(
  it: TestApp,
  { customerId, name = '番茄', category = 'vegetable', unit = 'kg', fen = 500 }: Sold,
): Promise<string> {
  const [productId, sheetId, at] = [newId(), newId(), iso(it.clock.now())];
  const { db } = it.app;
  await db
    .insertInto('products.product')
    .values({
      id: productId,
      code: productId,
      name,
      keys: [name],
      category,
      stock_unit: unit,
      settle_unit: unit,
      tolerance_class: 'loose',
      temperature_class: 'ambient',
      content_hash: '',
      registered_at: at,
      changed_at: at,
    })
    .execute();
  if (fen === null) return productId;
  await db
    .insertInto('products.price_sheet')
    .values({
      id: sheetId,
      number: sheetId,
      customer_id: customerId,
      kind: 'fixed',
      purpose: 'selling',
      series: sheetId,
      from_on: '2026-01-01',
      line_count: 1,
      content_hash: '',
      published_at: at,
    })
    .execute();
  await db.insertInto('products.price_line').values({ sheet_id: sheetId, product_id: productId, unit, fen }).execute();
  return productId;
}

/** Of the line of a note: 5 yuan a kilogram unless told otherwise. */
export async function priced(it: TestApp, { customerId, lineId }: Pick<Place, 'customerId' | 'lineId'>, fen = 500): Promise<string> {
  const productId = await aPricedProduct(it, { customerId, fen });
  await it.app.db.updateTable('deliveries.note_line').set({ product_id: productId }).where('id', '=', lineId).execute();
  return productId;
}
