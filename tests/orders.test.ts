// Orders in a browser on a real installation: a clerk types what is told on the phone, a kitchen orders, changes and answers a shortage with its thumb.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, GOODS, openOrders } from '../server/modules/orders/testing/open-orders.ts';
import type { SignedIn } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

let desk: Desk;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;
let cook: SignedIn;

beforeAll(async () => {
  desk = await openOrders();
  ({ baseUrl, stop } = await serveWeb(desk.app));
  browser = await openBrowser();
  cook = await desk.app.asContact(desk.school.customerId, 'customer-purchaser');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await desk?.app.close();
});

const atDesk = () => openPage(browser, { baseUrl, width: 1440, cookie: desk.clerk.headers.cookie });
const onPhone = () => openPage(browser, { baseUrl, width: 390, cookie: cook.headers.cookie });
const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);

/** Types like a clerk and counts the keys. */
function aKeyboard(page: Page) {
  let keys = 0;
  return {
    keys: () => keys,
    press: async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    },
    type: async (words: string) => {
      keys += words.length;
      await page.keyboard.type(words);
    },
  };
}

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

const paste = (page: Page, words: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);

const hasFocus = (place: Locator) =>
  expect.poll(() => place.evaluate((element) => element === document.activeElement), { timeout: 20_000 }).toBe(true);

test('what is told on the phone is typed, checked, taken and confirmed by keys alone', { timeout: 90_000 }, async () => {
  const { page, problems } = await atDesk();
  const keyboard = aKeyboard(page);
  await page.goto('/orders');
  await page.getByRole('navigation', { name: '视图' }).waitFor();
  await keyboard.press('n');
  await page.waitForURL('**/orders/new');
  await page.getByRole('combobox', { name: /食堂/ }).waitFor();
  await keyboard.type('中心医院');
  await page.locator('.ant-select-item-option-active').getByText('市中心医院食堂').waitFor();
  await keyboard.press('Enter');
  const box = page.getByRole('combobox', { name: '加商品' });
  await hasFocus(box);
  for (const line of ['西红柿 30斤', '五花肉 2箱', '马铃薯20 切好', '白菜 0斤']) {
    await keyboard.type(line);
    await keyboard.press('Enter');
  }
  // An alias becomes the master's name, a number without a unit gets the product's own.
  await expect.poll(() => page.getByLabel('第 3 行 商品').inputValue(), { timeout: 10_000 }).toBe('土豆');
  expect(await page.getByLabel('第 3 行 订购').inputValue()).toMatch(/^20(公斤|斤)$/);
  expect(await page.getByLabel('第 3 行 备注').inputValue()).toBe('切好');
  const wrong = page.locator('[data-code="amount-not-positive"]');
  await wrong.waitFor();
  expect(await page.getByRole('button', { name: /收单并确认/ }).isDisabled()).toBe(true);
  // Up goes to the amount of the last line, Enter back to the box.
  await keyboard.press('ArrowUp');
  await page.keyboard.press('Control+A');
  await keyboard.type('15斤');
  await wrong.waitFor({ state: 'detached' });
  await page.getByText(/承诺 .* 前送达/).waitFor();
  await page.getByRole('button', { name: /收单并确认/, disabled: false }).waitFor();
  await keyboard.press('Control+Enter');
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await page.getByText('已收单并确认').waitFor();
  await page.locator('.order-text').getByText('土豆').waitFor();
  expect(keyboard.keys()).toBeLessThanOrEqual(60);
  const orderId = page.url().match(/orders\/([0-9a-f-]{36})/)?.[1] ?? '';
  const order = await desk.show(orderId);
  expect(order).toMatchObject({ state: 'confirmed', channel: 'phone', site: { id: desk.hospital.siteId } });
  expect(order.lines.map(({ orderedAmount, orderedUnit, remark }) => [orderedAmount, orderedUnit, remark])).toMatchObject([
    [15_000, 'jin', ''],
    [2, 'box', ''],
    [expect.any(Number), expect.any(String), '切好'],
    [7_500, 'jin', ''],
  ]);
  expect(problems).toEqual([]);
});

test('a pasted chat becomes a confirmed order by one Enter', { timeout: 90_000 }, async () => {
  // Who writes under this name was settled by an earlier matter.
  const { customerId, siteId } = desk.hospital;
  await desk.clerk.api.cases.open({ customerId, siteId, channel: 'paste', category: 'enquiry-suggestion', body: '问价格', sender: '营养科胡师傅' });
  const { page, problems } = await atDesk();
  await page.goto('/orders');
  await page.getByRole('navigation', { name: '视图' }).waitFor();
  await paste(page, '营养科胡师傅 7:55\n明天送：土豆 40斤，白菜 30斤');
  await page.waitForURL('**/paste');
  const button = page.getByRole('button', { name: /收单并确认/ });
  await hasFocus(button);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await page.locator('.order-text').first().waitFor();
  const order = await desk.show(page.url().match(/orders\/([0-9a-f-]{36})/)?.[1] ?? '');
  expect(order).toMatchObject({ state: 'confirmed', channel: 'paste', deliveryOn: '2026-03-03', lineCount: 2 });
  expect(order.sourceText).toContain('土豆 40斤');
  expect(problems).toEqual([]);
});

