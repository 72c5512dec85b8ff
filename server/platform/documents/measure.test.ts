import { expect, it } from 'vitest';
import { brokenTo } from './measure.ts';

const size = 10;
const width = 10.6 * size;

it('breaks a text anywhere between its characters, at spaces where there are some', () => {
  expect(brokenTo('五常大米五常大米五常大米', { width, size })).toEqual(['五常大米五常大米五常', '大米']);
  expect(brokenTo('土豆　中个', { width, size })).toEqual(['土豆　中个']);
  expect(brokenTo('V001-261121 2026-11-21', { width: 8 * size, size })).toEqual(['V001-261121', '2026-11-21']);
});

it('keeps a number apart from the next where a text is cut off: name 10 and 500 grams are not 10500', () => {
  expect(brokenTo('有机上海青净菜去根去黄叶10　500 克×20 袋', { width: 8.3 * size, size })).toEqual(['有机上海青净菜', '去根去黄叶10…']);
  expect(brokenTo('批次\n产期\n保质期', { width, size })).toEqual(['批次', '产期 保质期']);
});
