// A day's dispatch at the desk, by mouse and keys on a real installation: notes onto vans, a van sent off, an urgent order answered, a list taken away, a replacement against its meal.
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, iso } from '../server/kernel/time.ts';
import { aDelivery, KG } from '../server/modules/claims/testing/a-delivery.ts';
import { type Desk, openOrders } from '../server/modules/orders/testing/open-orders.ts';
import type { SignedIn } from '../server/testing/open-test-app.ts';
import { openBrowser, openPage, serveWeb } from './browser-harness.ts';

const TODAY = '2026-03-02';

let desk: Desk;
let browser: Browser;
let baseUrl: string;
let stop: () => Promise<unknown>;
let dispatcher: SignedIn;

beforeAll(async () => {
  desk = await openOrders();
  ({ baseUrl, stop } = await serveWeb(desk.app));
  browser = await openBrowser();
  dispatcher = await desk.app.as('dispatcher');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop?.();
  await desk?.app.close();
});

const at = async (who: SignedIn, path: string) => {
  const opened = await openPage(browser, { baseUrl, width: 1440, cookie: who.headers.cookie });
  await opened.page.goto(path);
  return opened;
};

const aVan = (plate: string) =>
  dispatcher.api.vehicles.register({ plate, name: `${plate.slice(-1)} 号车`, temperature: 'chilled', capacityKg: 1500, crates: 90 });

async function aNote(siteId: string, windowTo: string) {
  const lines = [{ product: '土豆', unit: 'kg' as const, ordered: 20_000 }];
  const window = { windowFrom: `${TODAY}T11:00:00+08:00`, windowTo: `${TODAY}T${windowTo}:00+08:00` };
  return (await desk.clerk.api.deliveries.issue({ siteId, ...window, cratesOut: 4, lines })).noteId;
}

const stopsOf = async (vehicleId: string) =>
  (await dispatcher.api.deliveries.board({ day: TODAY })).notes
    .filter((note) => note.vehicleId === vehicleId)
    .sort((a, b) => (a.stopNo ?? 0) - (b.stopNo ?? 0))
    .map(({ id, driver }) => ({ id, driver: driver?.id ?? null }));

const nameAndValue = (pair: string) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) });

/** By the mouse, as a hand does it: press, move, let go. */
async function drag(page: Page, card: Locator, place: Locator) {
  await card.hover();
  await page.mouse.down();
  // Only the second move over a place counts as being there.
  await place.hover();
  await place.hover();
  await page.mouse.up();
}

test('notes dragged onto a van are its stops in the order they were dropped, and its driver drives them', { timeout: 60_000 }, async () => {
  const { vehicleId } = await aVan('浙A11111');
  const [school, hospital] = [await aNote(desk.school.siteId, '12:00'), await aNote(desk.hospital.siteId, '12:30')];
  const { page, problems } = await at(dispatcher, `/dispatch?day=${TODAY}`);
  const van = page.getByRole('region', { name: '浙A11111' });
  const card = (place: Page | Locator, site: string) => place.getByRole('article', { name: new RegExp(site) });
  await drag(page, card(page, '实验小学食堂'), van);
  await card(van, '实验小学食堂').waitFor();
  // Dropped upon a card, it comes before it.
  await drag(page, card(page, '市中心医院食堂'), card(van, '实验小学食堂'));
  await card(van, '市中心医院食堂').waitFor();
  await expect.poll(() => stopsOf(vehicleId)).toMatchObject([{ id: hospital }, { id: school }]);
  await van.getByRole('combobox', { name: '司机 浙A11111' }).click();
  await page.locator('.ant-select-item-option').first().click();
  const driver = desk.driver.accountId;
  await expect
    .poll(() => stopsOf(vehicleId))
    .toEqual([
      { id: hospital, driver },
      { id: school, driver },
    ]);
  await page.getByText('2 张单，0 张未派车').waitFor();
  expect(problems).toEqual([]);
});

test('a van is loaded, counted and sent off, and the board says that it is on its way', { timeout: 60_000 }, async () => {
  const { vehicleId } = await aVan('浙A22222');
  const notes = [await aNote(desk.school.siteId, '13:00'), await aNote(desk.hospital.siteId, '13:30')];
  const driverId = desk.driver.accountId;
  await dispatcher.api.deliveries.plan({ items: notes.map((noteId, index) => ({ noteId, vehicleId, driverId, stopNo: index + 1 })) });
  const { page, problems } = await at(dispatcher, `/loading?van=${vehicleId}&day=${TODAY}`);
  await page.getByText('已装 0 / 2').waitFor();
  for (const site of ['市中心医院食堂', '实验小学食堂']) await page.getByRole('button', { name: `装好 ${site}` }).click();
  await page.getByText('已装 2 / 2').waitFor();
  await page.getByText('现在发车会记为“未清点即发车”').waitFor();
  await page.getByRole('button', { name: '清点整车' }).click();
  await page.getByRole('button', { name: '清点完成' }).click();
  await page.getByText('整车已清点').waitFor();
  await page.getByRole('button', { name: '整车发车（2 站）' }).click();
  await page.getByText('这一车已发车').waitFor();
  for (const noteId of notes)
    expect(await desk.clerk.api.deliveries.show({ noteId })).toMatchObject({ state: 'departed', departedAt: iso(desk.app.clock.now()) });
  await page.goto(`/dispatch?day=${TODAY}`);
  const gone = page.getByRole('region', { name: '浙A22222' }).getByRole('article').filter({ hasText: '配送中' });
  await gone.nth(1).waitFor();
  expect(problems).toEqual([]);
});

