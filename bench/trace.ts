// Trace and hold in a network of a million edges: everything made of one lot, one step, a diamond with 2^60 ways, a scope stopped at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Installation, openInstallation } from '../server/installation.ts';
import { SYSTEM } from '../server/kernel/actor.ts';
import { holdInUnit, scopeOf, stepOf, traceOf } from '../server/modules/lots/public.ts';
import { modules, openKeeper } from '../server/modules.ts';
import type { Bench } from './bench.ts';
import { type Measured, openMeasured } from './measured/installation.ts';
import { percentile } from './measured/load.ts';

const FAMILIES = 20;
const FAMILY = 10_000;
const CUSTOMERS = 300;
const BAR = { closureMs: 300, stepMs: 20, holdMs: 2_000, linear: 1.5 };

export const bench: Bench = {
  name: 'trace',
  bar: `10,000 lots p95 < ${BAR.closureMs} ms, one step < ${BAR.stepMs} ms, diamond of 60 ≤ ${BAR.linear} × 30 a lot, hold < ${BAR.holdMs / 1000} s`,
  async run(report) {
    const measured = await openMeasured(report, { withServer: false });
    const filesFolder = mkdtempSync(join(tmpdir(), 'xiannuo-bench-'));
    const installation = await openInstallation({
      databaseUrl: measured.ownerUrl,
      modules,
      openKeeper,
      clock: { now: () => Date.now() },
      filesFolder,
      publicUrl: 'http://127.0.0.1',
      secret: 'a secret for benches only, long enough to sign with',
      log: (line) => report(JSON.stringify(line)),
    });
    try {
      return await measure({ measured, installation, report });
    } finally {
      await installation.close();
      await measured.stop();
      rmSync(filesFolder, { recursive: true, force: true });
    }
  },
};

type Place = { readonly measured: Measured; readonly installation: Installation; readonly report: (line: string) => void };

async function measure(place: Place): Promise<{ figure: string; ok: boolean }> {
  await fill(place);
  const closure = await closureTime(place);
  const step = await stepTime(place);
  const linear = await diamondRatio(place);
  const hold = await holdTime(place);
  return {
    figure: `closure p95 ${closure.toFixed(0)} ms, step ${step.toFixed(1)} ms, diamond ${linear.toFixed(2)} ×, hold ${(hold / 1000).toFixed(2)} s`,
    ok: closure < BAR.closureMs && step < BAR.stepMs && linear <= BAR.linear && hold < BAR.holdMs,
  };
}

/** The same number is always the same lot: families one after the other, the diamonds behind them. */
const lotId = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const rootOf = (family: number): string => lotId(family * FAMILY);
const DIAMONDS = FAMILIES * FAMILY;
const asId = (number: string): string => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/**
 * Twenty families of ten thousand lots. Every lot goes into the next one and into four or five more up to 200 further on, so the first lot of
 * a family leads to all of it, fifty steps deep. Two lines of delivery notes carry every lot.
 */
