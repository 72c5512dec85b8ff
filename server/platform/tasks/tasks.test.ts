import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR, instant, MINUTE } from '../../kernel/time.ts';
import { openKysely, openPool } from '../database/connect.ts';
import type { DB } from '../database/schema.gen.ts';
import { installTasks } from './install.ts';
import { openTasks } from './open-tasks.ts';
import type { TaskRun, Tasks } from './public.ts';

let pool: pg.Pool;
let db: Kysely<DB>;
let tasks: Tasks;
let now = instant('2026-03-02T08:00:00+08:00');
const clock = { now: () => now };
const ran: string[] = [];
const broken = new Set<string>();

async function freshDatabase(): Promise<string> {
  const { ownerUrl, templateName } = inject('pg');
  const name = `tasks_${newId().slice(-12)}`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${name} template ${templateName}`).finally(() => client.end());
  return Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
}

const say = async (data: object): Promise<void> => {
  const { word } = data as { word: string };
  if (broken.has(word)) throw new Error(`${word} is broken`);
  ran.push(word);
};
const enqueue = (word: string, options: Parameters<Tasks['enqueue']>[3] = {}) =>
  db.transaction().execute((tx) => tasks.enqueue(tx, 'say', { word }, options));
const said = (): string[] => ran.splice(0);

beforeAll(async () => {
  const ownerUrl = await freshDatabase();
  await installTasks(ownerUrl);
  await installTasks(ownerUrl);
  pool = openPool(ownerUrl);
  db = openKysely(pool);
  tasks = await openTasks({ pool, clock });
  tasks.handle({ say });
});

afterAll(async () => {
  await tasks.stop();
  await db.destroy();
});

describe('a task', () => {
  it('exists exactly when the writer commits', async () => {
    await db
      .transaction()
      .execute(async (tx) => {
        await tasks.enqueue(tx, 'say', { word: 'never' });
        throw new Error('the writer fails');
      })
      .catch(() => undefined);
    await enqueue('once');
    expect(await tasks.drain()).toEqual({ ran: 1, failed: [] });
    expect(said()).toEqual(['once']);
  });

  it('with the same name and key is one task while it waits and after it has run', async () => {
    await db.transaction().execute((tx) => Promise.all([1, 2, 3].map(() => tasks.enqueue(tx, 'say', { word: 'warned' }, { key: 'c1:80' }))));
    await enqueue('warned', { key: 'c1:80' });
    await tasks.drain();
    await enqueue('warned', { key: 'c1:80' });
    await tasks.drain();
    expect(said()).toEqual(['warned']);
  });

  it('stays spent after its row was tidied away', async () => {
    await enqueue('long ago', { key: 'old' });
    await tasks.drain();
    now += 8 * DAY;
    expect(await tasks.tidy()).toBeGreaterThan(0);
    await enqueue('long ago', { key: 'old' });
    await tasks.drain();
    expect(said()).toEqual(['long ago']);
  });

  it('waits for its time on the clock of the application', async () => {
    await enqueue('later', { delaySeconds: 3600 });
    await tasks.drain();
    expect(said()).toEqual([]);
    now += HOUR;
    await tasks.drain();
    expect(said()).toEqual(['later']);
  });

  it('needs a worker of its name', async () => {
    await expect(db.transaction().execute((tx) => tasks.enqueue(tx, 'sing', {}))).rejects.toThrow('no worker is named sing');
  });
});

describe('a failing task', () => {
  it('is tried again with growing pauses, then shows as failed and runs when asked to', async () => {
    broken.add('pump');
    const id = await enqueue('pump', { key: 'p' });
    const first = await tasks.drain();
    expect(first.failed).toEqual([{ id, name: 'say', error: 'pump is broken' }]);
    expect(await tasks.find(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    for (let day = 0; day < 20; day++) {
      now += 2 * HOUR;
      await tasks.drain();
    }
    expect(await tasks.find(id)).toMatchObject({ state: 'failed', attempts: 9, error: 'pump is broken', key: 'p' });
    expect((await tasks.list({ states: ['failed'], limit: 10 })).map((task) => task.id)).toEqual([id]);

    broken.clear();
    expect(await db.transaction().execute((tx) => tasks.rerun(tx, id))).toBe(true);
    await tasks.drain();
    expect(said()).toEqual(['pump']);
    expect(await tasks.find(id)).toMatchObject({ state: 'done' });
    expect(await db.transaction().execute((tx) => tasks.rerun(tx, id))).toBe(false);
  });

  it('pauses at least twice as long at the second failure', async () => {
    broken.add('valve');
    const id = await enqueue('valve');
    await tasks.drain();
    const pause = async () => ((await tasks.find(id))?.dueAt ?? 0) - now;
    expect(await pause()).toBeGreaterThanOrEqual(5_000);
    now += MINUTE;
    await tasks.drain();
    expect(await pause()).toBeGreaterThanOrEqual(10_000);
    broken.clear();
    now += HOUR;
    await tasks.drain();
    expect(said()).toEqual(['valve']);
  });
});

describe('cancelling', () => {
  it('keeps a waiting task from running, until it is run again', async () => {
    const id = await enqueue('no');
    expect(await db.transaction().execute((tx) => tasks.cancel(tx, id))).toBe(true);
    await tasks.drain();
    expect(said()).toEqual([]);
    await db.transaction().execute((tx) => tasks.rerun(tx, id));
    await tasks.drain();
    expect(said()).toEqual(['no']);
  });

  it('asks a running task to stop; its progress is seen meanwhile', async () => {
    const seen: unknown[] = [];
    tasks.handle({
      count: async (_data: object, run: TaskRun) => {
        for (let done = 1; done <= 100 && !(await run.cancelled()); done++) {
          await run.report({ done, total: 100, note: 'rows' });
          const task = await tasks.find(run.id);
          seen.push(task?.progress);
          if (done === 3) await db.transaction().execute((tx) => tasks.cancel(tx, run.id));
        }
      },
    });
    const id = await db.transaction().execute((tx) => tasks.enqueue(tx, 'count', {}));
    await tasks.drain();
    expect(seen).toEqual([1, 2, 3].map((done) => ({ done, total: 100, note: 'rows' })));
    expect(await tasks.find(id)).toMatchObject({ state: 'cancelled' });
    expect(await db.transaction().execute((tx) => tasks.cancel(tx, id))).toBe(false);
  });
});

it('takes over a run whose process ended', async () => {
  const id = await enqueue('survivor');
  await pool.query(`update pgboss.job_common set state = 'active', started_on = $2, heartbeat_on = $2 where id = $1`, [
    id,
    new Date(now).toISOString(),
  ]);
  await tasks.drain();
  expect(said()).toEqual([]);
  now += MINUTE;
  await tasks.drain();
  now += MINUTE;
  await tasks.drain();
  expect(said()).toEqual(['survivor']);
});

it('runs by itself once started, soon after the commit, and two processes run each task once', async () => {
  const real = await Promise.all([openTasks({ pool }), openTasks({ pool })]);
  const count = new Map<string, number>();
  const work = async (data: object) => {
    const { word } = data as { word: string };
    count.set(word, (count.get(word) ?? 0) + 1);
  };
  await Promise.all(real.map((one) => one.start({ say: work })));
  const began = Date.now();
  await db.transaction().execute((tx) => Promise.all(Array.from({ length: 60 }, (_, i) => real[0]?.enqueue(tx, 'say', { word: `w${i}` }))));
  while (count.size < 60 && Date.now() - began < 10_000) await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all(real.map((one) => one.stop()));
  expect(count.size).toBe(60);
  expect([...count.values()].every((times) => times === 1)).toBe(true);
  expect(Date.now() - began).toBeLessThan(5_000);
});
