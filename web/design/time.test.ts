import { afterEach, expect, test } from 'vitest';
import { setServerTime } from './now.ts';
import { showDuration, showRelative, showTime } from './time.ts';

const morning = Date.parse('2026-11-21T08:02:09+08:00');
afterEach(() => setServerTime(Date.now()));

test('writes dates as users do, in Shanghai', () => {
  setServerTime(morning);
  expect(showTime(morning, 'zh-CN')).toBe('11月21日 周六 08:02');
  expect(showTime('2026-11-20T23:30:00Z', 'zh-CN')).toBe('11月21日 周六 07:30');
  expect(showTime(morning, 'en')).toBe('Sat 21 Nov 08:02');
  expect(showTime(morning, 'zh-CN', 'exact')).toBe('11月21日 周六 08:02:09');
});

test('another year says which; today may go without its date', () => {
  setServerTime(morning);
  expect(showTime('2025-12-31T09:00:00+08:00', 'zh-CN', 'date')).toBe('2025年12月31日 周三');
  expect(showTime(morning, 'zh-CN', 'short')).toBe('08:02');
  expect(showTime(morning - 86_400_000, 'zh-CN', 'short')).toBe('11月20日 周五 08:02');
  expect(showTime('no time', 'zh-CN')).toBe('—');
});

test('lengths have two parts at most', () => {
  expect(showDuration(8_100_000, 'zh-CN')).toBe('2 小时 15 分钟');
  expect(showDuration(90_061_000, 'zh-CN')).toBe('1 天 1 小时');
  expect(showDuration(86_460_000, 'en')).toBe('1 d');
  expect(showDuration(30_000, 'zh-CN')).toBe('不到 1 分钟');
});

test('near times are told from now', () => {
  expect(showRelative(morning - 34 * 60_000, 'zh-CN', morning)).toBe('34 分钟前');
  expect(showRelative(morning + 100 * 60_000, 'en', morning)).toBe('in 1 h 40 min');
  expect(showRelative(morning - 5_000, 'zh-CN', morning)).toBe('刚刚');
});
