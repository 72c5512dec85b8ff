// Goods for a replacement are picked, checked by the warehouse, put aboard; and taken in again where less was accepted.
import type { Told } from '../../../kernel/fact.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { FIRST_QUARANTINE, FIRST_STORE, inHand, STANDINGS, sure, takeBackLots } from '../../lots/public.ts';
import { actInUnit, actOnClaim, type Changed, lateMoment } from '../act-on-claim.ts';
import { mustReplace } from '../claim.rules.ts';
import type { Claim } from '../claim.ts';
import { mustLoad, mustPick, tellLoaded, tellPicked } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { errandItemsOf, errandOf } from './errand.store.ts';
import { carriedFor, load, type Taking, takeGoods } from './move-goods.ts';
import { no } from './refusals.ts';
import { restOf } from './rest.ts';
import { bringOf, notesOf } from './what-to-bring.ts';

type Missing = OutputOf<typeof contract.pick>['missing'];
type Wanted = Taking & {
  readonly vehicle: string | null;
  /** What is picked already stays, where it is all of it and nobody names other lots. */
  readonly keep: boolean;
};

/** Moves the goods and tells of it. Nothing is told where the books know none of these goods. */
export async function pickFor(unit: Unit, state: Claim, wanted: Wanted): Promise<{ told: Told[]; missing: Missing }> {
  if (wanted.keep && wanted.named.length === 0 && (await stillRight(unit, state))) return { told: [], missing: [] };
  if (state.state === 'delivered') await setApart(unit, state);
  const moment = { actor: unit.actor, now: unit.now };
  const { items, aboard } = await takeGoods(unit, state, wanted);
  const missing = items.flatMap(({ itemId, missing: amount }) => (amount > 0 ? [{ itemId, missing: amount }] : []));
  if (!wanted.checked && items.every(({ lots }) => lots.length === 0)) return { told: [], missing };
  const { vehicleId, vehicle } = wanted;
  const loaded = aboard ? [tellLoaded(state, { vehicleId, vehicle }, moment)] : [];
  return { told: [tellPicked(state, { items, checked: wanted.checked || aboard }, moment), ...loaded], missing };
}

/** All that is wanted is picked, of the right goods. */
async function stillRight(unit: Unit, state: Claim): Promise<boolean> {
  const [items, brings] = [await errandItemsOf(unit.tx, [state.id]), await bringOf(unit.tx, state)];
  return brings.every(({ itemId, productId, amount }) => {
    const item = items.get(itemId);
    return item !== undefined && item.missing === 0 && item.productId === productId && item.amount === amount;
  });
}

/** Brought and bad again: it is kept apart until somebody has looked at it. */
async function setApart(unit: Unit, state: Claim): Promise<void> {
  for (const note of await notesOf(
    unit.tx,
    state.items.map(({ noteId }) => noteId),
  )) {
    const goods = (await inHand(unit.tx, [note.noteId])).filter(({ lineId }) => state.items.some(({ itemId }) => itemId === lineId));
    const what = goods.flatMap(({ lineId, lotId, places }) => {
      const amount = places.reduce((sum, place) => sum + place.amount, 0);
      return amount > 0 ? [{ lineId, lotId, amount, to: { kind: 'quarantine', id: FIRST_QUARANTINE } as const }] : [];
    });
    if (what.length > 0) await takeBackLots(unit, note, { what, goods });
  }
}

/** The warehouse has the goods in hand: these lots, and no others. */
export async function pickGoods(call: Call, { claimId, lots }: InputOf<typeof contract.pick>): Promise<OutputOf<typeof contract.pick>> {
  let missing: Missing = [];
  const changed = await actOnClaim(call, claimId, async (state, _moment, unit) => {
    mustPick(state);
    const on = shanghaiDate(state.arriveBy ?? unit.now);
    const named = lots.length > 0 ? lots : await asPicked(unit, state);
    const picked = await pickFor(unit, state, { named, checked: true, on, vehicleId: null, vehicle: null, keep: false });
    missing = picked.missing;
    return picked.told;
  });
  return { ...changed, missing };
}

