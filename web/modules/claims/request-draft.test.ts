import { expect, test } from 'vitest';
import { type Draft, draftFor, inputOf, isReady, type Picked, sentItems } from './request-draft.ts';
import { freeLots, type Offered, roomFor, type Shown, shownFor, takenOff } from './request-shown.ts';

const draft = (said: Partial<Draft> = {}): Draft => ({ ...draftFor({ reason: 'spoiled', foodSafety: false, neededBy: null }), ...said });
const offer = (said: Partial<Offered> = {}): Offered => ({ from: 'signed', reach: 'line', resalable: false, evidence: [], have: [], ...said });
const shown = (said: Partial<Draft>, offered?: Partial<Offered>, rest: { noDeadline?: boolean; files?: number } = {}) =>
  Object.entries(shownFor(draft(said), { offer: offered && offer(offered), noDeadline: false, files: 0, ...rest }))
    .filter(([, on]) => on)
    .map(([name]) => name);

test('nothing more is asked for than the way and the clause need', () => {
  expect(shown({ way: 'credit' }, {})).toEqual([]);
  expect(shown({ way: 'medical' })).toEqual([]);
  expect(shown({ way: 'deduction' }, {})).toEqual(['share']);
  expect(shown({ way: 'refund' }, { from: 'opened', resalable: true })).toEqual(['openedAt', 'resalable']);
  expect(shown({ way: 'refund' }, { from: 'found' })).toEqual(['foundAt']);
});

test('food safety has no deadline: nobody is asked since when it is open', () => {
  expect(shown({ way: 'refund' }, { from: 'opened' }, { noDeadline: true })).toEqual([]);
  expect(shown({ way: 'refund' }, { from: 'found' }, { noDeadline: true })).toEqual([]);
});

test('the whole lot or note may be claimed where a clause reaches so far, by goodwill, or while nothing has answered', () => {
  expect(shown({ way: 'credit' }, { reach: 'lot-today' })).toEqual(['wholeLot']);
  expect(shown({ way: 'credit' }, { reach: 'delivery' })).toEqual(['wholeLot', 'wholeDelivery']);
  expect(shown({ way: 'credit', goodwill: true }, {})).toEqual(['wholeLot']);
  expect(shown({ way: 'credit' })).toEqual(['wholeLot']);
  expect(shown({ way: 'loss' }, { reach: 'delivery' })).toEqual([]);
});

test('what the files are is asked where the clause wants pictures or papers and there are some', () => {
  expect(shown({}, { evidence: ['report'] })).toEqual([]);
  expect(shown({}, { evidence: ['report'] }, { files: 1 })).toEqual(['shows']);
  expect(shown({}, { evidence: ['report', 'photo'], have: ['photo'] })).toEqual(['shows']);
  expect(shown({}, { evidence: ['dock-weights'] }, { files: 1 })).toEqual([]);
});

const NONE: Shown = { share: false, openedAt: false, foundAt: false, resalable: false, wholeLot: false, wholeDelivery: false, shows: false };
const part = (lotId: string | null, amount: number | null, lineId = 'l1'): Picked => ({ noteId: 'n1', lineId, lotId, amount });
const sent = (said: Partial<Draft>, show: Partial<Shown> = {}, inherit = false) => {
  const all = { ...NONE, ...show };
  const items = sentItems(draft(said), all, { noteId: 'n1', lineId: 'first' });
  return inputOf(draft(said), { shown: all, items, noteId: 'n1', papers: [], files: [], inherit });
};

test('every lot of a line goes as an item of its own, rows without an amount do not', () => {
  const picked = { l1: [part('a', 3000), part('b', 1500), part(null, null)], l2: [part(null, 20, 'l2')] };
  expect(sent({ picked }).items).toEqual([
    { noteId: 'n1', lineId: 'l1', lotId: 'a', amount: 3000 },
    { noteId: 'n1', lineId: 'l1', lotId: 'b', amount: 1500 },
    { noteId: 'n1', lineId: 'l2', amount: 20 },
  ]);
});

test('a percent goes only with a deduction by percent', () => {
  const picked = { l1: [part(null, 30_000)] };
  expect(sent({ picked, way: 'deduction', byShare: true, shareBp: 250 }).details).toEqual({ way: 'deduction', shareBp: 250 });
  expect(sent({ picked, way: 'deduction', byShare: false, shareBp: 250 }).details).toBeUndefined();
  expect(sent({ picked, way: 'credit', byShare: true, shareBp: 250 }).details).toBeUndefined();
  expect(isReady(draft({ way: 'deduction', byShare: true }), 1)).toBe(false);
  expect(isReady(draft({ way: 'deduction', byShare: true, shareBp: 250 }), 1)).toBe(true);
});

test('what was entered and is hidden again is not sent', () => {
  const said: Partial<Draft> = { openedAt: '2026-03-02T01:00:00.000Z', foundAt: '2026-03-02T02:00:00.000Z', resalable: false, shows: ['photo'] };
  expect(sent(said)).not.toHaveProperty('openedAt');
  expect(Object.keys(sent(said))).not.toEqual(expect.arrayContaining(['resalable']));
  expect(sent(said, { openedAt: true, foundAt: true, resalable: true, shows: true })).toMatchObject(said);
  expect(sent({ resalable: null }, { resalable: true })).not.toHaveProperty('resalable');
});

test('the whole note needs no picked line and leaves the lot out', () => {
  const whole = sent({ wholeDelivery: true, wholeLot: true }, { wholeDelivery: true, wholeLot: true });
  expect(whole).toMatchObject({ wholeDelivery: true, items: [{ noteId: 'n1', lineId: 'first', amount: 1 }] });
  expect(whole).not.toHaveProperty('wholeLot');
  expect(sent({ wholeDelivery: true }).items).toEqual([]);
});

test('a meal that nobody named is the one of the case that was chosen beside', () => {
  expect(sent({ way: 'replacement' }, {}, true)).not.toHaveProperty('neededBy');
  expect(sent({ way: 'replacement' }).neededBy).toBeNull();
  expect(sent({ way: 'credit', neededBy: '2026-03-02T03:30:00.000Z' }, {}, true).neededBy).toBeNull();
});

test('rows of one line share what is left of it, and a lot stands in one row only', () => {
  const line = {
    left: 10_000,
    lots: [
      { lotId: 'a', left: 4000 },
      { lotId: 'b', left: 9000 },
    ],
  };
  const rows = [part('a', 3000), part('b', null)];
  expect([roomFor(line, rows, 0), roomFor(line, rows, 1)]).toEqual([4000, 7000]);
  expect(freeLots(line, rows, 0)).toEqual([null, 'a']);
  expect(freeLots(line, rows, -1)).toEqual([null]);
});

test('a percent takes off half up, and at least something', () => {
  expect([takenOff(30_000, 250), takenOff(30, 500), takenOff(1, 100)]).toEqual([750, 2, 1]);
});
