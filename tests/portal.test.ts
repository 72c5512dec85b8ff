// A kitchen's morning in a browser on a real installation: from the QR code on the paper to stars, with one thumb and few taps.
import type { Browser, Locator, Page } from 'playwright-core';
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
let siteId: string;

beforeAll(async () => {
  app = await openTestApp({ at: '2026-03-02T05:40:00+08:00' });
  ({ baseUrl, stop } = await serveWeb(app));
  browser = await openBrowser();
  agent = await app.as('order-clerk');
  siteId = await aKitchenWithPromises();
});

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await app?.close();
});

/** A school with a contract, so that an answer is promised, and an agent who can be called. */
async function aKitchenWithPromises(): Promise<string> {
  const manager = await app.as('after-sales-manager');
  const { customerId } = await agent.api.customers.register({ code: 'K1', name: '实验小学', kind: 'school' });
  const place = { code: 'K1S1', name: '实验小学一食堂', meals: { breakfast: '07:20', lunch: '11:30' } };
  const made = await agent.api.customers.registerSite({ customerId, ...place });
  await manager.api.servicePlans.sign({ customerId, number: 'HT-1', plan: await latestOf(app.app.db, 'canteen-tender'), from: '2026-01-01' });
  return made.siteId;
}

async function issue(driverId: string | null = null): Promise<{ noteId: string; path: string }> {
  const { noteId, link } = await agent.api.deliveries.issue({
    siteId,
    windowFrom: '2026-03-02T05:30:00+08:00',
    windowTo: '2026-03-02T07:30:00+08:00',
    driverId,
    cratesOut: 4,
    lines: [
      { product: '番茄', spec: '一级', unit: 'kg', ordered: 30_000, picked: 30_200 },
      { product: '菠菜', unit: 'kg', ordered: 20_000 },
      { product: '嫩豆腐', unit: 'case', ordered: 40 },
    ],
  });
  return { noteId, path: new URL(link).pathname };
}

const picture = async () => ({
  name: 'tomato.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 320, height: 240, channels: 3, background: '#b3261e' } })
    .png()
    .toBuffer(),
});

const tooWide = (): number => document.documentElement.scrollWidth - globalThis.innerWidth;

/** Taps like a thumb and counts them. */
function aThumb() {
  let taps = 0;
  return {
    taps: () => taps,
    tap: async (place: Locator) => {
      taps += 1;
      await place.tap();
    },
  };
}

async function sign(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const step of [1, 2, 3, 4, 5]) await page.mouse.move(box.x + 40 + step * 30, box.y + (step % 2 ? 30 : 90));
  await page.mouse.up();
}

