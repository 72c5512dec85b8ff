// Who got lots, folded by lot, kitchen and day: thirty thousand lines become what a person can read.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';

export type Delivery = OutputOf<typeof contract.trace>['deliveries'][number];
export type Reach = { readonly customers: number; readonly sites: number; readonly deliveries: number };

/** Newest first. `unsure`: lots of which nobody knows whether they hold what is asked about. */
export async function deliveriesOf(
  db: Db | Tx,
  { lotIds, unsure, limit }: { readonly lotIds: readonly string[]; readonly unsure: ReadonlySet<string>; readonly limit: number },
): Promise<{ readonly deliveries: Delivery[]; readonly reach: Reach }> {
  if (lotIds.length === 0) return { deliveries: [], reach: { customers: 0, sites: 0, deliveries: 0 } };
  const { rows } = await sql<Omit<Delivery, 'notes'> & { notes: Delivery['notes']; reach: Reach }>`
    with folded as (
      select lot_id, customer_id, site_id, delivery_on, count(*) as lines,
        coalesce(sum(greatest(picked, delivered)) filter (where certainty <> 'possible'), 0)::bigint as amount,
        coalesce(sum(at_most) filter (where certainty = 'possible'), 0)::bigint as at_most,
        bool_and(certainty = 'possible') as possible, bool_and(stage in ('staging', 'van')) as underway,
        (array_agg(distinct jsonb_build_object('noteId', note_id, 'number', note_number)))[1:3] as notes
      from lots.line where lot_id = any(${[...lotIds]}::uuid[]) and (picked > 0 or delivered > 0 or at_most > 0) and not (stage = 'over' and delivered = 0 and certainty <> 'possible')
      group by 1, 2, 3, 4)
    select lot_id as "lotId", customer_id as "customerId", site_id as "siteId", delivery_on as "deliveryOn", lines, amount, at_most as "atMost", possible,
      underway, to_jsonb(notes) as notes,
      (select jsonb_build_object('customers', count(distinct customer_id), 'sites', count(distinct site_id), 'deliveries', count(*)) from folded) as reach
    from folded order by delivery_on desc, customer_id, site_id, lot_id limit ${limit}::bigint`.execute(db);
  return {
    deliveries: rows.map(({ reach: _reach, ...row }) => ({ ...row, possible: row.possible || unsure.has(row.lotId) })),
    reach: rows[0]?.reach ?? { customers: 0, sites: 0, deliveries: 0 },
  };
}
