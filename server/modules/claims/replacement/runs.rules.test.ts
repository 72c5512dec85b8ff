import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../kernel/time.ts';
import { type Fleet, type OpenStop, type Roads, runsFor, type Van } from './runs.rules.ts';

const now = Date.parse('2026-03-02T09:00:00+08:00');
/** On a line: one hundredth of a degree is ten minutes. */
const at = (place: number) => ({ longitude: 113 + place / 100, latitude: 23 });
const roads: Roads = {
  now,
  depot: at(0),
  serviceMinutes: 10,
  specialMinutes: 30,
  leg: (from, to) => (from && to ? Math.round(Math.abs(from.longitude - to.longitude) * 1000) * MINUTE : 15 * MINUTE),
};
const target = (place: number, minutes: number | null) => ({
  siteId: 'kitchen',
  place: at(place),
  neededBy: minutes === null ? null : now + minutes * MINUTE,
});
const stop = (place: number, minutes: number, siteId = `s${place}`): OpenStop => ({
  siteId,
  place: at(place),
  arriveAt: now + minutes * MINUTE,
  leaveAt: now + (minutes + 10) * MINUTE,
});
const van = (over: Partial<Van>): Van => ({
  vehicleId: 'v',
  vehicle: '粤A1',
  driverId: 'd',
  onRoad: true,
  at: at(0),
  near: null,
  free: now,
  open: [],
  hasGoods: false,
  ...over,
});
const best = (vans: readonly Van[], kitchen = target(3, 120), free: Fleet['free'] = null) => {
  const [run] = runsFor(kitchen, { vans, free }, roads);
  return run && { kind: run.kind, minutes: (run.arriveAt - now) / MINUTE, delays: run.delays, before: run.stopsBefore };
};

describe('how a van comes to bring it', () => {
  test.each([
    [
      'it passes there anyway, loaded at the store before it leaves',
      van({ onRoad: false, open: [stop(1, 30), stop(3, 60, 'kitchen')] }),
      { kind: 'passes', minutes: 60, delays: 0, before: 1 },
    ],
    ['aboard, and nobody else waits: straight there', van({ hasGoods: true, at: at(2) }), { kind: 'aboard', minutes: 10, delays: 0, before: 0 }],
    [
      'aboard: squeezed in where it holds nobody up',
      van({ hasGoods: true, at: at(5), open: [stop(6, 10)] }),
      { kind: 'aboard', minutes: 50, delays: 0, before: 1 },
    ],
    [
      'on the road without the goods: back to the store after its round',
      van({ at: at(4), open: [stop(4, 5)] }),
      { kind: 'back', minutes: 95, delays: 0, before: 1 },
    ],
    ['not left yet: it is loaded first', van({ onRoad: false }), { kind: 'detour', minutes: 40, delays: 0, before: 0 }],
  ])('%s', (_, one, expected) => {
    expect(best([one])).toEqual(expected);
  });

  test('only at once is in time: others wait, and it says how long', () => {
    const run = best([van({ at: at(4), open: [stop(4, 5)] })], target(3, 85));
    // Back 40, load 10, there 30; then unload 10 and back to its stop 10.
    expect(run).toEqual({ kind: 'special', minutes: 40, delays: 0, before: 0 });
    const [, own] = runsFor(target(3, 85), { vans: [van({ at: at(4), open: [stop(4, 5)] })], free: null }, roads);
    expect(own).toMatchObject({ kind: 'back', arriveAt: now + 80 * MINUTE, delays: 100, stopsBefore: 0 });
  });
});

describe('which is best', () => {
  test('in time before late; a run for this alone stands last among those in time; without a meal time the least bother wins', () => {
    const late = van({ vehicle: 'late', free: now + 3 * HOUR });
    const good = van({ vehicle: 'good', onRoad: false });
    const order = (kitchen: ReturnType<typeof target>) =>
      runsFor(kitchen, { vans: [late, good], free: { id: 'f', plate: 'free' } }, roads).map((run) => run.vehicle);
    expect(order(target(3, 120))).toEqual(['good', 'free', 'late']);
    expect(order(target(3, null))).toEqual(['good', 'late', 'free']);
    // What a run for this alone is worth is data: cheap enough, it goes before a van that holds others up.
    const busy = van({ vehicle: 'busy', onRoad: true, at: at(4), open: [stop(4, 5)] });
    const kinds = (specialMinutes: number) =>
      runsFor(target(3, 85), { vans: [busy], free: { id: 'f', plate: 'free' } }, { ...roads, specialMinutes }).map(({ kind }) => kind);
    expect(kinds(30)).toEqual(['special', 'back']);
    expect(kinds(120)).toEqual(['back', 'special']);
    // Too late anyway: the earliest.
    expect(order(target(3, 5))).toEqual(['good', 'free', 'late']);
  });
});
