// Goods refused at the dock went back with the van before anybody claimed: where a claim about food safety names them, they are marked where they lie.
import { sql } from 'kysely';
import type { Unit } from '../../../platform/app.ts';
import { markUnsafeInUnit, type PlaceKind, type UnsafePart } from '../../lots/public.ts';
import type { Claim } from '../claim.ts';

type Lying = { readonly lineId: string; readonly lotId: string; readonly kind: PlaceKind; readonly placeId: string; readonly amount: number };

export async function markRefusedUnsafe(unit: Unit, claim: Claim): Promise<void> {
  const items = claim.items.filter(({ refusedPart }) => refusedPart > 0);
  if (items.length === 0) return;
  const lying = await refusedLying(
    unit,
    items.map(({ lineId }) => lineId),
  );
  const left = new Map(lying.map((one) => [one, one.amount]));
  const parts = items.flatMap((item): UnsafePart[] => {
    let wants = Math.min(item.refusedPart, item.approved ?? item.requested);
    return lying
      .filter(({ lineId, lotId }) => lineId === item.lineId && (item.lotId === null || lotId === item.lotId))
      .flatMap((one): UnsafePart[] => {
        const some = Math.min(wants, left.get(one) ?? 0);
        wants -= some;
        left.set(one, (left.get(one) ?? 0) - some);
        return some > 0 ? [{ lotId: one.lotId, place: { kind: one.kind, id: one.placeId }, amount: some }] : [];
      });
  });
  await markUnsafeInUnit(unit, { why: 'claim', parts, about: { caseId: claim.caseId, customerId: claim.customerId } });
}

/** On the van still, or where the van's goods were put; never more than lies there and is not marked yet. */
async function refusedLying({ tx }: Unit, lineIds: readonly string[]): Promise<Lying[]> {
  const { rows } = await sql<Lying>`
    with ends as (
      select line_id, lot_id, from_kind as kind, from_place as place, -amount as change from lots.movement where line_id = any(${[...lineIds]}::uuid[])
      union all select line_id, lot_id, to_kind, to_place, amount from lots.movement
        where line_id = any(${[...lineIds]}::uuid[]) and (to_kind <> 'store' or kind = 'returned')
    )
    select e.line_id as "lineId", e.lot_id as "lotId", e.kind, e.place as "placeId",
      least(sum(e.change), max(b.amount - coalesce(u.amount, 0)))::bigint as amount
    from ends e join lots.balance b on b.lot_id = e.lot_id and b.place_kind = e.kind and b.place_id = e.place
    left join lots.unsafe u on u.lot_id = e.lot_id and u.place_kind = e.kind and u.place_id = e.place
    where e.kind in ('van', 'quarantine', 'store', 'staging') group by 1, 2, 3, 4 having sum(e.change) > 0 order by 1, 2, 3, 4`.execute(tx);
  return rows.filter(({ amount }) => amount > 0);
}
