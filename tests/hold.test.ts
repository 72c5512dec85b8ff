// From a complaint to a committed hold and the call sheet in at most five clicks, and what the kitchen then sees.
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { SYSTEM } from '../server/kernel/actor.ts';
import { DAY } from '../server/kernel/time.ts';
import { KG } from '../server/modules/recalls/alerts/testing/open-alerts.ts';
import { openPage } from './browser-harness.ts';
import { kitchensInBrowser } from './kitchens-in-browser.ts';

const { k, browser, baseUrl } = await kitchensInBrowser();

test('a hold and its call sheet in five clicks; the kitchen sees a calm band and answers', { timeout: 120_000 }, async () => {
  const lot = await k.lot(await k.product('菠菜'));
  const brought = await k.bring(lot.lotId, await k.kitchen('实验小学'));
  await k.bring(lot.lotId, await k.kitchen('市中心医院', { breakfast: '06:30', lunch: '11:00', dinner: '17:00' }));
  const caseId = await k.complain(brought, { category: 'food-safety' });
  const { headers } = await k.it.as('service-agent');
  const { page, problems } = await openPage(browser, { baseUrl, width: 1440, cookie: headers.cookie ?? '' });
  let clicks = 0;
  const click = async (what: Locator) => {
    await what.click();
    clicks += 1;
  };
  await page.goto(`/cases/${caseId}`);
  await click(page.getByRole('button', { name: /^冻结停发/ }));
  const drawer = page.getByRole('dialog');
  await drawer.getByText('市中心医院', { exact: false }).first().waitFor();
  await drawer.getByText('20 公斤').first().waitFor();
  await click(drawer.getByRole('button', { name: /^确认冻结/ }));
  await page.waitForURL(/\/holds\/[0-9a-f-]{36}$/);
  await click(page.getByRole('button', { name: /^电话通知单/ }));
  await page.waitForURL(/\/calls$/);
  const rows = page.getByRole('article');
  await rows.first().waitFor();
  expect(clicks).toBeLessThanOrEqual(5);
  // Who cooks first stands on top.
  expect(await rows.first().getAttribute('aria-label')).toContain('市中心医院');
  await rows.first().getByRole('button', { name: '已通知到' }).click();
  await rows
    .first()
    .getByText(/service-agent/)
    .waitFor();
  expect(problems).toEqual([]);

  const expiresAt = k.it.clock.now() + 14 * DAY;
  const { customerId, siteId, noteId } = brought;
  const token = await k.it.app.inUnit(SYSTEM, (unit) => k.it.app.identity.issueNoteToken(unit, { customerId, siteId, noteId, expiresAt }));
  const kitchen = await openPage(browser, { baseUrl, width: 390 });
  await kitchen.page.goto(`/portal/n/${token}`);
  await kitchen.page.getByText('请暂停使用并单独存放').first().click();
  await kitchen.page.getByRole('button', { name: '全部单独存放' }).click();
  await kitchen.page.getByRole('button', { name: '提交回复' }).click();
  await kitchen.page.getByText('已收到您的回复', { exact: false }).waitFor();
  expect(await kitchen.page.getByText(/召回|责任|过错/).count()).toBe(0);
  expect(kitchen.problems).toEqual([]);
  const { api } = await k.it.as('service-agent');
  const holdId = (await api.recalls.caseLots({ caseId })).hold?.holdId ?? '';
  const { warnings } = await api.recalls.showHold({ holdId });
  expect(warnings.find((warning) => warning.siteId === siteId)?.lots).toMatchObject([{ apart: 10 * KG, used: 0 }]);
});
