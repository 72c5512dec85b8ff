import { expect, it } from 'vitest';
import { readWeight, writeWeight } from './picking-weight.ts';

it.each([
  ['31.4', 'kg', 31_400],
  ['３１．４', 'kg', 31_400],
  ['31。4', 'kg', 31_400],
  ['15.6+15.8', 'kg', 31_400],
  ['62.8斤', 'kg', 31_400],
  ['10 + 2斤', 'kg', 11_000],
  ['8', 'jin', 4_000],
  ['3', 'box', 3],
  ['0', 'kg', 0],
  ['-1', 'kg', -1_000],
] as const)('%s of %s is %d', (typed, unit, amount) => expect(readWeight(typed, unit)).toBe(amount));

it.each([
  ['', 'kg'],
  ['abc', 'kg'],
  ['15+', 'kg'],
  ['3箱', 'kg'],
  ['3袋', 'box'],
  ['1.5', 'box'],
  ['0.0001', 'kg'],
] as const)('%s of %s is no amount', (typed, unit) => expect(readWeight(typed, unit)).toBeUndefined());

it('writes what it reads', () => {
  expect(writeWeight(31_400, 'kg')).toBe('31.4');
  expect(writeWeight(null, 'kg')).toBe('');
});
