// Reads what a calendar file says of a day, for showing: windows, names of holidays and terms. Whether the day works is the server's word.
import { parse } from 'yaml';
import { DAY } from '../../../server/kernel/time.ts';

type Range = { readonly name?: string; readonly from: string; readonly to: string };

/** A year's holiday notice, or a week with its exceptions. */
export type CalendarText = {
  readonly title?: string;
  readonly weekly?: 'always' | Readonly<Record<string, readonly string[]>>;
  readonly statutory?: boolean;
  readonly makeUp?: readonly string[];
  readonly terms?: readonly Range[];
  readonly overrides?: readonly { readonly date: string; readonly windows: readonly string[]; readonly note?: string }[];
  readonly off?: readonly Range[];
  readonly work?: readonly string[];
  /** In a plan: the key of a shared file. */
  readonly use?: string;
};

/** Dates stay text: YAML would make timestamps of them. */
export function readCalendar(content: string): CalendarText {
  try {
    return (parse(content, { schema: 'core' }) ?? {}) as CalendarText;
  } catch {
    return {};
  }
}

/** The calendars a plan or contract text brings along, by key. */
export function calendarsOf(content: string): Readonly<Record<string, CalendarText>> {
  return (readCalendar(content) as { calendars?: Record<string, CalendarText> }).calendars ?? {};
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const weekdayOf = (date: string): number => new Date(date).getUTCDay();
const within = (date: string, { from, to }: Range): boolean => date >= from && date <= to;

export type Named = { readonly holiday: string | null; readonly makeUp: boolean };

/** What the national notices say of a day. */
export const namedIn = (date: string, years: readonly CalendarText[]): Named => ({
  holiday: years.flatMap(({ off = [] }) => off).find((range) => within(date, range))?.name ?? null,
  makeUp: years.some(({ work = [] }) => work.includes(date)),
});

export type DayWords = { readonly windows: readonly string[]; readonly note: string | null };

/** Windows of a working day and what to say beside it; single dates win over make-up days, these over the week. */
export function dayWords(date: string, calendar: CalendarText, named: Named): DayWords {
  const single = calendar.overrides?.find((one) => one.date === date);
  if (single) return { windows: single.windows, note: single.note ?? null };
  const term = calendar.terms?.find((range) => range.from === date || range.to === date)?.name ?? null;
  const national = calendar.statutory === true || calendar.weekly === undefined;
  if (calendar.weekly === 'always' || calendar.weekly === undefined) return { windows: [], note: term };
  const weekly = calendar.weekly;
  if (national && named.makeUp) return { windows: calendar.makeUp ?? Object.values(weekly)[0] ?? [], note: term };
  return { windows: weekly[WEEKDAYS[weekdayOf(date)] as string] ?? [], note: term };
}

export const monthOf = (date: string): string => date.slice(0, 7);
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
};
export const lastOf = (month: string): string => new Date(Date.parse(`${addMonths(month, 1)}-01`) - DAY).toISOString().slice(0, 10);

/** Empty places before the first day, Monday first. */
export const placesBefore = (month: string): number => (weekdayOf(`${month}-01`) + 6) % 7;
