// What is suspected, as clusters are counted on it.
import { sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { caseCards } from '../../cases/public.ts';
import type { Suspicion } from './cluster.rules.ts';

type Row = Omit<Suspicion, 'severity'>;

/** Of other matters on the same products, not decided and not withdrawn. What an answered alert was about counts no more. */
export async function suspicionsAround(db: Db | Tx, fresh: readonly Suspicion[], since: Instant): Promise<Suspicion[]> {
  const { rows } = await sql<Row>`
    select s.case_id as "caseId", s.customer_id as "customerId", s.lot_id as "lotId", s.product_id as "productId", s.supplier_id as "supplierId",
      s.food_safety as "foodSafety", s.confirmed, s.began_at as at
    from recalls.suspicion s
    where s.product_id = any(${fresh.map(({ productId }) => productId)}::uuid[]) and s.began_at > ${iso(since)} and s.cleared_at is null
      and s.hold_id is null and s.case_id <> all(${fresh.map(({ caseId }) => caseId)}::uuid[])
    order by s.began_at limit 2000`.execute(db);
  const cases = await caseCards(
    db,
    rows.map(({ caseId }) => caseId),
  );
  return rows.flatMap((row) => {
    const matter = cases.get(row.caseId);
    return matter && matter.state !== 'withdrawn' ? [{ ...row, severity: matter.severity }] : [];
  });
}
