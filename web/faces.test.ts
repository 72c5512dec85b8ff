// The built web on a real installation, in a browser: each face lets the right people in, fits its screens and stays small.
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, type Screen } from '../tests/browser-harness.ts';

const WEB = join(import.meta.dirname, '../dist/web');
let app: TestApp;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  app = await openTestApp();
  const server = await app.buildServer({ webRoot: WEB });
  await server.listen({ port: 0, host: '127.0.0.1' });
  baseUrl = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  stop = () => server.close();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

const open = async (path: string, screen: Screen = {}) => {
  const { page, problems } = await openPage(browser, { baseUrl, ...screen });
  await page.goto(path);
  return { page, problems };
};

const tooWide = (): number => document.documentElement.scrollWidth - globalThis.innerWidth;

test('the desk asks nobody in without a sign-in, and tells a wrong password in words', async () => {
  const { page } = await open('/');
  await page.getByLabel('用户名或手机号').fill('nobody');
  await page.getByLabel('密码', { exact: true }).fill('not-the-password');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').getByText('登录失败').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
});

test('a colleague gets the desk; keys are listed under the question mark; English is one click away', async () => {
  const { headers } = await app.as('service-agent');
  const { page, problems } = await open('/', { width: 1440, cookie: headers.cookie });
  await page.getByRole('navigation', { name: '主菜单' }).first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('快捷键一览').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByPlaceholder('Search number, customer, product').waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(problems).toEqual([]);
});

test('a colleague switches two-step sign-in on as far as the code to scan', async () => {
  const { headers } = await app.as('auditor');
  const { page, problems } = await open('/account', { cookie: headers.cookie });
  const section = page.locator('section', { has: page.getByRole('heading', { name: '两步验证' }) });
  await section.getByLabel('现在的密码').fill('not-the-password');
  await section.getByRole('button', { name: '开启' }).click();
  await section.getByRole('alert').waitFor();
  expect(await section.getByAltText('两步验证二维码').count()).toBe(0);
  await section.getByLabel('现在的密码').fill('a-long-test-password');
  await section.getByRole('button', { name: '开启' }).click();
  await section.getByAltText('两步验证二维码').waitFor();
  expect(problems.filter((problem) => !/40[0-9]/.test(problem))).toEqual([]);
});

test('a page that does not exist says so and leads back', async () => {
  const { headers } = await app.as('service-agent');
  const { page } = await open('/no/such/page', { cookie: headers.cookie });
  await page.getByText('没有这个页面').waitFor();
  await page.getByRole('link', { name: '回到首页' }).waitFor();
});

test('a code of a note that is not valid leads to the sign-in by phone', async () => {
  const { page } = await open('/portal/n/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', { width: 390 });
  await page.getByText('这个二维码已失效').waitFor();
  await page.getByRole('button', { name: '用手机号登录' }).click();
  await page.getByLabel('手机号').waitFor();
  expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
});

test('our own people are told that the portal is not theirs; the driver face takes them', async () => {
  const { headers } = await app.as('driver');
  const { page } = await open('/portal/', { width: 390, cookie: headers.cookie });
  await page.getByRole('link', { name: '打开工作台' }).waitFor();
  const { page: driver } = await open('/driver/', { width: 390, cookie: headers.cookie });
  await driver.getByRole('button', { name: '退出登录' }).waitFor();
});

test.each([
  { width: 1440, dark: false },
  { width: 390, dark: true },
])('every design piece fits at $width px, dark: $dark', async (screen) => {
  const { page } = await open('/design', screen);
  await page.getByRole('heading', { name: '时限轴' }).waitFor();
  expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(screen.dark ? 'dark' : 'light');
});

test('a phone face opens without a network, deep links too, and says that there is none', async () => {
  const { headers } = await app.as('driver');
  const { page } = await open('/driver/', { width: 390, cookie: headers.cookie });
  await page.getByRole('button', { name: '退出登录' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.context().setOffline(true);
  await page.goto('/driver/some/stop');
  await page.getByText('没有网络').waitFor();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
});

/** Kilobytes (gzip) of the scripts a page names before anything else is asked for. */
async function firstScripts(page: string): Promise<number> {
  const html = await readFile(join(WEB, page), 'utf8');
  const paths = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const sizes = await Promise.all(paths.map(async (path) => gzipSync(await readFile(join(WEB, path))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

test.each([
  ['portal/index.html', 250],
  ['driver/index.html', 250],
  ['index.html', 320],
])('%s starts with at most %d kB of script', async (page, limit) => {
  const size = await firstScripts(page);
  expect(size).toBeGreaterThan(50);
  expect(size).toBeLessThanOrEqual(limit);
});

test.each(['portal', 'driver'])('the service worker of %s keeps its own page and nothing of the desk', async (face) => {
  const worker = await readFile(join(WEB, `${face}/sw.js`), 'utf8');
  expect(worker).toContain(`${face}/index.html`);
  const desk = /assets\/desk-[\w-]+\.js/.exec(await readFile(join(WEB, 'index.html'), 'utf8'))?.[0] ?? 'missing';
  expect(worker).not.toContain(desk);
  expect(worker).toMatch(new RegExp(`assets/${face}-[\\w-]+\\.js`));
});
