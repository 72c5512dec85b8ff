// The sweep of promises: ten thousand fall due among a million that run; and what a look costs when nothing is due.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Installation, openInstallation } from '../server/installation.ts';
import type { Actor } from '../server/kernel/actor.ts';
import { newId } from '../server/kernel/id.ts';
import { DAY, type Instant, iso } from '../server/kernel/time.ts';
import { casesModule } from '../server/modules/cases/module.ts';
import { modules, openKeeper } from '../server/modules.ts';
import { openCall } from '../server/platform/http/call.ts';
import { sweepAll } from '../server/platform/sweeps.ts';
import type { Bench } from './bench.ts';
import { aCustomer, type Measured, openMeasured } from './measured/installation.ts';

const RUNNING = 1_000_000;
const DUE = 10_000;
const PER_SECOND = 1_000;
const IDLE_MS = 5;
const TABLE = 'commitments.commitment';

export const bench: Bench = {
  name: 'sweep',
  bar: `≥ ${PER_SECOND.toLocaleString('en')} a second, idle ≤ ${IDLE_MS} ms`,
  async run(report) {
    const measured = await openMeasured(report, { withServer: false });
    const filesFolder = mkdtempSync(join(tmpdir(), 'xiannuo-bench-'));
    const clock = { at: Date.now(), now: () => clock.at };
    const installation = await openInstallation({
      databaseUrl: measured.ownerUrl,
      modules,
      openKeeper,
      clock,
      filesFolder,
      publicUrl: 'http://127.0.0.1',
      secret: 'a secret for benches only, long enough to sign with',
      log: (line) => report(JSON.stringify(line)),
    });
    try {
      await installation.load({ demo: false });
      return await measure({ measured, installation, clock, report });
    } finally {
      await installation.close();
      await measured.stop();
      rmSync(filesFolder, { recursive: true, force: true });
    }
  },
};

type Place = {
  readonly measured: Measured;
  readonly installation: Installation;
  readonly clock: { at: Instant; now: () => Instant };
  readonly report: (line: string) => void;
};

async function measure(place: Place): Promise<{ figure: string; ok: boolean }> {
  const { measured, clock, report } = place;
  await openCases(place);
  await fillUp(measured, clock.at);
  clock.at = await firstAlarm(measured);
  const { due, running } = await count(measured, clock.at);
  report(`${running.toLocaleString('en')} promises run, ${due.toLocaleString('en')} are due`);
  const before = await facts(measured);
  const seconds = (await timeOf(() => sweep(place))) / 1_000;
  const told = (await facts(measured)) - before;
  const left = (await count(measured, clock.at)).due;
  if (left > 0 || told < due) throw new Error(`${left} promises were left, ${told} facts told for ${due}`);
  report(`judged and journalled in ${seconds.toFixed(1)} s, ${told.toLocaleString('en')} facts`);
  const idle: number[] = [];
  for (let n = 0; n < 300; n++) idle.push(await timeOf(() => sweep(place)));
  const idleMs = idle.sort((a, b) => a - b)[150] as number;
  const perSecond = due / seconds;
  return {
    figure: `${Math.round(perSecond).toLocaleString('en')} a second, idle ${idleMs.toFixed(2)} ms`,
    ok: perSecond >= PER_SECOND && idleMs <= IDLE_MS && running >= RUNNING - DUE,
  };
}

const sweep = ({ installation: { app, sweeps } }: Place) =>
  sweepAll(
    app,
    sweeps.filter(({ name }) => name === 'commitments.sweep'),
  );

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The application itself opens those that will fall due, all in one moment: so each has its facts, and one alarm of each rings at the same time. */
async function openCases({ measured, installation, clock, report }: Place): Promise<void> {
  const { customerId, siteId } = await aCustomer(measured);
  const { app, units } = installation;
  const permissions = Object.keys(app.identity.grants());
  const actor: Actor = { kind: 'staff', id: newId(), name: '测试', roles: ['service-agent'], can: new Set(permissions) };
  const input = {
    customerId,
    siteId,
    noteId: null,
    lineId: null,
    channel: 'phone',
    category: 'quality',
    subcategory: 'spoiled',
    severity: 2,
  } as const;
  const told = { body: '番茄烂了', lines: [], files: [], neededBy: null, againstStaffId: null };
  const began = performance.now();
  let left = DUE;
  const open = async (): Promise<void> => {
    while (left-- > 0) {
      const call = openCall({ app, units }, { actor, headers: {}, requestId: newId() }, { path: '', input: {} });
      await casesModule.handlers.open(call, { ...input, ...told });
    }
  };
  await Promise.all(Array.from({ length: 12 }, open));
  report(`${DUE.toLocaleString('en')} cases opened in ${((performance.now() - began) / 1000).toFixed(0)} s, at ${iso(clock.at)}`);
}

/** The rest are copies that fall due later, each of a subject of its own. */
async function fillUp({ query }: Measured, now: Instant): Promise<void> {
  const columns = await query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = '${TABLE}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
  );
  const later = `${quoted(now)} + interval '1 day' + interval '1 second' * (n % ${(20 * DAY) / 1_000})`;
  const own: Readonly<Record<string, string>> = {
    id: 'uuidv7()',
    subject_id: 'uuidv7()::text',
    instance: 'uuidv7()::text',
    customer_id: `md5((n % 200)::text)::uuid`,
    due_at: later,
    next_alarm_at: later,
  };
  const indexes = await query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = '${TABLE}'::regclass and not indisunique`,
  );
  // Row by row into every index would take the time of all the other benches together.
  for (const { name } of indexes) await query(`drop index ${name}`);
  await query(`insert into ${TABLE} (${columns.map(({ name }) => name).join(', ')})
    select ${columns.map(({ name }) => own[name] ?? `c.${name}`).join(', ')}
    from (select * from ${TABLE} where verdict = 'running' and due_at is not null limit 1) c,
      generate_series(1, ${RUNNING} - (select count(*) from ${TABLE} where verdict = 'running')) n`);
  for (const { definition } of indexes) await query(definition);
  for (const table of [TABLE, 'journal.fact', 'journal.fact_subject', 'cases.case', 'cases.queue']) await query(`vacuum analyze ${table}`);
  await query('checkpoint');
}

const quoted = (at: Instant) => `'${iso(at)}'::timestamptz`;

async function firstAlarm({ query }: Measured): Promise<Instant> {
  const [row] = await query<{ at: Date }>(`select min(next_alarm_at) as at from ${TABLE}`);
  if (!row?.at) throw new Error('nothing will ever fall due');
  return row.at.getTime();
}

async function count({ query }: Measured, now: Instant): Promise<{ due: number; running: number }> {
  const [row] = await query<{ due: number; running: number }>(
    `select count(*) filter (where next_alarm_at <= ${quoted(now)})::int as due, count(*) filter (where verdict = 'running')::int as running from ${TABLE}`,
  );
  return row ?? { due: 0, running: 0 };
}

async function facts({ query }: Measured): Promise<number> {
  const [row] = await query<{ count: number }>('select count(*)::int as count from journal.fact');
  return row?.count ?? 0;
}