async function fill({ measured: { query }, report }: Place): Promise<void> {
  const began = performance.now();
  const indexes = await query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('lots.lot'::regclass, 'lots.edge'::regclass, 'lots.line'::regclass) and not indisunique`,
  );
  for (const { name } of indexes) await query(`drop index ${name}`);
  await query(`begin; set local session_replication_role = replica;
    insert into lots.lot (id, number, product_id, supplier_id, unit, base, made_by, received_on, expires_on, registered_at)
      select ${asId('n')}, 'B' || n, ${asId('n % 500')}, null, 'kg', 'g', 'repacked', date '2026-03-01' + n % 30, date '2026-06-01' + n % 90, now()
      from generate_series(0, ${DIAMONDS + 999}) n;
    insert into lots.edge (from_lot, to_lot, event_id, kind, taken, given, possible)
      select ${asId('n')}, ${asId('n + hop')}, ${asId('n')}, 'repacked', 1000, 1000, (n + j) % 17 = 0
      from generate_series(0, ${FAMILIES * FAMILY - 1}) n, generate_series(0, 5) j,
        lateral (select case j when 0 then 1 else 2 + (j - 1) * 39 + (n * 7919 + j * 104729) % 39 end as hop) h
      where (j < 5 or n % 8 = 0) and n % ${FAMILY} + hop < ${FAMILY};
    insert into lots.edge (from_lot, to_lot, event_id, kind, taken, given, possible)
      select ${asId(`${DIAMONDS} + d * 300 + 2 * k + a`)}, ${asId(`${DIAMONDS} + d * 300 + 2 * (k + 1) + b`)}, ${asId('k')}, 'mixed', 500, 500, false
      from generate_series(1, 2) d, lateral generate_series(0, d * 30 - 1) k, generate_series(0, 1) a, generate_series(0, 1) b where k > 0 or a = 0;
    insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, stage, picked, delivered)
      select ${asId('n * 2 + c')}, ${asId('n')}, ${asId('n % 500')}, date '2026-03-01' + n % 30, ${asId('n / 10')}, 'PS' || n / 10, ${asId(`(n * 31 + c) % ${CUSTOMERS}`)}, ${asId(`(n * 31 + c) % ${CUSTOMERS * 2}`)},
        date '2026-03-01' + n % 30, case when n % 13 = 0 then 'possible' else 'named' end, 'site', 1000, 1000
      from generate_series(0, ${FAMILIES * FAMILY - 1}) n, generate_series(0, 1) c;
    commit`);
  for (const { definition } of indexes) await query(definition);
  for (const table of ['lot', 'edge', 'line']) await query(`vacuum analyze lots.${table}`);
  await query('checkpoint');
  const [counted] = await query<{ edges: string }>('select count(*) as edges from lots.edge');
  const edges = Number(counted?.edges);
  if (edges < 1_000_000) throw new Error(`only ${edges} edges`);
  report(`${edges.toLocaleString('en')} edges over ${(DIAMONDS + 1_000).toLocaleString('en')} lots in ${seconds(began)} s`);
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);

async function timesOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work(round);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

/** Forward from the first lot and backward from the last one of a family, each family in turn. */
async function closureTime({ installation: { app }, report }: Place): Promise<number> {
  const both = async (round: number): Promise<void> => {
    const family = round % FAMILIES;
    const forward = round % 2 === 0;
    const lotIds = [forward ? rootOf(family) : lotId((family + 1) * FAMILY - 1)];
    const { lots, edges } = await traceOf(app.db, { lotIds, direction: forward ? 'forward' : 'backward' });
    if (lots.length !== FAMILY || edges.length < 4.9 * FAMILY) throw new Error(`${lots.length} lots and ${edges.length} edges were found`);
  };
  await timesOf(6, both);
  const times = await timesOf(80, both);
  report(
    `closure of 10,000 lots with their edges: median ${percentile(times, 0.5).toFixed(0)} ms, 95 % within ${percentile(times, 0.95).toFixed(0)} ms`,
  );
  return percentile(times, 0.95);
}

/** What a hundred lots went into, and the very same rows read by primary key. */
async function stepTime({ installation: { app }, report }: Place): Promise<number> {
  const some = (round: number) => Array.from({ length: 100 }, (_, i) => lotId(((round * 100 + i) * 1_613) % (FAMILIES * FAMILY)));
  const step = (way: 'forward' | 'backward') => timesOf(300, (round) => stepOf(app.db, some(round), way));
  const keys = await Promise.all(Array.from({ length: 300 }, (_, round) => stepOf(app.db, some(round), 'forward')));
  const byKey = await timesOf(300, async (round) => {
    const rows = keys[round] ?? [];
    const [from, to] = [rows.map((row) => row.fromLot), rows.map((row) => row.toLot)];
    // In this network the event's id is that of the lot it takes from.
    await sql`select e.from_lot as "fromLot", e.to_lot as "toLot", e.kind, e.taken, e.given, e.possible
      from unnest(${from}::uuid[], ${to}::uuid[]) as k(f, t) join lots.edge e on e.from_lot = k.f and e.to_lot = k.t and e.event_id = k.f`.execute(
      app.db,
    );
  });
  const [forward, backward] = [await step('forward'), await step('backward')];
  const worst = Math.max(percentile(forward, 0.95), percentile(backward, 0.95));
  const ratio = percentile(forward, 0.5) / percentile(byKey, 0.5);
  report(
    `one step of 100 lots: forward ${percentile(forward, 0.5).toFixed(2)} ms, backward ${percentile(backward, 0.5).toFixed(2)} ms, 95 % within ${worst.toFixed(2)} ms; ${ratio.toFixed(2)} × the same rows by primary key (${percentile(byKey, 0.5).toFixed(2)} ms)`,
  );
  return worst;
}

/** Milliseconds a lot: sixty rungs against thirty. Walked way by way sixty rungs would take longer than the sun burns. */
async function diamondRatio({ installation: { app }, report }: Place): Promise<number> {
  const perLot = async (depth: number): Promise<number> => {
    const top = lotId(DIAMONDS + (depth / 30) * 300);
    const times = await timesOf(60, async () => {
      const { lots } = await traceOf(app.db, { lotIds: [top], direction: 'forward' });
      if (lots.length !== 2 * depth + 1 || lots.at(-1)?.level !== depth) throw new Error(`a diamond of ${depth} has ${lots.length} lots`);
    });
    return percentile(times, 0.5) / (2 * depth + 1);
  };
  await perLot(30);
  const [short, long] = [await perLot(30), await perLot(60)];
  report(`diamond: ${(short * 1000).toFixed(0)} µs a lot at depth 30, ${(long * 1000).toFixed(0)} µs at depth 60`);
  return long / short;
}

/** From the lot to the commit: scope, hold of ten thousand lots, and who got any of it by customer and kitchen. */
async function holdTime({ installation: { app }, report }: Place): Promise<number> {
  let told = '';
  const times = await timesOf(3, (round) =>
    app.inUnit(SYSTEM, async (unit) => {
      const scope = await scopeOf(unit.tx, [rootOf(round)]);
      await holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds: scope.lotIds });
      const customers = Map.groupBy(scope.lines, ({ customerId }) => customerId);
      const kitchens = new Set(scope.lines.map(({ siteId }) => siteId));
      if (scope.lotIds.length !== FAMILY || scope.lines.length !== 2 * FAMILY)
        throw new Error(`${scope.lotIds.length} lots, ${scope.lines.length} lines`);
      told = `${scope.lines.length.toLocaleString('en')} lines of ${customers.size} customers and ${kitchens.size} kitchens`;
    }),
  );
  const worst = times.at(-1) as number;
  report(`hold of 10,000 lots with ${told}: ${times.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s`);
  return worst;
}
