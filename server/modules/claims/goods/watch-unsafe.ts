// The database lets unsafe goods go nowhere (migration 242). Should somebody have gone round it, the books show it, and it is said aloud.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import type { App, Unit } from '../../../platform/app.ts';
import { type UnsafeAmount, unsafeOf } from '../../lots/public.ts';
import * as tell from './facts.ts';
import { aboutGoods, announceGoods, loadClaim } from './load-goods.ts';

/** More is marked at a place than lies there: told once for each place and lot. */
export async function watchUnsafe(app: App): Promise<void> {
  const missing = (await unsafeOf(app.db, null)).filter(({ amount, lies }) => lies < amount);
  for (const one of missing) await app.inUnit(SYSTEM, (unit) => tellReleased(unit, one));
}

async function tellReleased(unit: Unit, { lotId, placeKind, placeId, amount, lies }: UnsafeAmount): Promise<void> {
  const { rows } = await sql<{ claimId: string; siteId: string; noteId: string }>`
    select claim_id as "claimId", site_id as "siteId", note_id as "noteId" from claims.parcel p where lot_id = ${lotId} and unsafe
      and not exists (select from journal.fact f where f.name = 'claims.unsafe-goods-released' and f.data->>'claimId' = p.claim_id::text
        and f.data->>'lotId' = ${lotId} and f.data->>'placeId' = ${placeId})
    order by id limit 1`.execute(unit.tx);
  const [found] = rows;
  if (!found) return;
  const claim = await loadClaim(unit, found.claimId);
  const data = { ...aboutGoods(claim, found), lotId, placeKind, placeId, amount: amount - lies };
  await unit.record([tell.unsafeReleased.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  announceGoods(unit, claim);
}
