// Takes what is due into free slots: at a hint after an enqueue, when a slot gets free, and every two seconds at least.
import { SECOND } from '../../kernel/time.ts';
import { HEARTBEAT_SECONDS, QUEUE } from './install.ts';
import { type Bench, claim, type Job, runTask, takeOver } from './run-task.ts';

const SLOTS = 8;
const POLL = 2 * SECOND;
/** After an enqueue the commit follows in milliseconds; a slow one is caught by the poll. */
const HINTS = [20, 250];
const BEAT = (HEARTBEAT_SECONDS * SECOND) / 4;
const PATIENCE = 20 * SECOND;

type Running = Map<Job, { readonly stop: AbortController; readonly ended: Promise<unknown> }>;

export function openLoop(bench: Bench) {
  const running: Running = new Map();
  const timers = openTimers();
  let state: 'idle' | 'started' | 'stopping' = 'idle';
  let turning: Promise<void> = Promise.resolve();
  let asked = false;

  const wake = () => {
    if (state !== 'started' || asked) return;
    asked = true;
    turning = turning.then(turn).catch((error: unknown) => bench.onError(error, QUEUE));
  };
  async function turn(): Promise<void> {
    asked = false;
    const free = SLOTS - running.size;
    if (free <= 0 || state !== 'started') return;
    for (const job of await claim(bench, free)) {
      const stop = new AbortController();
      const ended = runTask(bench, job, stop)
        .catch((error: unknown) => bench.onError(error, job.data.name))
        .finally(() => {
          running.delete(job);
          wake();
        });
      running.set(job, { stop, ended });
    }
  }
  return {
    hint() {
      if (state === 'started') for (const ms of HINTS) timers.once(`hint ${ms}`, wake, ms);
    },
    start() {
      if (state !== 'idle') return;
      state = 'started';
      wake();
      timers.repeat(wake, POLL);
      timers.repeat(() => void beat(bench, running).catch((error: unknown) => bench.onError(error, QUEUE)), BEAT);
    },
    async stop() {
      state = 'stopping';
      await turning;
      timers.once('abort', () => abortAll(running), PATIENCE / 2);
      const ended = Promise.allSettled([...running.values()].map((run) => run.ended));
      await Promise.race([ended, new Promise((resolve) => timers.once('patience', () => resolve(undefined), PATIENCE))]);
      timers.clear();
    },
  };
}

/** The sign of life of what runs here, whether somebody asked it to stop, and the runs that died elsewhere. */
async function beat(bench: Bench, running: Running): Promise<void> {
  const jobs = [...running.keys()];
  if (jobs.length > 0) {
    await bench.boss.touch(QUEUE, jobs);
    const { rows } = await bench.pool.query<{ id: string }>('select task_id as id from tasks.progress where cancel_asked and task_id = any($1)', [
      jobs.map((job) => job.id),
    ]);
    for (const job of jobs) if (rows.some(({ id }) => id === job.id)) running.get(job)?.stop.abort();
  }
  await takeOver(bench);
}

function abortAll(running: Running): void {
  for (const { stop } of running.values()) stop.abort();
}

function openTimers() {
  const timers = new Map<string, NodeJS.Timeout>();
  return {
    /** One timer of a name at a time. They keep the process alive no longer than its work does. */
    once(name: string, work: () => void, ms: number) {
      if (timers.has(name)) return;
      const fire = () => {
        timers.delete(name);
        work();
      };
      timers.set(name, setTimeout(fire, ms).unref());
    },
    repeat(work: () => void, ms: number) {
      timers.set(`repeat ${ms} ${timers.size}`, setInterval(work, ms).unref());
    },
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
