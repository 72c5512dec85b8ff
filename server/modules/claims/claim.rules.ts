// Decides what may happen to a claim. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import { amountFen, type Fen, yuan } from '../../kernel/money.ts';
import { showQuantity, UNITS, type UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso, shanghaiTime } from '../../kernel/time.ts';
import { ACTS, type Act, allows, type Claim, type DeclinedFor, type Item, type Share, STATES, type WithdrawnFor, wayWords } from './claim.ts';
import * as tell from './facts.ts';
import { at, no } from './refusals.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};
export type Evidence = readonly { readonly fileId: string; readonly sha256: string }[];
/** Hash of what was written; null where nothing was. */
export type Written = { readonly bodyHash: string | null };
type Shares = readonly Share[] | undefined;

export const when = ({ actor, now, occurredAt, proof }: Moment) => circumstances(actor, now, { occurredAt, proof: proof ?? false });
export const side = (actor: Actor): 'customer' | 'staff' => (boundCustomer(actor) === undefined ? 'staff' : 'customer');
export const instantOf = (at: Instant | null): string | null => (at === null ? null : iso(at));
export const aboutClaim = ({ id, caseId, customerId, siteId, noteId, way }: Claim) => ({ claimId: id, caseId, customerId, siteId, noteId, way });
const clocks = ({ neededBy, arriveBy }: Claim) => ({ neededBy: instantOf(neededBy), arriveBy: instantOf(arriveBy) });
export const inBoth = (name: string, amount: number, unit: UnitCode) => ({
  [name]: showQuantity({ amount, unit }),
  [`${name}En`]: showQuantity({ amount, unit }, 'en'),
});

export function must(act: Act, { state, number }: Pick<Claim, 'state' | 'number'>): void {
  if (allows(act, state)) return;
  throw no('not-in-this-state', { number, state: STATES[state].zh, stateEn: STATES[state].en, act: ACTS[act].zh, actEn: ACTS[act].en.toLowerCase() });
}

/** Price of so much of an item, less what was refused at the dock and never billed; null: no price, or one of another kind of unit. */
export function worthOf({ unit, refusedPart, price }: Pick<Item, 'unit' | 'refusedPart' | 'price'>, amount: number): Fen | null {
  if (price === null || UNITS[price.per].base !== UNITS[unit].base) return null;
  return amountFen(price, Math.max(0, amount - refusedPart));
}

/** Worth of goods whatever was billed: what a replacement costs. */
export const goodsWorth = (item: Pick<Item, 'unit' | 'price'>, amount: number): Fen | null => worthOf({ ...item, refusedPart: 0 }, amount);

export const sumOf = (worths: readonly (Fen | null)[]): Fen | null =>
  worths.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);

/** Amount of each item: as given, else all that was requested (or approved). More than that is refused. */
function sharesOf(
  state: Claim,
  given: Shares,
  most: { readonly of: (item: Item) => number; readonly refuse: 'more-than-requested' | 'more-than-approved' },
): Share[] {
  const unknown = given?.find(({ itemId }) => !state.items.some((item) => item.itemId === itemId));
  if (unknown) throw no('item-unknown');
  return state.items.map((item, i) => {
    const limit = most.of(item);
    const amount = given === undefined ? limit : (given.find(({ itemId }) => itemId === item.itemId)?.amount ?? 0);
    if (amount > limit) throw no(most.refuse, inBoth('most', limit, item.unit), at(`items.${i}.amount`));
    return { itemId: item.itemId, amount };
  });
}

/** What whoever approves may grant: by role and amount, and from where on two must (entitlements/limits). Null: no limit. */
export type Authority = { readonly mayFen: Fen | null; readonly twoAboveFen: Fen | null };
export type Approval = Written & {
  readonly items?: Shares;
  readonly amountFen?: Fen | undefined;
  readonly clauseKey: string | null;
  readonly clauseVersion: number | null;
};

