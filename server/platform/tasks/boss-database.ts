// How pg-boss reaches the database: over our pool or inside a caller's transaction, with pg's own types and our clock.
import { CompiledQuery, sql } from 'kysely';
import type pg from 'pg';
import type { Db as BossDatabase } from 'pg-boss';
import { type Clock, iso, systemClock } from '../../kernel/time.ts';
import type { Tx } from '../app.ts';
import { defaultTypes } from '../database/connect.ts';

/** Session setting that the clock of pg-boss (`pgboss.job_now()`, see install.ts) obeys; empty: the database's own time. */
export const NOW_SETTING = 'xiannuo.now';

export function overPool(pool: pg.Pool, clock: Clock): BossDatabase {
  if (clock === systemClock) return { executeSql: (text, values = []) => pool.query({ text, values, types: defaultTypes }) };
  return {
    async executeSql(text, values = []) {
      const client = await pool.connect();
      try {
        await client.query('select set_config($1, $2, false)', [NOW_SETTING, iso(clock.now())]);
        return await client.query({ text, values, types: defaultTypes });
      } finally {
        await client.query('select set_config($1, $2, false)', [NOW_SETTING, '']).catch(() => undefined);
        client.release();
      }
    },
  };
}

export const within = (tx: Tx, clock: Clock): BossDatabase => ({
  executeSql: async (text, values = []) => {
    if (clock !== systemClock) await sql`select set_config(${NOW_SETTING}, ${iso(clock.now())}, true)`.execute(tx);
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values as unknown[]));
    return { rows: [...rows] };
  },
});
