// What people call the things that promises are about: numbers of papers, names of places.
import { sql } from 'kysely';
import type { Subject } from '../../kernel/fact.ts';
import type { Db, Tx } from '../../platform/app.ts';

/** By `type:id`. */
export async function nameSubjects(db: Db | Tx, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map();
  const asked = JSON.stringify(subjects.filter(({ id }) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)));
  const { rows } = await sql<{ key: string; name: string }>`
    with asked as (select distinct type, id from jsonb_to_recordset(${asked}::jsonb) as w(type text, id uuid)),
    named as (
      select a.*, n.number as name from asked a join deliveries.note n on a.type = 'note' and n.id = a.id
      union all select a.*, c.number from asked a join cases.case c on a.type = 'case' and c.id = a.id
      union all select a.*, c.number from asked a join claims.claim c on a.type = 'claim' and c.id = a.id
      union all select a.*, o.number from asked a join orders."order" o on a.type = 'order' and o.id = a.id
      union all select a.*, s.name from asked a join customers.site s on a.type = 'site' and s.id = a.id
      union all select a.*, c.name from asked a join customers.customer c on a.type = 'customer' and c.id = a.id)
    select type || ':' || id as key, name from named`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, name]));
}

export async function customerNames(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customers.customer')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
