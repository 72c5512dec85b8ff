import { expect, test } from 'vitest';
import { readTyped, readTypedRows } from './typed-line.ts';

const typed = (text: string) => {
  const { product, number, unit, amount, remark } = readTyped(text);
  return [product, number, unit, amount, remark];
};

test('goods, amount and unit in any order and spacing', () => {
  expect(typed('土豆 30斤')).toEqual(['土豆', 30, 'jin', 15_000, '']);
  expect(typed('土豆30斤')).toEqual(['土豆', 30, 'jin', 15_000, '']);
  expect(typed('30斤土豆')).toEqual(['土豆', 30, 'jin', 15_000, '']);
  expect(typed('土豆　３０ 公斤')).toEqual(['土豆', 30, 'kg', 30_000, '']);
  expect(typed('番茄 12.5kg')).toEqual(['番茄', 12.5, 'kg', 12_500, '']);
  expect(typed('鸡蛋 2箱')).toEqual(['鸡蛋', 2, 'box', 2, '']);
});

test('what follows is a remark', () => {
  expect(typed('五花肉 20斤，要瘦一点')).toEqual(['五花肉', 20, 'jin', 10_000, '要瘦一点']);
  expect(typed('20斤五花肉 要瘦一点')).toEqual(['五花肉', 20, 'jin', 10_000, '要瘦一点']);
});

test('Chinese numbers and half', () => {
  expect(typed('香葱 两斤')).toEqual(['香葱', 2, 'jin', 1_000, '']);
  expect(typed('香葱 2斤半')).toEqual(['香葱', 2.5, 'jin', 1_250, '']);
  expect(typed('八角 半斤')).toEqual(['八角', 0.5, 'jin', 250, '']);
  expect(typed('土豆 十五斤')).toEqual(['土豆', 15, 'jin', 7_500, '']);
  expect(typed('土豆一百二十斤')).toEqual(['土豆', 120, 'jin', 60_000, '']);
  expect(typed('土豆 二三斤')).toEqual(['土豆 二三斤', null, null, null, '']);
});

test('a number of the name is not the amount where a unit says which is', () => {
  expect(typed('5号面粉 3袋')).toEqual(['5号面粉', 3, 'bag', 3, '']);
});

test('without a unit the number stands alone, without a number there are only goods', () => {
  expect(typed('土豆 30')).toEqual(['土豆', 30, null, null, '']);
  expect(typed('土豆')).toEqual(['土豆', null, null, null, '']);
  expect(typed('  ')).toEqual(['', null, null, null, '']);
});

test('what cannot be counted has no amount', () => {
  expect(typed('鸡蛋 0.3箱')).toEqual(['鸡蛋', 0.3, 'box', null, '']);
  expect(typed('土豆 0斤')).toEqual(['土豆', 0, 'jin', null, '']);
});

test('rows of a pasted table', () => {
  expect(readTypedRows('土豆\t30斤\n\n 番茄 8斤 \r\n')).toEqual(['土豆 30斤', '番茄 8斤']);
});
