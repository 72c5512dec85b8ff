// Questions to a compiled calendar. "unknown" is an answer: the calendar does not reach that far, or the year's holidays are not loaded.
import type { Instant } from '../time.ts';
import { type Calendar, type DayPattern, dateOfDay, dayNumber, dayOfDate, dayStart, type WindowsCalendar } from './compile.ts';
import type { DateRange } from './definition.ts';

export type Unknown = 'unknown';

/**
 * The instant at which `ms` of working time have passed since `from`: the earliest one, so a day's last minute ends at 18:00, not next morning.
 * Negative `ms` goes back: the latest instant from which at least that much working time remains until `from`.
 */
export function add(calendar: Calendar, from: Instant, ms: number): Instant | Unknown {
  if (calendar.kind === 'always' || ms === 0) return from + ms;
  const i = dayNumber(from) - calendar.firstDay;
  if (i < 0 || i >= calendar.days) return 'unknown';
  const target = workedBefore(calendar, i, from) + ms;
  return ms > 0 ? forward(calendar, i, target) : backward(calendar, i, target);
}

/** Working time between two instants; negative when `to` is earlier. */
export function elapsed(calendar: Calendar, from: Instant, to: Instant): number | Unknown {
  // Between an instant and itself nothing is asked of the calendar.
  if (calendar.kind === 'always' || to === from) return to - from;
  if (to < from) {
    const back = elapsed(calendar, to, from);
    return back === 'unknown' ? back : -back;
  }
  const i = dayNumber(from) - calendar.firstDay;
  const j = dayNumber(to) - calendar.firstDay;
  // Midnight after the last known day is still known: nothing of the next day is asked for.
  const end = dayStart(calendar.firstDay + j) === to ? j : j + 1;
  if (i < 0 || end > calendar.days) return 'unknown';
  if (end > i && spansUnknown(calendar, i, end)) return 'unknown';
  return workedBefore(calendar, j, to) - workedBefore(calendar, i, from);
}

export function isWorking(calendar: Calendar, at: Instant): boolean | Unknown {
  const next = nextWorking(calendar, at);
  return next === 'unknown' ? (isKnown(calendar, at) ? false : next) : next === at;
}

/** The first instant at or after `at` that lies in working time. */
export function nextWorking(calendar: Calendar, at: Instant): Instant | Unknown {
  if (calendar.kind === 'always') return at;
  const i = dayNumber(at) - calendar.firstDay;
  if (i < 0 || i >= calendar.days) return 'unknown';
  const done = workedBefore(calendar, i, at);
  const e = firstIndex(calendar.worked, i + 1, (sum) => sum > done) - 1;
  if (e >= calendar.days || spansUnknown(calendar, i, e + 1)) return 'unknown';
  const { from, to, before } = patternAt(calendar, e);
  const inside = done - (calendar.worked[e] as number);
  let k = 0;
  while ((before[k] as number) + (to[k] as number) - (from[k] as number) <= inside) k++;
  return Math.max(at, dayStart(calendar.firstDay + e) + (from[k] as number));
}

/**
 * End of the nth working day after the day of `from`, which itself does not count (民法典 201, 203: the first day is not counted;
 * the last one ends with business hours where there are any, else at 24:00). Negative `n`: the nth working day before.
 */
export function addWorkingDays(calendar: Calendar, from: Instant, n: number): Instant | Unknown {
  if (!Number.isInteger(n) || n === 0) throw new RangeError(`not a number of working days: ${n}`);
  const day = dayNumber(from);
  if (calendar.kind === 'always') return dayStart(day + n + 1);
  const i = day - calendar.firstDay;
  if (i < 0 || i >= calendar.days) return 'unknown';
  const count = n > 0 ? (calendar.workingDays[i + 1] as number) + n : (calendar.workingDays[i] as number) + n + 1;
  if (count < 1) return 'unknown';
  const e = firstIndex(calendar.workingDays, 1, (sum) => sum >= count) - 1;
  if (e >= calendar.days || spansUnknown(calendar, Math.min(i, e), Math.max(i, e) + 1)) return 'unknown';
  return dayStart(calendar.firstDay + e) + (patternAt(calendar, e).to.at(-1) as number);
}

/** Working time of whole days, both included. */
export const workingBetween = (calendar: Calendar, days: DateRange): number | Unknown =>
  elapsed(calendar, dayStart(dayOfDate(days.from)), dayStart(dayOfDate(days.to) + 1));

/** The first day at or after `from` the calendar knows nothing about; null where it runs always. Used to name the missing year. */
export function firstUnknownDay(calendar: Calendar, from: Instant): string | null {
  if (calendar.kind === 'always') return null;
  const day = dayNumber(from);
  const i = day - calendar.firstDay;
  if (i < 0 || i >= calendar.days) return dateOfDay(day);
  const before = calendar.unknownDays[i] as number;
  return dateOfDay(calendar.firstDay + firstIndex(calendar.unknownDays, i + 1, (count) => count > before) - 1);
}

function isKnown(calendar: Calendar, at: Instant): boolean {
  if (calendar.kind === 'always') return true;
  const i = dayNumber(at) - calendar.firstDay;
  return i >= 0 && i < calendar.days && !spansUnknown(calendar, i, i + 1);
}

const patternAt = (calendar: WindowsCalendar, i: number): DayPattern => calendar.patterns[calendar.patternOf[i] as number] as DayPattern;

const spansUnknown = (calendar: WindowsCalendar, i: number, end: number): boolean =>
  (calendar.unknownDays[end] as number) > (calendar.unknownDays[i] as number);

/** Working time from the calendar's first day until `at`, which lies in day `i`. */
function workedBefore(calendar: WindowsCalendar, i: number, at: Instant): number {
  const sum = calendar.worked[i] as number;
  if (i >= calendar.days) return sum;
  const { from, to, before } = patternAt(calendar, i);
  const time = at - dayStart(calendar.firstDay + i);
  let k = from.length - 1;
  while (k >= 0 && (from[k] as number) > time) k--;
  return k < 0 ? sum : sum + (before[k] as number) + Math.min(time, to[k] as number) - (from[k] as number);
}

function forward(calendar: WindowsCalendar, i: number, target: number): Instant | Unknown {
  const e = firstIndex(calendar.worked, i + 1, (sum) => sum >= target) - 1;
  if (e >= calendar.days || spansUnknown(calendar, i, e + 1)) return 'unknown';
  const { from, to, before } = patternAt(calendar, e);
  const inside = target - (calendar.worked[e] as number);
  let k = 0;
  while ((before[k] as number) + (to[k] as number) - (from[k] as number) < inside) k++;
  return dayStart(calendar.firstDay + e) + (from[k] as number) + inside - (before[k] as number);
}

function backward(calendar: WindowsCalendar, i: number, target: number): Instant | Unknown {
  if (target < 0) return 'unknown';
  const e = Math.min(i, firstIndex(calendar.worked, 1, (sum) => sum > target) - 1);
  if (spansUnknown(calendar, e, i + 1)) return 'unknown';
  const { from, before } = patternAt(calendar, e);
  const inside = target - (calendar.worked[e] as number);
  let k = from.length - 1;
  while ((before[k] as number) > inside) k--;
  return dayStart(calendar.firstDay + e) + (from[k] as number) + inside - (before[k] as number);
}

/** Smallest index ≥ `low` whose sum passes; sums never fall. `sums.length` when none does. */
function firstIndex(sums: Float64Array | Int32Array, low: number, passes: (sum: number) => boolean): number {
  let from = low;
  let to = sums.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (passes(sums[middle] as number)) to = middle;
    else from = middle + 1;
  }
  return from;
}
