// A whole claim over HTTP: asked for with the policy check, decided by a second person, in the ledger and on the customer's account;
// against pgbench writing the very same rows in one transaction, on the same server, in the same run (R5).
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../server/kernel/id.ts';
import { HOUR, iso } from '../server/kernel/time.ts';
import type { Bench } from './bench.ts';
import { onScratch, ratioOf, sayIfBusy } from './measured/against-pgbench.ts';
import { type Baseline, writeSameRows } from './measured/baseline.ts';
import { aCustomer, type Measured } from './measured/installation.ts';
import { bodyOf, openLine, percentile, requestText } from './measured/load.ts';
import { statementsOf } from './measured/rows.ts';
import { signInAs } from './measured/sign-in.ts';

const BAR = 0.12;
const CONNECTIONS = 32;
const WARM_UP = 4;
const SECONDS = 8;
const NOTES = 150;
const LINES = 20;
const CASES = 400;
/** Grams of one claim, and of one line: it lasts. */
const [AMOUNT, ORDERED] = [100, 20_000];

export const bench: Bench = {
  name: 'claims',
  bar: `≥ ${BAR} of pgbench`,
  run: onScratch(compare),
};

type Line = { readonly noteId: string; readonly lineId: string };
type Stage = { readonly lead: string; readonly agent: string; readonly cases: readonly string[]; readonly lines: readonly Line[]; next: number };

async function compare(measured: Measured, report: (line: string) => void): Promise<{ figure: string; ok: boolean }> {
  const stage = await prepare(measured, report);
  const one = async () => {
    const line = openLine(measured.port);
    return claim(line, stage).finally(() => line.end());
  };
  // The total of a customer's month is one row that every claim adds to: pgbench is spared it.
  const statements = (await statementsOf(measured.query, one)).filter(({ table }) => table !== 'claims.account_total');
  report(`one claim writes ${statements.map(({ table, rows }) => `${rows} ${table}`).join(', ')}`);
  const kept = (how: 'enable' | 'disable') =>
    measured.query(`alter table claims.entry ${how} trigger user; alter table claims.account_entry ${how} trigger user`);
  // Totals are kept by triggers: pgbench writes their rows without the reckoning.
  const same = async (): Promise<Baseline> => {
    await kept('disable');
    const written = await writeSameRows(statements, { ownerUrl: measured.ownerUrl, connections: CONNECTIONS, seconds: SECONDS / 2 });
    await kept('enable');
    return written;
  };
  const before = await same();
  report(`${before.tool}: ${before.perSecond.toFixed(0)} transactions a second with the same rows`);
  await measured.start();
  await claims(measured.port, stage, WARM_UP);
  const [starved, used] = [measured.starved() ?? 0, measured.processor() ?? Number.NaN];
  const ours = await claims(measured.port, stage, SECONDS);
  sayIfBusy(report, (measured.starved() ?? 0) - starved, SECONDS);
  const cpu = ((measured.processor() ?? Number.NaN) - used) / ours.length;
  const after = await same();
  report(`${after.tool}: ${after.perSecond.toFixed(0)} once more`);
  report(`${ours.length} claims, median ${percentile(ours, 0.5).toFixed(1)} ms, 99 % within ${percentile(ours, 0.99).toFixed(1)} ms`);
  report(`${cpu.toFixed(1)} ms of processor for each claim, asked for and decided (a return in Medusa 2.21.2 on such a machine: 177 ms)`);
  const { figure, ok } = ratioOf(ours.length / SECONDS, [before, after], BAR);
  return { figure: `${figure}, ${cpu.toFixed(1)} ms CPU a claim`, ok };
}

/** Milliseconds of every claim that was finished in time, sorted. */
async function claims(port: number, stage: Stage, seconds: number): Promise<number[]> {
  const spent: number[] = [];
  let running = true;
  const all = Array.from({ length: CONNECTIONS }, async () => {
    const line = openLine(port);
    try {
      while (running) {
        const began = performance.now();
        await claim(line, stage);
        if (running) spent.push(performance.now() - began);
      }
    } finally {
      line.end();
    }
  });
  await Promise.race([pause(seconds * 1_000), Promise.all(all)]);
  running = false;
  await Promise.all(all);
  return spent.sort((a, b) => a - b);
}

