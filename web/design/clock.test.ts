import { expect, test } from 'vitest';
import { readClock, readLeft } from './clock.ts';

const MINUTE = 60_000;
const clock = { startAt: 0, dueAt: 100 * MINUTE };

test('a clock is calm, then running out, then over', () => {
  expect(readClock(clock, 10 * MINUTE)).toEqual({ tone: 'calm', left: 90 * MINUTE, used: 0.1 });
  expect(readClock(clock, 75 * MINUTE).tone).toBe('soon');
  expect(readClock(clock, 100 * MINUTE).tone).toBe('over');
  expect(readClock(clock, 112 * MINUTE)).toEqual({ tone: 'over', left: -12 * MINUTE, used: 1 });
});

test('while paused the time left stands still, unless it was over before', () => {
  const paused = { ...clock, pausedSince: 40 * MINUTE };
  expect(readClock(paused, 90 * MINUTE)).toEqual({ tone: 'paused', left: 60 * MINUTE, used: 0.4 });
  expect(readClock({ ...clock, pausedSince: 101 * MINUTE }, 900 * MINUTE).tone).toBe('over');
});

test('a verdict ends the clock at its own moment', () => {
  expect(readClock({ ...clock, verdict: 'met', endedAt: 30 * MINUTE }, 999 * MINUTE)).toEqual({ tone: 'done', left: 70 * MINUTE, used: 0.3 });
  expect(readClock({ ...clock, verdict: 'missed' }, 999 * MINUTE).tone).toBe('failed');
  expect(readClock({ ...clock, verdict: 'unobserved' }, 0).tone).toBe('quiet');
});

test('a clock that waits for its anchor has no time left to show', () => {
  expect(readClock({ startAt: 0, dueAt: null }, MINUTE)).toEqual({ tone: 'quiet', left: 0, used: 0 });
});

test.each([
  [20_000, '1', 'min'],
  [42 * MINUTE, '42', 'min'],
  [99 * MINUTE + 1, '1.7', 'h'],
  [210 * MINUTE, '3.5', 'h'],
  [30 * 60 * MINUTE, '30', 'h'],
  [120 * 60 * MINUTE, '5', 'd'],
  [-20_000, '−1', 'min'],
  [-12.9 * MINUTE, '−12', 'min'],
] as const)('%d ms left reads %s %s', (left, figure, unit) => {
  expect(readLeft(left)).toEqual({ figure, unit });
});
