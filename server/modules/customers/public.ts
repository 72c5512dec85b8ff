// What other modules may ask about customers.
import { sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';

/** One row proves both: the customer is ours and the site (when named) is the customer's. */
export async function siteOf(db: Db | Tx, customerId: string, siteId: string | null): Promise<'ok' | 'no-customer' | 'no-site'> {
  const row = await db
    .selectFrom('customers.customer as c')
    .leftJoin('customers.site as s', (join) => join.onRef('s.customer_id', '=', 'c.id').on(sql<boolean>`s.id = ${siteId}::uuid`))
    .select('s.id as site_id')
    .where('c.id', '=', customerId)
    .executeTakeFirst();
  if (!row) return 'no-customer';
  return siteId === null || row.site_id !== null ? 'ok' : 'no-site';
}

/** Remembers that this chat name means this customer, for the next paste. The latest word wins. */
export async function learnAlias(unit: Unit, { alias, customerId, siteId }: { alias: string; customerId: string; siteId: string | null }): Promise<void> {
  await unit.tx
    .insertInto('customers.alias')
    .values({ alias, customer_id: customerId, site_id: siteId, last_used_at: iso(unit.now) })
    .onConflict((conflict) =>
      conflict.column('alias').doUpdateSet({ customer_id: customerId, site_id: siteId, confirmed: sql`customers.alias.confirmed + 1`, last_used_at: iso(unit.now) }),
    )
    .execute();
}
