// Kitchens that got lots, behind a real address, with a browser to look at them: opened before a file's tests and closed after.
import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { type Kitchens, openAlerts } from '../server/modules/recalls/alerts/testing/open-alerts.ts';
import { openBrowser, serveWeb } from './browser-harness.ts';

export async function kitchensInBrowser(): Promise<{ readonly k: Kitchens; readonly browser: Browser; readonly baseUrl: string }> {
  const k = await openAlerts();
  const { baseUrl, stop } = await serveWeb(k.it);
  const browser = await openBrowser();
  afterAll(async () => {
    await browser.close();
    await stop();
    await k.it.close();
  });
  return { k, browser, baseUrl };
}
