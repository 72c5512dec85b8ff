// What became of the goods: fetched, received, inspected, disposed of; or destroyed where they lay.
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db } from '../../../platform/app.ts';

export type Parcel = {
  readonly itemId: string;
  readonly number: string;
  readonly unit: UnitCode;
  readonly state: string;
  readonly expected: number;
  readonly collected: number | null;
  readonly received: number | null;
  readonly finding: string | null;
  readonly unsafe: boolean;
  readonly collectedAt: Instant | null;
  readonly receivedAt: Instant | null;
  readonly inspectedAt: Instant | null;
};
/** `number`: of the parcel; null: destroyed at the site. Weight in grams. */
export type Gone = {
  readonly itemId: string;
  readonly number: string | null;
  readonly how: string;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly weight: number | null;
  readonly witnesses: number;
  readonly names: readonly string[];
  readonly place: string;
  readonly reportedTo: string;
  readonly reportedAt: Instant | null;
  readonly at: Instant;
};
export type GoodsCourse = { readonly parcels: readonly Parcel[]; readonly gone: readonly Gone[] };

export async function readGoods(db: Db, claimId: string): Promise<GoodsCourse> {
  const [parcels, gone] = await Promise.all([
    sql<Parcel>`
      select item_id as "itemId", number, unit, state, expected, collected, received, finding, unsafe, collected_at as "collectedAt",
        received_at as "receivedAt", inspected_at as "inspectedAt" from claims.parcel where claim_id = ${claimId} order by number`.execute(db),
    sql<Gone>`
      select p.item_id as "itemId", p.number, d.disposition as how, p.unit, d.amount, d.weight, d.witnesses, coalesce(w.witnesses, '{}') as names,
        coalesce(w.place, '') as place, coalesce(w.reported_to, '') as "reportedTo", d.reported_at as "reportedAt", d.disposed_at as at
      from claims.disposal d join claims.parcel p on p.id = d.parcel_id left join claims.goods_words w on w.about_id = d.id where d.claim_id = ${claimId}
      union all
      select s.item_id, null, 'at-site', s.unit, s.amount, s.weight, s.witnesses, coalesce(w.witnesses, '{}'), coalesce(w.place, ''), '', null, s.destroyed_at
      from claims.site_destruction s left join claims.goods_words w on w.about_id = s.id where s.claim_id = ${claimId}
      order by at`.execute(db),
  ]);
  return { parcels: parcels.rows, gone: gone.rows };
}
