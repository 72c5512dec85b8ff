// Which alarm comes next, and which are due now: the keeper's and the sweep's only questions about time.
import { add, elapsed } from '../../kernel/calendar/calendar.ts';
import type { Calendar } from '../../kernel/calendar/compile.ts';
import type { Instant } from '../../kernel/time.ts';
import type { PinnedClause } from './clause.ts';
import { compileClause } from './judge/compile-clause.ts';
import type { Alarm, Judged } from './judge/judged.ts';

/** `told`: steps told for this commitment, in any order. Steps, not instants: a deadline that moves tells nothing twice and skips nothing. */
export type Round = { readonly calendar: Calendar; readonly asOf: Instant; readonly told: readonly string[] };

/** Steps that only ask to judge again; nobody is told. */
export const isSilent = (step: string): boolean => step === 'look' || step === 'period';

/**
 * The step to wake for next, or null. It may lie before asOf (the sweep was away): then it is due now. Repetitions follow a miss until somebody
 * acknowledges or it is done; after an absence one repetition is told, not all that were slept through.
 */
export function nextAlarm(judged: Judged, clause: PinnedClause, round: Round): Alarm | null {
  const planned = judged.alarms.find(({ at, step }) => (isSilent(step) ? at > round.asOf : !round.told.includes(step))) ?? null;
  const due = repeatsDue(judged, clause, round);
  if (due === null) return planned;
  const repeated = repetition(due, { ...round, number: Math.max(due.number, lastRepeat(round.told) + 1, 1) });
  return planned && repeated && repeated.at < planned.at ? repeated : (planned ?? repeated);
}

/** Steps due by asOf and not told yet, in order: their names are the unique keys of what they cause. */
export function stepsDue(judged: Judged, clause: PinnedClause, round: Round): readonly Alarm[] {
  const planned = judged.alarms.filter(({ at, step }) => at <= round.asOf && !isSilent(step) && !round.told.includes(step));
  const due = repeatsDue(judged, clause, round);
  if (due === null || due.number <= lastRepeat(round.told)) return planned;
  const repeated = repetition(due, { ...round, number: due.number });
  return repeated ? [...planned, repeated] : planned;
}

type Due = { readonly everyMs: number; readonly missedAt: Instant; readonly number: number };

/** How many repetitions are due by asOf; null where nothing is repeated. */
function repeatsDue(judged: Judged, clause: PinnedClause, { calendar, asOf }: Round): Due | null {
  const everyMs = compileClause(clause).repeatMs;
  const { verdict, decidedAt: missedAt, doneAt, acknowledgedAt } = judged;
  if (everyMs === null || verdict !== 'missed' || missedAt === null || doneAt !== null || acknowledgedAt !== null) return null;
  const since = elapsed(calendar, missedAt, asOf);
  return since === 'unknown' ? null : { everyMs, missedAt, number: Math.max(0, Math.floor(since / everyMs)) };
}

function repetition({ everyMs, missedAt }: Due, { calendar, number }: { calendar: Calendar; number: number }): Alarm | null {
  const at = add(calendar, missedAt, number * everyMs);
  return at === 'unknown' ? null : { at, step: `repeat:${number}` };
}

const lastRepeat = (told: readonly string[]): number => Math.max(0, ...told.map((step) => (step.startsWith('repeat:') ? Number(step.slice(7)) : 0)));
