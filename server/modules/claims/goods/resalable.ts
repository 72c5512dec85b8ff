// Whether the goods of a claim may be sold again by what was said when it was asked for; null where nobody said.
import type { Db, Tx } from '../../../platform/app.ts';

export async function resalableOf(db: Db | Tx, claimId: string): Promise<boolean | null> {
  const row = await db.selectFrom('claims.claim').select('verdict').where('id', '=', claimId).executeTakeFirst();
  const verdict = row?.verdict as { readonly resalable?: boolean | null } | null | undefined;
  return verdict?.resalable ?? null;
}
