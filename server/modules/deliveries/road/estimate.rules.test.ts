import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, instant, MINUTE } from '../../../kernel/time.ts';
import { estimateStops, type Figures, legOf, type Stop, serviceOf, stepOf } from './estimate.rules.ts';

const figures: Figures = {
  speedKmh: 30,
  detourBp: 13_000,
  legMinutes: 15,
  overdueMinutes: 5,
  serviceMinutes: 12,
  gateMinutes: 10,
  nearMinutes: 15,
  depot: { longitude: 120.1, latitude: 30.2 },
};
const dawn = instant('2026-03-02T05:00:00+08:00');
const stop = (id: string, over: Partial<Stop> = {}): Stop => ({
  id,
  place: null,
  windowFrom: dawn,
  departedAt: dawn,
  waitingAt: null,
  arrivedAt: null,
  unloadingAt: null,
  doneAt: null,
  ...over,
});
const minutesOf = (stops: readonly Stop[], now: number) =>
  estimateStops(stops, { now, figures }).map(({ id, arriveAt, reason, stopsBefore }) => [id, (arriveAt - dawn) / MINUTE, reason, stopsBefore]);

describe('an estimate', () => {
  it('adds the way and the time at each dock, from the last tap on', () => {
    expect(minutesOf([stop('a'), stop('b'), stop('c')], dawn)).toEqual([
      ['a', 15, 'on-the-way', 0],
      ['b', 42, 'on-the-way', 1],
      ['c', 69, 'on-the-way', 2],
    ]);
    const done = stop('a', { arrivedAt: dawn + 20 * MINUTE, doneAt: dawn + 50 * MINUTE });
    // The first stop took 30 minutes: so will the others.
    expect(minutesOf([done, stop('b'), stop('c')], dawn + 55 * MINUTE)).toEqual([
      ['b', 65, 'on-the-way', 0],
      ['c', 110, 'on-the-way', 1],
    ]);
  });

  it('counts a closed gate against everybody behind it', () => {
    const waiting = stop('a', { waitingAt: dawn + 20 * MINUTE });
    const at = (minute: number) => minutesOf([waiting, stop('b')], dawn + minute * MINUTE);
    expect(at(20)).toEqual([
      ['a', 30, 'waiting-at-gate', 0],
      ['b', 57, 'waiting-at-gate', 1],
    ]);
    expect(at(50)[1]).toEqual(['b', 87, 'waiting-at-gate', 1]);
  });

  it('begins at a dock no earlier than its window', () => {
    const early = stop('a', { arrivedAt: dawn, windowFrom: dawn + HOUR });
    expect(minutesOf([early, stop('b')], dawn)).toEqual([['b', 87, 'unloading', 1]]);
  });

  it('says of a van that should have left that it has not', () => {
    const notLeft = { departedAt: null, windowFrom: dawn };
    expect(minutesOf([stop('a', notLeft)], dawn + 30 * MINUTE)).toEqual([['a', 45, 'not-left', 0]]);
  });

  it('goes by the streets between two known places', () => {
    const [here, there] = [
      { longitude: 120, latitude: 30 },
      { longitude: 120, latitude: 30.1 },
    ];
    expect(Math.round(legOf(here, there, figures) / MINUTE)).toBe(29);
    expect(legOf(here, null, figures)).toBe(15 * MINUTE);
  });

  it('learns the time at the dock without the wait before it', () => {
    const opened = stop('a', { arrivedAt: dawn, unloadingAt: dawn + 40 * MINUTE, doneAt: dawn + 50 * MINUTE });
    expect(serviceOf([opened], figures)).toBe(10 * MINUTE);
    expect(serviceOf([], figures)).toBe(12 * MINUTE);
  });

  it('is in danger shortly before the end of the window, and late after it', () => {
    const to = dawn + 2 * HOUR;
    expect([to - 16 * MINUTE, to - 14 * MINUTE, to, to + 1].map((at) => stepOf(at, to, figures))).toEqual([undefined, 'near', 'near', 'past']);
  });
});

const minute = fc.integer({ min: 0, max: 240 }).map((count) => dawn + count * MINUTE);
const place = fc.option(
  fc.record({ longitude: fc.double({ min: 120, max: 120.4, noNaN: true }), latitude: fc.double({ min: 30, max: 30.4, noNaN: true }) }),
);
/** Any round in the middle of its day: some stops done in order, perhaps one where the van stands, the rest ahead. */
const round = fc
  .tuple(
    fc.array(fc.tuple(place, minute), { minLength: 1, maxLength: 12 }),
    fc.nat(12),
    fc.constantFrom('nothing', 'gate', 'arrived', 'unloading'),
    fc.boolean(),
  )
  .map(([stops, done, stands, left]) => {
    const departedAt = left || done > 0 ? dawn : null;
    const rows = stops.map(([where, windowFrom], at) => {
      const arrivedAt = dawn + (at * 25 + 10) * MINUTE;
      const finished = at < done ? { arrivedAt, doneAt: arrivedAt + 15 * MINUTE } : {};
      const here =
        at === done && departedAt !== null
          ? { gate: { waitingAt: arrivedAt }, arrived: { arrivedAt }, unloading: { arrivedAt, unloadingAt: arrivedAt } }
          : {};
      return stop(`${at}`, { place: where, windowFrom, departedAt, ...finished, ...((here as Record<string, object>)[stands] ?? {}) });
    });
    return { rows, now: dawn + (Math.min(done + 1, stops.length) * 25 + 10) * MINUTE };
  });

describe('whatever the day was like', () => {
  it('nothing is expected in the past, every stop ahead once, in the order of the round', () => {
    fc.assert(
      fc.property(round, fc.nat(600), ({ rows, now: since }, later) => {
        const now = since + later * MINUTE;
        const estimates = estimateStops(rows, { now, figures });
        const ahead = rows.filter(({ doneAt, arrivedAt }) => doneAt === null && arrivedAt === null).map(({ id }) => id);
        expect(estimates.map(({ id }) => id)).toEqual(ahead);
        for (const [at, { arriveAt }] of estimates.entries()) expect(arriveAt).toBeGreaterThanOrEqual(estimates[at - 1]?.arriveAt ?? now);
      }),
    );
  });

  it('waiting never makes anything come earlier', () => {
    fc.assert(
      fc.property(round, fc.nat(300), fc.nat(120), ({ rows, now: since }, first, more) => {
        const [now, then] = [since + first * MINUTE, since + (first + more) * MINUTE];
        const [before, after] = [estimateStops(rows, { now, figures }), estimateStops(rows, { now: then, figures })];
        for (const [at, { arriveAt }] of after.entries()) expect(arriveAt).toBeGreaterThanOrEqual(before[at]?.arriveAt ?? 0);
      }),
    );
  });
});
