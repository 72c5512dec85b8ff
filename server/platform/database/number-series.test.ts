import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openPool } from './connect.ts';
import { drawNumber, drawNumbers, nextInSeries } from './number-series.ts';
import type { DB } from './schema.gen.ts';

let db: Kysely<DB>;
beforeAll(async () => {
  db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: openPool(inject('pg').ownerUrl, { role: null, max: 1 }) }) });
  await sql`create temporary sequence papers start 42`.execute(db);
});
afterAll(() => db.destroy());

const now = Date.parse('2026-11-20T23:30:00Z');
const series = { letters: 'TH', sequence: 'papers', now };
const from = (next: number) => sql`select setval('papers', ${next}::bigint, false)`.execute(db);

it('names the day in Shanghai and fills up to six digits', async () => {
  expect(await drawNumber(db, series)).toBe('TH261121-000042');
});

it('cuts nothing off at a million', async () => {
  await from(999_999);
  const drawn = await drawNumbers(db, 3, series);
  expect(drawn).toEqual(['TH261121-999999', 'TH261121-1000000', 'TH261121-1000001']);
});

it('gives every row of a query its own, up to the last that a sequence has', async () => {
  await from(9_999);
  const { rows } = await sql<{ code: string }>`select 'G' || ${nextInSeries('papers', 4)} as code from generate_series(1, 2)`.execute(db);
  expect(rows.map(({ code }) => code)).toEqual(['G9999', 'G10000']);
  await sql`select setval('papers', 9223372036854775806, false)`.execute(db);
  expect(await drawNumbers(db, 2, series)).toEqual(['TH261121-9223372036854775806', 'TH261121-9223372036854775807']);
});
