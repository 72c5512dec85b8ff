// What a judgement says: plain data, the same for the same facts in whatever order they were recorded.
import type { Grade } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';

/** `retracted` is never judged: the keeper writes it when a late fact takes a stored verdict back. */
export const VERDICTS = ['running', 'met', 'missed', 'excused', 'retracted', 'not-applicable', 'unobserved'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type EvidenceRole =
  | 'start'
  | 'done'
  | 'pause'
  | 'resume'
  | 'reopen'
  | 'anchor'
  | 'breach'
  | 'observe'
  | 'count'
  | 'attest'
  | 'excuse'
  | 'withdraw'
  | 'end'
  | 'acknowledge';

export type Evidence = { readonly factId: string; readonly position: number; readonly role: EvidenceRole };

/** `ms`: working time of the clause's calendar it takes off the clock; null while open, or where the calendar does not know. */
export type Pause = { readonly from: Instant; readonly to: Instant | null; readonly ms: number | null };

/**
 * Steps: `warn:80` (percent), `miss`, `escalate:0` (place in the clause's list), `repeat:3`, `period` (a period ends: judge again),
 * `look` (a fact dated later than this judgement begins to count: judge again, tell nobody).
 */
export type Alarm = { readonly at: Instant; readonly step: string };

/** Why something could not be said: `calendar:2027` (year not loaded), `instant:neededBy` (the fact carries none yet). */
export type Unknown = `calendar:${string}` | `instant:${string}`;

export type Judged = {
  /** Stable key among the instances of one clause and subject: id of the start fact, a period (`2026-W47`, `2026-11`), or `subject`. */
  readonly instance: string;
  readonly verdict: Verdict;
  readonly startedAt: Instant;
  /** Null while paused (remaining = allowedMs − usedMs), where nothing is due, or where it is unknown. */
  readonly dueAt: Instant | null;
  /** A miss is dated at its deadline, a met one at what was done; null while running. */
  readonly decidedAt: Instant | null;
  /** When it was done, also when too late. */
  readonly doneAt: Instant | null;
  readonly paused: boolean;
  readonly pauses: readonly Pause[];
  /** Working time until done or asOf without pauses; null where the calendar does not know. */
  readonly usedMs: number | null;
  readonly allowedMs: number | null;
  /** Measures: the value so far; recurring: times done. */
  readonly value: number | null;
  /** Weakest grade of the facts the verdict rests on; null when it rests on none (nothing was reported). */
  readonly grade: Grade | null;
  readonly evidence: readonly Evidence[];
  readonly unknown: Unknown | null;
  readonly acknowledgedAt: Instant | null;
  /** The whole finite schedule in order of time, also what has passed; `nextAlarm` picks from it and adds repetitions. */
  readonly alarms: readonly Alarm[];
};
