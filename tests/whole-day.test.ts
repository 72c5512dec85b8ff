// The rest of the day in a browser: asked for, approved, planned, brought, accepted, confirmed, called back, closed, reported.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

let app: TestApp;
let browser: Browser;
let baseUrl: string;
let cookie: string;
/** Nobody decides on a claim of their own. */
let agentCookie: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  app = await openTestApp({ demo: true });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  ({ cookie = '' } = (await app.as('after-sales-manager')).headers);
  ({ cookie: agentCookie = '' } = (await app.as('service-agent')).headers);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

/** The one main button at the foot of the open form, once the form has read what it proposes. */
async function send(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await page.getByRole('dialog').locator('button[type=submit]').click();
}

/** Opens a form of the case by its button and sends it as it stands. */
async function step(page: Page, button: string | RegExp, after: string): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: button }).click();
  await page.getByRole('dialog').waitFor();
  await send(page);
  await page.getByRole('article').getByText(after, { exact: true }).waitFor();
}

test('a spoiled crate goes from claim to report by hand', { timeout: 120_000 }, async () => {
  const { api } = await app.as('after-sales-manager');
  const matter = (await api.cases.queue({ view: 'food-safety' })).items[0];
  if (!matter) throw new Error('the demo company has no food-safety matter');
  const { page: desk } = await openPage(browser, { baseUrl, width: 1440, cookie: agentCookie });
  await desk.goto(`/cases/${matter.id}`);
  await desk.getByRole('heading', { level: 1, name: /番茄 8 斤/ }).waitFor();
  await desk.getByRole('button', { name: /^申请退换赔付/ }).click();
  await desk.getByRole('dialog').getByLabel('数量').first().waitFor();
  await send(desk);
  await desk.getByRole('article').getByText('待审批', { exact: true }).waitFor();
  await desk.context().close();

  const { page, problems } = await openPage(browser, { baseUrl, width: 1440, cookie });
  await page.goto(`/cases/${matter.id}`);
  await step(page, /^同意/, '已同意，待办理');
  await step(page, /^安排送货/, '已安排送货');
  await step(page, /^登记送达/, '已送达，待验收');
  await step(page, /^验收/, '已验收');
  expect(await api.cases.show({ caseId: matter.id })).toMatchObject({ state: 'settled', way: 'replacement' });

  await page
    .getByRole('button', { name: /^代客户确认/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await send(page);
  await expect.poll(async () => (await api.cases.show({ caseId: matter.id })).state).toBe('confirmed');

  await page
    .getByRole('button', { name: /^登记回访/ })
    .first()
    .click();
  const call = page.getByRole('dialog');
  await call.getByText('满意', { exact: true }).click();
  await call.getByText('5 分').first().click();
  await send(page);
  await expect.poll(async () => (await api.surveys.ofCase({ caseId: matter.id })).followUps.length).toBe(1);

  await page.getByRole('button', { name: /^关闭/ }).first().click();
  await page.getByRole('dialog').getByText('运输与温控').click();
  await send(page);
  await expect.poll(async () => (await api.cases.show({ caseId: matter.id })).state).toBe('closed');

  await page.goto(`/reports/fulfilment?customer=${matter.customer.id}`);
  await page.getByText('我方按时率').waitFor();
  expect(problems).toEqual([]);
});
