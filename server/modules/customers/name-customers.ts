// What people call customers and their sites.
import type { Tx } from '../../platform/app.ts';

const named = (rows: readonly { readonly id: string; readonly name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));

export const nameCustomers = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  named(
    await tx
      .selectFrom('customers.customer')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute(),
  );

export const nameSites = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  named(
    await tx
      .selectFrom('customers.site')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute(),
  );
