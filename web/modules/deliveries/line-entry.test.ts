import { expect, test } from 'vitest';
import { dayOf, emptyEntry, readEntry, readPasted, splitAmount } from './line-entry.ts';

test('an amount may carry its unit; anything else is left to the person', () => {
  expect(splitAmount('20斤')).toEqual({ ordered: '20', unit: '斤' });
  expect(splitAmount('2.5 公斤')).toEqual({ ordered: '2.5', unit: '公斤' });
  expect(splitAmount('20个半')).toEqual({ ordered: '20个半' });
});

test('dates as clerks and spreadsheets write them', () => {
  expect(['2026/3/2', '2026.03.02', '20260302', '2026年3月2日'].map(dayOf)).toEqual(Array(4).fill('2026-03-02'));
  expect(dayOf('下周一')).toBe('下周一');
});

test('rows pasted from a table become lines in base units', () => {
  const [first, second] = readPasted('番茄\t一级\t20\t斤\tL1\t2026/3/1\t2026/3/5\r\n鸡蛋\t\t3箱\r\n');
  expect(first && readEntry(first)).toEqual({
    line: { product: '番茄', spec: '一级', unit: 'jin', ordered: 10_000, lot: 'L1', producedOn: '2026-03-01', expiresOn: '2026-03-05' },
  });
  expect(second && readEntry(second)).toMatchObject({ line: { product: '鸡蛋', unit: 'box', ordered: 3, lot: null } });
});

test('an amount whose field was not left yet is read with its unit', () => {
  expect(readEntry({ ...emptyEntry(), product: '鸡蛋', ordered: '3箱' })).toMatchObject({ line: { unit: 'box', ordered: 3 } });
});

test('the first thing wrong with a line is named', () => {
  const entry = { ...emptyEntry(), product: '番茄', ordered: '20', unit: '斤' };
  expect(readEntry({ ...entry, ordered: '很多' })).toEqual({ field: 'ordered', problem: 'amount' });
  expect(readEntry({ ...entry, unit: '车' })).toEqual({ field: 'unit', problem: 'unit' });
  expect(readEntry({ ...entry, unit: '个', ordered: '1.5' })).toEqual({ field: 'ordered', problem: 'fine' });
  expect(readEntry({ ...entry, producedOn: '2026-03-02', expiresOn: '2026-03-01' })).toEqual({ field: 'expiresOn', problem: 'dates' });
});
