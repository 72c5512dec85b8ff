// What the inspection of goods that came back says about the fault.
import type { Db } from '../../../platform/app.ts';

const FAULTS = { ours: 'ours', customer: 'customer', supplier: 'supplier' } as const;

/** Null: not inspected, nothing found, or not of one mind. */
export async function foundIn(db: Db, claimId: string): Promise<'ours' | 'customer' | 'supplier' | null> {
  const rows = await db
    .selectFrom('claims.parcel')
    .select('finding')
    .distinct()
    .where('claim_id', '=', claimId)
    .where('finding', 'is not', null)
    .execute();
  const [one, ...more] = rows.map(({ finding }) => finding);
  return more.length === 0 && one && one in FAULTS ? FAULTS[one as keyof typeof FAULTS] : null;
}
