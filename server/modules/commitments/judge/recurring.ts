// Promises kept again in every period: a weekly visit, a monthly reconciliation.
import { add, elapsed } from '../../../kernel/calendar/calendar.ts';
import type { JudgedClause } from '../clause.ts';
import { PART } from './compile-clause.ts';
import { calendarUnknown, conclude, type Finding, type Proof } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Judged } from './judged.ts';
import { schedule } from './schedule.ts';
import { periodAlarm, proofOfStart, type Stretch, stretches } from './stretch.ts';

type Recurring = Extract<JudgedClause, { kind: 'recurring' }>;

export const judgeRecurring = (hearing: Hearing, spec: Recurring): Judged[] =>
  stretches(hearing, spec.every).map((stretch) => judgePeriod(hearing, spec, stretch));

function judgePeriod(hearing: Hearing, spec: Recurring, stretch: Stretch): Judged {
  const { calendar } = hearing;
  const to = stretch.to as number;
  const allowed = elapsed(calendar, stretch.from, to);
  const finding = findingOf(hearing, spec, { stretch, allowed });
  return conclude(hearing, finding, (open) => [
    ...(open && finding.dueAt
      ? schedule(hearing, {
          startedAt: stretch.from,
          dueAt: to,
          allowedMs: finding.allowedMs ?? null,
          missed: finding.verdict === 'missed',
          spentAt: (ms) => add(calendar, stretch.from, ms),
        })
      : []),
    ...periodAlarm(hearing, stretch),
  ]);
}

type Sight = { readonly stretch: Stretch; readonly allowed: number | 'unknown' };

/**
 * Done often enough is met, whatever the calendar says. Otherwise a period without working time, one that had begun before the clause came into
 * force (by working time), or one in which it ended, is not applicable.
 */
function findingOf(hearing: Hearing, spec: Recurring, { stretch, allowed }: Sight): Finding {
  const { key, from, cut, partial } = stretch;
  const to = stretch.to as number;
  const done = doneIn(hearing, spec, stretch);
  const enough = done.length >= spec.times ? (done[spec.times - 1] as Entry) : null;
  const proofs: Proof[] = [...proofOfStart(stretch), ...done.map((entry): Proof => [entry, 'done'])];
  const used = elapsed(hearing.calendar, from, Math.min(enough?.at ?? to, hearing.asOf, to));
  const common = {
    instance: key,
    startedAt: from,
    proofs,
    value: done.length,
    dueAt: to,
    doneAt: enough?.at ?? null,
    allowedMs: allowed === 'unknown' ? null : allowed,
    usedMs: used === 'unknown' ? null : used,
  };
  if (enough) return { ...common, verdict: 'met', decidedAt: enough.at };
  if (allowed === 'unknown') return { ...common, verdict: 'running', decidedAt: null, dueAt: null, unknown: calendarUnknown(hearing, from) };
  if (allowed === 0 || partial) return { ...common, verdict: 'not-applicable', decidedAt: Math.max(from, stretch.start.at), dueAt: null };
  if (cut) {
    proofs.push([cut.entry, cut.withdrawn ? 'withdraw' : 'end']);
    return { ...common, verdict: 'not-applicable', decidedAt: cut.at, dueAt: null };
  }
  return hearing.asOf >= to ? { ...common, verdict: 'missed', decidedAt: to } : { ...common, verdict: 'running', decidedAt: null };
}

/** Up to the one that makes it enough. */
function doneIn({ entries }: Hearing, { times }: Recurring, { first, after }: Stretch): Entry[] {
  const done: Entry[] = [];
  for (let i = first; i < after && done.length < times; i++) {
    const entry = entries[i] as Entry;
    if (entry.parts & PART.done) done.push(entry);
  }
  return done;
}
