import { expect, test } from 'vitest';
import { walkStates } from './walk-states.ts';

test('a table in which every state is reached holds together, round ways too', () => {
  const ways = [
    ['c', 'a'],
    ['b', 'c'],
    ['a', 'b'],
  ] as const;
  expect(() => walkStates('case', { start: 'a', states: ['a', 'b', 'c'], ways })).not.toThrow();
});

test('names what is out of the table and what nothing leads to', () => {
  const ways = [
    ['a', 'x'],
    ['b', 'a'],
  ] as const;
  expect(() => walkStates<string>('case', { start: 'a', states: ['a', 'b'], ways })).toThrow('case states unknown: x; unreachable: b');
});