/** Confirmed as the books had it: what was by rule is known now. */
async function asPicked(unit: Unit, state: Claim) {
  const carried = (await carriedFor(unit, state)).filter((one) => sure(one) && one.stage === 'staging');
  return [...Map.groupBy(carried, ({ lineId }) => lineId)].map(([itemId, own]) => ({
    itemId,
    lots: own.map(({ lotId, amount }) => ({ lotId, amount })),
  }));
}

export const loadGoods = (call: Call, { claimId, occurredAt }: InputOf<typeof contract.load>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, now, unit) => {
    const errand = await errandOf(unit.tx, claimId);
    mustLoad(state, errand);
    const products = new Map((await bringOf(unit.tx, state)).map(({ itemId, product }) => [itemId, product]));
    const stopped = (await carriedFor(unit, state)).find((one) => sure(one) && one.stage === 'staging' && one.standing !== 'available');
    if (stopped) {
      const product = products.get(stopped.lineId) ?? '';
      throw no('lot-stopped', { product, lot: stopped.number, state: STANDINGS[stopped.standing].zh });
    }
    const moment = lateMoment(now, { occurredAt });
    await load(unit, state, { vehicleId: errand.vehicleId, occurredAt: moment.occurredAt });
    const vehicle = await vehicleOf(unit, claimId);
    return [tellLoaded(state, { vehicleId: errand.vehicleId, vehicle }, moment)];
  });

export const vehicleOf = async (unit: Pick<Unit, 'tx'>, claimId: string): Promise<string | null> =>
  (await unit.tx.selectFrom('claims.claim').select('vehicle').where('id', '=', claimId).executeTakeFirst())?.vehicle ?? null;

/** Where less was accepted than was brought: the rest is counted in, to the shelf or apart. */
export const takeIn = (call: Call, { claimId, lots }: InputOf<typeof contract.takeIn>): Promise<OutputOf<typeof contract.takeIn>> =>
  call.write(async (unit) => {
    let taken = 0;
    const changed = await actInUnit(unit, claimId, async (state) => {
      mustReplace(state);
      const open = (await restOf(unit, [state])).get(claimId) ?? [];
      const wanted = lots.length > 0 ? lots : open.map(({ itemId, lotId, to }) => ({ itemId, lotId, to }));
      if (wanted.length === 0 || wanted.some((one) => !open.some(({ itemId, lotId }) => itemId === one.itemId && lotId === one.lotId)))
        throw no('nothing-left-over');
      taken = await moveIn(unit, state, { wanted, open });
      return [];
    });
    return { ...changed, taken };
  });

type Rest = Awaited<ReturnType<typeof restOf>> extends ReadonlyMap<string, readonly (infer R)[]> ? R : never;
type Home = { readonly itemId: string; readonly lotId: string; readonly to: 'store' | 'quarantine' };

async function moveIn(unit: Unit, state: Claim, { wanted, open }: { wanted: readonly Home[]; open: readonly Rest[] }): Promise<number> {
  for (const note of await notesOf(
    unit.tx,
    state.items.map(({ noteId }) => noteId),
  )) {
    const own = new Set(state.items.filter(({ noteId }) => noteId === note.noteId).map(({ itemId }) => itemId));
    const what = wanted
      .filter(({ itemId }) => own.has(itemId))
      .map(({ itemId, lotId, to }) => ({
        lineId: itemId,
        lotId,
        amount: open.find((one) => one.itemId === itemId && one.lotId === lotId)?.amount ?? 0,
        to: { kind: to, id: to === 'store' ? FIRST_STORE : FIRST_QUARANTINE } as const,
      }));
    if (what.length > 0) await takeBackLots(unit, note, { what, goods: await inHand(unit.tx, [note.noteId]) });
  }
  return wanted.length;
}
