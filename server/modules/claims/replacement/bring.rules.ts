// What is brought for a claim, and what may be decided about it. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import { aboutClaim, type Evidence, instantOf, type Moment, mustReplace, side, sinceRequest, when } from '../claim.rules.ts';
import { allows, type Claim, type Reason, STATES, type State, type Way } from '../claim.ts';
import { no as noClaim } from '../refusals.ts';
import type { ShortFor, Talk, Talked } from './bring.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

/** What is brought for one item: `amount` in base units of `unit`. */
export type Bring = {
  readonly itemId: string;
  readonly noteId: string;
  readonly productId: string | null;
  readonly product: string;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly substitute: boolean;
  /** Lots the customer claims on: never brought again. */
  readonly claimed: readonly string[];
};

/** Reasons that say nothing against the lot itself: more of the same may go. */
const OF_THE_DELIVERY: readonly Reason[] = ['short', 'missing', 'damaged', 'wrong-item'];
export const sameLotMayGo = ({ reason, foodSafety }: Pick<Claim, 'reason' | 'foodSafety'>): boolean =>
  !foodSafety && OF_THE_DELIVERY.includes(reason);

const clocks = ({ neededBy, arriveBy }: Claim) => ({ neededBy: instantOf(neededBy), arriveBy: instantOf(arriveBy) });
const PICKING: readonly State[] = ['approved', 'planned', 'delivered'];
const LOADING: readonly State[] = ['approved', 'planned'];
const TALKING: readonly State[] = ['approved', 'planned', 'delivered'];

const inState = (states: readonly State[], act: { zh: string; en: string }, { state, number }: Pick<Claim, 'state' | 'number'>): void => {
  if (states.includes(state)) return;
  throw noClaim('not-in-this-state', { number, state: STATES[state].zh, stateEn: STATES[state].en, act: act.zh, actEn: act.en });
};
export const mayPick = ({ state, way }: Pick<Claim, 'state' | 'way'>): boolean => way === 'replacement' && PICKING.includes(state);
export const mayLoad = ({ state, way }: Pick<Claim, 'state' | 'way'>): boolean => way === 'replacement' && LOADING.includes(state);
/** What came already ends by being accepted, not by another way. */
export const mayOtherWay = ({ state }: Pick<Claim, 'state'>): boolean => allows('withdraw', state);
export const mayTalk = ({ state, way }: Pick<Claim, 'state' | 'way'>): boolean => way === 'replacement' && TALKING.includes(state);

export type PickedItem = {
  readonly itemId: string;
  readonly productId: string | null;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly missing: number;
  readonly substitute: boolean;
  readonly lots: readonly { readonly lotId: string; readonly amount: number }[];
};

export function mustPick(state: Claim): void {
  mustReplace(state);
  inState(PICKING, { zh: '备货', en: 'picking' }, state);
}

export function tellPicked(state: Claim, { items, checked }: { items: readonly PickedItem[]; checked: boolean }, moment: Moment): Told {
  const data = { ...aboutClaim(state), ...clocks(state), checked, items: items.map((item) => ({ ...item, lots: [...item.lots] })) };
  return tell.goodsPicked.tell(data, when(moment));
}

export type Aboard = { readonly vehicleId: string | null; readonly vehicle: string | null };
export const tellLoaded = (state: Claim, aboard: Aboard, moment: Moment): Told =>
  tell.goodsLoaded.tell({ ...aboutClaim(state), ...clocks(state), ...aboard }, sinceRequest(state, moment));

export function mustLoad(state: Claim, { loadedAt }: { readonly loadedAt: Instant | null }): void {
  mustReplace(state);
  inState(LOADING, { zh: '装车', en: 'loading' }, state);
  if (loadedAt !== null) throw no('loaded-already');
}

type Missing = { readonly itemId: string; readonly missing: number };
export type Found = {
  readonly shortageId: string;
  readonly reason: ShortFor;
  /** Left out: all of it. */
  readonly items: readonly { readonly itemId: string; readonly amount: number }[] | undefined;
  readonly open: boolean;
};

