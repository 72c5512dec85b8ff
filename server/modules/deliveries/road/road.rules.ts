// What the road tells of a note: departed, arrived, late. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import { about, type Moment, must, when } from '../note.rules.ts';
import { type Cause, DELAYS, type Delay, type Note } from '../note.ts';
import { no } from '../refusals.ts';
import * as tell from './facts.ts';

/** A second tap tells nothing; an earlier time that arrives later is told, because it is truer. */
export function decideDepart(note: Note, moment: Moment): Told[] {
  must('depart', note);
  const told = when(moment);
  if (note.departedAt !== null && note.departedAt <= told.occurredAt) return [];
  return [tell.departed.tell(about(note), told)];
}

export function decideArrive(note: Note, { metres }: { metres: number | null }, moment: Moment): Told[] {
  must('arrive', note);
  const told = when(moment);
  if (note.arrivedAt !== null && note.arrivedAt <= told.occurredAt) return [];
  return [tell.arrived.tell({ ...about(note), inferred: false, metres }, told)];
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