test('a list leaves by the export button as a workbook that holds what was filtered', { timeout: 60_000 }, async () => {
  const wanted = await desk.receive({ deliveryOn: '2026-03-06', externalNumber: 'EXPORTED' });
  const other = await desk.receive({ deliveryOn: '2026-03-07', externalNumber: 'NOT-EXPORTED' });
  const { page, problems } = await at(desk.clerk, '/orders?day=2026-03-06');
  // A download brings cookies, but none of the headers that a test gives its page.
  await page.context().addCookies((desk.clerk.headers.cookie ?? '').split('; ').map((pair) => ({ ...nameAndValue(pair), url: baseUrl })));
  await page.getByRole('checkbox', { name: `选中 ${wanted.number}` }).waitFor();
  await page.getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await desk.app.app.tasks.drain();
  const link = dialog.getByRole('link', { name: '下载' });
  await link.waitFor();
  const coming = page.waitForEvent('download');
  await link.click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^订单.*\.xlsx$/);
  const [header, ...rows] = await desk.app.app.documents.table(await readFile(await file.path()));
  expect(header?.cells).toContain('订单号');
  const cells = rows.flatMap((row) => row.cells);
  expect(cells).toContain(wanted.number);
  expect(cells).not.toContain(other.number);
  expect(problems).toEqual([]);
});

test('an urgent order is answered at the desk: with another time, or with no', { timeout: 60_000 }, async () => {
  const urgent = (from: string, externalNumber: string) =>
    desk.receive({ deliveryOn: TODAY, timing: 'requested', from, to: `${Number(from.slice(0, 2)) + 1}:00`, externalNumber });
  const [yes, no] = [await urgent('15:00', 'YES'), await urgent('17:00', 'NO')];
  expect([yes.urgent, no.urgent]).toEqual([true, true]);
  const { page, problems } = await at(desk.clerk, `/orders/${yes.orderId}`);
  const form = page.getByRole('dialog');
  await page.getByRole('button', { name: /答复急单/ }).waitFor();
  await page.keyboard.press('a');
  await form.getByLabel('最早').fill('15:30');
  await form.getByLabel('最晚').fill('16:30');
  await form.getByLabel('给客户的话').fill('三点半装车');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  // The words for the customer stand in what is copied into WeChat.
  await page.locator('.order-text').getByText('三点半装车').waitFor();
  const times = { windowFrom: iso(Date.parse(`${TODAY}T15:30:00+08:00`)), windowTo: iso(Date.parse(`${TODAY}T16:30:00+08:00`)) };
  expect(await desk.show(yes.orderId)).toMatchObject({ state: 'confirmed', ...times });

  await page.goto(`/orders/${no.orderId}`);
  await page.getByRole('button', { name: /答复急单/ }).click();
  await form.getByText('送不了', { exact: true }).first().click();
  await form.getByRole('button', { name: /送不了/ }).click();
  await form.waitFor({ state: 'detached' });
  await expect.poll(async () => (await desk.show(no.orderId)).state).toBe('declined');
  expect(problems).toEqual([]);
});

test('the board of the road shows a replacement against its meal, and says when it comes too late', { timeout: 60_000 }, async () => {
  const [agent, lead] = [await desk.app.as('service-agent'), await desk.app.as('after-sales-manager')];
  const place = await aDelivery(desk.app);
  const { customerId, siteId, noteId, lineId } = place;
  const neededBy = iso(desk.app.clock.now() + 2 * HOUR);
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了', neededBy });
  await agent.api.cases.take({ caseId });
  const { claimId } = await agent.api.claims.request({ caseId, reason: 'spoiled', items: [{ noteId, lineId, amount: 8 * KG }] });
  await lead.api.claims.approve({ claimId });
  const { page, problems } = await at(dispatcher, `/deliveries/road?day=${TODAY}`);
  const owed = page.getByRole('listitem').filter({ hasText: '一食堂 · 番茄' });
  await owed.getByText(/12:00 前要用/).waitFor();
  expect(await owed.getByText('赶不上').count()).toBe(0);
  await dispatcher.api.claims.plan({ claimId, arriveBy: iso(desk.app.clock.now() + 3 * HOUR), driverId: desk.driver.accountId });
  await page.reload();
  await owed.getByText(/计划 .*13:00 到/).waitFor();
  await owed.getByText('赶不上').waitFor();
  await owed.getByRole('link').click();
  await page.waitForURL(`**/cases/${caseId}`);
  expect(problems).toEqual([]);
});
