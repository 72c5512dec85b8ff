import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, piecesOfIntervals, ticksOf } from './strip.ts';

const MINUTE = 60_000;

test('a running commitment: green, grey pause, green, pale rest', () => {
  const pieces = piecesOf({ startAt: 0, dueAt: 100, pauses: [{ from: 20, to: 40 }] }, 60);
  expect(pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['run', 0, 20],
    ['pause', 20, 40],
    ['run', 40, 60],
    ['rest', 60, 100],
  ]);
});

test('past the deadline the bar is red until it ended', () => {
  const pieces = piecesOf({ startAt: 0, dueAt: 100, endedAt: 150 }, 900);
  expect(pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['run', 0, 100],
    ['over', 100, 150],
  ]);
});

test('a pause that has not ended reaches until now', () => {
  expect(piecesOf({ startAt: 0, dueAt: 100, pauses: [{ from: 30, to: null }] }, 50).map(({ kind }) => kind)).toEqual(['run', 'pause', 'rest']);
});

test('the pieces follow each other without gap or overlap, whatever the pauses', () => {
  const moment = fc.integer({ min: 0, max: 1_000 });
  const pauses = fc.array(fc.record({ from: moment, to: fc.option(moment) }), { maxLength: 6 });
  fc.assert(
    fc.property(moment, moment, pauses, (now, due, gaps) => {
      const pieces = piecesOf({ startAt: 0, dueAt: due, pauses: gaps.map(({ from, to }) => ({ from, to: to === null ? null : from + to })) }, now);
      const ends = pieces.map(({ to }) => to);
      expect(pieces.map(({ from }) => from)).toEqual([0, ...ends].slice(0, pieces.length));
      expect(ends.at(-1) ?? 0).toBe(Math.max(now, due));
      expect(pieces.every(({ from, to }) => to > from)).toBe(true);
    }),
  );
});

test('ticks stand on round hours of Shanghai', () => {
  const from = Date.parse('2026-11-21T08:10:00+08:00');
  const ticks = ticksOf(from, from + 4 * 60 * MINUTE, 500);
  expect(ticks.map((tick) => new Date(tick + 8 * 60 * MINUTE).toISOString().slice(11, 16))).toEqual(['09:00', '10:00', '11:00', '12:00']);
});

test('intervals of the server become the bar, with what is left behind them', () => {
  const intervals = [
    { state: 'running', from: 0, to: 40 },
    { state: 'closed', from: 40, to: 60 },
    { state: 'paused', from: 60, to: 70 },
  ] as const;
  expect(piecesOfIntervals(intervals, 100).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['run', 0, 40],
    ['closed', 40, 60],
    ['pause', 60, 70],
    ['rest', 70, 100],
  ]);
  expect(piecesOfIntervals(intervals, 50).some(({ kind }) => kind === 'rest')).toBe(false);
});
