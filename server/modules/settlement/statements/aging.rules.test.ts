import { describe, expect, test } from 'vitest';
import { ageOf, openParts } from './aging.rules.ts';

describe('账龄', () => {
  test.each([
    [null, 'not-due'],
    ['2026-05-02', 'not-due'],
    ['2026-05-01', 'not-due'],
    ['2026-04-30', '1-30'],
    ['2026-04-01', '1-30'],
    ['2026-03-31', '31-60'],
    ['2026-03-02', '31-60'],
    ['2026-03-01', '61-90'],
    ['2026-01-31', '61-90'],
    ['2026-01-30', '90+'],
  ] as const)('due on %s is %s on the 1st of May', (dueOn, age) => expect(ageOf(dueOn, '2026-05-01')).toBe(age));

  const invoices = [
    { dueOn: '2026-04-01', amountFen: 300 },
    { dueOn: '2026-05-01', amountFen: 500 },
  ];
  test.each([
    [0, [300, 500, 200]],
    [100, [200, 500, 200]],
    [300, [500, 200]],
    [801, [199]],
    [1000, []],
  ])('%i paid of 1000: what falls due first is settled first', (paidFen, open) => {
    expect(openParts({ totalFen: 1000, paidFen, dueOn: null, invoices }).map(({ openFen }) => openFen)).toEqual(open);
  });
  test('what we owe is negative and never overdue', () => {
    expect(openParts({ totalFen: -400, paidFen: 150, dueOn: '2026-01-01', invoices: [] })).toEqual([{ dueOn: null, openFen: -250 }]);
    expect(openParts({ totalFen: -400, paidFen: 400, dueOn: null, invoices: [] })).toEqual([]);
  });
});
