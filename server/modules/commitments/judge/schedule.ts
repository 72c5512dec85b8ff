// When to warn, call a miss and escalate. All delays run on the clause's calendar: nobody is woken outside its hours.
import { add, type Unknown } from '../../../kernel/calendar/calendar.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Hearing } from './hearing.ts';
import type { Alarm } from './judged.ts';

export type Course = {
  readonly startedAt: Instant;
  /** Null where no deadline can be named now (paused, unknown). */
  readonly dueAt: Instant | null;
  readonly allowedMs: number | null;
  readonly missed: boolean;
  /** The instant at which that much of the allowed time is used up. */
  readonly spentAt: (ms: number) => Instant | Unknown | null;
};

/** Once missed, warnings are past telling; escalations stay. A warning never falls on the start itself. */
export function schedule(hearing: Hearing, course: Course): Alarm[] {
  const alarms: Alarm[] = [];
  const { spec, escalate } = hearing.clause;
  if (!course.missed) {
    for (const percent of spec.warn) if (percent < 100) push(alarms, `warn:${percent}`, beforeDue(course, percent));
  }
  push(alarms, 'miss', course.dueAt);
  escalate.forEach((level, i) => {
    const early = 'percent' in level && level.percent < 100;
    push(alarms, `escalate:${i}`, early ? beforeDue(course, level.percent) : afterDue(hearing, course, level));
  });
  return alarms;
}

function push(alarms: Alarm[], step: string, at: Instant | Unknown | null): void {
  if (typeof at === 'number') alarms.push({ at, step });
}

function beforeDue(course: Course, percent: number): Instant | Unknown | null {
  if (course.allowedMs === null) return null;
  const ms = Math.round((course.allowedMs * percent) / 100);
  return ms > 0 ? course.spentAt(ms) : null;
}

function afterDue(hearing: Hearing, course: Course, level: Hearing['clause']['escalate'][number]): Instant | Unknown | null {
  if (course.dueAt === null) return null;
  const delay = 'afterMs' in level ? level.afterMs : Math.round(((course.allowedMs ?? 0) * (level.percent - 100)) / 100);
  return add(hearing.calendar, course.dueAt, delay);
}

type Missed = { readonly verdict: string; readonly startedAt: Instant; readonly decidedAt: Instant | null };

/** For kinds without a deadline: the miss is the moment it was found, and escalation counts from there. */
export function afterMiss(hearing: Hearing, { verdict, startedAt, decidedAt }: Missed): Alarm[] {
  if (verdict !== 'missed') return [];
  return schedule(hearing, { startedAt, dueAt: decidedAt, allowedMs: null, missed: true, spentAt: () => null });
}
