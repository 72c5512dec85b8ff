// Deadlines: done within a time, by an instant, some time before an anchor, or not before an instant.
import { addWorkingDays, elapsed, type Unknown as UnknownTime } from '../../../kernel/calendar/calendar.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { JudgedClause } from '../clause.ts';
import { type Bound, boundInForce } from './bound.ts';
import { type Clock, type Stop, spentAt, usedUntil } from './clock.ts';
import { PART } from './compile-clause.ts';
import { calendarUnknown, conclude, type Finding } from './conclude.ts';
import { type Followed, follow } from './course.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Judged, Pause } from './judged.ts';
import { schedule } from './schedule.ts';

type Deadline = Extract<JudgedClause, { kind: 'deadline' }>;

/** A start while the promise is withdrawn opens nothing (a "thanks" after settling); reopening lifts the withdrawal. */
export function judgeDeadline(hearing: Hearing, spec: Deadline): Judged[] {
  const judged: Judged[] = [];
  let withdrawnAt: Instant | null = null;
  for (const entry of hearing.entries) {
    if (entry.parts & PART.reopen) withdrawnAt = null;
    else if (entry.parts & PART.withdraw) withdrawnAt ??= entry.at;
    if (!(entry.parts & PART.start) || (withdrawnAt !== null && withdrawnAt < entry.at)) continue;
    judged.push(judgeInstance(hearing, spec, entry));
    if (spec.once) break;
  }
  return judged;
}

function judgeInstance(hearing: Hearing, spec: Deadline, start: Entry): Judged {
  const carried = spec.by ?? spec.lead?.before ?? spec.notBefore;
  // A delivery note typed in after the delivery: what an instant bounds may have been done before it was written down.
  const early = carried !== undefined && spec.once;
  const followed = follow(hearing, start, { same: spec.same, total: spec.reopen?.clock === 'total', early });
  const clock: Clock = { calendar: hearing.calendar, startedAt: start.at, stops: followed.stops };
  const bound = carried ? boundInForce(hearing, carried, { start, until: followed.ending?.at ?? null, clock }) : durationOf(hearing, clock);
  if (bound.entry && bound.entry !== start) followed.proofs.push([bound.entry, 'anchor']);
  const finding = spec.notBefore ? notBefore(start, followed, bound) : inTime(hearing, followed, { clock, bound, start });
  return conclude(hearing, finding, (open) =>
    spec.notBefore || !open
      ? []
      : schedule(hearing, {
          startedAt: start.at,
          dueAt: typeof bound.at === 'number' ? Math.max(bound.at, start.at) : null,
          allowedMs: bound.allowedMs,
          missed: finding.verdict === 'missed',
          spentAt: (ms) => spentAt(clock, ms),
        }),
  );
}

/** Working days become the working time up to the end of the last one, so a pause prolongs them by exactly its working time. */
function durationOf(hearing: Hearing, clock: Clock): Bound {
  const span = hearing.clause.span;
  if (span === null) throw new TypeError(`clause ${hearing.clause.key} has no time`);
  const allowed = 'ms' in span ? span.ms : untilEndOf(clock, addWorkingDays(clock.calendar, clock.startedAt, span.days));
  if (allowed === 'unknown') return { state: 'unknown', at: null, allowedMs: null, entry: null, unknown: calendarUnknown(hearing, clock.startedAt) };
  const at = spentAt(clock, allowed);
  if (at === 'unknown') return { state: 'unknown', at: null, allowedMs: allowed, entry: null, unknown: calendarUnknown(hearing, clock.startedAt) };
  return { state: 'known', at, allowedMs: allowed, entry: null, unknown: null };
}

const untilEndOf = (clock: Clock, end: Instant | UnknownTime) => (end === 'unknown' ? end : elapsed(clock.calendar, clock.startedAt, end));

type Sight = { readonly clock: Clock; readonly bound: Bound; readonly start: Entry };

/** Done at the deadline itself is in time. A deadline that had passed before the start is missed at the start. */
function inTime(hearing: Hearing, { ending, proofs, stops }: Followed, { clock, bound, start }: Sight): Finding {
  const used = usedUntil(clock, ending ? Math.max(ending.at, start.at) : hearing.asOf);
  const common = {
    instance: start.fact.id,
    startedAt: start.at,
    proofs,
    doneAt: ending?.how === 'done' ? ending.at : null,
    paused: ending === null && stops.at(-1)?.to === null,
    pauses: stops.map((stop) => pauseOf(clock, stop)),
    usedMs: used === 'unknown' ? null : used,
    allowedMs: bound.allowedMs,
    dueAt: bound.at,
  };
  const late = bound.at !== null && (ending ? ending.at > bound.at : hearing.asOf >= bound.at);
  if (late) return { ...common, verdict: 'missed', decidedAt: Math.max(bound.at as Instant, start.at) };
  if (bound.state === 'none') return { ...common, verdict: 'not-applicable', decidedAt: Math.max(bound.entry?.at ?? start.at, start.at) };
  if (ending?.how === 'withdrawn') return { ...common, verdict: 'not-applicable', decidedAt: ending.at };
  if (!ending) return { ...common, verdict: 'running', decidedAt: null, unknown: bound.unknown };
  if (bound.state === 'missing') return { ...common, verdict: 'not-applicable', decidedAt: ending.at, unknown: bound.unknown };
  // A deadline beyond the known calendar was not reached by anything done within it.
  if (bound.state === 'unknown' && used === 'unknown') return { ...common, verdict: 'running', decidedAt: null, unknown: bound.unknown };
  return { ...common, verdict: 'met', decidedAt: ending.at };
}

function notBefore(start: Entry, { ending, proofs }: Followed, bound: Bound): Finding {
  const common = { instance: start.fact.id, startedAt: start.at, proofs, doneAt: ending?.how === 'done' ? ending.at : null };
  if (bound.state === 'none') return { ...common, verdict: 'not-applicable', decidedAt: Math.max(bound.entry?.at ?? start.at, start.at) };
  if (!ending) return { ...common, verdict: 'running', decidedAt: null, unknown: bound.unknown };
  if (ending.how === 'withdrawn' || bound.at === null) return { ...common, verdict: 'not-applicable', decidedAt: ending.at, unknown: bound.unknown };
  return { ...common, verdict: ending.at >= bound.at ? 'met' : 'missed', decidedAt: ending.at };
}

function pauseOf({ calendar }: Clock, { from, to }: Stop): Pause {
  const ms = to === null ? 'unknown' : elapsed(calendar, from, to);
  return { from, to, ms: ms === 'unknown' ? null : ms };
}
