import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ demo: true, at: '2026-03-02T10:00:00+08:00' });
});
afterAll(() => app.close());

it('has tomorrow’s orders in several states, one short and one with beans for a school', async () => {
  const clerk = await app.as('order-clerk');
  const { items } = await clerk.api.orders.list({ from: '2026-03-02', to: '2026-03-03' });
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['received', 'confirmed']));
  expect(items.filter(({ awaitingConsent }) => awaitingConsent === 1)).toHaveLength(1);
  expect(items.filter(({ urgent, agreed }) => urgent && agreed === null)).toHaveLength(1);
  expect(items.some(({ unchecked }) => unchecked > 0)).toBe(true);
  expect(items.every(({ unpriced, unchecked }) => unpriced === unchecked)).toBe(true);
  expect(await verifyRebuild(app, 'orders')).toEqual([]);
});
