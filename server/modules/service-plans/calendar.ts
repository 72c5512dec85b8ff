// Calendars as people write them in YAML: weekly windows, holidays, customer terms, single days; turned into the kernel's definition.
import { z } from 'zod';
import { type CalendarDefinition, type StatutoryDays, WEEKDAYS, type Window } from '../../kernel/calendar/definition.ts';

const day = z.iso.date();
const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '08:00-12:00')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'a night shift is two windows of two days');
const windows = z.array(window);

/** Which hours count. A weekday that is left out has no working time. */
export const calendarText = z.strictObject({
  title: z.string().min(1),
  titleEn: z.string().optional(),
  weekly: z.union([z.literal('always'), z.partialRecord(z.enum(WEEKDAYS), windows)]),
  /** Statutory holidays rest, make-up days (调休) work; unknown for a year whose file is not loaded. */
  statutory: z.boolean().default(false),
  /** Windows of a make-up day; default: those of the first weekday that works. */
  makeUp: windows.optional(),
  /** School terms. Before the first and after the last one nobody has said: unknown. */
  terms: z
    .array(z.strictObject({ name: z.string().optional(), from: day, to: day }))
    .min(1)
    .optional(),
  /** Single days that differ; they win over everything else. No windows: closed. */
  overrides: z.array(z.strictObject({ date: day, windows, note: z.string().optional() })).default([]),
});

/** One year of the State Council's holiday notice: facts stated in our own shape, with the paper they come from. */
export const statutoryYear = z.strictObject({
  calendar: z.string().regex(/^statutory-\d{4}$/),
  kind: z.literal('statutory'),
  version: z.int().positive(),
  title: z.string().min(1),
  year: z.int().min(2000).max(2100),
  source: z.strictObject({ document: z.string().min(1), url: z.url() }),
  off: z.array(z.strictObject({ name: z.string().min(1), from: day, to: day })).min(1),
  work: z.array(day),
});

/** A shared calendar in a file of its own: plans name it by key, and a new version is loaded while the server runs. */
export const weeklyFile = z.strictObject({
  calendar: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.literal('weekly'),
  version: z.int().positive(),
  ...calendarText.shape,
});

export const calendarFile = z.discriminatedUnion('kind', [statutoryYear, weeklyFile]);

export type CalendarText = z.infer<typeof calendarText>;
export type StatutoryYear = z.infer<typeof statutoryYear>;
export type CalendarFile = z.infer<typeof calendarFile>;

export const ALWAYS_TEXT: CalendarText = {
  title: '全天候（7×24 小时）',
  titleEn: 'Always (24×7)',
  weekly: 'always',
  statutory: false,
  overrides: [],
};

const windowOf = (text: string): Window => [text.slice(0, 5), text.slice(6)];

/** What the kernel compiles. `always` with terms or single days is a week of whole days. */
export function definitionOf(text: CalendarText): CalendarDefinition {
  const { weekly, statutory, makeUp, terms, overrides } = text;
  if (weekly === 'always' && !statutory && !terms && overrides.length === 0) return { kind: 'always' };
  const week = weekly === 'always' ? Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, ['00:00-24:00']])) : weekly;
  return {
    kind: 'weekly',
    weekly: Object.fromEntries(Object.entries(week).map(([weekday, list]) => [weekday, list.map(windowOf)])),
    ...(statutory ? { statutory } : {}),
    ...(makeUp ? { makeUp: makeUp.map(windowOf) } : {}),
    ...(terms ? { terms: terms.map(({ from, to }) => ({ from, to })) } : {}),
    ...(overrides.length > 0 ? { overrides: Object.fromEntries(overrides.map(({ date, windows: list }) => [date, list.map(windowOf)])) } : {}),
  };
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** The loaded years together; a year that is not among them stays unknown. */
export function statutoryDaysOf(years: readonly StatutoryYear[]): StatutoryDays {
  return {
    years: years.map(({ year }) => year),
    days: years.flatMap(({ off, work }) => [
      ...off.flatMap(({ from, to }) => daysOf(from, to).map((date) => ({ date, working: false }))),
      ...work.map((date) => ({ date, working: true })),
    ]),
  };
}
