import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../../kernel/actor.ts';
import { HOUR } from '../../../kernel/time.ts';
import { departed } from '../road/facts.ts';
import { decidePlan, inStopOrder, onSeveralVans, type Stop, warningsOf } from './dispatch.rules.ts';
import { alsoUnchecked, decideCheck, decideLoad, decideTakeOff } from './load.rules.ts';
import type { Packed } from './packed.ts';
import { decideChangeWave, decideCloseWave, decideOpenWave } from './wave.rules.ts';

const van = { id: 'v', temperature: 'chilled', capacityKg: 100, crates: 10 } as const;
const stop = (id: string, over: Partial<Stop> = {}): Stop => ({
  id,
  stopNo: null,
  windowFrom: 5 * HOUR,
  windowTo: 7 * HOUR,
  driverId: 'd',
  temperature: null,
  grams: 10_000,
  crates: 2,
  ...over,
});
const warned = (stops: readonly Stop[], elsewhere: readonly string[] = []) =>
  warningsOf(van, stops, { driversElsewhere: new Set(elsewhere) }).map(({ code, noteId }) => (noteId === null ? code : `${code} ${noteId}`));

describe('the board warns', () => {
  it.each([
    ['of nothing on a good round', [stop('a'), stop('b')], []],
    ['of too much weight', [stop('a', { grams: 90_000 }), stop('b', { grams: 10_001 })], ['over-weight']],
    ['of too many crates', [stop('a', { crates: 11 })], ['over-crates']],
    ['of a stop without a driver', [stop('a', { driverId: null })], ['no-driver']],
    ['of frozen goods in a chilled van', [stop('a', { temperature: 'frozen' }), stop('b', { temperature: 'chilled' })], ['too-warm a']],
    [
      'of a window that is over before an earlier stop begins',
      [stop('a', { stopNo: 2 }), stop('b', { stopNo: 1, windowFrom: 8 * HOUR, windowTo: 9 * HOUR })],
      ['window-conflict a'],
    ],
  ])('%s', (_, stops, codes) => expect(warned(stops)).toEqual(codes));

  it('of a driver who is on two vans', () => {
    const several = onSeveralVans([
      { vehicleId: 'v', driverId: 'd' },
      { vehicleId: 'w', driverId: 'd' },
      { vehicleId: 'w', driverId: 'e' },
      { vehicleId: null, driverId: 'e' },
    ]);
    expect([...several]).toEqual(['d']);
    expect(warned([stop('a')], [...several])).toEqual(['driver-elsewhere']);
  });
});

it('drives planned stops first, the others by their windows', () => {
  const stops = [
    stop('late', { windowFrom: 9 * HOUR }),
    stop('early'),
    stop('second', { stopNo: 2, windowFrom: 4 * HOUR }),
    stop('first', { stopNo: 1 }),
  ];
  expect(inStopOrder(stops).map(({ id }) => id)).toEqual(['first', 'second', 'early', 'late']);
});

const note: Packed = {
  id: 'n',
  number: 'PS1',
  customerId: 'c',
  siteId: 's',
  state: 'issued',
  driverId: 'd',
  departedAt: null,
  arrivedAt: null,
  deliveryOn: '2026-03-02',
  waveId: null,
  vehicleId: 'v',
  vehicle: '演A·00001',
  stopNo: 1,
  loadedAt: null,
  checkedAt: null,
  cratesOut: 4,
  carriesLots: false,
};
const moment = { actor: NOBODY, now: 1000 };
const place = { vehicleId: 'v', vehicle: '演A·00001', driverId: 'd', stopNo: 1 };

describe('a plan', () => {
  it('tells only what moves, and keeps the wave', () => {
    expect(decidePlan([{ note, place }], moment)).toEqual([]);
    const moved = decidePlan([{ note: { ...note, waveId: 'w' }, place: { ...place, stopNo: 2 } }], moment);
    expect(moved.map(({ data }) => data)).toEqual([{ noteId: 'n', customerId: 'c', siteId: 's', waveId: 'w', ...place, stopNo: 2 }]);
  });

  it('still changes on the road, not at the door', () => {
    expect(decidePlan([{ note: { ...note, state: 'departed' }, place: { ...place, stopNo: 9 } }], moment)).toHaveLength(1);
    expect(() => decidePlan([{ note: { ...note, state: 'accepted' }, place: { ...place, stopNo: 9 } }], moment)).toThrow('not-in-this-state');
  });
});

