// The queue and the cases found as spreadsheets (R3.1): nobody exports what he may not see.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportOf } from '../../testing/export-of.ts';
import { openTestApp, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';

let app: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let school: { customerId: string; siteId: string };
let number: string;
beforeAll(async () => {
  app = await openTestApp({ load: false });
  [agent, lead] = [await app.as('service-agent'), await app.as('after-sales-manager')];
  const manager = await app.as('project-manager');
  const { customerId } = await manager.api.customers.register({ code: 'T1', name: '实验小学', kind: 'school' });
  const receiving = [{ days: [1, 2, 3, 4, 5], from: '05:30', to: '07:30' }];
  school = { customerId, siteId: (await manager.api.customers.registerSite({ customerId, code: 'T1-1', name: '一食堂', receiving })).siteId };
  const opened = { ...school, channel: 'phone' as const, severity: 2, body: '番茄烂了' };
  ({ number } = await agent.api.cases.open({
    ...opened,
    category: 'food-safety',
    subcategory: 'spoiled',
    lines: [{ product: '番茄', amount: 4000, unit: 'jin', problem: 'spoiled' }],
  }));
  await lead.api.cases.open({ ...opened, category: 'conduct', subcategory: 'attitude', body: '司机态度不好' });
});
afterAll(() => app.close());

const queueOf = async (who: SignedIn, filter: object = {}) => exportOf(app, who, (await who.api.cases.exportQueue(filter)).jobId);
const foundBy = async (who: SignedIn, filter: object = {}) => exportOf(app, who, (await who.api.cases.exportFound(filter)).jobId);

it('says what the desk says, instants by the wall clock', async () => {
  const { job, rows } = await queueOf(agent);
  expect(job).toMatchObject({ state: 'done', total: 1, summary: { rows: 1 } });
  expect(rows).toMatchObject([
    {
      单号: number,
      客户: '实验小学',
      食堂: '一食堂',
      事项: '番茄 8 斤',
      类别: '食品安全',
      小类: '腐烂变质',
      紧急程度: '紧急',
      渠道: '电话',
      状态: '待接单',
    },
  ]);
  expect(rows[0]?.反映时间).toMatch(/^2026-03-02 \d\d:\d\d$/);
});

it('conduct complaints leave only with who may see them', async () => {
  expect((await foundBy(agent)).rows.map((row) => row.类别)).toEqual(['食品安全']);
  expect((await foundBy(lead)).rows.map((row) => row.类别).sort()).toEqual(['服务行为', '食品安全']);
  expect((await queueOf(lead)).rows).toHaveLength(2);
});

it('by the filter of the list', async () => {
  expect((await queueOf(agent, { view: 'food-safety' })).rows.map((row) => row.单号)).toEqual([number]);
  expect((await queueOf(agent, { view: 'overdue' })).rows).toEqual([]);
  expect((await foundBy(lead, { category: 'conduct' })).rows).toMatchObject([{ 小类: '服务态度' }]);
  expect((await foundBy(agent, { text: number, state: 'closed' })).rows).toEqual([]);
  expect((await foundBy(agent, { text: number })).rows).toHaveLength(1);
});

it('is for the desk alone', async () => {
  const driver = await app.as('driver');
  await expect(driver.api.cases.exportQueue({})).rejects.toMatchObject({ code: 'http.not-permitted' });
});
