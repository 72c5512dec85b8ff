// Decides what may happen to a claim. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import { showQuantity, type UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso, shanghaiTime } from '../../kernel/time.ts';
import {
  ACTS,
  type Act,
  allows,
  type Claim,
  type ClaimableLine,
  type DeclinedFor,
  type Reason,
  STATES,
  type Way,
  type WithdrawnFor,
} from './claim.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};
export type Evidence = readonly { readonly fileId: string; readonly sha256: string }[];
/** Hash of what was written; null where nothing was. */
type Written = { readonly bodyHash: string | null };

const when = ({ actor, now, occurredAt, proof }: Moment) => circumstances(actor, now, { occurredAt, proof: proof ?? false });
const side = (actor: Actor): 'customer' | 'staff' => (boundCustomer(actor) === undefined ? 'staff' : 'customer');
const instantOf = (at: Instant | null): string | null => (at === null ? null : iso(at));
const about = ({ id, caseId, customerId, siteId, noteId }: Claim) => ({ claimId: id, caseId, customerId, siteId, noteId });
const clocks = ({ neededBy, arriveBy }: Claim) => ({ neededBy: instantOf(neededBy), arriveBy: instantOf(arriveBy) });
const inBoth = (name: string, amount: number, unit: UnitCode) => ({
  [name]: showQuantity({ amount, unit }),
  [`${name}En`]: showQuantity({ amount, unit }, 'en'),
});

function must(act: Act, { state, number }: Claim): void {
  if (allows(act, state)) return;
  throw no('not-in-this-state', { number, state: STATES[state].zh, stateEn: STATES[state].en, act: ACTS[act].zh, actEn: ACTS[act].en.toLowerCase() });
}

/** What may still be claimed on a line. A line of which more is claimed than came (the note was corrected later) has nothing left. */
export const leftOf = ({ came, claimed }: Pick<ClaimableLine, 'came' | 'claimed'>): number => Math.max(0, came - claimed);

export type Request = Written & {
  readonly claimId: string;
  readonly caseId: string;
  readonly number: string;
  readonly way: Way;
  readonly reason: Reason;
  readonly amount: number;
  readonly neededBy: Instant | null;
  /** Taken over from the case: then it may have passed already, and is a broken promise rather than a typing error. */
  readonly inherited: boolean;
  readonly evidence: Evidence;
};

export function decideRequest(line: ClaimableLine, command: Request, moment: Moment): Told[] {
  const told = when(moment);
  if (!line.arrived) throw no('not-delivered', { number: line.noteNumber });
  const left = leftOf(line);
  if (command.amount > left) {
    const { unit } = line;
    throw no(
      'more-than-came',
      { product: line.product, ...inBoth('came', line.came, unit), ...inBoth('claimed', line.claimed, unit), ...inBoth('left', left, unit) },
      [{ path: 'amount', text: { zh: `最多 ${showQuantity({ amount: left, unit })}`, en: `at most ${showQuantity({ amount: left, unit }, 'en')}` } }],
    );
  }
  const { inherited, neededBy, evidence, ...rest } = command;
  if (!inherited && neededBy !== null && neededBy <= told.occurredAt) throw no('needed-by-in-past', { at: shanghaiTime(neededBy) });
  const { customerId, siteId, noteId, lineId, lot, unit, came } = line;
  const data = { ...rest, customerId, siteId, noteId, lineId, lot, unit, came, neededBy: instantOf(neededBy), by: side(moment.actor) };
  return [tell.requested.tell({ ...data, evidence: [...evidence] }, told)];
}

/** `amount` left out: all that was requested. */
export function decideApprove(
  state: Claim,
  { amount = state.requested, clauseKey, bodyHash }: Written & { amount?: number | undefined; clauseKey: string | null },
  moment: Moment,
): Told[] {
  must('approve', state);
  if (amount > state.requested) throw no('more-than-requested', inBoth('requested', state.requested, state.unit));
  const { neededBy } = clocks(state);
  return [tell.approved.tell({ ...about(state), amount, requested: state.requested, clauseKey, neededBy, bodyHash }, when(moment))];
}

