// Creates or upgrades pg-boss's schema with the owner's connection; afterwards the application's role only reads and writes rows.
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { NOW_SETTING } from './boss-database.ts';

export const SCHEMA = 'pgboss';
/** One queue for every task name: one poll serves all of them. */
export const QUEUE = 'tasks';

const retries = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 };
/** A run whose process is gone is taken over this long after its last sign of life. */
export const HEARTBEAT_SECONDS = 30;

/** After `migrate`, before the application opens its pool; once for the template of the test databases. Safe to repeat. */
export async function installTasks(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: SCHEMA, max: 2, supervise: false, schedule: false });
  // A lost connection is reported by the statement that needed it.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    if (!(await boss.getQueue(QUEUE))) {
      // Deleting is ours (tidy): pg-boss would forget the keys of finished tasks.
      await boss.createQueue(QUEUE, { ...retries, heartbeatSeconds: HEARTBEAT_SECONDS, deleteAfterSeconds: 0 });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await adapt(ownerUrl);
}

/** Rights of the application's role, a clock that the time machine can move, and indexes for the questions our screens ask. */
async function adapt(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      begin;
      select pg_advisory_xact_lock(7415002);
      grant usage on schema ${SCHEMA} to xiannuo_app;
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to xiannuo_app;
      grant usage, select on all sequences in schema ${SCHEMA} to xiannuo_app;
      grant execute on all functions in schema ${SCHEMA} to xiannuo_app;
      create or replace function ${SCHEMA}.job_now() returns timestamptz language sql stable as
        $$ select coalesce(nullif(current_setting('${NOW_SETTING}', true), '')::timestamptz, pg_catalog.now()) $$;
      create index if not exists job_ended_badly on ${SCHEMA}.job_common (name, created_on) where state in ('failed', 'cancelled');
      create index if not exists job_running on ${SCHEMA}.job_common (name, heartbeat_on) where state = 'active';
      create index if not exists job_completed on ${SCHEMA}.job_common (name, completed_on) where state = 'completed';
      commit;`);
  } finally {
    await client.end();
  }
}
