// Inserts are the same few statements thousands of times: each connection lets PostgreSQL parse and plan them once.
// Whatever looks something up stays unnamed: its best plan depends on the values and on how the tables have grown.
import type pg from 'pg';

/** Inserts written out row by row have a text for each number of rows: only so many are kept. */
const MOST = 150;
const LONGEST = 8_000;

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

export function prepareWrites(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const query = client.query.bind(client) as Query;
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    const name = `w${names.size}`;
    names.set(text, name);
    return name;
  };
  const named: Query = (text, values, ...rest) => {
    const name = typeof text === 'string' && Array.isArray(values) && isWrite(text) ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  client.query = named as typeof client.query;
}

/** Rows that are given, not looked up: whatever grows in the tables, there is only one way to insert them. */
const isWrite = (text: string): boolean => text.length <= LONGEST && GIVEN.test(text);
const GIVEN =
  /^\s*(insert into [^()]+\([^()]*\)\s*(values\b|select\b[^;]*\bfrom jsonb_to_recordset)|with \w+ as \(\s*select \* from jsonb_to_recordset)/i;
