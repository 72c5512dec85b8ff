// What people see of the queue and do to it: list, run again, cancel, and the tidying of old rows.
import { sql } from 'kysely';
import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { type Clock, DAY, type Instant, iso } from '../../kernel/time.ts';
import type { Tx } from '../app.ts';
import { within } from './boss-database.ts';
import type { Payload } from './enqueue.ts';
import { QUEUE, SCHEMA } from './install.ts';
import type { Task, TaskState, Tasks } from './public.ts';

const KEEP_DONE = 7 * DAY;
const KEEP_FAILED = 180 * DAY;

const states: Readonly<Record<TaskState, readonly string[]>> = {
  waiting: ['created', 'retry'],
  running: ['active'],
  done: ['completed'],
  failed: ['failed'],
  cancelled: ['cancelled'],
};
const stateOf = (stored: string): TaskState => (Object.keys(states) as TaskState[]).find((state) => states[state].includes(stored)) ?? 'waiting';

type Row = {
  id: string;
  data: Payload;
  key: string | null;
  state: string;
  retry_count: number;
  started_on: Instant | null;
  created_on: Instant;
  start_after: Instant;
  completed_on: Instant | null;
  output: { message?: string } | null;
  done: number | null;
  total: number | null;
  note: string | null;
  cancel_asked: boolean | null;
};

const columns = `select j.id, j.data, j.singleton_key as key, j.state::text, j.retry_count, j.started_on, j.created_on, j.start_after, j.completed_on, j.output,
    p.done, p.total, p.note, p.cancel_asked
  from ${SCHEMA}.job_common j left join tasks.progress p on p.task_id = j.id`;

const taskOf = (row: Row): Task => ({
  id: row.id,
  name: row.data.name,
  key: row.key,
  state: stateOf(row.state),
  attempts: row.started_on === null ? 0 : row.retry_count + 1,
  createdAt: row.created_on,
  dueAt: row.start_after,
  endedAt: row.completed_on,
  error: row.output?.message ?? null,
  progress: row.done === null ? null : { done: row.done, total: row.total, note: row.note },
  cancelAsked: row.cancel_asked ?? false,
});

/** `before`: id of the last task of the page above. One branch for each state, so that each is served by its own partial index. */
export async function listTasks(pool: pg.Pool, { states: wanted, before, limit }: Parameters<Tasks['list']>[0]): Promise<readonly Task[]> {
  const after =
    before === undefined ? '' : `and (j.created_on, j.id) < (select b.created_on, b.id from ${SCHEMA}.job_common b where b.name = $1 and b.id = $3)`;
  const branches = wanted
    .flatMap((state) => states[state])
    .map((stored) => `(${columns} where j.name = $1 and j.state = '${stored}' ${after} order by j.created_on desc, j.id desc limit $2)`);
  if (branches.length === 0) return [];
  const { rows } = await pool.query<Row>(
    `select * from (${branches.join(' union all ')}) t order by created_on desc, id desc limit $2`,
    before === undefined ? [QUEUE, limit] : [QUEUE, limit, before],
  );
  return rows.map(taskOf);
}

export async function findTask(pool: pg.Pool, id: string): Promise<Task | undefined> {
  const { rows } = await pool.query<Row>(`${columns} where j.name = $1 and j.id = $2`, [QUEUE, id]);
  return rows[0] && taskOf(rows[0]);
}

type Which = { readonly id: string; readonly clock: Clock };

export async function rerunTask(boss: PgBoss, tx: Tx, { id, clock }: Which): Promise<boolean> {
  await sql`delete from tasks.progress where task_id = ${id}`.execute(tx);
  const failed = await boss.retry(QUEUE, id, { db: within(tx, clock) });
  return affected(failed) > 0 || affected(await boss.resume(QUEUE, id, { db: within(tx, clock) })) > 0;
}

export async function cancelTask(boss: PgBoss, tx: Tx, { id, clock }: Which): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state::text from ${sql.raw(SCHEMA)}.job_common where name = ${QUEUE} and id = ${id} for update`.execute(tx);
  const state = rows[0] && stateOf(rows[0].state);
  if (state === 'waiting') return affected(await boss.cancel(QUEUE, id, { db: within(tx, clock) })) > 0;
  if (state !== 'running') return false;
  await sql`insert into tasks.progress (task_id, cancel_asked, updated_at) values (${id}, true, ${iso(clock.now())})
    on conflict (task_id) do update set cancel_asked = true, updated_at = excluded.updated_at`.execute(tx);
  return true;
}

const affected = (response: object): number => (response as { affected?: number }).affected ?? 0;

/** Done and cancelled tasks go after a week, failed ones after half a year; keys stay in `tasks.spent`. */
export async function tidyTasks(pool: pg.Pool, clock: Clock): Promise<number> {
  const now = clock.now();
  const { rows } = await pool.query<{ gone: number }>(
    `with gone as (
       delete from ${SCHEMA}.job_common where name = $1 and (
         (state = 'completed' and completed_on < $2) or (state = 'cancelled' and completed_on < $2) or (state = 'failed' and completed_on < $3))
       returning id, singleton_key, state),
     spent as (
       insert into tasks.spent (id, spent_at) select id, $4 from gone where singleton_key is not null and state <> 'cancelled' on conflict do nothing),
     progress as (delete from tasks.progress where task_id in (select id from gone))
     select count(*)::int as gone from gone`,
    [QUEUE, iso(now - KEEP_DONE), iso(now - KEEP_FAILED), iso(now)],
  );
  return rows[0]?.gone ?? 0;
}
