// A kitchen answers a warning in a cellar: what it says survives a killed page and a dead spot, and reaches us once.
import { expect, test } from 'vitest';
import { SYSTEM } from '../server/kernel/actor.ts';
import { DAY } from '../server/kernel/time.ts';
import { KG } from '../server/modules/recalls/alerts/testing/open-alerts.ts';
import { openPage } from './browser-harness.ts';
import { kitchensInBrowser } from './kitchens-in-browser.ts';

const { k, browser, baseUrl } = await kitchensInBrowser();

test('an answer without signal is kept over a killed page and sent once', { timeout: 90_000 }, async () => {
  const lot = await k.lot(await k.product('菠菜'));
  const brought = await k.bring(lot.lotId, await k.kitchen('实验小学'));
  const caseId = await k.complain(brought, { category: 'food-safety' });
  const { api } = await k.it.as('service-agent');
  const { holdId } = await api.recalls.hold({ caseId });
  const { customerId, siteId, noteId } = brought;
  const expiresAt = k.it.clock.now() + 14 * DAY;
  const token = await k.it.app.inUnit(SYSTEM, (unit) => k.it.app.identity.issueNoteToken(unit, { customerId, siteId, noteId, expiresAt }));

  const { page, problems } = await openPage(browser, { baseUrl, width: 390 });
  const context = page.context();
  const sent: string[] = [];
  context.on('request', (request) => request.method() === 'POST' && /\/my\/warnings\/[^/]+\/answer$/.test(request.url()) && sent.push(request.url()));
  await page.goto(`/portal/n/${token}`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.getByText('请暂停使用并单独存放').first().click();
  await page.getByRole('textbox', { name: '单独存放了多少' }).fill('7');
  await page.getByLabel('还想说的（可不填）').fill('放在冷库门口');
  expect(problems).toEqual([]);

  // The page is killed while it is filled in; the cellar has no signal.
  await context.setOffline(true);
  await page.reload();
  await expect.poll(() => page.getByRole('textbox', { name: '单独存放了多少' }).inputValue()).toBe('7');
  expect(await page.getByRole('textbox', { name: '已使用多少' }).inputValue()).toBe('3');
  expect(await page.getByLabel('还想说的（可不填）').inputValue()).toBe('放在冷库门口');
  await page.getByRole('button', { name: '提交回复' }).click();
  await page.getByText('尚未送出').waitFor();
  expect(await page.getByRole('button', { name: '提交回复' }).count()).toBe(0);
  await page.close();

  // Opened again, still without signal: it is said that it waits, and it is not asked for again.
  const later = await context.newPage();
  await later.goto(`/portal/n/${token}`);
  await later.getByText('请暂停使用并单独存放').first().click();
  await later.getByText('尚未送出').waitFor();
  await later.getByText('1 条待发送').waitFor();
  expect(await later.getByRole('button', { name: '提交回复' }).count()).toBe(0);
  const before = sent.length;
  await context.setOffline(false);
  await later.getByText('已收到您的回复', { exact: false }).waitFor();
  const { warnings } = await api.recalls.showHold({ holdId });
  expect(warnings).toMatchObject([{ siteId, body: '放在冷库门口', lots: [{ apart: 7 * KG, used: 3 * KG }] }]);
  await later.waitForTimeout(500);
  expect(sent.length - before).toBe(1);
  expect(await k.toldOf('recalls.site-answered')).toHaveLength(1);

  // Sent is sent: the form of a change begins with what was answered, and nothing of the draft is left.
  await later.getByRole('button', { name: '修改回复' }).click();
  expect(await later.getByRole('textbox', { name: '单独存放了多少' }).inputValue()).toBe('7');
});
