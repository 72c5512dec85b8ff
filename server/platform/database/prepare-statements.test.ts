import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPool } from './connect.ts';
import { prepareStatements } from './prepare-statements.ts';

let pool: pg.Pool;
let client: pg.PoolClient;
beforeAll(async () => {
  pool = openPool(inject('pg').ownerUrl, { role: null, max: 2 });
  client = await pool.connect();
  await client.query('create temporary table box (id int primary key, told jsonb, at timestamptz)');
});
afterAll(async () => {
  client.release();
  await pool.end();
});

const prepared = async (): Promise<string[]> =>
  (await client.query('select statement from pg_prepared_statements order by name')).rows.map((row) => row.statement);

test('rows that are given are planned once; what looks things up is planned each time', async () => {
  const insert = 'insert into box (id, told) values ($1, $2)';
  const many = 'insert into box (id, told) select id, told from jsonb_to_recordset($1::jsonb) as r(id int, told jsonb) on conflict (id) do nothing';
  for (const id of [1, 2]) await client.query(insert, [id, { id }]);
  for (const id of [2, 3, 4]) await client.query(many, [JSON.stringify([{ id, told: { id } }])]);
  await client.query('insert into box (id) select id + $1 from box', [10]);
  await client.query('update box set told = $1 where id = $2', ['{}', 1]);
  expect((await client.query('select id from box where id < $1 order by id', [10])).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
  expect(await prepared()).toEqual([insert, many]);
});

test('a lookup by keys that says so is planned once, and forgotten before the tables have outgrown its plan', async () => {
  const own = await pool.connect();
  const plan = async () => (await own.query('select generic_plans, custom_plans from pg_prepared_statements order by name desc limit 1')).rows[0];
  try {
    prepareStatements(own, 50);
    const byKey = '/* prepared */ select r.id from jsonb_to_recordset($1::jsonb) as r(id int)';
    const ask = async (id: number) => (await own.query(byKey, [JSON.stringify([{ id }])])).rows;
    for (let id = 1; id <= 10; id++) expect(await ask(id)).toEqual([{ id }]);
    expect(await plan()).toEqual({ generic_plans: 5, custom_plans: 5 });
    await new Promise((done) => setTimeout(done, 60));
    expect(await ask(11)).toEqual([{ id: 11 }]);
    expect(await plan()).toEqual({ generic_plans: 6, custom_plans: 5 });
    await own.query('begin');
    await expect(own.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await new Promise((done) => setTimeout(done, 60));
    await expect(ask(12)).rejects.toMatchObject({ code: '25P02' });
    await own.query('rollback');
  } finally {
    own.release(true);
  }
});

test('parsers and errors are as without', async () => {
  const { rows } = await client.query('insert into box (id, at) values ($1, $2) returning at', [50, '2026-03-02T08:00:00+08:00']);
  expect(rows).toEqual([{ at: Date.parse('2026-03-02T08:00:00+08:00') }]);
  await expect(client.query('insert into box (id, at) values ($1, $2) returning at', [50, null])).rejects.toMatchObject({ code: '23505' });
});

test('no more than so many are kept', async () => {
  for (let n = 1; n <= 200; n++)
    await client.query(`insert into box (id) values ${Array.from({ length: n }, (_, i) => `($1::int * 100000 + ${n * 300 + i})`).join(', ')}`, [n]);
  expect((await prepared()).length).toBe(150);
});
