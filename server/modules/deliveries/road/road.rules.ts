// What the road tells of a note: departed, waiting, arrived, unloading, left, late, rated. Pure.
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import { about, lateBy, type Moment, must, when } from '../note.rules.ts';
import { type Cause, DELAYS, type Delay, type Note, RECEIVED_STATES, STATES } from '../note.ts';
import { no } from '../refusals.ts';
import * as tell from './facts.ts';
import { noRoad } from './refusals.ts';
import type { EstimateReason, Look, Step, WaitReason } from './road.ts';

/** Taps of the road that the state says nothing about. */
export type Taps = { readonly unloadingAt: Instant | null; readonly leftAt: Instant | null; readonly stars: number | null };
type At = { readonly metres: number | null };

export const windowOf = ({ windowFrom, windowTo }: Note) => ({ windowFrom: iso(windowFrom), windowTo: iso(windowTo) });

/** A cancelled note has no road; whatever else it is, a phone without signal may send late. */
export function mustBeOnRoad(act: string, { state, number }: Note): void {
  if (state === 'cancelled') throw no('not-in-this-state', { number, state: STATES[state].zh, act });
}

/** A second tap tells nothing; an earlier time that arrives later is told, because it is truer. */
export function decideDepart(note: Note, moment: Moment): Told[] {
  must('depart', note);
  const told = when(moment);
  if (note.departedAt !== null && note.departedAt <= told.occurredAt) return [];
  return [tell.departed.tell({ ...about(note), departedAt: iso(told.occurredAt) }, told)];
}

export function decideArrive(note: Note, { metres }: At, moment: Moment): Told[] {
  must('arrive', note);
  const told = when(moment);
  if (note.arrivedAt !== null && note.arrivedAt <= told.occurredAt) return [];
  return [tell.arrived.tell({ ...about(note), inferred: false, metres, lateBy: lateBy(note, told.occurredAt) }, told)];
}

export type WaitWord = At & { readonly waitId: string; readonly reason: WaitReason; readonly proofSha256: readonly string[] };

/** Outside the gate is not there yet: the arrival is tapped once the van is let in. */
export function decideWait(note: Note, { waitId, reason, metres, proofSha256 }: WaitWord, moment: Moment): Told[] {
  mustBeOnRoad('登记门口等候', note);
  const told = when(moment);
  const fact = { ...about(note), ...windowOf(note), waitId, reason, causedBy: DELAYS[reason].by, metres, proofSha256: [...proofSha256] };
  return [tell.waitingBegan.tell(fact, told)];
}

/** Goods that are unloaded have arrived, tapped or not. */
export function decideUnload(note: Note, { metres, unloadingAt }: At & Pick<Taps, 'unloadingAt'>, moment: Moment): Told[] {
  mustBeOnRoad('登记卸货', note);
  const told = when(moment);
  if (unloadingAt !== null && unloadingAt <= told.occurredAt) return [];
  const arrival =
    note.arrivedAt === null ? [tell.arrived.tell({ ...about(note), inferred: true, metres, lateBy: lateBy(note, told.occurredAt) }, told)] : [];
  return [...arrival, tell.unloadingBegan.tell({ ...about(note), metres }, told)];
}

export function decideLeave(note: Note, { metres, leftAt }: At & Pick<Taps, 'leftAt'>, moment: Moment): Told[] {
  mustBeOnRoad('登记离开', note);
  const told = when(moment);
  if (note.arrivedAt !== null && told.occurredAt < note.arrivedAt) throw noRoad('left-before-arrival');
  if (leftAt !== null && leftAt <= told.occurredAt) return [];
  return [tell.left.tell({ ...about(note), ...windowOf(note), accepted: RECEIVED_STATES.includes(note.state), metres }, told)];
}

export type DelayWord = {
  readonly newEstimate: Instant;
  readonly reason: Delay;
  readonly toldCustomer: boolean;
  readonly causedBy?: Cause | undefined;
  readonly proofSha256: readonly string[];
};

export function decideDelay(note: Note, { newEstimate, reason, toldCustomer, causedBy, proofSha256 }: DelayWord, moment: Moment): Told[] {
  must('delay', note);
  const told = when(moment);
  if (newEstimate <= told.occurredAt) throw no('estimate-in-past');
  const by = causedBy ?? DELAYS[reason].by;
  return [
    tell.delayed.tell({ ...about(note), newEstimate: iso(newEstimate), reason, toldCustomer, causedBy: by, proofSha256: [...proofSha256] }, told),
  ];
}

/** What the system said and the customer knows so far. */
export type Known = { readonly foreseen: Step | null; readonly toldEstimate: Instant | null };
export type Foreseen = { readonly step: Step | undefined; readonly estimate: Instant; readonly reason: EstimateReason };
type Foreseeable = Pick<Note, 'id' | 'customerId' | 'siteId' | 'windowFrom' | 'windowTo'>;

/** Once per note and step, and not where the customer was told a time that still holds. */
export function decideForesee(
  note: Foreseeable,
  { step, estimate, reason }: Foreseen,
  { foreseen, toldEstimate, now }: Known & { now: Instant },
): Told[] {
  if (step === undefined || foreseen === 'past' || foreseen === step) return [];
  if (toldEstimate !== null && estimate <= toldEstimate) return [];
  const window = { windowFrom: iso(note.windowFrom), windowTo: iso(note.windowTo) };
  const { id: noteId, customerId, siteId } = note;
  return [tell.delayForeseen.tell({ noteId, customerId, siteId, ...window, estimate: iso(estimate), step, reason }, { occurredAt: now, grade: 'B' })];
}

export type GoodsState = {
  readonly stateId: string;
  readonly tenthsCelsius: number | null;
  readonly looks: Look;
  readonly bodyHash: string | null;
  readonly proofSha256: readonly string[];
};

export function decideGoodsState(note: Note, { proofSha256, ...state }: GoodsState, moment: Moment): Told[] {
  mustBeOnRoad('记录货物状态', note);
  return [tell.goodsStateRecorded.tell({ ...about(note), ...state, proofSha256: [...proofSha256] }, when(moment))];
}

function mustBeReceived({ state, number }: Note): void {
  if (!RECEIVED_STATES.includes(state)) throw noRoad('not-received-yet', { number });
}

export function decideAskRating(note: Note, { asked }: { readonly asked: boolean }, moment: Moment): Told[] {
  mustBeReceived(note);
  return asked ? [] : [tell.ratingAsked.tell({ ...about(note), by: 'driver' }, when(moment))];
}

/** One word per delivery: stars on the driver's phone count for less than those from the kitchen's own. */
export function decideRate(
  note: Note,
  { stars, before, bodyHash }: { stars: number; before: number | null; bodyHash: string | null },
  moment: Moment,
): Told[] {
  mustBeReceived(note);
  if (before !== null) throw noRoad('rated-already', { number: note.number });
  const by = boundCustomer(moment.actor) === undefined ? 'on-drivers-phone' : 'customer';
  return [tell.rated.tell({ ...about(note), stars, by, bodyHash }, when(moment))];
}
