// A claim in the browser: asked for by an agent over two notes with a refusal at its field, and decided by two colleagues at once.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { latestOf } from '../server/modules/service-plans/public.ts';
import { openTestApp, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

let app: TestApp;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;
let agent: SignedIn;
let manager: SignedIn;
let first: { noteId: string; path: string; lineId: string };
let caseId: string;

beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T09:00:00+08:00' });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  [agent, manager] = [await app.as('service-agent'), await app.as('after-sales-manager')];
  const clerk = await app.as('order-clerk');
  const { customerId } = await clerk.api.customers.register({ code: 'K1', name: '实验小学', kind: 'school' });
  const { siteId } = await clerk.api.customers.registerSite({ customerId, code: 'K1S1', name: '实验小学一食堂' });
  await manager.api.servicePlans.sign({ customerId, number: 'HT-1', plan: await latestOf(app.app.db, 'canteen-tender'), from: '2026-01-01' });
  first = await arrived(clerk, siteId, '番茄');
  await arrived(clerk, siteId, '菠菜');
  const about = { customerId, siteId, noteId: first.noteId, lineId: first.lineId, channel: 'phone' as const };
  ({ caseId } = await agent.api.cases.open({ ...about, category: 'food-safety', subcategory: 'spoiled', body: '番茄和菠菜都烂了' }));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

async function arrived(clerk: SignedIn, siteId: string, product: string) {
  const window = { windowFrom: '2026-03-02T05:30:00+08:00', windowTo: '2026-03-02T07:30:00+08:00' };
  const { noteId, link } = await clerk.api.deliveries.issue({ siteId, ...window, lines: [{ product, unit: 'kg' as const, ordered: 20_000 }] });
  await (await app.as('dispatcher')).api.deliveries.arrive({ noteId });
  const { lines } = await clerk.api.deliveries.show({ noteId });
  return { noteId, path: new URL(link).pathname, lineId: lines[0]?.id ?? '' };
}

const desk = async (who: SignedIn, path: string) => {
  const opened = await openPage(browser, { baseUrl, width: 1440, cookie: who.headers.cookie });
  await opened.page.goto(path);
  return opened;
};

const amountOf = (page: Page, product: string) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: product }).getByLabel('数量');

test('an agent asks for credit for two lines of two notes; too much is refused at its line', {
  timeout: 90_000,
}, async () => {
  const { page, problems } = await desk(agent, `/cases/${caseId}`);
  await page.getByRole('button', { name: /^申请退换赔付/ }).click();
  const form = page.getByRole('dialog');
  await form.getByText('退货冲账', { exact: true }).click();
  await amountOf(page, '番茄').fill('4');
  await form.getByLabel('加选其他送货单').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await amountOf(page, '菠菜').fill('30');
  await form.getByLabel('金额').fill('60');
  await form.locator('button[type=submit]').click();
  await form.getByRole('listitem').filter({ hasText: '菠菜' }).getByRole('alert').waitFor();
  await amountOf(page, '菠菜').fill('2.5');
  await form.locator('button[type=submit]').click();
  await page.getByRole('article').getByText('待审批', { exact: true }).waitFor();
  expect((await agent.api.claims.ofCase({ caseId })).items).toMatchObject([
    { way: 'credit', askedFen: 6000, foodSafety: true, items: [{ requested: 4000 }, { requested: 2500 }] },
  ]);

  // The browser itself notes the one refusal.
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
  await page.context().close();
});

test('of two who decide at once the second is told that it is decided', { timeout: 120_000 }, async () => {
  const items = [{ noteId: first.noteId, lineId: first.lineId, amount: 1000 }];
  const { claimId } = await agent.api.claims.request({ caseId, way: 'credit', reason: 'spoiled', items, amountFen: 1000 });
  const path = `/claims/${claimId}`;
  const [{ page: one }, { page: two }] = [await desk(manager, path), await desk(await app.as('project-manager'), path)];
  for (const page of [one, two]) await page.getByRole('button', { name: /^同意/ }).click();
  await one.getByRole('dialog').locator('button[type=submit]').click();
  await one.locator('.page-header').getByText('已办结', { exact: true }).waitFor();
  await two.getByRole('dialog').locator('button[type=submit]').click();
  await two
    .getByRole('alert')
    .getByText(/当前为“已办结”，不能同意/)
    .waitFor();
  expect((await agent.api.claims.show({ claimId })).timeline.filter(({ name }) => name === 'claims.approved')).toHaveLength(1);
});
