// Pools and Kysely on `pg`: instants come back as epoch milliseconds, bigint as number, date as text.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { prepareStatements } from './prepare-statements.ts';
import type { DB } from './schema.gen.ts';

/** bigint[], which `pg` has no name for. */
const INT8_ARRAY = 1016;

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(`${text.replace(' ', 'T').replace(/\+00$/, '')}Z`)],
  [pg.types.builtins.INT8, Number],
  [INT8_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))],
  [pg.types.builtins.DATE, (text) => text],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
};

/** `role`: what the sessions of this pool run as; the application's role owns nothing and cannot change the journal. */
export function openPool(url: string, { role = 'xiannuo_app', max = 16 }: { role?: string | null; max?: number } = {}): pg.Pool {
  const options = ['-c TimeZone=UTC', ...(role ? [`-c role=${role}`] : [])].join(' ');
  const pool = new pg.Pool({ connectionString: url, max, options, types, allowExitOnIdle: true });
  // A lost connection must not end the process: the next query takes a new one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    prepareStatements(client);
  });
  return pool;
}

export const openKysely = (pool: pg.Pool): Kysely<DB> => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });

/** Undoes our parsers for machines that expect what `pg` gives by itself (pg-boss). */
export const defaultTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => pg.types.getTypeParser(oid, format as 'text'),
};
