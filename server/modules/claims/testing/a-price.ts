// A priced product on the line of a delivery, for tests.
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { TestApp } from '../../../testing/open-test-app.ts';
import type { Place } from './a-delivery.ts';

/** 5 yuan a kilogram unless told otherwise; holds for the customer of the note from the beginning of the year. */
export async function priced(it: TestApp, { customerId, lineId }: Pick<Place, 'customerId' | 'lineId'>, fen = 500): Promise<string> {
  const [productId, sheetId, at] = [newId(), newId(), iso(it.clock.now())];
  const { db } = it.app;
  await db
    .insertInto('products.product')
    .values({
      id: productId,
      code: productId,
      name: '番茄',
      keys: ['番茄'],
      category: 'vegetable',
      stock_unit: 'kg',
      settle_unit: 'kg',
      tolerance_class: 'loose',
      temperature_class: 'ambient',
      content_hash: '',
      registered_at: at,
      changed_at: at,
    })
    .execute();
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
  await db.insertInto('products.price_line').values({ sheet_id: sheetId, product_id: productId, unit: 'kg', fen }).execute();
  await db.updateTable('deliveries.note_line').set({ product_id: productId }).where('id', '=', lineId).execute();
  return productId;
}
