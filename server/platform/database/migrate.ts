// Plain SQL, one timeline: server/migrations/NNN-name.sql, each in its own transaction, under an advisory lock, remembered with its checksum.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const folder = new URL('../../migrations/', import.meta.url);
const LOCK = 7_415_001;

type Migration = { name: string; sql: string; checksum: string };

async function shipped(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Brings the database to the newest schema. `ownerUrl`: a login that may create schemas and roles. Returns the names applied now. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `create table if not exists public.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
    const known = new Map(rows.map((row) => [row.name, row.checksum]));
    const applied: string[] = [];
    for (const migration of await shipped()) {
      const before = known.get(migration.name);
      if (before === migration.checksum) continue;
      if (before !== undefined) throw new Error(`migration ${migration.name} was changed after it had been applied`);
      await apply(client, migration);
      applied.push(migration.name);
    }
    await client.query(
      `do $$ begin if to_regproc('journal.make_partitions') is not null then perform journal.make_partitions(now()); end if; end $$`,
    );
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
