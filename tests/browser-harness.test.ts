import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from './browser-harness.ts';

let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.statusCode = request.url === '/broken' ? 500 : 200;
    answer.end(`<html lang="zh-CN"><title>鲜诺</title><p>${request.headers.cookie ?? '无'}</p></html>`);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** The pixels of one character, drawn large. */
async function drawn(character: string, font = 'sans-serif'): Promise<string> {
  const { page } = await openPage(browser);
  await page.setContent(`<p style="font: 80px ${font}; margin: 0; width: 100px; height: 110px">${character}</p>`);
  const picture = await page.locator('p').screenshot();
  await page.context().close();
  return picture.toString('base64');
}

test('draws Chinese characters, not the box of a missing one', async () => {
  // U+0378 is not assigned to any character: every font draws its box.
  const [fresh, promise, box, again] = [await drawn('鲜'), await drawn('诺'), await drawn('\u0378'), await drawn('鲜')];
  expect(fresh).toBe(again);
  expect(new Set([fresh, promise, box]).size).toBe(3);
});

test('draws Chinese whatever font a page asks for, in bold too', async () => {
  const box = await drawn('\u0378', '700 80px system-ui');
  for (const font of ['-apple-system', 'system-ui', "'PingFang SC'", 'monospace']) expect(await drawn('验', font), font).not.toBe(box);
  expect(await drawn('验', 'serif')).toBe(await drawn('验', 'sans-serif'));
});

test('reaches this machine and nothing else', async () => {
  const { page } = await openPage(browser, { baseUrl: address });
  await page.goto('/');
  expect(await page.title()).toBe('鲜诺');
  await expect(page.goto('http://example.com/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
});

test('a narrow screen is a phone in Shanghai, dark where asked, signed in by cookie', async () => {
  const { page } = await openPage(browser, { width: 390, dark: true, baseUrl: address, cookie: 'session=abc' });
  await page.goto('/');
  expect(await page.locator('p').textContent()).toBe('session=abc');
  const seen = await page.evaluate(() => ({
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    touch: navigator.maxTouchPoints > 0,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: navigator.language,
  }));
  expect(seen).toEqual({ dark: true, touch: true, zone: 'Asia/Shanghai', language: 'zh-CN' });
});

test('collects errors of the page and of the server', async () => {
  const { page, problems } = await openPage(browser, { baseUrl: address });
  await page.goto('/broken');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await page.waitForTimeout(50);
  expect(problems).toContain('uncaught: planted');
  expect(problems.some((problem) => problem.startsWith('500'))).toBe(true);
});
