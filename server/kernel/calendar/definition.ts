// When time counts, written down as plain data: what a plan's `calendars` hold and what `compileCalendar` turns into sums.
import { HOUR, MINUTE, shanghaiDate } from '../time.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Wall times of Asia/Shanghai, `['08:00', '12:00']`; `to` may be 24:00. A night shift is two windows of two days. */
export type Window = readonly [from: string, to: string];

/** Days `YYYY-MM-DD`, both included. */
export type DateRange = { readonly from: string; readonly to: string };

export type WeeklyCalendar = {
  readonly kind: 'weekly';
  /** Several windows a day and half days are ordinary; a weekday left out does not work. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  /** Statutory holidays rest and make-up days (调休) work. Years that are not loaded are unknown. */
  readonly statutory?: boolean;
  /** Windows of a make-up day; default: those of the first weekday that works. */
  readonly makeUp?: readonly Window[];
  /** When the customer runs (school terms). Before the first and after the last term nobody has said: unknown. */
  readonly terms?: readonly DateRange[];
  /** Windows of single dates; they win over everything else. `[]` = closed. */
  readonly overrides?: Readonly<Record<string, readonly Window[]>>;
};

export type CalendarDefinition = { readonly kind: 'always' } | WeeklyCalendar;

/** The State Council's yearly notice: days that differ from the ordinary week. A year not in `years` is unknown. */
export type StatutoryDays = { readonly years: readonly number[]; readonly days: readonly { readonly date: string; readonly working: boolean }[] };

export const NO_STATUTORY_DAYS: StatutoryDays = { years: [], days: [] };

type HolidayFile = { readonly year: number; readonly days: readonly { readonly date: string; readonly isOffDay: boolean }[] };

/** From files of the holiday-cn shape. A year whose file lists no day is not announced yet: it stays unknown. */
export function statutoryDays(files: readonly HolidayFile[]): StatutoryDays {
  const announced = files.filter((file) => file.days.length > 0);
  return {
    years: announced.map((file) => file.year),
    days: announced.flatMap((file) => file.days.map((day) => ({ date: day.date, working: !day.isOffDay }))),
  };
}

/** Milliseconds after midnight; RangeError unless `HH:MM` up to 24:00. */
export function timeOfDay(text: string): number {
  const parts = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const at = parts ? Number(parts[1]) * HOUR + Number(parts[2]) * MINUTE : Number.NaN;
  if (!(at <= 24 * HOUR)) throw new RangeError(`not a time of day: ${text}`);
  return at;
}

/** The same day as `Date` understands it; RangeError where it does not exist (2026-02-30). */
export function checkedDate(date: string): string {
  const midnight = Date.parse(`${date}T00:00:00+08:00`);
  if (Number.isNaN(midnight) || shanghaiDate(midnight) !== date) throw new RangeError(`not a date: ${date}`);
  return date;
}
