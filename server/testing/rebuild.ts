// Replays the journal into empty tables and compares them with the tables as they are.
import { sql } from 'kysely';
import type { Installation } from '../installation.ts';
import type { Fact } from '../kernel/fact.ts';
import type { Db, Tx } from '../platform/app.ts';
import { BEGINNING, readAfter } from '../platform/journal/read.ts';

class Undo extends Error {}

/** Differences by table, none when state and journal agree. Nothing is changed: the transaction is rolled back. */
export async function verifyRebuild(
  { app, modules, catalogue }: Pick<Installation, 'app' | 'modules' | 'catalogue'>,
  moduleName: string,
): Promise<string[]> {
  const tables = modules.find(({ name }) => name === moduleName)?.rebuilds ?? [];
  const facts = await settledFacts(app.db);
  let differences: string[] = [];
  await app.db
    .transaction()
    .execute(async (tx) => {
      const before = await Promise.all(tables.map((table) => contents(tx, table)));
      // Some tables only grow: only their owner may empty them.
      await sql`set local role none`.execute(tx);
      for (const table of [...tables].reverse()) await sql`delete from ${sql.raw(table)}`.execute(tx);
      await sql`set local role xiannuo_app`.execute(tx);
      for (const fact of facts.filter(({ name }) => name.startsWith(`${moduleName}.`))) await catalogue.apply.get(fact.name)?.(tx, fact);
      const after = await Promise.all(tables.map((table) => contents(tx, table)));
      differences = tables
        .filter((_, i) => before[i] !== after[i])
        .map((table) => `${table}:\n${before[tables.indexOf(table)]}\n→\n${after[tables.indexOf(table)]}`);
      if (tables.length === 0) differences = [`module ${moduleName} rebuilds no table`];
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return differences;
}

/** Another test file's open transaction, in another database of the same server, holds the reader back: wait until it has seen all. */
export async function settledFacts(db: Db): Promise<Fact[]> {
  for (;;) {
    const { facts } = await readAfter(db, BEGINNING, 1_000_000);
    const { rows } = await sql<{ all: number }>`select count(*) as all from journal.fact`.execute(db);
    if (facts.length === rows[0]?.all) return facts;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function contents(tx: Tx, table: string): Promise<string> {
  const { rows } = await sql<{
    all: string;
  }>`select coalesce(string_agg(row_to_json(t)::text, E'\n' order by row_to_json(t)::text), '') as all from ${sql.raw(table)} t`.execute(tx);
  return rows[0]?.all ?? '';
}
