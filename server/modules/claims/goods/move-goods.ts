// Goods of parcels move in the books of lots, as far as lots know of them: never refused because a scale says more than the books.
import { UNITS } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { balancesOf, type Leg, lotsByIds, lotsOfLines, markUnsafeInUnit, moveInUnit, type Place } from '../../lots/public.ts';
import type { Claim } from '../claim.ts';

export const REASON = 'claim';

export type Part = {
  readonly key: string;
  readonly lineId: string;
  readonly lotId: string | null;
  readonly unit: keyof typeof UNITS;
  readonly amount: number;
};
export type FromSite = { readonly siteId: string; readonly parts: readonly Part[] };
export type Known = { readonly legs: readonly Omit<Leg, 'to'>[]; readonly booked: ReadonlyMap<string, number> };

/** What of it lies at the site by the books: key of the part → how much lots move. Goods without a lot, or above the books, move unbooked. */
export async function knownAtSite({ tx }: Pick<Unit, 'tx'>, { siteId, parts }: FromSite): Promise<Known> {
  const lotIds = [...new Set(parts.flatMap(({ lotId }) => lotId ?? []))];
  const [balances, lots, carried] = [
    await balancesOf(tx, lotIds),
    await lotsByIds(tx, lotIds),
    await lotsOfLines(
      tx,
      parts.map(({ lineId }) => lineId),
    ),
  ];
  const here = new Map(balances.filter((one) => one.placeKind === 'site' && one.placeId === siteId).map((one) => [one.lotId, one.amount]));
  const ofLine = new Map(carried.map((one) => [`${one.lineId} ${one.lotId}`, one.delivered - one.returned - one.destroyed - one.consumed]));
  const booked = new Map<string, number>();
  const legs = parts.flatMap(({ key, lineId, lotId, unit, amount }): Omit<Leg, 'to'>[] => {
    const lot = lotId === null ? undefined : lots.get(lotId);
    if (!lot || UNITS[lot.unit].base !== UNITS[unit].base) return [];
    const line = ofLine.get(`${lineId} ${lot.id}`);
    const some = Math.max(0, Math.min(amount, here.get(lot.id) ?? 0, line ?? Number.POSITIVE_INFINITY));
    here.set(lot.id, (here.get(lot.id) ?? 0) - some);
    if (line !== undefined) ofLine.set(`${lineId} ${lot.id}`, line - some);
    booked.set(key, some);
    return some > 0 ? [{ lotId: lot.id, lineId: line === undefined ? null : lineId, from: { kind: 'site', id: siteId }, amount: some }] : [];
  });
  return { legs, booked };
}

type Moving = {
  readonly claim: Claim;
  readonly siteId: string;
  readonly kind: 'returned' | 'destroyed' | 'put-away';
  readonly legs: readonly Omit<Leg, 'to'>[];
  readonly to: Place;
  /** Never sold again from here on. */
  readonly unsafe?: boolean;
  readonly occurredAt?: Instant;
};

/** Null: lots know nothing of these goods. */
export async function moveGoods(unit: Unit, { claim, siteId, kind, legs, to, unsafe = false, occurredAt }: Moving): Promise<string | null> {
  if (legs.length === 0) return null;
  const { customerId, caseId } = claim;
  const eventId = await moveInUnit(unit, {
    kind,
    reason: REASON,
    legs: legs.map((leg) => ({ ...leg, to })),
    customer: { customerId, siteId },
    caseId,
    occurredAt: occurredAt ?? unit.now,
  });
  if (unsafe) {
    const parts = legs.map(({ lotId, amount }) => ({ lotId, amount, place: to }));
    await markUnsafeInUnit(unit, { why: 'claim', eventId, parts, about: { caseId, customerId } });
  }
  return eventId;
}