test('by QR a problem with a photo is reported in few taps, answered live, confirmed and rated', { timeout: 60_000 }, async () => {
  const { noteId, path } = await issue();
  const driver = await app.as('dispatcher');
  await driver.api.deliveries.arrive({ noteId });
  const { page, problems } = await openPage(browser, { width: 390, baseUrl });
  const thumb = aThumb();
  await page.goto(path);
  await thumb.tap(page.getByRole('link', { name: '反映问题' }));
  await thumb.tap(page.getByRole('button', { name: '变质、异物、异味' }));
  await thumb.tap(page.getByRole('button', { name: '变质发霉' }));
  const camera = page.waitForEvent('filechooser');
  await thumb.tap(page.getByRole('button', { name: /番茄/ }));
  await (await camera).setFiles(await picture());
  await page.getByText('已发送').waitFor();
  await thumb.tap(page.getByRole('button', { name: '下一步' }));
  await thumb.tap(page.getByRole('button', { name: '增加 0.5 公斤' }));
  await thumb.tap(page.getByRole('button', { name: /午餐前 11:30/ }).first());
  expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
  await thumb.tap(page.getByRole('button', { name: '提交' }));
  await page.getByText('我们承诺在').waitFor();
  expect(await page.getByRole('img', { name: /剩 .*应于/ }).count()).toBe(1);
  await page.getByText('退换申请已提交').waitFor();
  expect(thumb.taps()).toBeLessThanOrEqual(12);

  const [row] = (await agent.api.cases.queue({})).items;
  if (!row) throw new Error('the desk sees no case');
  expect(await page.getByText(row.number).last().isVisible()).toBe(true);
  const seen = await agent.api.cases.show({ caseId: row.id });
  expect(seen).toMatchObject({ channel: 'qr', category: 'food-safety', subcategory: 'spoiled', noteId, neededBy: '2026-03-02T03:30:00.000Z' });
  expect(seen.lines).toMatchObject([{ product: '番茄', amount: 500, unit: 'kg' }]);
  expect(seen.evidence).toHaveLength(1);
  expect((await agent.api.claims.ofCase({ caseId: row.id })).items).toMatchObject([{ items: [{ requested: 500 }], requestedBy: 'customer' }]);

  await page.getByRole('link', { name: '查看进展' }).tap();
  // A holder of a note has no cookie: the picture came by its header.
  await expect.poll(() => page.locator('.ph-thumbs img').getAttribute('src')).toMatch(/^blob:/);
  await agent.api.cases.take({ caseId: row.id });
  await agent.api.cases.answer({ caseId: row.id, body: '马上补送 0.5 公斤，十点前到。', channel: 'portal' });
  await page.getByText('马上补送 0.5 公斤，十点前到。').waitFor();
  await agent.api.cases.settle({ caseId: row.id, way: 'replacement', body: '已补送。' });
  await page.getByRole('button', { name: '确认解决了' }).tap();
  await page.getByRole('heading', { name: '您已确认解决，谢谢！' }).waitFor();
  await page.getByRole('radio', { name: '5 星' }).tap();
  await page.getByRole('button', { name: '处理快' }).tap();
  await page.getByRole('button', { name: '提交评价' }).tap();
  await page.getByText('谢谢评价').waitFor();
  expect((await agent.api.surveys.ofCase({ caseId: row.id })).ratings).toMatchObject([{ csat: 5, tags: ['fast'] }]);
  expect(problems).toEqual([]);
});

test('what a driver does without signal waits on the phone, is said so, and arrives once', { timeout: 60_000 }, async () => {
  const driver = await app.as('driver');
  const { noteId } = await issue(driver.accountId);
  const { page } = await openPage(browser, { width: 390, baseUrl, cookie: driver.headers.cookie });
  await page.goto('/driver/');
  await page
    .getByRole('link', { name: /实验小学一食堂/ })
    .first()
    .tap();
  await page.getByRole('button', { name: '发车' }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '发车' }).tap();
  await page.getByRole('button', { name: '到达' }).tap();
  await page.getByText('2 条待发送').waitFor();
  // Nobody has to press anything: it goes out as soon as there is a network.
  await page.context().setOffline(false);
  await page.getByText('条待发送').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '客户验收' }).tap();
  await page.getByRole('button', { name: '全部按送货单验收' }).tap();
  expect(await page.getByRole('button', { name: '确认验收：全部按单' }).isDisabled()).toBe(true);
  await page.getByLabel('姓名').fill('马建国');
  await sign(page);
  await page.getByRole('button', { name: '确认验收：全部按单' }).tap();
  await page.getByText('验收已登记').waitFor();
  const note = await agent.api.deliveries.show({ noteId });
  expect(note.state).toBe('accepted');
  expect(note.departedAt).not.toBeNull();
  expect(note.arrivedAt).not.toBeNull();
});

test('a report without signal is kept over a closed page and sent once', { timeout: 60_000 }, async () => {
  const { noteId, path } = await issue();
  const { page } = await openPage(browser, { width: 390, baseUrl });
  await page.goto(path);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.getByRole('link', { name: '反映问题' }).tap();
  await page.getByRole('button', { name: '缺斤少两、少送' }).tap();
  await page.getByRole('button', { name: /嫩豆腐/ }).tap();
  await page.getByRole('button', { name: '没有照片，下一步' }).tap();
  await page.getByRole('button', { name: '增加 1 盒' }).tap();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交' }).tap();
  await page.getByText('未发送').first().waitFor();
  await page.goto(path);
  await page.getByText('1 条待发送').waitFor();
  await page.getByText('没有网络，显示的是').waitFor();
  await page.context().setOffline(false);
  await page.getByText('条待发送').waitFor({ state: 'detached' });
  const found = (await agent.api.cases.queue({})).items.filter(({ title }) => title.includes('嫩豆腐'));
  expect(found).toHaveLength(1);
  expect(await agent.api.cases.show({ caseId: found[0]?.id ?? '' })).toMatchObject({ noteId, subcategory: 'short-weight' });
});
