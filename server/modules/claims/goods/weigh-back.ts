// The store's scale has the word about goods that came back: its difference to the driver's is entered in the books of lots there and then.
import type { Unit } from '../../../platform/app.ts';
import { type Leg, moveInUnit, outside, type Place, type PlaceKind } from '../../lots/public.ts';
import type { Claim } from '../claim.ts';
import type { Amount } from './collect-goods.ts';
import { booksAfter } from './goods.rules.ts';
import type { StoredParcel } from './load-goods.ts';

/** Of `lots/stock/reasons.ts`. */
const WEIGHED_BACK = 'weighed-back';

export type Weighed = { readonly eventId: string | null; readonly booked: ReadonlyMap<string, number> };

/** One event for the pick-up. Parcels whose books stay as they are are not in `booked`. */
export async function bookWeights(
  unit: Unit,
  { claim, parcels, amounts }: { readonly claim: Claim; readonly parcels: readonly StoredParcel[]; readonly amounts: readonly Amount[] },
): Promise<Weighed> {
  const changes = amounts.flatMap(({ parcelId, amount }) => {
    const parcel = parcels.find(({ id }) => id === parcelId);
    const after = parcel ? booksAfter(parcel, amount) : 0;
    return parcel && after !== parcel.booked ? [{ parcel, after }] : [];
  });
  if (changes.length === 0) return { eventId: null, booked: new Map() };
  const { customerId, caseId } = claim;
  const legs = changes.map(({ parcel, after }) => legOf(parcel, after - parcel.booked));
  const eventId = await moveInUnit(unit, { kind: 'counted', reason: WEIGHED_BACK, legs, customer: { customerId, siteId: null }, caseId });
  return { eventId, booked: new Map(changes.map(({ parcel, after }) => [parcel.id, after])) };
}

function legOf({ lotId, placeKind, placeId }: StoredParcel, more: number): Leg {
  const here: Place = { kind: placeKind as PlaceKind, id: placeId as string };
  const [from, to] = more > 0 ? [outside('count'), here] : [here, outside('count')];
  return { lotId: lotId as string, from, to, amount: Math.abs(more) };
}
