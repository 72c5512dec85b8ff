import { expect, test } from 'vitest';
import { addMonths, isMonth, percent, showPeriod } from './period.ts';

test('months step over the year', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-03', -4)).toBe('2025-11');
  expect(showPeriod('2026-03', 'zh-CN')).toBe('2026 年 3 月');
  expect(showPeriod('2026-Q1', 'zh-CN')).toBe('2026-Q1');
  expect(isMonth('2026-13')).toBe(false);
});

test('one miss among many never reads as everything kept', () => {
  expect(percent(1)).toBe('100%');
  expect(percent(0.9999)).toBe('99.9%');
  expect(percent(0.9286)).toBe('92.9%');
  expect(percent(null)).toBe('—');
});
