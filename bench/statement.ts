// A month of 300 kitchens, drawn over HTTP as the finance clerk does it, by one job; and one kitchen alone (R17.3). What comes out is
// added up by the database a second time, so that what is fast is also right.
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { onScratch, sayIfBusy } from './measured/against-pgbench.ts';
import type { Measured } from './measured/installation.ts';
import { signInAs } from './measured/sign-in.ts';

const SITES = 300;
const DAYS = 26;
const LINES = 35;
const PRODUCTS = 400;
const BAR = { allMs: 60_000, oneMs: 1000 };

export const bench: Bench = {
  name: 'statement',
  bar: `${SITES} kitchens × ${DAYS} days × ${LINES} lines ≤ ${BAR.allMs / 1000} s, one kitchen ≤ ${BAR.oneMs / 1000} s`,
  run: onScratch(measure),
};

type Say = (line: string) => void;
const id = (kind: string, number: string): string => `('00000000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
/** Long over, and before the demo's own deliveries. */
const month = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 7);

async function measure(measured: Measured, say: Say): Promise<{ figure: string; ok: boolean }> {
  await fill(measured, say);
  await measured.start();
  const desk = await openDesk(measured.port);
  const one: number[] = [];
  for (let n = 0; n < 3; n++) {
    const [site] = await measured.query<{ id: string }>(`select ${id('9bbb', String(n))} as id`);
    const began = performance.now();
    await desk('POST', '/settlement/statements', { customerId: site?.id, month });
    one.push(performance.now() - began);
  }
  say(`one kitchen: ${one.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const [began, starved] = [performance.now(), measured.starved() ?? 0];
  const { jobId } = await desk<{ jobId: string }>('POST', '/settlement/statements/month', { month });
  let state = '';
  while (state !== 'done') {
    await pause(100);
    ({ state } = await desk<{ state: string }>('GET', `/jobs/${jobId}`));
    if (['failed', 'refused', 'cancelled'].includes(state)) throw new Error(`the job ended ${state}`);
  }
  const all = performance.now() - began;
  sayIfBusy(say, (measured.starved() ?? 0) - starved, all / 1000);
  await mustAddUp(measured, say);
  const figure = `${(all / 1000).toFixed(1)} s for ${(SITES * DAYS * LINES).toLocaleString('en')} lines, one kitchen ${Math.max(...one).toFixed(0)} ms`;
  return { figure, ok: all <= BAR.allMs && Math.max(...one) <= BAR.oneMs };
}

async function openDesk(port: number) {
  const cookie = await signInAs(port, 'finance');
  return async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const headers = { cookie, 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` };
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}

/** The same sums by plain SQL: half up to the fen, line by line. */
async function mustAddUp({ query }: Measured, say: Say): Promise<void> {
  const [sum] = await query<{ statements: string; lines: string; said: string; owed: string }>(
    `select count(*) as statements, sum(s.lines) as lines, sum(s.total_fen) as said,
       (select sum(floor((2 * p.fen::numeric * l.accepted + 1000) / 2000)) from deliveries.note n join deliveries.note_line l on l.note_id = n.id
        join products.price_line p on p.product_id = l.product_id and p.sheet_id = ${id('9eee', '0')} where n.delivery_on >= $1::date and n.number like 'BST-%') as owed
     from settlement.statement s join customers.customer c on c.id = s.customer_id where s.month = $1::date and c.code like 'BST-%'`,
    [`${month}-01`],
  );
  say(`${sum?.statements} statements with ${sum?.lines} lines come to ${sum?.said} fen; the notes to ${sum?.owed}`);
  if (Number(sum?.statements) !== SITES || Number(sum?.lines) !== SITES * DAYS * LINES || sum?.said !== sum?.owed) throw new Error('the sums differ');
}

/** Accepted notes as they stand a month later; one price sheet for all. */
async function fill({ query }: Measured, say: Say): Promise<void> {
  say(`filling ${SITES} kitchens with ${DAYS} notes of ${LINES} lines`);
  const note = id('9aaa', `s * 100 + d`);
  await query(`begin; set local session_replication_role = replica;
    insert into products.product (id, code, name, keys, category, stock_unit, settle_unit, tolerance_class, temperature_class, content_hash, registered_at, changed_at)
      select ${id('9fff', 'n')}, 'BST-' || n, '食材 ' || n, array['食材 ' || n], 'vegetable', 'kg', 'kg', 'loose', 'ambient', '', now(), now() from generate_series(0, ${PRODUCTS - 1}) n;
    insert into products.price_sheet (id, number, kind, purpose, series, from_on, line_count, content_hash, published_at)
      values (${id('9eee', '0')}, 'BST', 'fixed', 'selling', 'bench', '${month}-01', ${PRODUCTS}, '', '${month}-01');
    insert into products.price_line (sheet_id, product_id, unit, fen) select ${id('9eee', '0')}, ${id('9fff', 'n')}, 'kg', 137 + n * 7 from generate_series(0, ${PRODUCTS - 1}) n;
    insert into customers.customer (id, code, name, kind, created_at)
      select ${id('9bbb', 's')}, 'BST-' || s, '第' || s || '实验学校', 'school', now() from generate_series(0, ${SITES - 1}) s;
    insert into customers.site (id, customer_id, code, name, created_at)
      select ${id('9ccc', 's')}, ${id('9bbb', 's')}, 'BST-' || s, '第' || s || '食堂', now() from generate_series(0, ${SITES - 1}) s;
    insert into deliveries.note (id, number, customer_id, site_id, delivery_on, window_from, window_to, state, issued_at, accepted_at, content_hash, line_count, recorded_at)
      select ${note}, 'BST-' || s || '-' || d, ${id('9bbb', 's')}, ${id('9ccc', 's')}, '${month}-01'::date + d, at, at + interval '1 hour', 'accepted', at, at, '', ${LINES}, at
      from generate_series(0, ${SITES - 1}) s, generate_series(0, ${DAYS - 1}) d, lateral (select '${month}-01'::date + d + time '06:30' as at) t;
    insert into deliveries.note_line (id, note_id, line_no, product, product_id, unit, ordered, picked, accepted)
      select ${id('9ddd', `(s * 100 + d) * 100 + l`)}, ${note}, l + 1, '食材 ' || p, ${id('9fff', 'p')}, 'kg', a, a, a
      from generate_series(0, ${SITES - 1}) s, generate_series(0, ${DAYS - 1}) d, generate_series(0, ${LINES - 1}) l,
        lateral (select (s * 31 + d * 17 + l * 11) % ${PRODUCTS} as p, 500 + (s * 7919 + d * 104729 + l * 1299709) % 40000 as a) x;
    commit; analyze`);
}
