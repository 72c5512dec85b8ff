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
export async function learnAlias(
  unit: Unit,
  { alias, customerId, siteId }: { alias: string; customerId: string; siteId: string | null },
): Promise<void> {
  await unit.tx
    .insertInto('customers.alias')
    .values({ alias, customer_id: customerId, site_id: siteId, last_used_at: iso(unit.now) })
    .onConflict((conflict) =>
      conflict
        .column('alias')
        .doUpdateSet({ customer_id: customerId, site_id: siteId, confirmed: sql`customers.alias.confirmed + 1`, last_used_at: iso(unit.now) }),
    )
    .execute();
}

/** Whom a chat may be from: names, learned chat names, contacts and sites of active customers. */
export async function knownCustomers(db: Db | Tx): Promise<{ id: string; name: string; aliases: string[]; contacts: string[]; sites: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; aliases: string[]; contacts: string[]; sites: string[] }>`
    select c.id, c.name,
      array(select alias from customers.alias a where a.customer_id = c.id) as aliases,
      array(select name from customers.contact p where p.customer_id = c.id and p.active) as contacts,
      array(select name from customers.site s where s.customer_id = c.id and s.active) as sites
    from customers.customer c where c.active order by c.name limit 5000`.execute(db);
  return rows;
}

/** Wall times at which meals are served at the site (or the customer's only site); undefined where nobody told us. */
export async function mealTimesOf(
  db: Db | Tx,
  customerId: string,
  siteId: string | null,
): Promise<{ breakfast: string; lunch: string; dinner: string } | undefined> {
  let query = db.selectFrom('customers.site').select('meals').where('customer_id', '=', customerId).where('active', '=', true);
  if (siteId) query = query.where('id', '=', siteId);
  const row = await query.executeTakeFirst();
  const meals = (row?.meals ?? {}) as Partial<Record<'breakfast' | 'lunch' | 'dinner', string>>;
  if (!meals.breakfast && !meals.lunch && !meals.dinner) return undefined;
  return { breakfast: meals.breakfast ?? '07:00', lunch: meals.lunch ?? '11:30', dinner: meals.dinner ?? '17:30' };
}
