import { expect, test } from 'vitest';
import { shortWording } from './short-wording.ts';

test('a short clause stays whole, without its brackets and its last stop', () => {
  expect(shortWording('食品安全问题一律最先处理：登记后 5 分钟内接单，并启动应急程序。')).toBe(
    '食品安全问题一律最先处理：登记后 5 分钟内接单，并启动应急程序',
  );
  expect(shortWording('收到订单（含微信、电话、表格、平台）后 30 分钟内回复；夜间同样适用。')).toBe('收到订单后 30 分钟内回复');
});

test('a long one ends at a comma, and where it has none, at forty signs', () => {
  expect(shortWording(`${'甲'.repeat(20)}，${'乙'.repeat(30)}。`)).toBe(`${'甲'.repeat(20)}…`);
  expect(shortWording('丙'.repeat(60))).toBe(`${'丙'.repeat(39)}…`);
});
