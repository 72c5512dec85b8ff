import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addMonths, calendarsOf, dayWords, lastOf, namedIn, placesBefore, readCalendar } from './calendar-text.ts';

const file = (name: string): string => readFileSync(`plans/${name}`, 'utf8');
const years = [readCalendar(file('calendars/statutory-2026.yaml'))];

test('holidays and make-up days of the shipped year are named', () => {
  expect(namedIn('2026-10-03', years)).toEqual({ holiday: '国庆节', makeUp: false });
  expect(namedIn('2026-10-10', years)).toEqual({ holiday: null, makeUp: true });
  expect(namedIn('2027-10-01', years)).toEqual({ holiday: null, makeUp: false });
});

test('windows: the week, make-up days, single dates', () => {
  const school = calendarsOf(file('contracts/sample-school.yaml')).school ?? {};
  const words = (date: string) => dayWords(date, school, namedIn(date, years));
  expect(words('2026-11-18').windows).toEqual(['06:00-18:00']);
  expect(words('2026-11-21').windows).toEqual([]);
  expect(words('2026-10-10').windows).toEqual(['06:00-18:00']);
  expect(words('2026-09-01')).toEqual({ windows: ['06:00-12:00'], note: '开学日只供早午餐' });
});

test('a broken file is an empty calendar, not a broken page', () => {
  expect(readCalendar('weekly: [')).toEqual({});
});

test('months', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(lastOf('2028-02')).toBe('2028-02-29');
  expect(placesBefore('2026-11')).toBe(6);
});
