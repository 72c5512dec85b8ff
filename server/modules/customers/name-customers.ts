// What people call customers and their sites.
import type { Db, Tx } from '../../platform/app.ts';

const named = (rows: readonly { readonly id: string; readonly name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));

export const nameCustomers = async (db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  named(
    await db
      .selectFrom('customers.customer')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute(),
  );

export const nameSites = async (db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  named(
    await db
      .selectFrom('customers.site')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute(),
  );
