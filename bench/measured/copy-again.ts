// What an act left in the database, written once more by bare COPY into empty tables of the same shape, indexes and checks.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './installation.ts';

type Query = Measured['query'];
type Table = { readonly table: string; readonly columns: string };
type Written = { readonly table: string; readonly rows: number };

async function tablesOf(query: Query): Promise<Table[]> {
  return query(`select format('%I.%I', n.nspname, c.relname) as table, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and n.nspname not in ('pg_catalog', 'information_schema', 'copied')
    group by 1 order by 1`);
}

/** `act` answers how long it took; then the same rows are copied, all in one transaction. Nothing else may write meanwhile. */
export async function copyAgain(
  { query }: Measured,
  act: () => Promise<number>,
): Promise<{ written: Written[]; took: { readonly act: number; readonly copy: number } }> {
  await query('vacuum analyze');
  const [before] = await query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  const took = await act();
  const folder = mkdtempSync(join(tmpdir(), 'xiannuo-copy-'));
  // The database may run as another user of this machine.
  chmodSync(folder, 0o777);
  try {
    await query('drop schema if exists copied cascade');
    await query('create schema copied');
    const [written, statements] = [[] as Written[], [] as string[]];
    for (const [at, { table, columns }] of (await tablesOf(query)).entries()) {
      const file = join(folder, String(at));
      const since = `xmin::text::bigint >= ${before?.next} and xmin::text::bigint < 4294967295`;
      const [{ count } = { count: 0 }] = await query<{ count: number }>(`select count(*)::int as count from ${table} t where ${since}`);
      if (count === 0) continue;
      await query(`copy (select ${columns} from ${table} t where ${since}) to '${file}'`);
      await query(`create table copied.t${at} (like ${table} including all)`);
      written.push({ table, rows: count });
      statements.push(`copy copied.t${at} (${columns}) from '${file}'`);
    }
    await query('checkpoint');
    const began = performance.now();
    await query(`begin; ${statements.join('; ')}; commit`);
    const copy = performance.now() - began;
    return { written, took: { act: took, copy } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
