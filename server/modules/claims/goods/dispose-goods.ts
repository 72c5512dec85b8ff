// What becomes of goods that came back: destroyed as the law asks, back to their supplier, or on the shelf again where that is permitted.

import { newId } from '../../../kernel/id.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { anyPlaces, destroyFrom, lotsByIds, type Place, type PlaceKind, returnFrom } from '../../lots/public.ts';
import type { Evidence } from '../claim.rules.ts';
import { inBoth } from '../claim.rules.ts';
import type { Claim } from '../claim.ts';
import { attach } from '../evidence.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { bookedOf, leftOf, mustAllow, restockBar } from './goods.rules.ts';
import type { Disposition } from './goods.ts';
import { goodsTermsAt } from './goods-terms.ts';
import { aboutGoods, announceGoods, loadParcel, type StoredParcel } from './load-goods.ts';
import { moveGoods, REASON } from './move-goods.ts';
import { no } from './refusals.ts';
import { resalableOf } from './resalable.ts';

type Destroy = InputOf<typeof contract.destroyGoods>;
type Changed = { parcelId: string; claimId: string };
type Leaving = {
  readonly parcel: StoredParcel;
  readonly claim: Claim;
  readonly amount: number;
  readonly booked: number;
  readonly from: Place | null;
};

async function leaving(unit: Unit, { parcelId, amount }: { readonly parcelId: string; readonly amount?: number | undefined }): Promise<Leaving> {
  const { parcel, claim } = await loadParcel(unit, parcelId);
  mustAllow('dispose', parcel);
  const left = leftOf(parcel);
  const some = amount ?? left;
  if (some > left)
    throw no('more-than-lies-there', { number: parcel.number, ...inBoth('left', left, parcel.unit), ...inBoth('said', some, parcel.unit) });
  const { placeKind, placeId, lotId } = parcel;
  const booked = lotId === null ? 0 : bookedOf(parcel, some);
  const from = booked === 0 || placeKind === null || placeId === null ? null : { kind: placeKind as PlaceKind, id: placeId };
  return { parcel, claim, amount: some, booked: from === null ? 0 : booked, from };
}

type Gone = {
  readonly disposition: Disposition;
  readonly eventId: string | null;
  readonly supplierId?: string | null;
  readonly weight?: number | null;
  readonly reportedAt?: string | null;
  readonly witnesses?: number;
  readonly disposalId: string;
  readonly bodyHash: string | null;
  readonly evidence: Evidence;
};

