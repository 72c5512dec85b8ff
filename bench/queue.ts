// The first page of the desk's queue, over HTTP as the desk asks for it: with a thousand cases and with a million.
import type { Bench } from './bench.ts';
import { onScratch } from './measured/against-pgbench.ts';
import type { Measured } from './measured/installation.ts';
import { openLine, percentile, requestText } from './measured/load.ts';

const BAR = 2;
const FEW = { cases: 1_000, open: 50 };
const MANY = { cases: 1_000_000, open: 50_000 };
const CUSTOMERS = 200;
const ROUNDS = 400;

export const bench: Bench = {
  name: 'queue',
  bar: `≤ ${BAR} × the time with 1,000 cases`,
  run: onScratch(compare),
};

type Amount = typeof FEW;

async function compare(measured: Measured, report: (line: string) => void): Promise<{ figure: string; ok: boolean }> {
  await empty(measured);
  await fill(measured, { cases: 0, open: 0 }, FEW);
  const few = await firstPage(measured, report, FEW);
  const began = performance.now();
  await withoutIndexes(measured, () => fill(measured, FEW, MANY));
  report(`filled up in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const many = await firstPage(measured, report, MANY);
  const times = many / few;
  return { figure: `${times.toFixed(2)} × (${many.toFixed(2)} ms, ${few.toFixed(2)} ms)`, ok: times <= BAR };
}

/** Cases of the demo company would stand between. */
const empty = ({ query }: Measured) => query('truncate cases.case, cases.ask, cases.evidence, cases.queue cascade');

/** Cases `from.cases` to `to.cases`, of which the newest are open, each with a clock, spread over customers as in life. */
async function fill({ query }: Measured, from: Amount, to: Amount): Promise<void> {
  await query(`insert into customers.customer (id, code, name, kind, created_at)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'B' || n, '测试食堂' || n, 'school', now() from generate_series(1, ${CUSTOMERS}) n
    on conflict do nothing`);
  await query(`insert into cases.case (id, number, customer_id, channel, category, subcategory, severity, lines, state, last_word, last_word_at, opened_at,
      answered_at, settled_at, confirmed_at, closed_at, recorded_at)
    select uuidv7(now() - interval '1 minute' * (${MANY.cases} - n) - now()), 'SH' || lpad(n::text, 10, '0'),
      ('00000000-0000-7000-8000-' || lpad(to_hex(1 + n % ${CUSTOMERS}), 12, '0'))::uuid, 'phone', (array['quality', 'food-safety', 'delivery', 'quality', 'quality'])[1 + n % 5],
      'spoiled', 2 + n % 3, '[{"lineId": null, "product": "番茄", "amount": 4000, "unit": "jin", "problem": "spoiled"}]',
      case when n > ${to.cases - (to.open - from.open)} then 'in-hand' else 'closed' end, 'customer', at, at, at, at, at, at, at
    from generate_series(${from.cases + 1}, ${to.cases}) n, lateral (select now() - interval '1 minute' * (${MANY.cases} - n)) as t(at)`);
  await query(`insert into cases.queue (case_id, safety, due_at, commitment_id, state, customer_id, opened_at)
    select id, category = 'food-safety', now() + interval '1 second' * (hashtext(number) % 40000), uuidv7(), state, customer_id, opened_at
    from cases.case where state = 'in-hand' on conflict do nothing`);
  await query('vacuum analyze cases.case');
  await query('vacuum analyze cases.queue');
  await query('checkpoint');
}

/** Filling row by row into six indexes would take the time of all the other benches together. */
async function withoutIndexes({ query }: Measured, work: () => Promise<void>): Promise<void> {
  const indexes = await query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'cases.case'::regclass and not indisunique`,
  );
  for (const { name } of indexes) await query(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await query(definition);
  await query('vacuum analyze cases.case');
}

/** Median milliseconds of one page after another on one connection. */
async function firstPage({ port, cookie }: Measured, report: (line: string) => void, amount: Amount): Promise<number> {
  const line = openLine(port);
  const request = requestText('GET', '/api/cases/queue', { cookie });
  const times: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      const answer = await line.ask(request);
      if (!answer.startsWith('HTTP/1.1 200')) throw new Error(`the queue answered ${answer.slice(0, 500)}`);
      times.push(performance.now() - began);
    }
  } finally {
    line.end();
  }
  // The first ones warm caches and the just-in-time compiler.
  const sorted = times.slice(ROUNDS / 4).sort((a, b) => a - b);
  report(
    `${amount.cases.toLocaleString('en')} cases, ${amount.open.toLocaleString('en')} open: median ${percentile(sorted, 0.5).toFixed(2)} ms, 95 % within ${percentile(sorted, 0.95).toFixed(2)} ms`,
  );
  return percentile(sorted, 0.5);
}