/** Left out: all that was requested. Whoever asked for it may not grant it, nor may one person be both of two. */
export function decideApprove(
  state: Claim,
  { items, amountFen: given, clauseKey, clauseVersion, bodyHash }: Approval,
  { moment, authority }: { moment: Moment; authority: Authority },
): Told[] {
  must('approve', state);
  const who = actorRef(moment.actor);
  if (state.requester === who) throw no('own-request', { number: state.number });
  if (state.endorsedBy === who) throw no('second-person', { number: state.number });
  const shares = sharesOf(state, items, { of: ({ requested }) => requested, refuse: 'more-than-requested' });
  if (state.items.length > 0 && shares.every(({ amount }) => amount === 0)) throw no('nothing-approved');
  const grantedFen = grantedOf(state, shares, given);
  const value = grantedFen ?? sumOf(state.items.map((item, i) => goodsWorth(item, shares[i]?.amount ?? 0))) ?? 0;
  const { mayFen, twoAboveFen } = authority;
  const told = when(moment);
  const clause = clauseOf(state, { clauseKey, clauseVersion });
  const data = { ...aboutClaim(state), grantedFen, ...clause, bodyHash, items: shares, neededBy: instantOf(state.neededBy) };
  // The first of two need not reach so far: one of the two must.
  if (state.state === 'requested' && twoAboveFen !== null && value > twoAboveFen) return [tell.endorsed.tell(data, told)];
  if (mayFen !== null && value > mayFen) throw no('above-limit', { value: yuan(value), limit: yuan(mayFen) });
  return [tell.approved.tell({ ...data, pay: state.pay, goods: state.goods }, told)];
}

type Clause = { readonly clauseKey: string | null; readonly clauseVersion: number | null };
/** As said; else the clause that spoke first when it was asked for, with its version. */
function clauseOf({ verdict }: Claim, said: Clause): Clause {
  const first = said.clauseKey === null ? verdict?.voices.find(({ contractKey }) => contractKey !== null) : undefined;
  return first ? { clauseKey: first.key, clauseVersion: first.version } : said;
}

/** Money follows the goods where less of them is granted, unless said otherwise; never more than was asked for. */
function grantedOf(state: Claim, shares: readonly Share[], given: Fen | undefined): Fen | null {
  if (state.askedFen === null) {
    if (given !== undefined) throw no('no-money-here', wayWords(state.way));
    return null;
  }
  const asked = state.askedFen;
  const byGoods = sumOf(state.items.map((item, i) => worthOf(item, shares[i]?.amount ?? 0)));
  // Bought elsewhere follows a multiple of the contract, not the price alone.
  const priced = state.items.length > 0 && state.way !== 'self-purchase';
  const granted = given ?? (priced && byGoods !== null ? Math.min(asked, byGoods) : asked);
  if (granted > asked) throw no('more-money-than-asked', { asked: yuan(asked) }, at('amountFen'));
  return granted;
}

export function decideDecline(
  state: Claim,
  decision: Written & { reason: DeclinedFor; clauseKey: string | null; clauseVersion: number | null; recourseHash: string },
  moment: Moment,
): Told[] {
  must('decline', state);
  return [tell.declined.tell({ ...aboutClaim(state), ...decision, ...clauseOf(state, decision) }, when(moment))];
}

export const comesLate = ({ neededBy }: Pick<Claim, 'neededBy'>, arriveBy: Instant): boolean => neededBy !== null && arriveBy > neededBy;

export const mustReplace = ({ way, number }: Claim): void => {
  if (way !== 'replacement') throw no('nothing-to-bring', { number, ...wayWords(way) });
};

export function decidePlan(
  state: Claim,
  plan: Written & { arriveBy: Instant; driverId: string | null; vehicle: string | null; vehicleId?: string | null; special?: boolean },
  moment: Moment,
): Told[] {
  mustReplace(state);
  must('plan', state);
  const { arriveBy, ...rest } = plan;
  if (arriveBy < moment.now) throw no('arrive-by-in-past', { at: shanghaiTime(arriveBy) });
  const late = comesLate(state, arriveBy);
  const { neededBy } = clocks(state);
  return [tell.replacementPlanned.tell({ ...aboutClaim(state), ...rest, arriveBy: iso(arriveBy), neededBy, late }, when(moment))];
}

/** When it happened; never before the claim itself. */
export function sinceRequest(state: Pick<Claim, 'requestedAt'>, moment: Moment): ReturnType<typeof when> {
  const told = when(moment);
  if (told.occurredAt < state.requestedAt) throw no('before-request', { at: shanghaiTime(state.requestedAt) });
  return told;
}

