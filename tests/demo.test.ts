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
  const boss = await it.as('general-manager');
  const [month] = (await boss.api.settlement.monthView({ month: '2026-10' })).items;
  expect(month).toMatchObject({
    customer: { name: '实验小学' },
    score: { stated: 85, standing: 87, final: null },
    risk: { agreedFen: 10_000 },
    appeals: { open: 1 },
    statement: { state: 'confirmed', unpriced: 0, disputes: 0 },
    package: { state: 'draft' },
  });
  expect(month?.payment.unpaidFen).toBeGreaterThan(0);
  const running = (await boss.api.settlement.monthView({ month: '2026-11' })).items.find(({ customer }) => customer.name === '实验小学');
  expect(running).toMatchObject({ statement: { state: 'draft', unpriced: 1 }, risk: { statedFen: 15_000 } });
  expect(it.errors).toEqual([]);
  await it.close();
}, 120_000);
