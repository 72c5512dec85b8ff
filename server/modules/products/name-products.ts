// What people call products and price sheets, for notices and papers.
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/app.ts';

export async function nameProducts(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, trim(name || ' ' || spec) as name from products.product where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function nameSheets(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, number || ' ' || name as name from products.sheet_paper where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
