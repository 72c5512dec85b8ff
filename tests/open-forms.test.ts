// What somebody is typing at the desk stays while the live data around the form changes, and however carelessly they click beside it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

let app: TestApp;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;
let agent: SignedIn;
let colleague: SignedIn;
let siteId: string;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T09:00:00+08:00' });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  [agent, colleague] = [await app.as('service-agent'), await app.as('after-sales-manager')];
  const clerk = await app.as('order-clerk');
  ({ customerId } = await clerk.api.customers.register({ code: 'K1', name: '实验小学', kind: 'school' }));
  ({ siteId } = await clerk.api.customers.registerSite({ customerId, code: 'K1S1', name: '实验小学一食堂' }));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

async function openedCase(): Promise<string> {
  const about = { customerId, siteId, channel: 'phone' as const, category: 'delivery' as const, subcategory: 'late' };
  const { caseId } = await agent.api.cases.open({ ...about, body: '今天又晚到了' });
  return caseId;
}

const desk = async (path: string) => {
  const { page } = await openPage(browser, { baseUrl, width: 1440, cookie: agent.headers.cookie ?? '' });
  await page.goto(path);
  return page;
};

const form = (page: Page) => page.getByRole('dialog');
const words = (page: Page) => form(page).locator('textarea');

/** In the grey beside the form, where a tired hand lands. */
const clickBeside = (page: Page) => page.mouse.click(30, 850);

test('a proposal being written stays when a colleague settles the case, and the server says why it comes too late', { timeout: 90_000 }, async () => {
  const caseId = await openedCase();
  const page = await desk(`/cases/${caseId}`);
  await page
    .getByRole('button', { name: /^提处理方案/ })
    .first()
    .click();
  await form(page).getByText('说明、答疑', { exact: true }).click();
  await words(page).fill('明天起提前半小时发车');
  await clickBeside(page);
  await page.keyboard.press('Escape');
  await colleague.api.cases.settle({ caseId, way: 'explanation', body: '已电话说明' });
  await page.locator('.page-header').getByText('待客户确认', { exact: true }).waitFor();
  expect(await words(page).inputValue()).toBe('明天起提前半小时发车');
  await form(page).locator('button[type=submit]').click();
  await form(page).getByRole('alert').waitFor();
  expect(await words(page).inputValue()).toBe('明天起提前半小时发车');
  await page.context().close();
});

test('a follow-up call being recorded stays over live updates and over the case being taken up again', { timeout: 90_000 }, async () => {
  const caseId = await openedCase();
  await agent.api.cases.settle({ caseId, way: 'explanation', body: '已电话说明' });
  await agent.api.cases.confirmForCustomer({ caseId, proof: [] });
  const page = await desk(`/cases/${caseId}`);
  await page
    .getByRole('button', { name: /^登记回访/ })
    .first()
    .click();
  await form(page).getByText('不满意', { exact: true }).click();
  await form(page).getByText('2 分').first().click();
  await words(page).fill('司机打不通电话');
  await colleague.api.cases.note({ caseId, body: '同线路还有两家反映' });
  await page.getByText('同线路还有两家反映').waitFor();
  await colleague.api.cases.reopen({ caseId, reason: 'not-solved', body: '客户来电' });
  await page.locator('.page-header').getByText('处理中', { exact: true }).waitFor();
  expect(await words(page).inputValue()).toBe('司机打不通电话');
  expect(await form(page).locator('.choice.on').allTextContents()).toEqual(expect.arrayContaining(['不满意', '2 分']));
  await page.context().close();
});

test('nothing is lost by a click beside a form, and an empty one still goes by Esc', { timeout: 90_000 }, async () => {
  const page = await desk(`/cases/${await openedCase()}`);
  await page
    .getByRole('button', { name: /^请部门核查/ })
    .first()
    .click();
  await form(page).waitFor();
  await clickBeside(page);
  expect(await form(page).count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => form(page).count()).toBe(0);
  await page.context().close();
});
