// The pages a kitchen opens first, on a mid phone on slow 4G (R1.4): CPU 4 × slower, 1.6 Mbps, 150 ms, nothing in the cache.
import { existsSync } from 'node:fs';
import { HOUR, iso } from '../server/kernel/time.ts';
import { openBrowser } from '../tests/browser-harness.ts';
import { tappableAfter } from '../tests/slow-phone.ts';
import type { Bench } from './bench.ts';
import { aCustomer, type Measured, openMeasured, WEB } from './measured/installation.ts';
import { signInAs } from './measured/sign-in.ts';

const BAR = 2_000;
const LINES = 40;

export const bench: Bench = {
  name: 'phone',
  bar: `tappable ≤ ${BAR} ms`,
  async run(report) {
    if (!existsSync(WEB)) throw new Error('there is no built web: npm run build');
    const measured = await openMeasured(report);
    const browser = await openBrowser();
    try {
      const baseUrl = `http://127.0.0.1:${measured.port}`;
      const { scanned, opened } = await tappableAfter({ browser, baseUrl, fresh: await noteIssuer(measured) }, 0);
      const figure = `scanned code ${scanned.toFixed(0)} ms, acceptance of ${LINES} lines ${opened.toFixed(0)} ms, best of 5`;
      return { figure, ok: Math.max(scanned, opened) <= BAR };
    } finally {
      await browser.close();
      await measured.stop();
    }
  },
};

async function noteIssuer(measured: Measured): Promise<() => Promise<{ noteId: string; path: string }>> {
  const cookie = await signInAs(measured.port, 'orders');
  const { siteId } = await aCustomer(measured);
  const lines = Array.from({ length: LINES }, (_, at) => ({ product: `食材 ${at + 1}`, unit: 'kg', ordered: 20_000, picked: 20_000 }));
  return async () => {
    const body = JSON.stringify({ siteId, windowFrom: iso(Date.now()), windowTo: iso(Date.now() + HOUR), lines });
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${measured.port}/api/deliveries`, { method: 'POST', headers, body });
    const { noteId, link } = (await answer.json()) as { noteId: string; link: string };
    return { noteId, path: new URL(link).pathname };
  };
}
