// Inserts, and lookups by keys, are the same few statements thousands of times: each connection lets PostgreSQL parse and plan them once.
// Whatever else looks something up stays unnamed: its best plan depends on the values.
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

/** Inserts written out row by row have a text for each number of rows: only so many are kept. */
const MOST = 150;
const LONGEST = 8_000;
/** Tables grow from nothing within seconds, and a plan made for an empty one would read all of it: so long a plan may live. */
const PLANS_LIVE = 10_000;

/** Begins a statement whose way is the same whatever the values are: rows found by their keys (given as jsonb, or one of each). */
export const PREPARED: RawBuilder<unknown> = sql.raw('/* prepared */');

/** `id = ${anyOf(ids)}` in such a statement: reckoned for as many as there may be, so that one plan serves any number. */
export const anyOf = (ids: readonly string[]): RawBuilder<unknown> => sql`any(array(select unnest(${[...ids]}::uuid[])))`;

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** `plansLive` in milliseconds. */
export function prepareStatements(client: pg.PoolClient, plansLive = PLANS_LIVE): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as Query;
  let planned = performance.now();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    const name = `w${names.size}`;
    names.set(text, name);
    return name;
  };
  const named: Query = (text, values, ...rest) => {
    const name = typeof text === 'string' && Array.isArray(values) && isSame(text) ? nameOf(text) : undefined;
    if (name === undefined) return query(text, values, ...rest);
    if (rest.length > 0 || performance.now() - planned < plansLive) return query({ name, text, values }, ...rest);
    planned = performance.now();
    // In a transaction that has failed already, the statement itself says so.
    const forgotten = (query('discard plans') as Promise<unknown>).catch(() => undefined);
    return forgotten.then(() => query({ name, text, values }));
  };
  client.query = named as typeof client.query;
}

const isSame = (text: string): boolean => text.length <= LONGEST && (text.startsWith('/* prepared */') || GIVEN.test(text));
/** Rows that are given, not looked up: whatever grows in the tables, there is only one way to insert them. */
const GIVEN =
  /^\s*(insert into [^()]+\([^()]*\)\s*(values\b|select\b[^;]*\bfrom jsonb_to_recordset)|with \w+ as \(\s*select \* from jsonb_to_recordset)/i;