export function decideDecline(
  state: Claim,
  decision: Written & { reason: DeclinedFor; clauseKey: string | null; recourseHash: string },
  moment: Moment,
): Told[] {
  must('decline', state);
  return [tell.declined.tell({ ...about(state), ...decision }, when(moment))];
}

export const comesLate = ({ neededBy }: Pick<Claim, 'neededBy'>, arriveBy: Instant): boolean => neededBy !== null && arriveBy > neededBy;

export function decidePlan(
  state: Claim,
  plan: Written & { arriveBy: Instant; driverId: string | null; vehicle: string | null },
  moment: Moment,
): Told[] {
  must('plan', state);
  const { arriveBy, ...rest } = plan;
  if (arriveBy < moment.now) throw no('arrive-by-in-past', { at: shanghaiTime(arriveBy) });
  const late = comesLate(state, arriveBy);
  const { neededBy } = clocks(state);
  return [tell.replacementPlanned.tell({ ...about(state), ...rest, arriveBy: iso(arriveBy), neededBy, late }, when(moment))];
}

/** When it happened; never before the claim itself. */
function sinceRequest(state: Claim, moment: Moment): ReturnType<typeof when> {
  const told = when(moment);
  if (told.occurredAt < state.requestedAt) throw no('before-request', { at: shanghaiTime(state.requestedAt) });
  return told;
}

export function decideDeliver(
  state: Claim,
  { bodyHash, evidence, already }: Written & { evidence: Evidence; already: boolean },
  moment: Moment,
): Told[] {
  must('deliver', state);
  if (already) throw no('delivered-already');
  return [tell.replacementDelivered.tell({ ...about(state), ...clocks(state), bodyHash, evidence: [...evidence] }, sinceRequest(state, moment))];
}

/** `amount` left out: all that was approved. Less frees the rest of the line for a further claim. */
export function decideAccept(
  state: Claim,
  { amount, bodyHash, evidence }: Written & { amount?: number | undefined; evidence: Evidence },
  moment: Moment,
): Told[] {
  must('accept', state);
  const approved = state.approved ?? state.requested;
  const taken = amount ?? approved;
  if (taken > approved) throw no('more-than-approved', inBoth('approved', approved, state.unit));
  const data = { ...about(state), ...clocks(state), amount: taken, approved, by: side(moment.actor), bodyHash, evidence: [...evidence] };
  return [tell.accepted.tell(data, sinceRequest(state, moment))];
}

export function decideWithdraw(state: Claim, { reason, bodyHash }: Written & { reason: WithdrawnFor }, moment: Moment): Told[] {
  must('withdraw', state);
  return [tell.withdrawn.tell({ ...about(state), reason, by: side(moment.actor), bodyHash }, when(moment))];
}

/** Buttons and rules agree because they ask the same questions. */
export function can({ state, deliveredAt }: Pick<Claim, 'state'> & { readonly deliveredAt: Instant | null }, actor: Actor): Record<Act, boolean> {
  const theirs = boundCustomer(actor) !== undefined;
  const holds: Record<Act, boolean> = {
    approve: actor.can.has('claims.approve'),
    decline: actor.can.has('claims.approve'),
    plan: actor.can.has('claims.plan'),
    deliver: actor.can.has('claims.deliver') && (state !== 'accepted' || deliveredAt === null),
    accept: actor.can.has(theirs ? 'claims.accept' : 'claims.record-acceptance'),
    withdraw: actor.can.has(theirs ? 'claims.ask' : 'claims.request'),
  };
  return Object.fromEntries((Object.keys(holds) as Act[]).map((act) => [act, holds[act] && allows(act, state)])) as Record<Act, boolean>;
}