export function decideDeliver(state: Claim, { bodyHash, evidence }: Written & { evidence: Evidence }, moment: Moment): Told[] {
  mustReplace(state);
  must('deliver', state);
  if (state.deliveredAt !== null) throw no('delivered-already');
  return [tell.replacementDelivered.tell({ ...aboutClaim(state), ...clocks(state), bodyHash, evidence: [...evidence] }, sinceRequest(state, moment))];
}

/** Items left out: all that was approved. Less frees the rest of the line for a further claim. */
export function decideAccept(state: Claim, { items, bodyHash, evidence }: Written & { items?: Shares; evidence: Evidence }, moment: Moment): Told[] {
  mustReplace(state);
  must('accept', state);
  const taken = sharesOf(state, items, { of: ({ approved, requested }) => approved ?? requested, refuse: 'more-than-approved' });
  const data = { ...aboutClaim(state), ...clocks(state), items: taken, by: side(moment.actor), bodyHash, evidence: [...evidence] };
  return [tell.accepted.tell(data, sinceRequest(state, moment))];
}

/** The money is off the bill or paid: all that was granted. */
export function decideSettleClaim(state: Claim, { bodyHash, evidence }: Written & { evidence: Evidence }, moment: Moment): Told[] {
  must('settle', state);
  if (state.grantedFen === null) throw no('no-money-here', wayWords(state.way));
  const items = state.items.map(({ itemId, approved }) => ({ itemId, amount: approved ?? 0 }));
  const data = { ...aboutClaim(state), pay: state.pay, amountFen: state.grantedFen, items, bodyHash, evidence: [...evidence] };
  return [tell.settled.tell(data, sinceRequest(state, moment))];
}

/** Straight after the approval, in the same record: what goes off the bill waits for nobody. */
export function settledByBill(state: Claim, told: readonly Told[], moment: Moment): Told[] {
  const approval = told.find((one) => tell.approved.is(one));
  if (!approval || !tell.approved.is(approval)) return [];
  const { pay, grantedFen, items } = approval.data;
  if (pay !== 'bill' || grantedFen === null) return [];
  const approved = new Map(items.map(({ itemId, amount }) => [itemId, amount]));
  const after: Claim = {
    ...state,
    state: 'approved',
    grantedFen,
    items: state.items.map((item) => ({ ...item, approved: approved.get(item.itemId) ?? 0 })),
  };
  return decideSettleClaim(after, { bodyHash: null, evidence: [] }, moment);
}

export function decideWithdraw(state: Claim, { reason, bodyHash }: Written & { reason: WithdrawnFor }, moment: Moment): Told[] {
  must('withdraw', state);
  return [tell.withdrawn.tell({ ...aboutClaim(state), reason, by: side(moment.actor), bodyHash }, when(moment))];
}

export type Can = Record<Exclude<Act, 'endorse'>, boolean>;
type Asked = Pick<Claim, 'state' | 'way' | 'deliveredAt' | 'requester' | 'endorsedBy' | 'grantedFen'>;

/** Buttons and rules agree because they ask the same questions. Limits are looked at when it is approved: the refusal names them. */
export function can({ state, way, deliveredAt, requester, endorsedBy, grantedFen }: Asked, actor: Actor): Can {
  const theirs = boundCustomer(actor) !== undefined;
  const who = actorRef(actor);
  const brings = way === 'replacement';
  const holds: Can = {
    approve: actor.can.has('claims.approve') && requester !== who && endorsedBy !== who,
    decline: actor.can.has('claims.approve'),
    plan: brings && actor.can.has('claims.plan'),
    deliver: brings && actor.can.has('claims.deliver') && (state !== 'accepted' || deliveredAt === null),
    accept: brings && actor.can.has(theirs ? 'claims.accept' : 'claims.record-acceptance'),
    settle: grantedFen !== null && actor.can.has('claims.settle'),
    withdraw: actor.can.has(theirs ? 'claims.ask' : 'claims.request'),
  };
  return Object.fromEntries((Object.keys(holds) as (keyof Can)[]).map((act) => [act, holds[act] && allows(act, state)])) as Can;
}