export function decideFind(state: Claim, { shortageId, reason, items, open }: Found, moment: Moment): Told[] {
  mustReplace(state);
  inState(TALKING, { zh: '登记缺货', en: 'recording a shortage' }, state);
  if (open) throw no('talk-open', { number: state.number });
  const most = new Map(state.items.map(({ itemId, approved, requested }) => [itemId, approved ?? requested]));
  const said = items?.map(({ itemId, amount }) => ({ itemId, missing: amount })) ?? [...most].map(([itemId, missing]) => ({ itemId, missing }));
  for (const { itemId, missing } of said) {
    const limit = most.get(itemId);
    if (limit === undefined) throw noClaim('item-unknown');
    const { unit } = state.items.find((item) => item.itemId === itemId) as { unit: UnitCode };
    const show = (locale: 'zh-CN' | 'en') => showQuantity({ amount: limit, unit }, locale);
    if (missing > limit) throw noClaim('more-than-approved', { most: show('zh-CN'), mostEn: show('en') });
  }
  const missing = said.filter((one) => one.missing > 0);
  if (missing.length === 0) throw no('nothing-missing');
  return [tell.shortageFound.tell({ ...aboutClaim(state), shortageId, reason, items: missing, neededBy: instantOf(state.neededBy) }, when(moment))];
}

export type Shortage = {
  readonly id: string;
  readonly reason: ShortFor;
  readonly items: readonly Missing[];
  readonly talkedAt: Instant | null;
};
export type Substitute = { readonly itemId: string; readonly productId: string; readonly unit: UnitCode; readonly amount: number };
export type Word = {
  readonly outcome: Talked;
  readonly by: Talk;
  readonly substitute: Substitute | null;
  readonly laterBy: Instant | null;
  readonly otherWay: Way | null;
  readonly bodyHash: string | null;
  readonly evidence: Evidence;
};

export function decideTalk(state: Claim, shortage: Shortage | undefined, { word, moment }: { word: Word; moment: Moment }): Told[] {
  mustReplace(state);
  if (!shortage) throw no('shortage-unknown');
  if (shortage.talkedAt !== null) throw no('shortage-talked');
  inState(TALKING, { zh: '登记商定结果', en: 'recording what was agreed' }, state);
  mustSay(state, shortage, { word, moment });
  const { outcome, by, bodyHash, evidence } = word;
  const data = {
    ...aboutClaim(state),
    shortageId: shortage.id,
    outcome,
    by,
    agreedBy: side(moment.actor),
    items: shortage.items.map((one) => ({ ...one })),
    substitute: outcome === 'substitute' ? word.substitute : null,
    neededBy: outcome === 'later' && word.laterBy !== null ? iso(word.laterBy) : instantOf(state.neededBy),
    otherWay: outcome === 'other-way' ? word.otherWay : null,
    bodyHash,
    evidence: [...evidence],
  };
  return [tell.shortageTalked.tell(data, when({ ...moment, proof: (moment.proof ?? false) || evidence.length > 0 }))];
}

/** Goods are exchanged on the customer's own word, or on ours with a proof: never on a memory. */
function mustSay(state: Claim, shortage: Shortage, { word, moment }: { readonly word: Word; readonly moment: Moment }): void {
  const { outcome, substitute, laterBy, otherWay, evidence } = word;
  if (outcome === 'substitute') {
    if (!substitute) throw no('substitute-needed');
    if (!state.items.some(({ itemId }) => itemId === substitute.itemId)) throw noClaim('item-unknown');
    if (side(moment.actor) === 'staff' && evidence.length === 0) throw no('word-needed');
  }
  if (outcome === 'later' && (laterBy === null || laterBy <= moment.now)) throw no('later-needed');
  if (outcome === 'other-way' && (otherWay === null || otherWay === 'replacement')) throw no('way-needed');
  if (outcome !== 'less') return;
  if (!somethingLeft(state, shortage)) throw no('nothing-left-to-bring');
}

export function somethingLeft({ items }: Pick<Claim, 'items'>, shortage: Pick<Shortage, 'items'>): boolean {
  const missing = new Map(shortage.items.map((one) => [one.itemId, one.missing]));
  return items.some(({ itemId, approved, requested }) => (approved ?? requested) > (missing.get(itemId) ?? 0));
}
