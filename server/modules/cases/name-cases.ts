// What people call a case: its number and whose it is.
import type { Db, Tx } from '../../platform/app.ts';

export async function nameCases(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('cases.case')
    .innerJoin('customers.customer', 'customers.customer.id', 'cases.case.customer_id')
    .select(['cases.case.id', 'cases.case.number', 'customers.customer.name'])
    .where('cases.case.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number, name }) => [id, `${number} ${name}`]));
}
