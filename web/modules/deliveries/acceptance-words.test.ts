import { expect, test } from 'vitest';
import { type AcceptLine, hindranceOf, linesIn, readWord } from './acceptance-words.ts';

const tomatoes: AcceptLine = { id: 'a', lineNo: 1, product: '番茄', spec: '', unit: 'kg', ordered: 32_000, picked: 31_400, most: 32_028 };
const said = (accepted: number | null) => readWord(tomatoes, { accepted, reason: null });

test('a weight is read against what came and the tolerance of two scales', () => {
  expect(said(31_400)).toBe('as-delivered');
  expect(said(30_772)).toBe('within');
  expect(said(30_771)).toBe('short');
  expect(said(32_028)).toBe('within');
  expect(said(32_029)).toBe('too-much');
  expect(said(0)).toBe('rejected');
});

test('a rejection without a reason and an amount that cannot be are held back', () => {
  expect(hindranceOf([tomatoes], { a: { accepted: 0, reason: null } })).toEqual({ line: tomatoes, why: 'reason-needed' });
  expect(hindranceOf([tomatoes], { a: { accepted: 320_000, reason: null } })?.why).toBe('too-much');
  expect(hindranceOf([tomatoes], { a: { accepted: 0, reason: 'spoiled' } })).toBeUndefined();
});

test('only what differs is sent', () => {
  expect(linesIn([tomatoes], { a: { accepted: 31_400, reason: null } })).toEqual([]);
  expect(linesIn([tomatoes], { a: { accepted: 30_000, reason: 'short' } })).toEqual([{ lineId: 'a', accepted: 30_000, reason: 'short' }]);
});
