// The driver takes goods from the kitchen: what his scale says, with a picture; the kitchen signs or just hands over.
import { sql } from 'kysely';
import { say } from '../../../kernel/text.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { onVan, type Place } from '../../lots/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import { lateMoment } from '../act-on-claim.ts';
import { sinceRequest, when } from '../claim.rules.ts';
import { attach } from '../evidence.ts';
import { refusing } from '../refusing.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import { entriesOf } from './enter-back.ts';
import * as tell from './facts.ts';
import { checkAmount, mustAllow, mustRun } from './goods.rules.ts';
import { HAND_OVERS } from './goods.ts';
import { goodsTermsAt } from './goods-terms.ts';
import { aboutPickup, announceGoods, type Loaded, loadPickup, productOf, type StoredParcel } from './load-goods.ts';
import { knownAtSite, moveGoods } from './move-goods.ts';
import { stopsByIds } from './read-stops.ts';
import { no } from './refusals.ts';

type Collect = InputOf<typeof contract.collect>;
export type Amount = { readonly parcelId: string; readonly amount: number };

export const collectGoods = (call: Call, input: Collect): Promise<{ pickupId: string; claimId: string }> =>
  call.write(async (unit) => {
    const loaded = await loadPickup(unit, input.pickupId);
    await mustBeTheirs(unit, loaded);
    mustRun(loaded.pickup, { zh: '取货', en: 'collected' });
    const amounts = await amountsOf(unit, loaded, input.parcels);
    const to = await vanOf(unit, loaded);
    await collectInUnit(unit, loaded, { amounts, to, said: input });
    announceGoods(unit, loaded.claim);
    return { pickupId: input.pickupId, claimId: loaded.claim.id };
  });

/** A driver without more rights fetches what is planned for him, or lies at a site where he stops today. */
async function mustBeTheirs({ tx, actor }: Unit, { pickup }: Loaded): Promise<void> {
  if (actor.can.has('claims.see-goods')) return;
  if (pickup.driverId === actor.id) return;
  const { rows } = await sql`select from deliveries.note where driver_id = ${actor.id} and site_id = ${pickup.siteId} and state <> 'cancelled'
    and (id = ${pickup.stopNoteId} or left_at is null) limit 1`.execute(tx);
  if (rows.length === 0) throw no('pickup-not-found');
}

/** Left out: everything as expected. */
export async function amountsOf(unit: Unit, { parcels }: Loaded, said: readonly Amount[] | undefined): Promise<Amount[]> {
  const terms = await goodsTermsAt(unit.now);
  if (said === undefined) return parcels.filter(({ state }) => state === 'expected').map(({ id, expected }) => ({ parcelId: id, amount: expected }));
  const chosen: Amount[] = [];
  for (const { parcelId, amount } of said) {
    const parcel = parcels.find(({ id }) => id === parcelId);
    if (!parcel) throw no('parcel-not-found');
    mustAllow('collect', parcel);
    checkAmount(parcel, amount, { product: await productOf(unit.tx, parcelId), terms });
    chosen.push({ parcelId, amount });
  }
  if (chosen.every(({ amount }) => amount === 0)) throw no('nothing-collected');
  return chosen;
}

async function vanOf({ tx }: Unit, { pickup: { stopNoteId, vehicle } }: Loaded): Promise<Place> {
  const stop = stopNoteId === null ? undefined : (await stopsByIds(tx, [stopNoteId])).get(stopNoteId);
  if (stop) return onVan(stop.vehicleId);
  const known = vehicle === null ? undefined : (await vehiclesOf(tx, { plates: [vehicle] })).find(({ plate }) => plate === vehicle);
  return onVan(known?.id ?? null);
}

type Collecting = {
  readonly amounts: readonly Amount[];
  readonly to: Place;
  /** Null: brought by the kitchen, or never tapped by the driver. */
  readonly said: Omit<Collect, 'pickupId' | 'parcels'> | null;
};

/** From the site to the van, or straight to quarantine; marked in the same unit where nobody may ever sell it again. */
export async function collectInUnit(unit: Unit, loaded: Loaded, { amounts, to, said }: Collecting): Promise<void> {
  const { claim, pickup, parcels } = loaded;
  const moment = lateMoment(
    { actor: unit.actor, now: unit.now },
    { occurredAt: said?.occurredAt, proof: [...(said?.proof ?? []), ...(said?.files ?? [])] },
  );
  const told = said ? sinceRequest(claim, moment) : when(moment);
  const parts = amounts.map(({ parcelId, amount }) => ({ ...(parcels.find(({ id }) => id === parcelId) as StoredParcel), key: parcelId, amount }));
  const { legs, booked } = await knownAtSite(unit, { siteId: pickup.siteId, parts });
  const eventId = await moveGoods(unit, {
    claim,
    siteId: pickup.siteId,
    kind: 'returned',
    legs,
    to,
    unsafe: pickup.foodSafety,
    occurredAt: told.occurredAt,
  });
  const back = parts.map((part) => ({ ...part, eventId: (booked.get(part.key) ?? 0) > 0 ? eventId : null }));
  const entries = await entriesOf(unit.tx, { claim, back, as: 'came-back' });
  const shown = await attach(unit, claim, {
    files: [...(said?.files ?? []), ...(said?.signatureFileId ? [said.signatureFileId] : [])],
    internal: false,
    moment,
  });
  const hidden = await attach(unit, claim, { files: said?.proof ?? [], internal: true, moment });
  const body = said === null ? '' : [say(HAND_OVERS[said.handedOver], unit.locale), said.body].filter(Boolean).join('：');
  const bodyHash = keepWords(unit, claim.id, { kind: 'goods', body, occurredAt: told.occurredAt });
  const data = {
    ...aboutPickup(loaded),
    pickupId: pickup.id,
    handedOver: said?.handedOver ?? null,
    outside: said === null,
    parcels: amounts.map(({ parcelId, amount }) => ({ parcelId, amount, booked: booked.get(parcelId) ?? 0 })),
    placeKind: to.kind,
    placeId: to.id,
    entries,
    bodyHash,
    evidence: [...shown, ...hidden],
  };
  await refusing(() => unit.record([tell.collected.tell(data, told)]));
}
