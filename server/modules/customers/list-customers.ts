// Customers by name; a search looks at codes, sites and chat names too.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { visibleTo } from './customer.store.ts';
import type { Kind } from './customer.ts';

type Page = OutputOf<typeof contract.list>;

/** `%` and `_` of the searcher are plain letters. */
const holding = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export async function listCustomers(call: Call, { text, kind, closed, cursor, limit }: InputOf<typeof contract.list>): Promise<Page> {
  const after = readCursor(cursor, 2);
  let query = call.db.selectFrom('customers.customer').selectAll().where(visibleTo(call.actor));
  if (!closed) query = query.where('active', '=', true);
  if (kind) query = query.where('kind', '=', kind);
  if (text) query = query.where(found(holding(text)));
  if (after) query = query.where(sql<SqlBool>`(name, id) > (${after[0]}, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  const [sites, visits, names] = await Promise.all([
    sitesOf(call.db, ids),
    lastVisits(call.db, ids),
    call.app.identity.namesOf(
      call.db,
      page.flatMap((row) => row.agent_id ?? []),
    ),
  ]);
  return {
    items: page.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind as Kind,
      level: row.level,
      active: row.active,
      sites: sites.filter((site) => site.customer_id === row.id).map(({ id, code, name }) => ({ id, code, name })),
      agent: row.agent_id === null ? null : { id: row.agent_id, name: names.get(row.agent_id) ?? '' },
      lastVisitAt: visits.get(row.id) ?? null,
    })),
    next: rows.length > limit && last ? writeCursor([last.name, last.id]) : null,
  };
}

const found = (like: string) => sql<SqlBool>`(name ilike ${like} or code ilike ${like}
  or exists (select from customers.site s where s.customer_id = customers.customer.id and (s.name ilike ${like} or s.code ilike ${like}))
  or exists (select from customers.alias a where a.customer_id = customers.customer.id and a.alias ilike ${like}))`;

const sitesOf = async (db: Db, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db.selectFrom('customers.site').select(['id', 'code', 'name', 'customer_id']).where('customer_id', 'in', ids).orderBy('code').execute();

async function lastVisits(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('customers.visit')
    .select(['customer_id', sql<number>`max(visited_at)`.as('at')])
    .where('customer_id', 'in', ids)
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map(({ customer_id, at }) => [customer_id, iso(at)]));
}
