import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shanghaiInstant } from '../time.ts';
import { type Every, periodNamed, periodOf } from './period.ts';

const at = shanghaiInstant;

test.each([
  ['day', '2026-11-20', '2026-11-20', '2026-11-20', '2026-11-21'],
  ['week', '2026-11-22', '2026-W47', '2026-11-16', '2026-11-23'],
  ['week', '2027-01-03', '2026-W53', '2026-12-28', '2027-01-04'],
  ['week', '2024-12-30', '2025-W01', '2024-12-30', '2025-01-06'],
  ['month', '2026-12-31', '2026-12', '2026-12-01', '2027-01-01'],
  ['quarter', '2026-11-20', '2026-Q4', '2026-10-01', '2027-01-01'],
  ['year', '2026-02-28', '2026', '2026-01-01', '2027-01-01'],
] as const)('the %s of %s is %s', (...[every, date, key, from, to]) => {
  expect(periodOf(every, at(date, '23:59'))).toEqual({ key, from: at(from), to: at(to) });
  expect(periodNamed(key)).toEqual({ key, from: at(from), to: at(to) });
});

test('periods follow each other without a gap, and their keys name them', () => {
  const every = fc.constantFrom<Every[]>('day', 'week', 'month', 'quarter', 'year');
  fc.assert(
    fc.property(every, fc.integer({ min: at('2000-01-01'), max: at('2090-01-01') }), (kind, instant) => {
      const period = periodOf(kind, instant);
      expect(instant >= period.from && instant < period.to).toBe(true);
      expect(periodOf(kind, period.to).from).toBe(period.to);
      expect(periodOf(kind, period.from - 1).to).toBe(period.from);
      expect(periodNamed(period.key)).toEqual(period);
    }),
  );
});

test.each(['2026-W54', '2026-13', '2026-02-30', 'subject', ''])('%j names no period', (key) => {
  expect(() => periodNamed(key)).toThrow(RangeError);
});
