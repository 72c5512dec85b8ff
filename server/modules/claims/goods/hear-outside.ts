// Goods leave a kitchen without a claim being asked: recalls, the desk of lots. A physical truth is never refused: first it meets what open
// claims wait for, then it lessens what may still be claimed, and what is more is without effect there.
import type { Fact, Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import type { Unit } from '../../../platform/app.ts';
import { linesOfLots, lockLines, markUnsafeInUnit, type PlaceKind } from '../../lots/public.ts';
import { returnedOutside } from '../facts.ts';
import { claimableByIds } from '../read-lines.ts';
import { leftOf as leftOfLine, leftOfLot } from '../request.rules.ts';
import { entriesOf } from './enter-back.ts';
import * as tell from './facts.ts';
import { aboutGoods, aboutPickup, announceGoods, type Loaded, loadPickup, type StoredParcel } from './load-goods.ts';
import { REASON } from './move-goods.ts';

type Leg = { lotId: string; from: string; fromId: string; to: string; toId: string; amount: number; lineId: string | null };
type Event = { eventId: string; reason: string | null; legs: Leg[] };
export type Gone = {
  readonly eventId: string;
  readonly lineId: string;
  readonly lotId: string;
  readonly siteId: string;
  readonly to: PlaceKind;
  readonly toId: string;
  amount: number;
};

export async function hearOutside(unit: Unit, { data }: Fact): Promise<void> {
  const { eventId, reason, legs } = data as Event;
  const left = legs.filter(({ from }) => from === 'site');
  if (reason === REASON || left.length === 0) return;
  const gone = await named(unit, eventId, left);
  await lockLines(
    unit.tx,
    gone.map(({ lineId }) => lineId),
  );
  await meetPickups(unit, gone);
  await lessenLines(
    unit,
    gone.filter(({ amount }) => amount > 0),
  );
}

/** A leg that names no line is one of the newest that carries its lot there. */
async function named({ tx }: Unit, eventId: string, legs: readonly Leg[]): Promise<Gone[]> {
  const unnamed = legs.filter(({ lineId }) => lineId === null).map(({ lotId }) => lotId);
  const lines = await linesOfLots(tx, unnamed);
  return legs.flatMap(({ lotId, fromId, to, toId, amount, lineId }) => {
    const line = lineId ?? lines.find((one) => one.lotId === lotId && one.siteId === fromId && one.delivered > 0)?.lineId;
    return line === undefined ? [] : [{ eventId, lineId: line, lotId, siteId: fromId, to: to as PlaceKind, toId, amount }];
  });
}

async function meetPickups(unit: Unit, gone: readonly Gone[]): Promise<void> {
  const rows = await unit.tx
    .selectFrom('claims.parcel')
    .select(['id', 'pickup_id as pickupId', 'line_id as lineId', 'lot_id as lotId'])
    .where('state', '=', 'expected')
    .where('line_id', 'in', [...new Set(gone.map(({ lineId }) => lineId))])
    .orderBy('number')
    .execute();
  for (const pickupId of new Set(rows.map((row) => row.pickupId))) await meetOne(unit, pickupId, gone);
}

type Met = { readonly parcel: StoredParcel; readonly gone: Gone; readonly amount: number };

async function meetOne(unit: Unit, pickupId: string, gone: readonly Gone[]): Promise<void> {
  const loaded = await loadPickup(unit, pickupId);
  const met = loaded.parcels
    .filter(({ state }) => state === 'expected')
    .flatMap((parcel): Met[] => {
      const one = gone.find((left) => left.amount > 0 && left.lineId === parcel.lineId && (parcel.lotId === null || parcel.lotId === left.lotId));
      if (!one) return [];
      const amount = Math.min(one.amount, parcel.expected);
      one.amount -= amount;
      return [{ parcel, gone: one, amount }];
    });
  for (const same of Map.groupBy(met, (one) => `${one.gone.to} ${one.gone.toId}`).values()) await tellMet(unit, loaded, same);
  if (met.length > 0) announceGoods(unit, loaded.claim);
}

async function tellMet(unit: Unit, loaded: Loaded, same: readonly Met[]): Promise<void> {
  const { claim, pickup } = loaded;
  const [{ gone, parcel }] = same as [Met];
  const place = { kind: gone.to, id: gone.toId };
  const destroyed = gone.to === 'destroyed' || gone.to === 'supplier';
  const back = same.map((one) => ({ ...one.parcel, lotId: one.gone.lotId, amount: one.amount, eventId: gone.eventId }));
  const parts = back.map(({ lotId, amount }) => ({ lotId, amount, place }));
  const about = { caseId: claim.caseId, customerId: claim.customerId };
  if (pickup.foodSafety && !destroyed) await markUnsafeInUnit(unit, { why: 'claim', eventId: gone.eventId, about, parts });
  const entries = await entriesOf(unit.tx, { claim, back, as: destroyed ? 'destroyed' : 'came-back' });
  const told = { occurredAt: unit.now, grade: 'B' as const };
  if (destroyed) {
    await unit.record([tellDestroyed(same, { about: aboutGoods(claim, parcel), foodSafety: pickup.foodSafety, entries, told })]);
    return;
  }
  const parcels = same.map((one) => ({ parcelId: one.parcel.id, amount: one.amount, booked: one.amount }));
  const at = { placeKind: place.kind, placeId: place.id, handedOver: null, outside: true, bodyHash: null, evidence: [] };
  await unit.record([tell.collected.tell({ ...aboutPickup(loaded), pickupId: pickup.id, parcels, entries, ...at }, told)]);
}

type Telling = {
  readonly about: ReturnType<typeof aboutGoods>;
  readonly foodSafety: boolean;
  readonly entries: Awaited<ReturnType<typeof entriesOf>>;
  readonly told: Pick<Told, 'occurredAt' | 'grade'>;
};

const tellDestroyed = (same: readonly Met[], { about, foodSafety, entries, told }: Telling): Told =>
  tell.destroyedAtSite.tell(
    {
      ...about,
      foodSafety,
      parts: same.map(({ parcel, gone, amount }) => ({
        ...{ destructionId: newId(), itemId: parcel.itemId, lotId: parcel.lotId, unit: parcel.unit, amount, weight: null, eventId: gone.eventId },
      })),
      entries,
      by: 'staff',
      witnesses: 0,
      bodyHash: null,
      evidence: [],
    },
    told,
  ) as Told;

/** What no claim waited for: as far as the line has any left. */
async function lessenLines(unit: Unit, gone: readonly Gone[]): Promise<void> {
  const lines = await claimableByIds(
    unit.tx,
    gone.map(({ lineId }) => lineId),
  );
  const told = [...Map.groupBy(gone, ({ lineId }) => lineId)].flatMap(([lineId, same]) => {
    const line = lines.get(lineId);
    if (!line) return [];
    let left = leftOfLine(line);
    const parts = same.flatMap(({ lotId, amount }) => {
      const lot = line.lots.find((one) => one.lotId === lotId);
      const some = lot ? Math.max(0, Math.min(amount, left, leftOfLot(lot))) : 0;
      left -= some;
      return lot && some > 0 ? [{ lineId, lotId, amount: some, came: { accepted: line.accepted, refused: line.refused, ofLot: lot.carried } }] : [];
    });
    if (parts.length === 0) return [];
    const data = { eventId: (same[0] as Gone).eventId, customerId: line.customerId, noteId: line.noteId, lines: parts };
    return [returnedOutside.tell(data, { occurredAt: unit.now, grade: 'B' })];
  });
  if (told.length === 0) return;
  await unit.record(told);
  unit.announce('claims');
}
