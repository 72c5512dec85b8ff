// Names beside ids, read once per answer.
import type { Db } from '../../platform/app.ts';

export type Names = { readonly customers: ReadonlyMap<string, string>; readonly sites: ReadonlyMap<string, string> };

export async function namesOf(db: Db, rows: readonly { readonly customer_id: string; readonly site_id: string | null }[]): Promise<Names> {
  const customerIds = [...new Set(rows.map((row) => row.customer_id))];
  const siteIds = [...new Set(rows.flatMap((row) => (row.site_id === null ? [] : [row.site_id])))];
  if (customerIds.length === 0) return { customers: new Map(), sites: new Map() };
  const [customers, sites] = await Promise.all([
    db.selectFrom('customers.customer').select(['id', 'name']).where('id', 'in', customerIds).execute(),
    siteIds.length === 0 ? [] : db.selectFrom('customers.site').select(['id', 'name']).where('id', 'in', siteIds).execute(),
  ]);
  return { customers: new Map(customers.map(({ id, name }) => [id, name])), sites: new Map(sites.map(({ id, name }) => [id, name])) };
}
