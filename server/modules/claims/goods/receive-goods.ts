// Goods that came back reach the store: weighed again, a difference is shown and not refused, then put apart.
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { anyPlaces, type Leg, onVan, type Place, type PlaceKind } from '../../lots/public.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import { type Amount, collectInUnit } from './collect-goods.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { checkAmount, may, mustAllow } from './goods.rules.ts';
import { goodsTermsAt } from './goods-terms.ts';
import { aboutPickup, announceGoods, type Loaded, loadPickup, productOf, type StoredParcel } from './load-goods.ts';
import { moveGoods } from './move-goods.ts';
import { no } from './refusals.ts';
import { bookWeights } from './weigh-back.ts';

type Receive = InputOf<typeof contract.receiveGoods>;
type Changed = { pickupId: string; claimId: string };

/** What the driver never tapped is taken as fetched by what the store's scale says. */
export const receiveGoods = (call: Call, input: Receive): Promise<Changed> =>
  call.write(async (unit) => {
    const { pickupId, placeId } = input;
    const loaded = await loadPickup(unit, pickupId);
    const amounts = await weighed(unit, loaded, input.parcels);
    const place = placeId === undefined ? undefined : await quarantineAt(unit, placeId);
    const untapped = amounts.filter(({ parcelId }) => loaded.parcels.some(({ id, state }) => id === parcelId && state === 'expected'));
    if (untapped.length > 0) await collectInUnit(unit, loaded, { amounts: untapped, to: onVan(null), said: null });
    const bodyHash = keepWords(unit, loaded.claim.id, { kind: 'goods', body: input.body, internal: true });
    const evidence = await attach(unit, loaded.claim, { files: input.files, internal: true, moment: { actor: unit.actor, now: unit.now } });
    const lying = untapped.length > 0 ? (await loadPickup(unit, pickupId)).parcels : loaded.parcels;
    const { eventId, booked } = await bookWeights(unit, { claim: loaded.claim, parcels: lying, amounts });
    const parcels = amounts.map(({ parcelId, amount }) => {
      const before = loaded.parcels.find(({ id }) => id === parcelId);
      return { parcelId, amount, difference: amount - (before?.collected ?? amount), booked: booked.get(parcelId) };
    });
    const about = { ...aboutPickup(loaded), pickupId };
    await unit.record([
      tell.received.tell(
        { ...about, foodSafety: loaded.pickup.foodSafety, parcels, eventId, bodyHash, evidence: [...evidence] },
        { occurredAt: unit.now, grade: 'B' },
      ),
    ]);
    const there = await loadPickup(unit, pickupId);
    if (place) await putApart(unit, there, { place, parcelIds: amounts.map(({ parcelId }) => parcelId) });
    announceGoods(unit, loaded.claim);
    return { pickupId, claimId: loaded.claim.id };
  });

async function weighed(unit: Unit, { parcels }: Loaded, said: readonly Amount[] | undefined): Promise<Amount[]> {
  const waiting = parcels.filter(({ state }) => may('receive', state));
  const [first] = parcels;
  if (waiting.length === 0 && first) mustAllow('receive', first);
  if (said === undefined) return waiting.map(({ id, collected, expected }) => ({ parcelId: id, amount: collected ?? expected }));
  const terms = await goodsTermsAt(unit.now);
  for (const { parcelId, amount } of said) {
    const parcel = parcels.find(({ id }) => id === parcelId);
    if (!parcel) throw no('parcel-not-found');
    mustAllow('receive', parcel);
    checkAmount(parcel, amount, { product: await productOf(unit.tx, parcelId), terms });
  }
  if (said.every(({ amount }) => amount === 0)) throw no('nothing-collected');
  return said.filter(({ amount }) => amount > 0);
}

export const quarantineGoods = (call: Call, { pickupId, parcelIds, placeId }: InputOf<typeof contract.quarantineGoods>): Promise<Changed> =>
  call.write(async (unit) => {
    const loaded = await loadPickup(unit, pickupId);
    const place = await quarantineAt(unit, placeId);
    const chosen = parcelIds ?? loaded.parcels.filter(({ state }) => state === 'received').map(({ id }) => id);
    const [first] = loaded.parcels;
    if (chosen.length === 0 && first) mustAllow('quarantine', first);
    await putApart(unit, loaded, { place, parcelIds: chosen });
    announceGoods(unit, loaded.claim);
    return { pickupId, claimId: loaded.claim.id };
  });

export async function quarantineAt({ tx }: Unit, placeId: string): Promise<Place> {
  const { kind, id, name } = (await anyPlaces(tx, [placeId]))(placeId);
  if (kind !== 'quarantine') throw no('quarantine-only', { place: name });
  return { kind, id };
}

async function putApart(
  unit: Unit,
  loaded: Loaded,
  { place, parcelIds }: { readonly place: Place; readonly parcelIds: readonly string[] },
): Promise<void> {
  const { claim, pickup } = loaded;
  const parcels = parcelIds.map((id) => {
    const parcel = loaded.parcels.find((one) => one.id === id);
    if (!parcel) throw no('parcel-not-found');
    mustAllow('quarantine', parcel);
    return parcel;
  });
  const eventId = await moveGoods(unit, { claim, siteId: pickup.siteId, kind: 'returned', legs: parcels.flatMap(legOf), to: place });
  const moved = parcels.map(({ id, received, booked }) => ({ parcelId: id, amount: received ?? 0, booked }));
  await unit.record([
    tell.quarantined.tell(
      { ...aboutPickup(loaded), pickupId: pickup.id, placeId: place.id, eventId, parcels: moved },
      { occurredAt: unit.now, grade: 'B' },
    ),
  ]);
}

/** From where its books lie. */
export const legOf = ({ lotId, booked, placeKind, placeId }: StoredParcel): Omit<Leg, 'to'>[] =>
  lotId === null || booked === 0 || placeKind === null || placeId === null
    ? []
    : [{ lotId, from: { kind: placeKind as PlaceKind, id: placeId }, amount: booked }];
