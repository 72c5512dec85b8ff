import { expect, it } from 'vitest';
import { leftText, nearnessOf } from './expiry.ts';

const WARN = [30, 15, 7, 1];

it.each([
  [null, 'plain'],
  [31, 'plain'],
  [30, 'info'],
  [16, 'info'],
  [15, 'amber'],
  [7, 'amber'],
  [2, 'amber'],
  [1, 'danger'],
  [0, 'danger'],
  [-1, 'danger'],
] as const)('%s days left: %s', (days, tone) => expect(nearnessOf(days, WARN)).toBe(tone));

it('says how long', () => {
  expect([null, 5, 0, -3].map((days) => leftText(days).zh)).toEqual(['随批次有效', '还有 5 天', '今天到期', '已过期 3 天']);
});
