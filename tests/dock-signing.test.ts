// Who signs at the dock, in a browser (R1.4): two people on one phone, the stamped paper instead, and a delivery that is refused as a whole.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { aThumb, picture, sign } from './a-thumb.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

let app: TestApp;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;
let clerk: SignedIn;
let customerId: string;

beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T05:40:00+08:00' });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  clerk = await app.as('order-clerk');
  ({ customerId } = await clerk.api.customers.register({ code: 'D2', name: '实验小学', kind: 'school' }));
});

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

const tooWide = (): number => document.documentElement.scrollWidth - globalThis.innerWidth;
const show = (noteId: string) => clerk.api.deliveries.show({ noteId });
const nameOfSigner = (page: Page, at: number) => page.getByRole('region', { name: `第 ${at} 位签字` });

/** A note for a canteen where two have to sign. */
async function issue(name: string, lines: number) {
  const { siteId } = await clerk.api.customers.registerSite({ customerId, code: name, name, signersNeeded: 2 });
  const { noteId, link } = await clerk.api.deliveries.issue({
    siteId,
    windowFrom: '2026-03-02T05:30:00+08:00',
    windowTo: '2026-03-02T07:30:00+08:00',
    lines: Array.from({ length: lines }, (_, at) => ({ product: `番茄 ${at + 1}`, unit: 'kg' as const, ordered: 20_000, picked: 20_000 })),
  });
  return { noteId, path: new URL(link).pathname };
}

test('where two have to sign, one is not enough; a photo of the stamped paper is', { timeout: 60_000 }, async () => {
  const { noteId, path } = await issue('实验小学二食堂', 2);
  const { page } = await openPage(browser, { width: 390, baseUrl });
  await page.goto(path);
  await page.getByRole('link', { name: '验收' }).tap();
  await page.getByRole('button', { name: '全部按送货单验收' }).tap();
  const confirm = page.getByRole('button', { name: '确认验收：全部按单' });
  await page.getByText('还差 2 人签字').waitFor();
  await sign(page);
  await page.getByText('还差 1 人签字').waitFor();
  expect(await confirm.isDisabled()).toBe(true);
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '拍纸质单' }).tap();
  await (await camera).setFiles(await picture());
  await confirm.tap();
  await page.getByText('验收已登记').waitFor();
  expect((await show(noteId)).receipt?.paperFileId).toBeTruthy();
});

test('two people sign one after the other on one phone, and a killed page forgets neither', { timeout: 40_000 }, async () => {
  const { noteId, path } = await issue('实验小学教工餐厅', 2);
  const { page, problems } = await openPage(browser, { width: 390, baseUrl });
  const confirm = page.getByRole('button', { name: '确认验收：全部按单' });
  const all = page.getByRole('button', { name: '全部按送货单验收' });
  await page.goto(path);
  await page.getByRole('link', { name: '验收' }).tap();
  await all.tap();
  await sign(page);
  await nameOfSigner(page, 1).getByLabel('姓名').fill('刘燕');
  await page.getByText('本食堂要 2 人签字，已签 1 人').waitFor();
  // The second one is fetched from the kitchen; meanwhile the phone drops the page.
  await page.reload();
  await all.tap();
  await page.getByText('还差 1 人签字').waitFor();
  expect(await confirm.isDisabled()).toBe(true);
  // The first has signed already: the only empty box is the second's.
  await expect.poll(() => page.locator('canvas').count()).toBe(1);
  await nameOfSigner(page, 2).getByLabel('姓名').fill('马建国');
  await nameOfSigner(page, 2).getByLabel('身份').selectOption({ label: '食堂负责人' });
  await sign(page, 0, 2);
  expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  await confirm.tap();
  await page.getByText('验收已登记').waitFor();
  await page.getByText('2 行全部按单').waitFor();
  const { signers } = (await show(noteId)).receipt ?? {};
  expect(signers).toMatchObject([
    { name: '刘燕', role: 'receiver' },
    { name: '马建国', role: 'kitchen-manager' },
  ]);
  expect(new Set(signers?.map(({ signatureFileId }) => signatureFileId)).size).toBe(2);
  expect(signers?.every(({ signatureFileId }) => signatureFileId)).toBe(true);
  expect(problems).toEqual([]);
});

test('a whole delivery is refused with a reason and a picture; one signature is enough, and its matter is open at once', {
  timeout: 40_000,
}, async () => {
  const { noteId, path } = await issue('实验小学幼儿部食堂', 3);
  const { page, problems } = await openPage(browser, { width: 390, baseUrl });
  const thumb = aThumb(page);
  await page.goto(path);
  await page.getByRole('link', { name: '验收' }).tap();
  await thumb.button('整单拒收');
  const confirm = page.getByRole('button', { name: '确认整单拒收' });
  await page.getByText('先选拒收的原因').waitFor();
  expect(await confirm.isDisabled()).toBe(true);
  await thumb.shoot('温度不合格');
  expect(await page.locator('canvas').count()).toBe(1);
  await sign(page);
  await page.getByLabel('姓名').fill('刘燕');
  await confirm.tap();
  await page.getByText('整单拒收已登记').waitFor();
  await page.getByText(/已开售后单 SH/).waitFor();
  const note = await show(noteId);
  expect(note.state).toBe('refused');
  expect(note.lines.map(({ accepted, outcome, reason }) => ({ accepted, outcome, reason }))).toEqual(
    Array(3).fill({ accepted: 0, outcome: 'rejected', reason: 'temperature' }),
  );
  expect(note.receipt).toMatchObject({ signers: [{ name: '刘燕' }], photos: [expect.any(String)] });
  await page.getByRole('link', { name: '回到送货单' }).tap();
  await page.getByText(/^\d\d:\d\d 拒收$/).waitFor();
  expect(await page.getByRole('link', { name: '验收' }).count()).toBe(0);
  expect(problems).toEqual([]);
});
