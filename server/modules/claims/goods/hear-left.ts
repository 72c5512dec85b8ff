// Somebody disposed of goods of a parcel by the page of their lot: the parcel follows, so that the shelf shows what is there.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import type { Unit } from '../../../platform/app.ts';
import { balancesOf } from '../../lots/public.ts';
import * as tell from './facts.ts';
import { leftOf } from './goods.rules.ts';
import { aboutGoods, announceGoods, loadParcel } from './load-goods.ts';
import { REASON } from './move-goods.ts';

type Leg = { lotId: string; from: string; fromId: string; to: string; amount: number };
type Event = { eventId: string; reason: string | null; supplierId: string | null; legs: Leg[] };

export async function hearLeft(unit: Unit, { data }: Fact): Promise<void> {
  const { reason, legs, ...event } = data as Event;
  if (reason === REASON) return;
  for (const leg of legs) {
    if (leg.from === 'quarantine' && (leg.to === 'destroyed' || leg.to === 'supplier')) await follow(unit, event, leg);
  }
}

/** Other goods of the lot may lie there too: only what the books lack now has gone from the parcels, the oldest first. */
async function follow(unit: Unit, { eventId, supplierId }: Omit<Event, 'legs' | 'reason'>, leg: Leg): Promise<void> {
  const { rows } = await sql<{ id: string; booked: number }>`
    select id, booked from claims.parcel where lot_id = ${leg.lotId} and place_kind = 'quarantine' and place_id = ${leg.fromId}
      and state in ('quarantined', 'inspected') and booked > 0 order by quarantined_at, id`.execute(unit.tx);
  if (rows.length === 0) return;
  const lies =
    (await balancesOf(unit.tx, [leg.lotId])).find(({ placeKind, placeId }) => placeKind === 'quarantine' && placeId === leg.fromId)?.amount ?? 0;
  let lacking = Math.min(leg.amount, rows.reduce((sum, { booked }) => sum + booked, 0) - lies);
  for (const { id, booked } of rows) {
    if (lacking <= 0) return;
    const some = Math.min(lacking, booked);
    lacking -= some;
    const { parcel, claim } = await loadParcel(unit, id);
    const amount = some === booked ? leftOf(parcel) : Math.min(some, leftOf(parcel));
    if (amount === 0) continue;
    const disposition = leg.to === 'destroyed' ? ('destroyed' as const) : ('to-supplier' as const);
    const about = { ...aboutGoods(claim, parcel), parcelId: id, lotId: leg.lotId, foodSafety: parcel.foodSafety, disposalId: newId(unit.now) };
    const beside = { eventId, supplierId, weight: null, reportedAt: null, witnesses: 0, bodyHash: null, evidence: [] };
    await unit.record([tell.disposed.tell({ ...about, disposition, amount, booked: some, ...beside }, { occurredAt: unit.now, grade: 'B' })]);
    announceGoods(unit, claim);
  }
}
