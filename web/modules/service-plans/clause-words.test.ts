import { expect, test } from 'vitest';
import { courseWords, limitWords, spanWords, toldRoles } from './clause-words.ts';

test.each([
  ['PT15M', '15 分钟', '15 minutes'],
  ['PT4H30M', '4 小时 30 分钟', '4 hours 30 minutes'],
  ['P1DT12H', '1 天 12 小时', '1 day 12 hours'],
  [{ days: 2 }, '2 个工作日', '2 working days'],
])('%o is %s', (span, zh, en) => {
  expect(spanWords(span)).toEqual({ zh, en });
});

test('every kind says what it demands', () => {
  expect(limitWords({ kind: 'deadline', within: 'PT15M' })?.zh).toBe('15 分钟内');
  expect(limitWords({ kind: 'deadline', lead: { span: 'PT2H', before: { field: 'windowFrom' } } })?.zh).toBe('提前 2 小时');
  expect(limitWords({ kind: 'deadline', notBefore: { field: 'windowFrom' } })?.zh).toBe('不早于约定时刻');
  expect(limitWords({ kind: 'recurring', every: 'week', times: 2 })?.zh).toBe('每周 2 次');
  expect(limitWords({ kind: 'measure', measure: 'sum-ratio', every: 'month', atLeast: 0.995 })?.zh).toBe('每月不低于 99.5%');
  expect(limitWords({ kind: 'measure', measure: 'average', every: 'quarter', atMost: 30 })?.en).toBe('quarterly at most 30');
  expect(limitWords({ who: 'customer' })).toBeNull();
});

test('the course names warnings and reminders, roles once', () => {
  const body = { warn: [50, 80], repeat: 'PT30M', escalate: [{ to: ['project-manager'] }, { to: ['project-manager', 'general-manager'] }] };
  expect(courseWords(body).map(({ zh }) => zh)).toEqual(['用时 50%、80% 时提醒', '超时后每 30 分钟再提醒，直到有人确认知悉']);
  expect(toldRoles(body)).toEqual(['project-manager', 'general-manager']);
});