/** Spoiled goods, returned against the bill: asked for by the agent, granted by the lead, booked. What was thrown away at once is not fetched. */
async function claim(line: ReturnType<typeof openLine>, stage: Stage): Promise<{ number: string }> {
  const at = stage.next++;
  const [caseId, item] = [stage.cases[at % stage.cases.length], stage.lines[at % stage.lines.length]];
  const body = { caseId, way: 'credit', reason: 'spoiled', items: [{ ...item, amount: AMOUNT }], goods: 'kept', amountFen: 120, body: '烂了二两' };
  const asked = await send(line, requestText('POST', '/api/claims', { cookie: stage.agent, body, key: newId() }));
  const { claimId, number, state } = bodyOf<{ claimId: string; number: string; state: string }>(asked);
  if (state === 'settled') return { number };
  await send(line, requestText('POST', `/api/claims/${claimId}/approval`, { cookie: stage.lead, body: { body: '同意' }, key: newId() }));
  return { number };
}

async function send(line: ReturnType<typeof openLine>, request: string): Promise<string> {
  const answer = await line.ask(request);
  if (!answer.startsWith('HTTP/1.1 2')) throw new Error(`refused: ${answer.slice(0, 800)}`);
  return answer;
}

async function prepare(measured: Measured, report: (line: string) => void): Promise<Stage> {
  const { port, query } = measured;
  const [agent, lead, orders] = [measured.cookie, await signInAs(port, 'manager'), await signInAs(port, 'orders')];
  const { customerId, siteId } = await aCustomer(measured);
  // One kitchen claims now and then, not forty times a second: its month is one row that its claims wait for.
  const sites = await query<{ id: string }>(
    `with one as (select * from customers.site where id = $1)
     insert into customers.site (id, customer_id, code, name, created_at)
     select gen_random_uuid(), customer_id, code || '-' || n, name || n, created_at from one, generate_series(1, ${NOTES}) n returning id`,
    [siteId],
  );
  let next = 0;
  report(`preparing ${NOTES} delivered notes of ${LINES} lines and ${CASES} cases`);
  const now = Date.now();
  const lines = Array.from({ length: LINES }, (_, at) => ({ product: `食材 ${at + 1}`, unit: 'kg', ordered: ORDERED, picked: ORDERED }));
  const note = { windowFrom: iso(now), windowTo: iso(now + HOUR), lines };
  await times(port, NOTES, () =>
    requestText('POST', '/api/deliveries', { cookie: orders, body: { ...note, siteId: sites[next++]?.id }, key: newId() }),
  );
  const one = { customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了' };
  const opened = await times(port, CASES, () => requestText('POST', '/api/cases', { cookie: agent, body: one, key: newId() }));
  await query(`update deliveries.note set state = 'accepted', arrived_at = now(), accepted_at = now() where customer_id = $1 and state = 'issued'`, [
    customerId,
  ]);
  await query(
    `update deliveries.note_line l set accepted = l.picked from deliveries.note n where n.id = l.note_id and n.customer_id = $1 and n.state = 'accepted'`,
    [customerId],
  );
  const delivered = await query<Line>(
    `select l.note_id as "noteId", l.id as "lineId" from deliveries.note_line l join deliveries.note n on n.id = l.note_id
     where n.customer_id = $1 and l.ordered = ${ORDERED} and l.product like '食材 %' order by l.line_no, l.id`,
    [customerId],
  );
  return { agent, lead, cases: opened.map((answer) => bodyOf<{ caseId: string }>(answer).caseId), lines: delivered, next: 0 };
}

async function times(port: number, many: number, request: () => string): Promise<string[]> {
  const answers: string[] = [];
  let left = many;
  const workers = Array.from({ length: 8 }, async () => {
    const line = openLine(port);
    while (left-- > 0) answers.push(await send(line, request()));
    line.end();
  });
  await Promise.all(workers);
  return answers;
}
