import { expect, it } from 'vitest';
import { shareOf, stepOf } from './warn.rules.ts';

const STEPS = [30, 15, 7, 1];

it.each([
  [31, null],
  [30, 30],
  [16, 30],
  [15, 15],
  [8, 15],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, 0],
] as const)('%s days before its end a paper stands at step %s', (days, step) => expect(stepOf(days, STEPS)).toBe(step));

it.each([
  [0, 0, null],
  [4, 4, 1],
  [3, 2, 0.6667],
  [3, 0, 0],
] as const)('of %s needed %s valid is %s', (needed, valid, share) => expect(shareOf({ needed, valid })).toBe(share));
