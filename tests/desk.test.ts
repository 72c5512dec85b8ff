// A clerk's morning in a browser: a chat is pasted, Enter opens the case, the keyboard answers it, the clock is seen.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, type Screen, serveWeb } from './browser-harness.ts';

const CHAT = '实验小学张师傅 7:55\n今天的上海青烂了8斤';
const ANSWER = '张师傅您好，已收到，马上安排。';
let app: TestApp;
let browser: Browser;
let baseUrl: string;
let cookie: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  app = await openTestApp({ demo: true });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  ({ cookie = '' } = (await app.as('service-agent')).headers);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

const open = async (path: string, screen: Screen = {}) => {
  const { page, problems } = await openPage(browser, { baseUrl, width: 1440, cookie, ...screen });
  await page.goto(path);
  return { page, problems };
};

/** Ctrl+V on the page, as far as a browser without a clipboard can. */
const paste = (page: Page, words: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);

test('a pasted chat becomes a case by Enter, and is answered by keyboard under its clock', { timeout: 90_000 }, async () => {
  const { page, problems } = await open('/');
  await page.getByRole('navigation', { name: '视图' }).waitFor();
  await paste(page, CHAT);
  await page.waitForURL('**/paste');
  const button = page.getByRole('button', { name: /^开单/ });
  await expect.poll(() => button.evaluate((element) => element === document.activeElement), { timeout: 15_000 }).toBe(true);
  expect(await page.getByLabel('商品', { exact: true }).inputValue()).toBe('上海青');
  expect(await page.getByLabel('数量', { exact: true }).inputValue()).toBe('8');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: /上海青 8 斤/ }).waitFor();
  const clocks = page.locator('.clocks li');
  await clocks.first().waitFor();
  expect(await clocks.first().getByRole('img').first().getAttribute('aria-label')).toMatch(/剩/);
  await page.keyboard.press('r');
  await page.keyboard.type(ANSWER);
  await page.keyboard.press('Control+Enter');
  await page.locator('.bubble-us').getByText(ANSWER).waitFor();
  // Internal words lie elsewhere and say so.
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.keyboard.type('查同批次');
  await page.keyboard.press('Control+Enter');
  await page.locator('.bubble-internal').getByText('查同批次').waitFor();
  expect(problems).toEqual([]);
});

test('the queue goes by keys; a row taken is mine; new ones come without a reload and leave the chosen one alone', { timeout: 90_000 }, async () => {
  const { api } = await app.as('service-agent');
  const customer = (await api.customers.list({ text: '市中心医院' })).items[0];
  if (!customer) throw new Error('the demo company has no 市中心医院');
  const about = { customerId: customer.id, siteId: customer.sites[0]?.id ?? null, channel: 'phone' as const, body: '请看一下' };
  const { caseId: late } = await api.cases.open({ ...about, category: 'delivery', subcategory: 'late' });
  const { page, problems } = await open('/?view=unassigned');
  const row = (id: string) => page.locator(`[data-row="${id}"]`);
  const chosen = page.locator('.queue-row.chosen');
  // Where the row's words are no link: beside them.
  await row(late).getByRole('img').first().click();
  await expect.poll(() => chosen.getAttribute('data-row')).toBe(late);
  const before = await row(late).boundingBox();
  const { caseId: urgent } = await api.cases.open({ ...about, category: 'food-safety', subcategory: 'foreign-body', severity: 1 });
  await row(urgent).waitFor();
  expect(await chosen.getAttribute('data-row')).toBe(late);
  expect(Math.abs(((await row(late).boundingBox())?.y ?? 0) - (before?.y ?? -99))).toBeLessThan(2);
  for (let steps = 0; steps < 20 && (await chosen.getAttribute('data-row')) !== urgent; steps++) await page.keyboard.press('k');
  await page.keyboard.press('a');
  await page.getByText(/已接单/).waitFor();
  await page.keyboard.press('o');
  await page.waitForURL(/\/cases\//);
  expect(problems).toEqual([]);
});

test('nothing on a phone is wider than the phone', { timeout: 90_000 }, async () => {
  const { api } = await app.as('service-agent');
  const { items } = await api.cases.queue({});
  const paths = ['/', '/paste', '/cases/new', '/search', '/replacements', '/follow-ups', `/cases/${items[0]?.id}`];
  for (const path of paths) {
    const { page, problems } = await open(path, { width: 390 });
    await page.locator('.desk-content > *').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth), path).toBeLessThanOrEqual(0);
    expect(problems, path).toEqual([]);
    await page.context().close();
  }
});
