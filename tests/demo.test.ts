// The demo company stands on its feet: everything in it went through the rules, and the desk has something to do.
import { expect, test } from 'vitest';
import { openTestApp } from '../server/testing/open-test-app.ts';

test('an empty installation with the demo has customers under contract, deliveries and open matters', async () => {
  const it = await openTestApp({ demo: true, at: '2026-11-20T08:30:00+08:00' });
  const agent = await it.as('after-sales-manager');
  const { items } = await agent.api.cases.queue({});
  expect(items.map(({ customer }) => customer.name)).toEqual(expect.arrayContaining(['实验小学', '市中心医院', '区机关食堂', '育才中学']));
  expect(items[0]).toMatchObject({ category: 'food-safety', title: '番茄 8 斤' });
  const contracts = await (await it.as('project-manager')).api.servicePlans.listContracts({});
  expect(contracts.items.length).toBeGreaterThanOrEqual(6);
  expect(it.app.demoSignIns().map(({ face }) => face)).toEqual(expect.arrayContaining(['desk', 'portal', 'driver']));
  // Goods of known lots come back today.
  const goods = (await (await it.as('dispatcher')).api.claims.pickups({})).items;
  expect(goods).toContainEqual(
    expect.objectContaining({
      state: 'planned',
      mode: 'run',
      parcels: [expect.objectContaining({ product: '鸡胸肉', lotNumber: expect.any(String) })],
    }),
  );
  expect(it.errors).toEqual([]);
  await it.close();
}, 60_000);
