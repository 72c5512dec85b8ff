import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, shanghaiDate, shanghaiInstant } from '../time.ts';
import { add, addWorkingDays, elapsed, firstUnknownDay, isWorking, nextWorking, workingBetween } from './calendar.ts';
import { ALWAYS, compileCalendar, dayNumber } from './compile.ts';
import { type CalendarDefinition, statutoryDays } from './definition.ts';
import { OFFICE, SCHOOL, STATUTORY_2025_2026 } from './samples.ts';
import { addByMinutes, addByWindows, daySpans, elapsedByMinutes } from './walker.ts';

const RANGE = { from: '2025-01-01', to: '2027-12-31' };
const END = shanghaiInstant('2028-01-01');
const office = compileCalendar(OFFICE, RANGE, STATUTORY_2025_2026);
const school = compileCalendar(SCHOOL, RANGE, STATUTORY_2025_2026);
const at = shanghaiInstant;

describe('working days of the State Council calendar', () => {
  test.each([
    ['2026-02-11', '2026-03-03'],
    ['2026-09-28', '2026-10-16'],
    ['2026-04-28', '2026-05-14'],
  ])('ten working days after %s is %s', (from, to) => {
    expect(addWorkingDays(office, at(from, '10:00'), 10)).toBe(at(to, '18:00'));
    expect(shanghaiDate(addWorkingDays(office, at(to, '10:00'), -10) as Instant)).toBe(from);
  });

  test('2026 has 33 days off and 6 make-up days', () => {
    const days = STATUTORY_2025_2026.days.filter((day) => day.date.startsWith('2026'));
    expect([days.filter((day) => !day.working).length, days.filter((day) => day.working).length]).toEqual([33, 6]);
  });

  const folder = new URL('../../../../shared/data/holiday-cn/', import.meta.url);
  if (!existsSync(folder)) console.warn('SKIPPED: ../shared/data/holiday-cn is not beside the repository; the published files were not compared');
  test.skipIf(!existsSync(folder))('the published holiday-cn files say the same, and 2027 is not announced', () => {
    const read = (year: number) => JSON.parse(readFileSync(new URL(`${year}.json`, folder), 'utf8'));
    const published = statutoryDays([read(2025), read(2026), read(2027)]);
    expect(published.years).toEqual([2025, 2026]);
    expect([...published.days].sort(byDate)).toEqual([...STATUTORY_2025_2026.days].sort(byDate));
  });
});

const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1);

describe('a working day', () => {
  test('has several windows; the last minute ends in the evening, not next morning', () => {
    expect(add(office, at('2026-11-18', '11:00'), 2 * HOUR)).toBe(at('2026-11-18', '15:00'));
    expect(add(office, at('2026-11-18', '17:00'), HOUR)).toBe(at('2026-11-18', '18:00'));
    expect(add(office, at('2026-11-18', '17:00'), HOUR + 1)).toBe(at('2026-11-19', '08:00') + 1);
    expect(add(office, at('2026-11-18', '20:00'), 15 * MINUTE)).toBe(at('2026-11-19', '08:15'));
  });

  test('going back finds the latest instant that leaves enough time', () => {
    expect(add(office, at('2026-11-19', '08:00'), -HOUR)).toBe(at('2026-11-18', '17:00'));
    expect(add(office, at('2026-11-18', '15:00'), -HOUR)).toBe(at('2026-11-18', '14:00'));
    expect(add(office, at('2026-11-18', '14:00'), -4 * HOUR)).toBe(at('2026-11-18', '08:00'));
  });

  test('holidays rest and make-up Saturdays work', () => {
    expect(isWorking(office, at('2026-10-01', '09:00'))).toBe(false);
    expect(isWorking(office, at('2026-10-10', '09:00'))).toBe(true);
    expect(isWorking(office, at('2026-10-10', '12:00'))).toBe(false);
    expect(nextWorking(office, at('2026-09-30', '18:00'))).toBe(at('2026-10-08', '08:00'));
    expect(workingBetween(office, { from: '2026-10-01', to: '2026-10-07' })).toBe(0);
    expect(workingBetween(office, { from: '2026-10-05', to: '2026-10-11' })).toBe(3 * 8 * HOUR);
  });

  test('half days and single dates', () => {
    expect(workingBetween(school, { from: '2026-04-24', to: '2026-04-24' })).toBe(6.5 * HOUR);
    expect(workingBetween(school, { from: '2026-04-30', to: '2026-04-30' })).toBe(4 * HOUR);
    expect(isWorking(school, at('2026-06-06', '15:00'))).toBe(true);
    expect(isWorking(school, at('2026-10-29', '09:00'))).toBe(false);
  });

  test('a deadline crosses the 41-day break', () => {
    expect(add(school, at('2026-01-23', '12:00'), HOUR)).toBe(at('2026-03-06', '06:30'));
    expect(elapsed(school, at('2026-01-23', '12:00'), at('2026-03-06', '06:30'))).toBe(HOUR);
  });
});

