// Turns a definition into prefix sums per Shanghai day, so that every question is a binary search instead of a walk.
import { DAY, type Instant, SHANGHAI_OFFSET } from '../time.ts';
import {
  type CalendarDefinition,
  checkedDate,
  type DateRange,
  NO_STATUTORY_DAYS,
  type StatutoryDays,
  timeOfDay,
  WEEKDAYS,
  type WeeklyCalendar,
  type Window,
} from './definition.ts';

/** Windows of one kind of day: milliseconds after midnight, sorted, not touching; `before` = working time of the day before each window. */
export type DayPattern = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly before: readonly number[];
  readonly total: number;
};

/** Compiled. Index i is the Shanghai day `firstDay + i`; every sum at i is over the days before it, so each has `days + 1` entries. */
export type WindowsCalendar = {
  readonly kind: 'windows';
  readonly firstDay: number;
  readonly days: number;
  readonly patterns: readonly DayPattern[];
  readonly patternOf: Uint16Array;
  readonly worked: Float64Array;
  readonly workingDays: Int32Array;
  readonly unknownDays: Int32Array;
};

export type Calendar = { readonly kind: 'always' } | WindowsCalendar;

export const ALWAYS: Calendar = { kind: 'always' };

/** Number of the Shanghai day an instant lies in; day 0 is 1970-01-01. */
export const dayNumber = (at: Instant): number => Math.floor((at + SHANGHAI_OFFSET) / DAY);
export const dayStart = (day: number): Instant => day * DAY - SHANGHAI_OFFSET;
export const dayOfDate = (date: string): number => Date.parse(`${checkedDate(date)}T00:00:00Z`) / DAY;
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Days 0 to 6 from Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * `range`: the days that can be asked about; outside of it the answer is "unknown", so take it wide (ten years cost 150 kB).
 * Throws RangeError for windows or dates that do not exist.
 */
export function compileCalendar(definition: CalendarDefinition, range: DateRange, statutory: StatutoryDays = NO_STATUTORY_DAYS): Calendar {
  if (definition.kind === 'always') return ALWAYS;
  const firstDay = dayOfDate(range.from);
  const days = dayOfDate(range.to) - firstDay + 1;
  if (days < 1) throw new RangeError(`range ends before it begins: ${range.from} to ${range.to}`);
  const windowsOn = dayResolver(definition, statutory);
  const patterns: DayPattern[] = [];
  const known = new Map<readonly Window[], number>();
  const calendar = {
    kind: 'windows' as const,
    firstDay,
    days,
    patterns,
    patternOf: new Uint16Array(days),
    worked: new Float64Array(days + 1),
    workingDays: new Int32Array(days + 1),
    unknownDays: new Int32Array(days + 1),
  };
  for (let i = 0; i < days; i++) {
    const windows = windowsOn(firstDay + i);
    const pattern = internPattern(windows ?? CLOSED, patterns, known);
    const total = (patterns[pattern] as DayPattern).total;
    calendar.patternOf[i] = pattern;
    calendar.worked[i + 1] = (calendar.worked[i] as number) + total;
    calendar.workingDays[i + 1] = (calendar.workingDays[i] as number) + (total > 0 ? 1 : 0);
    calendar.unknownDays[i + 1] = (calendar.unknownDays[i] as number) + (windows === null ? 1 : 0);
  }
  return calendar;
}

const CLOSED: readonly Window[] = [];

function internPattern(windows: readonly Window[], patterns: DayPattern[], known: Map<readonly Window[], number>): number {
  const found = known.get(windows);
  if (found !== undefined) return found;
  patterns.push(dayPattern(windows));
  known.set(windows, patterns.length - 1);
  return patterns.length - 1;
}

/** Windows that touch are joined; windows that overlap are a mistake of the writer. */
function dayPattern(windows: readonly Window[]): DayPattern {
  const from: number[] = [];
  const to: number[] = [];
  const sorted = windows.map(([start, end]) => [timeOfDay(start), timeOfDay(end)] as const).sort((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    const last = to.at(-1);
    if (start >= end) throw new RangeError(`window ends before it begins: ${JSON.stringify(windows)}`);
    if (last !== undefined && start < last) throw new RangeError(`windows overlap: ${JSON.stringify(windows)}`);
    if (start === last) to[to.length - 1] = end;
    else {
      from.push(start);
      to.push(end);
    }
  }
  const before: number[] = [];
  let total = 0;
  for (let k = 0; k < from.length; k++) {
    before.push(total);
    total += (to[k] as number) - (from[k] as number);
  }
  return { from, to, before, total };
}

/** The windows of a day, or null where nobody has said yet. Order: override, term, statutory day, ordinary week. */
function dayResolver(definition: WeeklyCalendar, statutory: StatutoryDays): (day: number) => readonly Window[] | null {
  const week = WEEKDAYS.map((weekday) => definition.weekly[weekday] ?? CLOSED);
  const makeUp = definition.makeUp ?? week.find((windows) => windows.length > 0) ?? CLOSED;
  const overrides = new Map(Object.entries(definition.overrides ?? {}).map(([date, windows]) => [dayOfDate(date), windows] as const));
  const special = new Map(definition.statutory ? statutory.days.map((day) => [dayOfDate(day.date), day.working ? makeUp : CLOSED] as const) : []);
  const years = new Set(statutory.years);
  const inTerm = termResolver(definition.terms ?? []);
  return (day) => {
    const override = overrides.get(day);
    if (override) return override;
    const runs = inTerm(day);
    if (!runs) return runs === null ? null : CLOSED;
    const ordinary = week[weekdayOf(day)] as readonly Window[];
    if (!definition.statutory) return ordinary;
    return special.get(day) ?? (years.has(new Date(day * DAY).getUTCFullYear()) ? ordinary : null);
  };
}

/** true in a term, false in a break between terms, null before the first and after the last. */
function termResolver(terms: readonly DateRange[]): (day: number) => boolean | null {
  if (terms.length === 0) return () => true;
  const spans = terms.map((term) => [dayOfDate(term.from), dayOfDate(term.to)] as const);
  for (const [from, to] of spans) if (to < from) throw new RangeError('a term ends before it begins');
  const first = Math.min(...spans.map(([from]) => from));
  const last = Math.max(...spans.map(([, to]) => to));
  return (day) => (day < first || day > last ? null : spans.some(([from, to]) => day >= from && day <= to));
}
