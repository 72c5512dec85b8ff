import { expect, test } from 'vitest';
import { enteredItems, totalOf } from './portal-score.ts';

const sheet = {
  card: { total: 100 },
  items: [
    { itemId: 'K1', cap: 20, veto: false },
    { itemId: 'K2', cap: 30, veto: false },
    { itemId: 'K7', cap: 0, veto: true },
  ],
};
const off = (points: number, text = '') => ({ points, text });

test('what is left adds up to the hundredth; an item loses no more than its cap', () => {
  expect(totalOf(sheet, {})).toBe(100);
  expect(totalOf(sheet, { K1: off(0.1), K2: off(0.2) })).toBe(99.7);
  expect(totalOf(sheet, { K1: off(25) })).toBe(80);
});

test('a veto leaves nothing', () => {
  expect(totalOf(sheet, { K1: off(2), K7: off(1) })).toBe(0);
});

test('only items that lost something are sent, with the reason where one is given', () => {
  expect(enteredItems(sheet, { K1: off(2, ' 3 日晚到 '), K2: off(0, '没事'), K7: off(1) })).toEqual([
    { itemId: 'K1', deducted: 2, entries: [{ points: 2, text: '3 日晚到' }] },
    { itemId: 'K7', deducted: 1, entries: [{ points: 1 }] },
  ]);
});