describe('what nobody has announced is unknown', () => {
  test('past the loaded years', () => {
    expect(add(office, at('2026-12-31', '17:00'), HOUR)).toBe(at('2026-12-31', '18:00'));
    expect(add(office, at('2026-12-31', '17:00'), HOUR + 1)).toBe('unknown');
    expect(addWorkingDays(office, at('2026-12-30'), 2)).toBe('unknown');
    expect(elapsed(office, at('2026-12-31', '17:00'), at('2027-01-01'))).toBe(HOUR);
    expect(elapsed(office, at('2026-12-31', '17:00'), at('2027-01-04', '09:00'))).toBe('unknown');
    expect(isWorking(office, at('2027-03-01', '09:00'))).toBe('unknown');
    expect(nextWorking(office, at('2026-12-31', '18:00'))).toBe('unknown');
    expect(isWorking(office, at('2026-12-31', '18:00'))).toBe(false);
    expect(firstUnknownDay(office, at('2026-11-18'))).toBe('2027-01-01');
  });

  test('before the first and after the last term, and outside the compiled range', () => {
    expect(isWorking(school, at('2025-07-01', '09:00'))).toBe('unknown');
    expect(isWorking(school, at('2026-08-03', '09:00'))).toBe(false);
    expect(firstUnknownDay(school, at('2026-12-01'))).toBe('2027-01-01');
    expect(add(office, at('2024-12-31'), HOUR)).toBe('unknown');
    expect(add(office, at('2028-01-01'), HOUR)).toBe('unknown');
    expect(firstUnknownDay(ALWAYS, at('2099-01-01'))).toBe(null);
  });

  test('a calendar that ignores statutory days needs no year', () => {
    const daily = compileCalendar({ kind: 'weekly', weekly: { mon: [['08:00', '24:00']], tue: [['00:00', '02:00']] } }, RANGE);
    expect(add(daily, at('2027-01-04', '23:00'), 2 * HOUR)).toBe(at('2027-01-05', '01:00'));
  });
});

test('always runs without sums', () => {
  expect(add(ALWAYS, at('2031-01-01'), 5)).toBe(at('2031-01-01') + 5);
  expect(addWorkingDays(ALWAYS, at('2026-11-18', '09:00'), 2)).toBe(at('2026-11-20', '24:00'));
  expect(addWorkingDays(ALWAYS, at('2026-11-18', '09:00'), -2)).toBe(at('2026-11-16', '24:00'));
  expect(isWorking(ALWAYS, 0)).toBe(true);
});

test.each([
  ['window that ends before it begins', { kind: 'weekly', weekly: { mon: [['12:00', '08:00']] } }],
  [
    'overlapping windows',
    {
      kind: 'weekly',
      weekly: {
        mon: [
          ['08:00', '12:00'],
          ['11:00', '13:00'],
        ],
      },
    },
  ],
  ['date that does not exist', { kind: 'weekly', weekly: {}, overrides: { '2026-02-30': [] } }],
  ['time that does not exist', { kind: 'weekly', weekly: { mon: [['08:00', '24:30']] } }],
])('refuses a %s', (_, definition) => {
  expect(() => compileCalendar(definition as unknown as CalendarDefinition, RANGE)).toThrow(RangeError);
});

