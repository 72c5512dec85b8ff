import { expect, test } from 'vitest';
import type { Item, Sheet } from './labels.ts';
import { draftOf, offOf, parsePoints, statedOf, totalOf } from './score-draft.ts';

const occurrence = (points: number, counted = true): Item['occurrences'][number] => ({
  commitmentId: '0199a000-0000-7000-8000-000000000001',
  clauseId: 'on-time',
  subject: null,
  occurredOn: '2026-10-12',
  at: '2026-10-12T00:00:00.000Z',
  points,
  counted,
  excused: false,
  positions: [],
});
const item = (itemId: string, cap: number, occurrences: Item['occurrences']) => ({ itemId, cap, veto: false, occurrences });
const sheetOf = (...items: ReturnType<typeof item>[]) => ({ items, card: { total: 100 } }) as unknown as Sheet;

test('a sheet begins with our own records and says what was counted', () => {
  const sheet = sheetOf(item('time', 20, [occurrence(3), occurrence(3, false)]), item('fresh', 20, []));
  const draft = draftOf(sheet);
  expect(offOf(draft.time as never)).toBe(3);
  expect(totalOf(draft, sheet)).toBe(97);
  expect(statedOf(draft)).toEqual([{ itemId: 'time', entries: [{ points: 3, occurredOn: '2026-10-12', commitmentId: occurrence(3).commitmentId }] }]);
});

test('what the customer wrote besides is added with its words, and an item loses its cap at most', () => {
  const sheet = sheetOf(item('time', 5, [occurrence(3)]));
  const time = draftOf(sheet).time as never as object;
  const draft = { time: { ...time, extra: '4.25', words: '态度' } } as never;
  expect(totalOf(draft, sheet)).toBe(95);
  expect(statedOf(draft)[0]?.entries?.at(-1)).toEqual({ points: 4.25, text: '态度' });
});

test('a veto takes the whole score', () => {
  const sheet = sheetOf({ ...item('poison', 0, [occurrence(1)]), veto: true }, item('time', 20, []));
  expect(totalOf(draftOf(sheet), sheet)).toBe(0);
});

test('points as people type them', () => {
  expect(['2', ' 2.5 ', '2。5', '1.234', '-1', 'a', ''].map(parsePoints)).toEqual([2, 2.5, 2.5, null, null, null, null]);
});
