// What people call an order: its number and where it goes; and who answers for it.
import type { Db, Tx } from '../../platform/app.ts';

export async function nameOrders(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('orders.order')
    .innerJoin('customers.site', 'customers.site.id', 'orders.order.site_id')
    .select(['orders.order.id', 'orders.order.number', 'customers.site.name'])
    .where('orders.order.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number, name }) => [id, `${number} ${name}`]));
}

/** The clerk of the customer is warned before a promise about an order breaks. */
export async function clerksOf(tx: Tx, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('orders.order')
    .innerJoin('customers.customer', 'customers.customer.id', 'orders.order.customer_id')
    .select(['orders.order.id', 'customers.customer.clerk_id'])
    .where('orders.order.id', 'in', [...ids])
    .where('customers.customer.clerk_id', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, clerk_id }) => [id, [clerk_id as string]]));
}
