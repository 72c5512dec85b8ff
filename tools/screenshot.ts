// For looking at pages: node tools/screenshot.ts <url> <out.png> [--width 390] [--height 844] [--dark] [--en] [--full] [--wait <selector>] [--cookie "name=value"]
import { parseArgs } from 'node:util';
import { openBrowser, openPage } from '../tests/browser-harness.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string' },
    dark: { type: 'boolean', default: false },
    en: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    wait: { type: 'string' },
    cookie: { type: 'string' },
  },
});
const [url, path] = positionals;
if (!url || !path) {
  console.error('node tools/screenshot.ts <url> <out.png> [--width 390] [--height 844] [--dark] [--en] [--full] [--wait selector] [--cookie "a=b"]');
  process.exit(2);
}

const browser = await openBrowser();
try {
  const { page, problems } = await openPage(browser, {
    width: Number(values.width),
    height: values.height ? Number(values.height) : undefined,
    dark: values.dark,
    locale: values.en ? 'en' : 'zh-CN',
    cookie: values.cookie,
  });
  await page.goto(url, { waitUntil: 'load' });
  // A page with live updates never falls silent: wait a little, not for ever.
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  if (values.wait) await page.locator(values.wait).first().waitFor({ timeout: 10_000 });
  await page.screenshot({ path, fullPage: values.full });
  console.log(`${path}: ${await page.title()}`);
  for (const problem of problems) console.log(`  ${problem}`);
} finally {
  await browser.close();
}
