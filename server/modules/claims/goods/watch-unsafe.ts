// The database lets unsafe goods go nowhere (migration 242). Should somebody have gone round it, the books show it, and it is said aloud.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import type { App, Tx, Unit } from '../../../platform/app.ts';
import { type UnsafeAmount, unsafeOf } from '../../lots/public.ts';
import * as tell from './facts.ts';
import { aboutGoods, announceGoods, loadClaim } from './load-goods.ts';

/** More is marked at a place than lies there: each amount that is missing is told once. */
export async function watchUnsafe(app: App): Promise<void> {
  const missing = (await unsafeOf(app.db, null)).filter(({ amount, lies }) => lies < amount);
  for (const one of missing) await app.inUnit(SYSTEM, (unit) => tellReleased(unit, one));
}

async function tellReleased(unit: Unit, missing: UnsafeAmount): Promise<void> {
  const { lotId, placeKind, placeId, amount, lies } = missing;
  const more = amount - lies - (await toldOf(unit.tx, missing));
  const found = more > 0 ? await claimOf(unit.tx, lotId) : undefined;
  if (!found) return;
  const claim = await loadClaim(unit, found.claimId);
  const data = { ...aboutGoods(claim, found), lotId, placeKind, placeId, amount: more };
  await unit.record([tell.unsafeReleased.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  announceGoods(unit, claim);
}

async function toldOf(tx: Tx, { lotId, placeId }: UnsafeAmount): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    select coalesce(sum((data->>'amount')::bigint), 0)::bigint as told from journal.fact where name = ${tell.unsafeReleased.name}
      and data->>'lotId' = ${lotId} and data->>'placeId' = ${placeId}`.execute(tx);
  return rows[0]?.told ?? 0;
}

type Whose = { readonly claimId: string; readonly siteId: string; readonly noteId: string | null };

/** By its parcel, or by what was refused at the dock and never became one. */
async function claimOf(tx: Tx, lotId: string): Promise<Whose | undefined> {
  const { rows } = await sql<Whose>`
    (select claim_id as "claimId", site_id as "siteId", note_id as "noteId" from claims.parcel where lot_id = ${lotId} and unsafe order by id limit 1)
    union all
    (select c.id, c.site_id, i.note_id from claims.claim c join claims.item i on i.claim_id = c.id and i.refused_part > 0
      join lots.line l on l.line_id = i.line_id and l.lot_id = ${lotId} where c.food_safety and c.goods = 'back' order by c.id limit 1) limit 1`.execute(
    tx,
  );
  return rows[0];
}