test('a kitchen orders from its last list, changes it, and is refused after the cutoff', { timeout: 90_000 }, async () => {
  const earlier = await desk.receive({ deliveryOn: '2026-03-03', externalNumber: 'LAST' });
  await desk.clerk.api.orders.cancel({ orderId: earlier.orderId, reason: 'mistake' });
  await cook.api.orders.saveMyTemplate({ siteId: desk.school.siteId, name: '早餐', lines: GOODS });
  const { page } = await onPhone();
  const thumb = aThumb();
  await page.goto('/portal/');
  await thumb.tap(page.getByRole('main').getByRole('link', { name: '订货' }));
  await page.getByLabel('土豆 数量').waitFor();
  await page.getByText(/还剩/).waitFor();
  await thumb.tap(page.getByRole('button', { name: '土豆 增加' }));
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  await page.getByText(/承诺 .* 前送到/).waitFor();
  await thumb.tap(page.getByRole('button', { name: '提交订单' }));
  await page.getByText('订单已提交').waitFor();
  expect(thumb.taps()).toBeLessThanOrEqual(4);
  await thumb.tap(page.getByRole('button', { name: '查看订单' }));
  await page.waitForURL(/\/portal\/orders\/[0-9a-f-]{36}/);
  const orderId = page.url().match(/orders\/([0-9a-f-]{36})/)?.[1] ?? '';
  const potatoes = async () => (await desk.show(orderId)).lines.find(({ product }) => product === '土豆')?.orderedAmount;
  expect(await potatoes()).toBe(25_000);

  await page.getByRole('button', { name: '更改' }).tap();
  await page.getByRole('button', { name: '土豆 减少' }).tap();
  await page.getByLabel('加商品').fill('鸡蛋 10斤');
  await page.getByRole('button', { name: /鸡蛋/ }).first().tap();
  await page.getByRole('button', { name: '保存更改' }).tap();
  await page.getByText('还可更改或取消').waitFor();
  expect(await potatoes()).toBe(20_000);
  expect((await desk.show(orderId)).lineCount).toBe(4);

  // The page still offers what was possible when it was opened; the server knows better.
  desk.app.clock.set('2026-03-02T18:00:01+08:00');
  await page.getByRole('button', { name: '取消订单' }).tap();
  await page.getByRole('button', { name: '确定取消' }).tap();
  await page
    .getByRole('alert')
    .getByText(/已过截单时间/)
    .waitFor();
  expect((await desk.show(orderId)).state).toBe('received');
  await page.reload();
  await page.getByText('不能再更改或取消').waitFor();
  desk.app.clock.set('2026-03-02T18:05:00+08:00');
});

test('a shortage is found and told at the desk and answered on the phone', { timeout: 90_000 }, async () => {
  const { orderId } = await desk.receive({ deliveryOn: '2026-03-05', externalNumber: 'SHORT' });
  await desk.clerk.api.orders.confirm({ orderId });
  const { page: clerk, problems } = await atDesk();
  await clerk.goto(`/orders/${orderId}`);
  await clerk.locator('tbody', { hasText: '土豆' }).getByRole('button', { name: '缺货' }).click();
  await hasFocus(clerk.getByLabel('数量', { exact: true }));
  await clerk.keyboard.type('8');
  await clerk.getByLabel(/建议替代/).fill('白菜 8公斤');
  await clerk.keyboard.press('Control+Enter');
  await clerk.getByText('还没告知客户').waitFor();
  await clerk.getByRole('button', { name: '告知客户' }).click();
  await hasFocus(clerk.getByRole('radio', { name: '微信' }));
  await clerk.keyboard.press('Control+Enter');
  await clerk.locator('.shortage-words').waitFor();

  const { page } = await onPhone();
  const thumb = aThumb();
  await page.goto('/portal/');
  await thumb.tap(page.getByRole('link', { name: /缺货，等您答复/ }));
  await page.locator('.ph-big').getByText('土豆 缺 8 公斤').waitFor();
  for (const choice of ['同意换', '少送也行', '晚点送', '不要了']) await page.getByRole('button', { name: choice }).waitFor();
  await thumb.tap(page.getByRole('button', { name: '少送也行' }));
  await thumb.tap(page.getByRole('button', { name: /就这样/ }));
  await page.getByText('您的答复：少送也行').waitFor();
  expect(thumb.taps()).toBe(3);
  const [shortage] = (await desk.show(orderId)).shortages;
  expect(shortage).toMatchObject({ missing: 8_000, toldBy: 'wechat', outcome: 'less', agreedBy: 'customer', proposal: { amount: 8_000 } });
  // The desk hears it without a reload.
  await clerk.locator('.shortage').getByText('少送', { exact: true }).waitFor();
  expect(problems).toEqual([]);
});

test('many orders are confirmed and noted at once, and nothing is wider than a phone', { timeout: 90_000 }, async () => {
  const made = [];
  for (const day of ['2026-03-09', '2026-03-10']) made.push(await desk.receive({ deliveryOn: day, externalNumber: `MANY-${day}` }));
  const { page, problems } = await atDesk();
  await page.goto('/orders?view=toConfirm');
  for (const { number } of made) await page.getByRole('checkbox', { name: `选中 ${number}` }).click();
  await page.keyboard.press('a');
  await page.getByText('已确认 2 单').waitFor();
  await page.getByRole('navigation', { name: '视图' }).getByText('待开送货单').click();
  for (const { number } of made) await page.getByRole('checkbox', { name: `选中 ${number}` }).click();
  await page.keyboard.press('p');
  await page.getByText('已生成 2 张送货单').waitFor();
  for (const { orderId } of made) expect((await desk.show(orderId)).state).toBe('noted');
  expect(problems).toEqual([]);
  for (const path of ['/orders', '/orders/new', '/orders/templates', `/orders/${made[0]?.orderId}`]) {
    const narrow = await openPage(browser, { baseUrl, width: 390, cookie: desk.clerk.headers.cookie });
    await narrow.page.goto(path);
    await narrow.page.locator('.desk-content > *').first().waitFor();
    expect(await tooWide(narrow.page), path).toBeLessThanOrEqual(0);
    expect(narrow.problems, path).toEqual([]);
    await narrow.page.context().close();
  }
});
