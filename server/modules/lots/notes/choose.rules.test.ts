import { describe, expect, it } from 'vitest';
import type { Lot } from '../lot.ts';
import { besides, chooseLots, fefo, lifeLeft, type Stocked, tooShort, type Wish, whyNot } from './choose.rules.ts';
import { legsBack, legsOver } from './move.rules.ts';
import { lifeRuleOn, readStockRules } from './stock-rules.ts';

const lot = (id: string, over: Partial<Lot> = {}): Lot => ({
  id,
  number: id.toUpperCase(),
  productId: 'milk',
  supplierId: null,
  supplierLot: null,
  dayLot: false,
  origin: '',
  unit: 'box',
  base: 'piece',
  madeBy: 'received',
  receivedOn: '2026-03-01',
  producedOn: null,
  expiresOn: null,
  derived: null,
  state: 'available',
  ...over,
});
const life = { shareBp: 6667, fromShelfLifeDays: 15 };
const wish = (over: Partial<Wish> = {}): Wish => ({
  lineId: 'l',
  productId: 'milk',
  base: 'piece',
  amount: 10,
  deliveryOn: '2026-03-02',
  life,
  notBefore: null,
  ...over,
});
const has = (one: Lot, ...amounts: number[]): Stocked => ({ lot: one, stores: amounts.map((amount, at) => ({ placeId: `p${at}`, amount })) });

describe('first expired, first out', () => {
  it('goes by expiry, then receipt, then id; what never expires goes last', () => {
    const lots = [
      lot('none'),
      lot('b', { expiresOn: '2026-03-20' }),
      lot('a', { expiresOn: '2026-03-20' }),
      lot('early', { expiresOn: '2026-03-20', receivedOn: '2026-02-20' }),
      lot('first', { expiresOn: '2026-03-10', receivedOn: '2026-03-02' }),
    ];
    expect(lots.sort(fefo).map(({ id }) => id)).toEqual(['first', 'early', 'a', 'b', 'none']);
  });

  it('splits a line over lots, and what one line takes the next does not get', () => {
    const stocked = [has(lot('new', { expiresOn: '2026-04-20' }), 12), has(lot('old', { expiresOn: '2026-03-20' }), 3, 4)];
    const [first, second] = chooseLots([wish(), wish({ lineId: 'm' })], stocked);
    expect(first).toMatchObject({
      parts: [
        { lotId: 'old', amount: 7 },
        { lotId: 'new', amount: 3 },
      ],
      missing: 0,
    });
    expect(second).toMatchObject({ parts: [{ lotId: 'new', amount: 9 }], missing: 1 });
  });

  it('never takes what is stopped, expired, measured otherwise, too near its end or older than the last', () => {
    const stocked = [
      has(lot('held', { state: 'held' }), 9),
      has(lot('gone', { expiresOn: '2026-03-01' }), 9),
      has(lot('grams', { base: 'g', unit: 'kg' }), 9),
      has(lot('short', { producedOn: '2026-02-01', expiresOn: '2026-03-03' }), 9),
      has(lot('old', { receivedOn: '2026-02-01' }), 9),
    ];
    const [choice] = chooseLots([wish({ notBefore: '2026-02-10' })], stocked);
    expect(choice?.parts).toEqual([]);
    expect(choice?.missing).toBe(10);
    expect(Object.fromEntries(choice?.shut.map(({ lotId, why }) => [lotId, why]) ?? [])).toEqual({
      held: 'held',
      gone: 'expired',
      grams: 'other-unit',
      short: 'short-life',
      old: 'older',
    });
  });

  it('the day of expiry is still good; the last lot itself is not older', () => {
    expect(whyNot(lot('a', { expiresOn: '2026-03-02' }), wish())).toBeNull();
    expect(whyNot(lot('a', { producedOn: '2026-02-10' }), wish({ notBefore: '2026-02-10' }))).toBeNull();
  });

  it('more than two thirds of the shelf life must be left, strictly, and not of goods that keep for days', () => {
    const of = (producedOn: string, expiresOn: string) => lifeLeft({ producedOn, expiresOn }, '2026-03-02', life);
    const thirty = of('2026-02-20', '2026-03-22');
    expect(thirty).toEqual({ totalDays: 30, remainingDays: 20 });
    expect(tooShort(thirty ?? { totalDays: 0, remainingDays: 0 }, life)).toBe(true);
    expect(tooShort({ totalDays: 30, remainingDays: 21 }, life)).toBe(false);
    expect(of('2026-03-01', '2026-03-03')).toBeNull();
  });

  it('what lay beside may have gone in its place, as much as there was; what is under seal not', () => {
    const stocked = [has(lot('taken'), 50), has(lot('beside'), 4), has(lot('held', { state: 'held' }), 90), has(lot('other', { productId: 'x' }), 5)];
    expect(besides('milk', [{ lotId: 'taken', amount: 10 }], { amount: 10, on: '2026-03-02', stocked })).toEqual([{ lotId: 'beside', amount: 4 }]);
  });
});

it('the default share waits for confirmation until a contract names its own', async () => {
  const rules = await readStockRules();
  expect(lifeRuleOn(rules, '2026-03-02', null)).toMatchObject({ shareBp: 6667, toConfirm: true });
  expect(lifeRuleOn(rules, '2026-03-02', 5000)).toMatchObject({ shareBp: 5000, toConfirm: false });
});

describe('at the dock', () => {
  const van = { kind: 'van', id: 'v' } as const;
  const site = { kind: 'site', id: 's' } as const;
  const goods = (...parts: [string, number][]) =>
    parts.map(([lotId, amount]) => ({ lineId: 'l', lotId, places: [{ place: van, amount }], origins: [{ placeId: 'p', amount }] }));
  const flows = (legs: ReturnType<typeof legsOver>) => legs.map(({ lotId, from, to, amount }) => `${lotId} ${from.kind}>${to.kind} ${amount}`);

  it('two scales differ: the difference lies in the scales', () => {
    expect(flows(legsOver({ lineId: 'l', came: 31_400, handed: 31_870, back: 0 }, goods(['a', 31_400]), site))).toEqual([
      'a weighing>van 470',
      'a van>site 31870',
    ]);
    expect(flows(legsOver({ lineId: 'l', came: 31_400, handed: 31_000, back: 0 }, goods(['a', 31_400]), site))).toEqual([
      'a van>site 31000',
      'a van>weighing 400',
    ]);
  });

  it('refused goods stay on the van; lots share alike and add up', () => {
    expect(flows(legsOver({ lineId: 'l', came: 10, handed: 0, back: 10 }, goods(['a', 10]), site))).toEqual([]);
    expect(flows(legsOver({ lineId: 'l', came: 10, handed: 7, back: 3 }, goods(['a', 7], ['b', 3]), site))).toEqual(['a van>site 5', 'b van>site 2']);
  });

  it('of goods half without a lot only their part moves', () => {
    expect(flows(legsOver({ lineId: 'l', came: 10_000, handed: 10_100, back: 0 }, goods(['a', 6_000]), site))).toEqual([
      'a weighing>van 60',
      'a van>site 6060',
    ]);
  });

  it('called off: back to the stores they came from', () => {
    const [one] = goods(['a', 10]);
    const legs = legsBack([
      {
        ...(one as NonNullable<typeof one>),
        origins: [
          { placeId: 'p', amount: 4 },
          { placeId: 'q', amount: 6 },
        ],
      },
    ]);
    expect(legs.map(({ to, amount }) => [to.id, amount])).toEqual([
      ['p', 4],
      ['q', 6],
    ]);
  });
});