describe('a wave', () => {
  const wave = { id: 'w', day: '2026-03-02', waveNo: 1 };
  it('opens with notes of its day that are in no other', () => {
    expect(decideOpenWave([note], wave, moment).map(({ name }) => name)).toEqual(['deliveries.wave-opened', 'deliveries.planned']);
    expect(() => decideOpenWave([{ ...note, waveId: 'x' }], wave, moment)).toThrow('in-a-wave');
    expect(() => decideOpenWave([{ ...note, deliveryOn: '2026-03-03' }], wave, moment)).toThrow('other-day');
    expect(() => decideOpenWave([{ ...note, state: 'departed' }], wave, moment)).toThrow('not-in-this-state');
  });

  it('takes notes in and out until it is done', () => {
    const inside = { ...note, id: 'in', waveId: 'w' };
    const told = decideChangeWave({ ...wave, state: 'picking' }, { add: [note, inside], remove: [inside] }, moment);
    expect(told.map(({ data }) => [data.noteId, data.waveId])).toEqual([
      ['n', 'w'],
      ['in', null],
    ]);
    expect(() => decideChangeWave({ ...wave, state: 'done' }, { add: [note], remove: [] }, moment)).toThrow('wave-done');
    expect(() => decideCloseWave({ ...wave, state: 'done' }, { unpickedLines: 0 }, moment)).toThrow('wave-done');
  });
});

describe('loading and counting', () => {
  const found = { cratesCounted: 4, differences: [] };
  const lineIds = new Set(['l']);

  it('keeps the crates of the note where nobody says otherwise, and each seal once', () =>
    expect(decideLoad(note, { seals: ['A1', 'A1', 'B2'], cratesOut: undefined }, moment)[0]?.data).toMatchObject({
      seals: ['A1', 'B2'],
      cratesOut: 4,
      vehicleId: 'v',
    }));

  it('is whole only where crates agree and nothing differs', () => {
    const check = (over: object) => decideCheck({ note, lineIds }, { ...found, ...over }, moment)[0]?.data.whole;
    expect(check({})).toBe(true);
    expect(check({ cratesCounted: 3 })).toBe(false);
    expect(check({ differences: [{ lineId: 'l', kind: 'missing', amount: 500 }] })).toBe(false);
    expect(() => check({ differences: [{ lineId: 'x', kind: 'missing', amount: 500 }] })).toThrow('line-unknown');
  });

  it('is over once the van has left, but may be told later', () => {
    const gone = { ...note, state: 'departed', departedAt: 500 } as const;
    expect(() => decideCheck({ note: gone, lineIds }, found, moment)).toThrow('left-already');
    expect(() => decideLoad(gone, { seals: [], cratesOut: 1 }, moment)).toThrow('left-already');
    expect(decideCheck({ note: gone, lineIds }, found, { ...moment, occurredAt: 400 })).toHaveLength(1);
    expect(() => decideLoad({ ...note, state: 'cancelled' }, { seals: [], cratesOut: 1 }, moment)).toThrow('not-in-this-state');
  });

  it('takes off only what is on', () => {
    expect(() => decideTakeOff(note, moment)).toThrow('not-loaded');
    expect(decideTakeOff({ ...note, loadedAt: 1 }, moment)).toHaveLength(1);
  });
});

describe('departing', () => {
  const left = [departed.tell({ noteId: 'n', customerId: 'c', siteId: 's' }, { occurredAt: 1000, grade: 'B' })];
  const names = (over: Partial<Packed>, told = left) => alsoUnchecked({ ...note, ...over }, told).map(({ name }) => name);

  it('without a count says so, once', () => {
    expect(names({})).toEqual(['deliveries.departed', 'deliveries.departed-unchecked']);
    expect(names({ checkedAt: 2000 })).toEqual(['deliveries.departed', 'deliveries.departed-unchecked']);
    expect(names({ checkedAt: 900 })).toEqual(['deliveries.departed']);
    expect(names({ departedAt: 1200 })).toEqual(['deliveries.departed']);
    expect(names({}, [])).toEqual([]);
  });
});
