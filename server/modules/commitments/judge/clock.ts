// A clock that stops: working time since a start, without the intervals in which it stood still.
import { add, elapsed, type Unknown } from '../../../kernel/calendar/calendar.ts';
import type { Calendar } from '../../../kernel/calendar/compile.ts';
import type { Instant } from '../../../kernel/time.ts';

/** In order, not overlapping, none before the start. Only the last may be open. */
export type Stop = { readonly from: Instant; readonly to: Instant | null };
export type Clock = { readonly calendar: Calendar; readonly startedAt: Instant; readonly stops: readonly Stop[] };

/** The instant at which `ms` are used up; null when the clock stands still before that. Never by wall clock: a pause overnight costs only its working hours. */
export function spentAt(clock: Clock, ms: number): Instant | Unknown | null {
  let at = clock.startedAt;
  let left = ms;
  for (const stop of clock.stops) {
    const run = elapsed(clock.calendar, at, stop.from);
    if (run === 'unknown' || run >= left) return add(clock.calendar, at, left);
    if (stop.to === null) return null;
    left -= run;
    at = stop.to;
  }
  return add(clock.calendar, at, left);
}

/** Working time used until then. */
export function usedUntil(clock: Clock, until: Instant): number | Unknown {
  let at = clock.startedAt;
  let used = 0;
  for (const stop of clock.stops) {
    if (stop.from >= until) break;
    const run = elapsed(clock.calendar, at, stop.from);
    if (run === 'unknown') return run;
    used += run;
    if (stop.to === null || stop.to >= until) return used;
    at = stop.to;
  }
  const rest = elapsed(clock.calendar, at, Math.max(at, until));
  return rest === 'unknown' ? rest : used + rest;
}