describe('equal to walking', () => {
  const minutes = (from: string, to: string) => fc.integer({ min: at(from) / MINUTE, max: at(to) / MINUTE }).map((minute) => minute * MINUTE);
  const windowTime = fc.uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 0, maxLength: 6 }).map((marks) => {
    const sorted = [...marks].sort((a, b) => a - b);
    const clock = (mark: number) => `${String(Math.floor(mark / 12)).padStart(2, '0')}:${String((mark % 12) * 5).padStart(2, '0')}`;
    return Array.from({ length: sorted.length >> 1 }, (_, k) => [clock(sorted[2 * k] as number), clock(sorted[2 * k + 1] as number)] as const);
  });
  const definition = fc.record({
    kind: fc.constant('weekly' as const),
    weekly: fc.record({ mon: windowTime, tue: windowTime, wed: windowTime, fri: windowTime, sun: windowTime }),
    statutory: fc.boolean(),
    makeUp: fc.option(windowTime, { nil: undefined }),
    terms: fc.constantFrom(undefined, SCHOOL.kind === 'weekly' ? SCHOOL.terms : undefined),
    overrides: fc.dictionary(fc.constantFrom('2026-02-16', '2026-03-01', '2026-03-02', '2026-12-30'), windowTime),
  });
  const ranged = { range: { from: '2026-01-01', to: '2027-01-31' }, end: at('2027-02-01') };

  test('minute by minute, any calendar', () => {
    fc.assert(
      fc.property(definition, minutes('2026-01-01', '2027-01-31'), fc.integer({ min: 0, max: 4000 }), (written, from, span) => {
        const calendar = compileCalendar(written, ranged.range, STATUTORY_2025_2026);
        const spansOn = daySpans(written, STATUTORY_2025_2026);
        expect(add(calendar, from, span * MINUTE)).toBe(addByMinutes(spansOn, from, { ms: span * MINUTE, until: ranged.end }));
        const to = Math.min(from + span * MINUTE, ranged.end);
        expect(elapsed(calendar, from, to)).toBe(elapsedByMinutes(spansOn, from, to));
      }),
      {
        numRuns: 300,
        examples: [
          [
            {
              kind: 'weekly',
              weekly: { mon: [], tue: [], wed: [], fri: [], sun: [] },
              statutory: false,
              makeUp: undefined,
              terms: SCHOOL.kind === 'weekly' ? SCHOOL.terms : undefined,
              overrides: {},
            },
            at('2027-01-01') + MINUTE,
            0,
          ],
        ],
      },
    );
  });

  test('window by window, any millisecond, and back again', () => {
    const spans = [daySpans(OFFICE, STATUTORY_2025_2026), daySpans(SCHOOL, STATUTORY_2025_2026)] as const;
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: at('2025-01-01'), max: END - 1 }), fc.integer({ min: 1, max: 60 * 8 * HOUR }), (term, from, ms) => {
        const calendar = term ? school : office;
        const due = add(calendar, from, ms);
        expect(due).toBe(addByWindows(spans[term ? 1 : 0], from, { ms, until: END }));
        if (due === 'unknown') return;
        expect(elapsed(calendar, from, due)).toBe(ms);
        const back = add(calendar, due, -ms) as Instant;
        expect(back).toBeGreaterThanOrEqual(from);
        expect(elapsed(calendar, back, due)).toBe(ms);
        expect(elapsed(calendar, back + 1, due)).toBe(ms - 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('the nth working day is found by counting days', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2025-02-01'), max: at('2026-10-01') }), fc.integer({ min: 1, max: 40 }), (from, n) => {
        let day = dayNumber(from);
        for (let left = n; left > 0; ) if (Number(workingBetween(office, dayRange(++day))) > 0) left--;
        expect(shanghaiDate(addWorkingDays(office, from, n) as Instant)).toBe(dayRange(day).from);
      }),
    );
  });
  const dayRange = (day: number) => {
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    return { from: date, to: date };
  };
});
