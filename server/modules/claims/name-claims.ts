// What people call a claim: its number and whose it is.
import type { Db, Tx } from '../../platform/app.ts';

export async function nameClaims(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('claims.claim')
    .innerJoin('customers.customer', 'customers.customer.id', 'claims.claim.customer_id')
    .select(['claims.claim.id', 'claims.claim.number', 'customers.customer.name'])
    .where('claims.claim.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number, name }) => [id, `${number} ${name}`]));
}
