import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../kernel/actor.ts';
import { openTestApp, type TestApp } from '../testing/open-test-app.ts';

let it: TestApp;
beforeAll(async () => {
  it = await openTestApp({ load: false });
});
afterAll(() => it.close());

test('two units that wait for each other: the database ends one of them, and it begins again', async () => {
  const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const starts = [0, 0];
  const lock = (number: number) => sql`select pg_advisory_xact_lock(4711, ${number})`;
  const wait = (mine: 0 | 1) =>
    it.app.inUnit(SYSTEM, async ({ tx }) => {
      starts[mine] = (starts[mine] ?? 0) + 1;
      await lock(mine).execute(tx);
      both[mine].resolve();
      await both[mine === 0 ? 1 : 0].promise;
      await lock(1 - mine).execute(tx);
      return mine;
    });
  expect(await Promise.all([wait(0), wait(1)])).toEqual([0, 1]);
  expect(starts.toSorted()).toEqual([1, 2]);
});

test('what is wrong otherwise is not tried again', async () => {
  let starts = 0;
  const fails = it.app.inUnit(SYSTEM, async ({ tx }) => {
    starts += 1;
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(fails).rejects.toMatchObject({ code: '22012' });
  expect(starts).toBe(1);
});
