// A crate in the hand, the desk's scanner on it: the scanner types the label's link into the search box and sends Enter, and the trace of its lots opens.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser-harness.ts';
import { kitchensInBrowser } from './kitchens-in-browser.ts';

const { k, browser, baseUrl } = await kitchensInBrowser();

/** What a scanner does: keys, then Enter, into whatever has the focus. */
const scan = async (page: Page, code: string) => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

test('the code of a crate opens the trace of its note, from the search box and on the page of traces', { timeout: 120_000 }, async () => {
  const lot = await k.lot(await k.product('菠菜'));
  const { noteId, noteNumber } = await k.bring(lot.lotId, await k.kitchen('实验小学'));
  const { api, headers } = await k.it.as('warehouse-clerk');
  const { link } = await api.deliveries.qr({ noteId });
  const { page, problems } = await openPage(browser, { baseUrl, width: 1440, cookie: headers.cookie ?? '' });
  const traced = async () => {
    await page.waitForURL((url) => url.pathname === '/trace' && url.searchParams.get('note') === noteId);
    await page.getByText(lot.number).filter({ visible: true }).first().waitFor();
    // The code lets a kitchen in: it does not stay in the address.
    expect(page.url()).not.toContain('portal');
  };
  await page.goto('/lots');
  const box = page.getByRole('search').getByRole('searchbox');
  await box.waitFor();
  await page.keyboard.press('/');
  await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
  await scan(page, `${link}?crate=1`);
  await traced();

  await page.goto('/trace');
  await page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('textbox')).first().click();
  await scan(page, `${link}?crate=2`);
  await traced();

  await api.deliveries.renewQr({ noteId });
  await page.goto('/lots');
  await box.click();
  await scan(page, link);
  await page.getByText('这个筐码查不到批次').waitFor();
  await page.goto(`/trace?q=${noteNumber}`);
  await page.getByText(`追溯整张送货单 ${noteNumber}`).waitFor();
  expect(problems).toEqual([]);
});
