// The end of a claim in browsers: a manager decides with three clicks from the list; the kitchen reads the decision by the QR code of its note,
// without signing in, and hands in a paper that comes later.
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
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
let path: string;
let caseId: string;
let item: { noteId: string; lineId: string; amount: number };

beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T09:00:00+08:00' });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  [agent, manager] = [await app.as('service-agent'), await app.as('after-sales-manager')];
  const clerk = await app.as('order-clerk');
  const { customerId } = await clerk.api.customers.register({ code: 'K1', name: '实验小学', kind: 'school' });
  const { siteId } = await clerk.api.customers.registerSite({ customerId, code: 'K1S1', name: '实验小学一食堂' });
  await manager.api.servicePlans.sign({ customerId, number: 'HT-1', plan: await latestOf(app.app.db, 'canteen-tender'), from: '2026-01-01' });
  const window = { windowFrom: '2026-03-02T05:30:00+08:00', windowTo: '2026-03-02T07:30:00+08:00' };
  const lines = [{ product: '番茄', unit: 'kg' as const, ordered: 20_000 }];
  const { noteId, link } = await clerk.api.deliveries.issue({ siteId, ...window, lines });
  await (await app.as('dispatcher')).api.deliveries.arrive({ noteId });
  const lineId = (await clerk.api.deliveries.show({ noteId })).lines[0]?.id ?? '';
  path = new URL(link).pathname;
  item = { noteId, lineId, amount: 4000 };
  const about = { customerId, siteId, noteId, lineId, channel: 'phone' as const };
  ({ caseId } = await agent.api.cases.open({ ...about, category: 'quality', subcategory: 'spoiled', body: '番茄烂了' }));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

const kitchen = () => openPage(browser, { baseUrl, width: 390 });

test('a manager approves a waiting claim with three clicks from the list', { timeout: 90_000 }, async () => {
  const { claimId } = await agent.api.claims.request({ caseId, way: 'credit', reason: 'spoiled', items: [item], amountFen: 4800 });
  const { page, problems } = await openPage(browser, { baseUrl, width: 1440, cookie: manager.headers.cookie ?? '' });
  await page.goto('/claims');
  const row = page.getByRole('main').getByRole('link', { name: /番茄/ });
  await row.waitFor();
  await page.evaluate(() => {
    const counted = globalThis as unknown as { clicks: number };
    counted.clicks = 0;
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && counted.clicks++, true);
  });
  await row.click();
  await page.getByRole('button', { name: /^同意/ }).click();
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.locator('.page-header').getByText('已办结', { exact: true }).waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)).toBeLessThanOrEqual(3);
  expect(await agent.api.claims.show({ claimId })).toMatchObject({ state: 'settled', grantedFen: 4800 });
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a kitchen reads the decision by the QR code of its note, without signing in', { timeout: 90_000 }, async () => {
  const { claimId } = await agent.api.claims.request({ caseId, way: 'refund', reason: 'spoiled', items: [item], amountFen: 2000 });
  await manager.api.claims.decline({ claimId, reason: 'other', body: '照片里看不出是这一批，请补照片' });
  const { page, problems } = await kitchen();
  await page.goto(path);
  await page.locator('a[href*="/matters/"]').first().tap();
  await page.getByText('照片里看不出是这一批，请补照片').waitFor();
  await page.getByText(/^未同意：/).waitFor();
  await page.getByText(/^您还可以：/).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.context().cookies()).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a hospital bill is photographed by the kitchen after the claim was made', { timeout: 90_000 }, async () => {
  const { claimId } = await agent.api.claims.request({ caseId, way: 'medical', reason: 'spoiled', items: [], amountFen: 30_000 });
  const { page, problems } = await kitchen();
  await page.goto(path);
  await page.locator('a[href*="/matters/"]').first().tap();
  await page.getByRole('button', { name: '补交票据、证明' }).tap();
  const bill = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#eeeeee' } })
    .png()
    .toBuffer();
  await page
    .locator('section', { hasText: '需要：医疗收费票据' })
    .locator('input[type=file][capture]')
    .setInputFiles({ name: 'bill.png', mimeType: 'image/png', buffer: bill });
  await page.getByRole('button', { name: '医疗收费票据', pressed: true }).waitFor();
  await page.getByLabel('票面金额（没有可不填）').fill('286.5');
  await page.getByRole('button', { name: '提交 1 张' }).tap();
  await page.getByText('已收到，票据齐了。').waitFor();
  const { detail } = await manager.api.claims.accountOfClaim({ claimId });
  expect(detail).toMatchObject({ documentsFen: 28_650, documentCount: 1, missing: [] });
  expect(problems).toEqual([]);
  await page.context().close();
});
