import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts';
import { settledFacts } from '../../testing/rebuild.ts';
import { openPool } from '../database/connect.ts';
import { append } from './append.ts';
import { BEGINNING, factsOf, readAfter } from './read.ts';
import { seal } from './seal.ts';
import { verifyJournal } from './verify.ts';

let it: TestApp;
beforeAll(async () => {
  it = await openTestApp({ load: false });
});
afterAll(() => it.close());

const told = (caseId: string, n: number): Told => ({
  name: 'cases.noted',
  version: 1,
  data: { caseId, n },
  subjects: [{ type: 'case', id: caseId }],
  occurredAt: it.clock.now(),
  grade: 'B',
});
/** Sealing waits for older transactions of the whole server, those of other test files too. */
async function sealAll(expected: number): Promise<void> {
  let sealed = 0;
  await expect.poll(async () => (sealed += await seal(it.app.db, it.clock.now())), { timeout: 10_000 }).toBe(expected);
}

const write = (facts: Told[]) =>
  it.app.db.transaction().execute((tx) => append(tx, facts, { actor: 'system:system', now: it.clock.now() }).then((appended) => appended.facts));

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(inject('pg').ownerUrl), { pathname: new URL(it.databaseUrl).pathname }).href,
  });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

test('a subject gives back its facts in the order they were told', async () => {
  const caseId = newId();
  await write([told(caseId, 1), told(caseId, 2)]);
  await write([told(caseId, 3)]);
  const facts = await factsOf(it.app.db, { type: 'case', id: caseId });
  expect(facts.map(({ data }) => data.n)).toEqual([1, 2, 3]);
  expect(facts[0]).toMatchObject({
    name: 'cases.noted',
    grade: 'B',
    actor: 'system:system',
    recordedAt: it.clock.now(),
    subjects: [{ type: 'case', id: caseId }],
  });
});

test.each(["update journal.fact set actor = 'x'", 'delete from journal.fact', 'truncate journal.fact', 'delete from journal.seal'])(
  'the application may not: %s',
  async (statement) => {
    const pool = openPool(it.databaseUrl, { max: 1 });
    await expect(pool.query(statement)).rejects.toThrow(/permission denied|append-only/);
    await pool.end();
  },
);

test('16 parallel writers: a reader loses nothing and every reader sees one order', async () => {
  const [writers, rounds] = [16, 30];
  // What earlier tests wrote is read only once no older transaction of the server runs: else it would come to these readers too.
  await settledFacts(it.app.db);
  const start = (await readAfter(it.app.db, BEGINNING, 100_000)).cursor;
  const seen: string[][] = [[], []];
  const all = writers * rounds * 2;
  let writing = true;
  // A transaction of another test file on this server holds the horizon back: silence counts only once everything came, or after 15 seconds.
  const patience = Date.now() + 15_000;
  const follow = async (ids: string[], pause: number) => {
    for (let cursor = start, quiet = 0; quiet < 3; ) {
      const next = await readAfter(it.app.db, cursor, 37);
      ids.push(...next.facts.map(({ id }) => id));
      cursor = next.cursor;
      if (next.facts.length === 0 && !writing && (ids.length >= all || Date.now() > patience)) quiet++;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const readers = [follow(seen[0] as string[], 1), follow(seen[1] as string[], 7)];
  const caseId = newId();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let round = 0; round < rounds; round++) {
        await it.app.db.transaction().execute(async (tx) => {
          await append(tx, [told(caseId, writer * 1000 + round)], { actor: 'system:system', now: it.clock.now() });
          await sql`select pg_sleep(${Math.random() * 0.01})`.execute(tx);
          await append(tx, [told(caseId, writer * 1000 + round + 500)], { actor: 'system:system', now: it.clock.now() });
        });
      }
    }),
  );
  writing = false;
  await Promise.all(readers);
  expect(seen[0]).toHaveLength(all);
  expect(new Set(seen[0]).size).toBe(all);
  expect(seen[1]).toEqual(seen[0]);
});

describe('seals', () => {
  test('close what is settled, once, and verify', async () => {
    await settledFacts(it.app.db);
    expect(await seal(it.app.db, it.clock.now())).toBeGreaterThan(0);
    expect(await seal(it.app.db, it.clock.now())).toBe(0);
    await write([told(newId(), 2)]);
    await sealAll(1);
    expect(await verifyJournal(it.app.db)).toMatchObject({ seals: 2, findings: [] });
  });

  test('name an altered, a removed and a smuggled-in row, whoever did it', async () => {
    const [altered, removed] = await write([told(newId(), 1), told(newId(), 2)]);
    await sealAll(2);
    await asOwner(`alter table journal.fact disable trigger all; 
      update journal.fact set data = data || '{"n": 9}' where id = '${altered?.id}';
      delete from journal.fact where id = '${removed?.id}';
      insert into journal.fact (tx_id, id, name, version, occurred_at, recorded_at, actor, grade, data, subjects)
        select tx_id, gen_random_uuid(), name, version, occurred_at, recorded_at, actor, grade, data, subjects from journal.fact where id = '${altered?.id}'`);
    const { findings } = await verifyJournal(it.app.db);
    expect(findings).toContainEqual({ kind: 'altered', seal: 3, position: altered?.position, fact: 'cases.noted' });
    expect(findings).toContainEqual({ kind: 'missing', seal: 3, position: removed?.position });
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['added', 'altered', 'missing']);
  });

  test('name a seal that was rewritten to hide it', async () => {
    await asOwner(`alter table journal.seal disable trigger all; update journal.seal set root = sha256('x') where number = 2`);
    const { findings } = await verifyJournal(it.app.db);
    expect(findings).toContainEqual({ kind: 'seal-altered', seal: 2 });
  });
});
