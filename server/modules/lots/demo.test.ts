import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { createDemoLots } from './demo.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ at: '2026-11-22T09:00:00+08:00' });
  await createDemoLots(app.app);
});
afterAll(() => app.close());

it('shows lots of every kind: mixed, repacked, split, held, nearly expired, expired in quarantine', async () => {
  const { api } = await app.as('warehouse-clerk');
  const count = async (filter: Parameters<typeof api.lots.list>[0]) => (await api.lots.list(filter)).items.length;
  expect(await count({ inStock: true, limit: 100 })).toBeGreaterThan(20);
  expect(await count({ standing: 'held' })).toBe(1);
  expect(await count({ expiringWithin: 1 })).toBeGreaterThan(0);
  const { items: places } = await api.lots.places({});
  const quarantine = places.find(({ kind }) => kind === 'quarantine')?.id ?? '';
  expect((await api.lots.list({ standing: 'expired', placeId: quarantine })).items).toHaveLength(1);
  const { items } = await api.lots.list({ limit: 100 });
  for (const kind of ['mixed', 'repacked', 'split'] as const) expect(items.map(({ madeBy }) => madeBy)).toContain(kind);
});

it('is in the journal', async () => {
  expect(await verifyRebuild(app, 'lots')).toEqual([]);
});
