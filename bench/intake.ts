// Opening a case over HTTP against pgbench writing the very same rows, on the same server, in the same run.
import { newId } from '../server/kernel/id.ts';
import type { Bench } from './bench.ts';
import { onScratch, ratioOf, sayIfBusy } from './measured/against-pgbench.ts';
import { writeSameRows } from './measured/baseline.ts';
import { aCustomer, type Measured } from './measured/installation.ts';
import { bodyOf, load, openLine, percentile, requestText } from './measured/load.ts';
import { statementsOf } from './measured/rows.ts';

const BAR = 0.15;
const CONNECTIONS = 32;
const WARM_UP = 4;
const SECONDS = 8;

export const bench: Bench = {
  name: 'intake',
  bar: `≥ ${BAR} of pgbench`,
  run: onScratch(compare),
};

async function compare(measured: Measured, report: (line: string) => void): Promise<{ figure: string; ok: boolean }> {
  const request = await requests(measured);
  const statements = await statementsOf(measured.query, () => openOne(measured.port, request()));
  const rows = statements.map(({ table, rows: count }) => `${count} ${table}`).join(', ');
  report(`one opened case writes ${rows}`);
  await measured.start();
  const warm = { port: measured.port, connections: CONNECTIONS, request };
  await load({ ...warm, seconds: WARM_UP });
  const same = () => writeSameRows(statements, { ownerUrl: measured.ownerUrl, connections: CONNECTIONS, seconds: SECONDS / 2 });
  // Before and after, so that a machine that is busy for a while is busy for both.
  const before = await same();
  report(`${before.tool}: ${before.perSecond.toFixed(0)} transactions a second with the same rows`);
  const starved = measured.starved();
  const ours = await load({ ...warm, seconds: SECONDS });
  sayIfBusy(report, (measured.starved() ?? 0) - (starved ?? 0), SECONDS);
  if (ours.bad.length > 0) throw new Error(`not every case was opened: ${ours.bad[0]}`);
  const after = await same();
  report(`${after.tool}: ${after.perSecond.toFixed(0)} once more`);
  report(
    `${ours.answers} cases opened, median ${percentile(ours.latencies, 0.5).toFixed(1)} ms, 99 % within ${percentile(ours.latencies, 0.99).toFixed(1)} ms`,
  );
  return ratioOf(ours.perSecond, [before, after], BAR);
}

/** What the desk sends for a call from the kitchen, with a key of its own each time. */
async function requests(measured: Measured): Promise<() => string> {
  const { customerId, siteId } = await aCustomer(measured);
  const body = {
    customerId,
    siteId,
    channel: 'phone',
    category: 'quality',
    subcategory: 'spoiled',
    severity: 2,
    body: '今天送来的番茄有八斤是烂的，午餐前要用，请尽快补。',
    lines: [{ product: '番茄', amount: 4000, unit: 'jin', problem: 'spoiled' }],
  };
  return () => requestText('POST', '/api/cases', { cookie: measured.cookie, body, key: newId() });
}

async function openOne(port: number, request: string): Promise<{ number: string }> {
  const line = openLine(port);
  const answer = await line.ask(request).finally(() => line.end());
  if (!answer.startsWith('HTTP/1.1 2')) throw new Error(`no case was opened: ${answer}`);
  return bodyOf<{ number: string }>(answer);
}