async function tellGone(unit: Unit, { parcel, claim, amount, booked }: Leaving, gone: Gone): Promise<Changed> {
  const { lotId, foodSafety, id: parcelId } = parcel;
  const beside = { supplierId: null, weight: null, reportedAt: null, witnesses: 0 };
  const { evidence, ...rest } = gone;
  const data = { ...aboutGoods(claim, parcel), parcelId, lotId, foodSafety, amount, booked, ...beside, ...rest, evidence: [...evidence] };
  await unit.record([tell.disposed.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  announceGoods(unit, claim);
  return { parcelId, claimId: claim.id };
}

/** Pictures and words; both stay inside. */
async function proofOf(unit: Unit, claim: Claim, { files, body }: { readonly files: readonly string[]; readonly body: string }) {
  return {
    evidence: await attach(unit, claim, { files, internal: true, moment: { actor: unit.actor, now: unit.now } }),
    bodyHash: keepWords(unit, claim.id, { kind: 'goods', body, internal: true }),
    disposalId: newId(),
  };
}

export const destroyGoods = (call: Call, input: Destroy): Promise<Changed> =>
  call.write(async (unit) => {
    const gone = await leaving(unit, input);
    const { parcel, claim, from, booked } = gone;
    await mustBeProved(unit, parcel, input);
    const { files, report, witnesses, weight, at, body } = input;
    const reported = report === null ? null : { at: iso(instant(report.at)), to: report.to };
    const eventId =
      from === null || parcel.lotId === null
        ? null
        : await destroyFrom(unit, {
            ...{ lotId: parcel.lotId, from, amount: booked, reason: REASON, weight, at, witnesses, photos: files, report: reported, words: body },
            ...{ customer: { customerId: claim.customerId, siteId: parcel.siteId }, caseId: claim.caseId, reportFirst: parcel.unsafe },
          });
    const proof = await proofOf(unit, claim, input);
    await keepNames(unit, { id: proof.disposalId, claimId: claim.id, kind: 'destruction' }, { place: at, to: report?.to ?? '', witnesses, body });
    return tellGone(unit, gone, {
      ...proof,
      disposition: 'destroyed',
      eventId,
      weight,
      reportedAt: reported?.at ?? null,
      witnesses: witnesses.length,
    });
  });

/** Pictures and witnesses; of unsafe goods more witnesses, and time and place were reported before. */
async function mustBeProved(unit: Unit, { unsafe, number }: StoredParcel, { files, witnesses, report, at }: Destroy): Promise<void> {
  const { witnesses: needed } = await goodsTermsAt(unit.now);
  const mark = (path: string) => [{ path, text: { zh: '请填写', en: 'Needed' } }];
  if (unsafe && (report === null || at === '')) throw no('report-needed', { number }, mark('report'));
  if (files.length === 0) throw no('picture-needed', {}, mark('files'));
  if (witnesses.length < needed.other) throw no('witness-needed', {}, mark('witnesses'));
  if (unsafe && new Set(witnesses).size < needed.unsafe) throw no('two-witnesses-needed', {}, mark('witnesses'));
}

type Names = { readonly place: string; readonly to: string; readonly witnesses: readonly string[]; readonly body: string };

/** Names of people and places, beside the fact. */
export async function keepNames(
  unit: Unit,
  { id, claimId, kind }: { readonly id: string; readonly claimId: string; readonly kind: string },
  { place, to, witnesses, body }: Names,
): Promise<void> {
  await unit.tx
    .insertInto('claims.goods_words')
    .values({
      about_id: id,
      claim_id: claimId,
      kind,
      body,
      place,
      reported_to: to,
      witnesses: [...witnesses],
      author_name: unit.actor.name,
      recorded_at: iso(unit.now),
    })
    .execute();
}

export const returnGoods = (call: Call, input: InputOf<typeof contract.returnGoods>): Promise<Changed> =>
  call.write(async (unit) => {
    const gone = await leaving(unit, input);
    const { parcel, claim, from, booked } = gone;
    const lot = parcel.lotId === null ? undefined : (await lotsByIds(unit.tx, [parcel.lotId])).get(parcel.lotId);
    if (!lot?.supplierId) throw no('no-supplier-known', { number: parcel.number });
    const about = { customer: { customerId: claim.customerId, siteId: parcel.siteId }, caseId: claim.caseId, words: input.body };
    const moved = from === null ? null : await returnFrom(unit, { lotId: lot.id, from, amount: booked, reason: REASON, ...about });
    const proof = await proofOf(unit, claim, input);
    return tellGone(unit, gone, { ...proof, disposition: 'to-supplier', eventId: moved?.eventId ?? null, supplierId: lot.supplierId });
  });

export const restockGoods = (call: Call, input: InputOf<typeof contract.restockGoods>): Promise<Changed> =>
  call.write(async (unit) => {
    const gone = await leaving(unit, input);
    const { parcel, claim, from, booked } = gone;
    if (parcel.unsafe) throw no('never-sold-again', { number: parcel.number });
    const bar = restockBar({ ...parcel, reason: claim.reason, resalable: await resalableOf(unit.tx, claim.id) });
    if (bar) throw no('not-resalable', { number: parcel.number, why: bar.zh, whyEn: bar.en.toLowerCase() });
    const place = (await anyPlaces(unit.tx, [input.placeId]))(input.placeId);
    if (place.kind !== 'store') throw no('store-only', { place: place.name });
    const legs = from === null || parcel.lotId === null ? [] : [{ lotId: parcel.lotId, from, amount: booked }];
    const eventId = await moveGoods(unit, { claim, siteId: parcel.siteId, kind: 'put-away', legs, to: { kind: 'store', id: place.id } });
    return tellGone(unit, gone, { ...(await proofOf(unit, claim, input)), disposition: 'restocked', eventId });
  });
