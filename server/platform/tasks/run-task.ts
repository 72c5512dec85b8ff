// Runs one claimed task: hands the worker its run, then settles the claim (done, tried again, failed for good, cancelled).
import type pg from 'pg';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { type Clock, iso } from '../../kernel/time.ts';
import type { Payload } from './enqueue.ts';
import { HEARTBEAT_SECONDS, QUEUE, SCHEMA } from './install.ts';
import type { TaskRun, Worker } from './public.ts';

export type Job = JobWithMetadata<Payload>;
export type Outcome = 'done' | 'cancelled' | 'skipped' | { readonly error: string };
export type Bench = {
  readonly boss: PgBoss;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly workers: Map<string, Worker>;
  readonly onError: (error: unknown, task: string) => void;
};

export const claim = ({ boss }: Bench, batchSize: number): Promise<Job[]> => boss.fetch<Payload>(QUEUE, { batchSize, includeMetadata: true });

/** Runs whose process ended without settling them (kill -9, power) wait again. */
export async function takeOver({ boss, pool }: Bench): Promise<void> {
  const { rows } = await pool.query<{ id: string; retryCount: number }>(
    `select id, retry_count as "retryCount" from ${SCHEMA}.job_common
     where name = $1 and state = 'active' and heartbeat_on < ${SCHEMA}.job_now() - make_interval(secs => $2)`,
    [QUEUE, HEARTBEAT_SECONDS],
  );
  if (rows.length > 0) await boss.fail(QUEUE, rows, { message: 'the process that ran this task ended' });
}

export async function runTask(bench: Bench, job: Job, stop: AbortController): Promise<Outcome> {
  const { boss } = bench;
  const run = runOf(bench, job, stop);
  try {
    if (await isSpent(bench, job)) return await settle(bench, job, 'skipped');
    const worker = bench.workers.get(job.data.name);
    if (!worker) throw new Error(`no worker is named ${job.data.name}`);
    await worker(job.data.data, run);
    return await settle(bench, job, (await run.cancelled()) ? 'cancelled' : 'done');
  } catch (error) {
    if (await run.cancelled().catch(() => false)) return settle(bench, job, 'cancelled');
    bench.onError(error, job.data.name);
    const message = error instanceof Error ? error.message : String(error);
    await boss.fail(QUEUE, job, { message });
    return { error: message };
  }
}

async function settle({ boss, pool }: Bench, job: Job, outcome: 'done' | 'cancelled' | 'skipped'): Promise<Outcome> {
  if (outcome === 'cancelled') await boss.cancel(QUEUE, job);
  else await boss.complete(QUEUE, job);
  if (outcome !== 'done') await pool.query('delete from tasks.progress where task_id = $1', [job.id]);
  return outcome;
}

/** A key whose task ran so long ago that its row is gone (tidy) must not run again. */
async function isSpent({ pool }: Bench, job: Job): Promise<boolean> {
  if (job.singletonKey === null) return false;
  const { rowCount } = await pool.query('select from tasks.spent where id = $1', [job.id]);
  return rowCount === 1;
}

function runOf({ pool, clock }: Bench, job: Job, stop: AbortController): TaskRun {
  const cancelled = async () => {
    const { rows } = await pool.query<{ asked: boolean }>('select cancel_asked as asked from tasks.progress where task_id = $1', [job.id]);
    if (rows[0]?.asked) stop.abort();
    return rows[0]?.asked ?? false;
  };
  return {
    id: job.id,
    attempt: job.retryCount + 1,
    last: job.retryCount >= job.retryLimit,
    signal: stop.signal,
    cancelled,
    async report({ done, total, note }) {
      await pool.query(
        `insert into tasks.progress (task_id, done, total, note, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (task_id) do update set done = excluded.done, total = excluded.total, note = excluded.note, updated_at = excluded.updated_at`,
        [job.id, done, total ?? null, note ?? null, iso(clock.now())],
      );
    },
  };
}
