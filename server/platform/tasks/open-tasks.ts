// pg-boss keeps the queue (claims, retries, fencing); this takes what is due, in slots, for all task names with one poll.
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type Clock, systemClock } from '../../kernel/time.ts';
import { overPool } from './boss-database.ts';
import { openEnqueue } from './enqueue.ts';
import { QUEUE, SCHEMA } from './install.ts';
import { cancelTask, findTask, listTasks, rerunTask, tidyTasks } from './manage.ts';
import type { Drained, Tasks, Worker } from './public.ts';
import { openLoop } from './run-loop.ts';
import { type Bench, claim, runTask, takeOver } from './run-task.ts';

type Machines = { readonly pool: pg.Pool; readonly clock?: Clock; readonly onError?: Bench['onError'] };

/** After `installTasks`. `pool` is the application's own. */
export async function openTasks({ pool, clock = systemClock, onError = () => undefined }: Machines): Promise<Tasks> {
  const boss = new PgBoss({ db: overPool(pool, clock), schema: SCHEMA, migrate: false, createSchema: false, supervise: false, schedule: false });
  boss.on('error', (error) => onError(error, QUEUE));
  await boss.start();
  const bench: Bench = { boss, pool, clock, workers: new Map(), onError };
  const loop = openLoop(bench);
  const enqueue = openEnqueue(boss, { clock, enqueued: loop.hint });
  const handle = (workers: Readonly<Record<string, Worker>>) => {
    for (const [name, worker] of Object.entries(workers)) bench.workers.set(name, worker);
  };
  return {
    // biome-ignore lint/complexity/useMaxParams: where, what, with what and how, as every caller reads it
    async enqueue(tx, name, data, options = {}) {
      if (bench.workers.size > 0 && !bench.workers.has(name)) throw new Error(`no worker is named ${name}`);
      return enqueue(tx, { name, data }, options);
    },
    handle,
    async start(workers = {}) {
      handle(workers);
      loop.start();
    },
    async stop() {
      await loop.stop();
      await boss.stop({ graceful: false, close: false });
    },
    drain: () => drain(bench),
    list: (query) => listTasks(pool, query),
    find: (id) => findTask(pool, id),
    rerun: (tx, id) => rerunTask(boss, tx, { id, clock }),
    cancel: (tx, id) => cancelTask(boss, tx, { id, clock }),
    tidy: () => tidyTasks(pool, clock),
  };
}

async function drain(bench: Bench): Promise<Drained> {
  const failed: { id: string; name: string; error: string }[] = [];
  await takeOver(bench);
  for (let ran = 0; ; ran++) {
    const [job] = await claim(bench, 1);
    if (!job) return { ran, failed };
    const outcome = await runTask(bench, job, new AbortController());
    if (typeof outcome === 'object') failed.push({ id: job.id, name: job.data.name, error: outcome.error });
  }
}
