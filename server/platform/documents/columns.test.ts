import { describe, expect, it } from 'vitest';
import { dayOf, hoursOf, readColumns, timeOf } from './columns.ts';

const names = { number: ['送货单号', '单号', 'number'], product: ['商品', '品名'] };

describe('a table people filled in', () => {
  it('finds the header under a title, in any order, with marks and notes in brackets', () => {
    const rows = [
      { number: 1, cells: ['某某公司送货单'] },
      { number: 3, cells: ['品名（必填）', '', '单 号*'] },
      { number: 4, cells: ['番茄', '', 'P1'] },
      { number: 6, cells: ['菠菜'] },
    ];
    const read = readColumns(rows, names, ['number', 'product']);
    expect(read?.records.map(({ row, cell }) => [row, cell('number'), cell('product')])).toEqual([
      [4, 'P1', '番茄'],
      [6, '', '菠菜'],
    ]);
  });

  it('says when there is no header', () => {
    expect(readColumns([{ number: 1, cells: ['商品'] }], names, ['number', 'product'])).toBeUndefined();
  });
});

it.each([
  ['2026-03-02', '2026-03-02'],
  ['2026/3/2', '2026-03-02'],
  ['2026年3月2日', '2026-03-02'],
  ['20260302', '2026-03-02'],
  ['2026-03-02 00:00', '2026-03-02'],
  ['2026-02-30', undefined],
  ['3月2日', undefined],
  ['', undefined],
])('reads %s as the day %s', (text, day) => expect(dayOf(text)).toBe(day));

it.each([
  ['05:30-07:30', { from: '05:30', to: '07:30' }],
  ['5：30～7：30', { from: '05:30', to: '07:30' }],
  ['5:30 至 7:30', { from: '05:30', to: '07:30' }],
  ['25:00-26:00', undefined],
  ['上午', undefined],
])('reads %s as hours', (text, hours) => expect(hoursOf(text)).toEqual(hours));

it('reads a time of day', () => expect([timeOf('7:05'), timeOf('7:65'), timeOf('七点')]).toEqual(['07:05', undefined, undefined]));
