// Score sheets by table: points per event, caps, tiers, veto, thresholds in a row, day sheets.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineDays, lossAfter, oneMore, reachedBy, rowOf, scoreOf, totalOf, verdictOf } from './score.rules.ts';
import { type Card, hundredthsOf, pointsOf } from './score.ts';
import { cardOf, happened } from './testing/card.ts';

const NONE = new Map<string, number>();
const total = (card: Card, ...events: readonly string[]) => pointsOf(scoreOf(card, { occurrences: happened(...events), shares: NONE }).total);

/** 100 points in six items, −2, −3, −5 per event. */
const school = cardOf({
  items: [
    { id: 'K1', weight: 20, pointsPer: 2, cap: 20 },
    { id: 'K2', weight: 30, pointsPer: 3, cap: 30 },
    { id: 'K3', weight: 10, pointsPer: 5, cap: 10 },
    { id: 'K4', weight: 20, pointsPer: 2 },
    { id: 'K5', weight: 10, pointsPer: 5 },
    { id: 'K6', weight: 10, pointsPer: 5 },
    { id: 'V1', veto: true },
  ],
});

describe('points per event, to the cap', () => {
  it.each([
    ['nothing happened', [], 100],
    ['one late delivery', ['K1'], 98],
    ['one of each kind', ['K1', 'K2', 'K3'], 90],
    ['an item to its last point', Array(10).fill('K1'), 80],
    ['no further than its cap (扣完为止)', Array(14).fill('K1'), 80],
    ['three events of 5 in an item of 10', ['K3', 'K3', 'K3'], 90],
    ['excused ones take nothing', ['K1 3 excused', 'K1 4'], 98],
    ['a veto takes everything (一票否决)', ['V1', 'K1'], 0],
    ['an excused veto takes nothing', ['V1 2 excused'], 100],
    ['of an item nobody knows: nothing', ['X'], 100],
    ['everything to its cap', ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'].flatMap((id) => Array(30).fill(id)), 0],
  ])('%s', (_, events, expected) => expect(total(school, ...events)).toBe(expected));

  it('says which event took what, in the order of time', () => {
    const { items } = scoreOf(school, { occurrences: happened('K3 9', 'K3 2', 'K3 5'), shares: NONE });
    const losses = items.find(({ item }) => item.id === 'K3')?.losses;
    expect(losses?.map(({ occurrence, hundredths }) => [occurrence?.occurredOn, hundredths])).toEqual([
      ['2026-05-02', 500],
      ['2026-05-05', 500],
      ['2026-05-09', 0],
    ]);
  });

  it.each([
    ['a last part smaller than a step', { weight: 5, pointsPer: 2 }, 3, 5],
    ['a cap of 0 loses nothing', { weight: 5, pointsPer: 2, cap: 0 }, 3, 0],
    ['a cap below the weight', { weight: 10, pointsPer: 3, cap: 6 }, 3, 6],
    ['no weight of its own: as much as there is', { weight: 0, pointsPer: 30 }, 3, 90],
    ['half points', { weight: 5, pointsPer: 0.5 }, 3, 1.5],
    ['neither points nor tiers: judged by people alone', { weight: 5 }, 3, 0],
  ])('%s', (...[, item, times, lost]) => {
    const [one] = cardOf({ items: [{ id: 'K', ...item }] }).items;
    expect(one && pointsOf(lossAfter(one, times))).toBe(lost);
  });
});

describe('tiers', () => {
  const byCount = cardOf({
    items: [
      {
        id: 'T',
        weight: 10,
        tiers: [
          { by: 'count', from: 1, below: 3, points: 2 },
          { by: 'count', from: 3, below: 5, points: 5 },
          { by: 'count', from: 5, points: 12 },
        ],
      },
      { id: 'Rest', weight: 90 },
    ],
  });
  it.each([
    [0, 100],
    [1, 98],
    [2, 98],
    [3, 95],
    [4, 95],
    [5, 90],
    [9, 90],
  ])('by count: %i times → %d', (times, expected) => expect(total(byCount, ...Array(times).fill('T'))).toBe(expected));

  it('put the points of a tier on the event that reached it', () => {
    const { items } = scoreOf(byCount, { occurrences: happened('T 1', 'T 2', 'T 3'), shares: NONE });
    expect(items[0]?.losses.map(({ hundredths }) => hundredths)).toEqual([200, 0, 300]);
  });

  const byShare = cardOf({
    items: [
      {
        id: 'S',
        weight: 15,
        share: { of: 'short-weight' },
        tiers: [
          { by: 'share', from: 0.005, below: 0.01, points: 3 },
          { by: 'share', from: 0.01, below: 0.03, points: 8 },
          { by: 'share', from: 0.03, points: 15 },
        ],
      },
      { id: 'Rest', weight: 85 },
    ],
  });
  it.each([
    [undefined, 100],
    [0, 100],
    [0.0049, 100],
    [0.005, 97],
    [0.00999, 97],
    [0.01, 92],
    [0.03, 85],
    [1, 85],
  ])('by share: %s → %d', (share, expected) => {
    const shares = new Map(share === undefined ? [] : [['S', share]]);
    expect(pointsOf(scoreOf(byShare, { occurrences: [], shares }).total)).toBe(expected);
  });

  it('leave gaps without points, and never give back what a lower tier took', () => {
    const odd = cardOf({
      items: [
        {
          id: 'T',
          weight: 100,
          tiers: [
            { by: 'count', from: 1, below: 2, points: 5 },
            { by: 'count', from: 4, points: 2 },
          ],
        },
      ],
    });
    expect([1, 2, 3, 4].map((times) => total(odd, ...Array(times).fill('T')))).toEqual([95, 95, 95, 95]);
  });
});

describe('one more', () => {
  const more = (itemId: string, ...events: readonly string[]) => {
    const one = oneMore(school, scoreOf(school, { occurrences: happened(...events), shares: NONE }), itemId);
    return one && [pointsOf(one.hundredths), pointsOf(one.total)];
  };
  it.each([
    ['the first', 'K1', [], [2, 98]],
    ['when nothing is left in the item', 'K3', ['K3', 'K3'], [0, 90]],
    ['a veto', 'V1', ['K1'], [98, 0]],
    ['after a veto nothing is left at all', 'K1', ['V1'], [0, 0]],
  ])('%s', (...[, itemId, events, expected]) => expect(more(itemId, ...events)).toEqual(expected));

  it('cannot be said where only shares count', () => {
    const card = cardOf({ items: [{ id: 'S', weight: 100, share: { of: 'missed' }, tiers: [{ by: 'share', from: 0.1, points: 5 }] }] });
    expect(oneMore(card, scoreOf(card, { occurrences: [], shares: NONE }), 'S')).toBeNull();
  });
});

describe('thresholds', () => {
  const card = cardOf({
    items: [{ id: 'K', weight: 100 }],
    thresholds: [
      { verdict: '满意', atLeast: 85 },
      { verdict: '基本满意', atLeast: 75, below: 85 },
      { verdict: '不满意', below: 75 },
      { verdict: '解除合同', below: 80, inARow: 2 },
    ],
  });
  const reached = (now: number, ...before: readonly number[]) =>
    reachedBy(card, hundredthsOf(now), before.map(hundredthsOf)).map(({ threshold, inARow }) =>
      inARow === null ? threshold.verdict : `${threshold.verdict}${inARow}`,
    );

  it.each([
    [85, '满意'],
    [84.99, '基本满意'],
    [75, '基本满意'],
    [74.99, '不满意'],
    [0, '不满意'],
  ])('%d is %s', (points, verdict) => expect(verdictOf(card, hundredthsOf(points))?.verdict).toBe(verdict));

  it.each([
    ['once below', 79, [], ['基本满意']],
    ['twice in a row', 79, [70], ['基本满意', '解除合同2']],
    ['at the edge it is not below', 80, [70], ['基本满意']],
    ['a good month between breaks the row', 79, [85, 70], ['基本满意']],
    ['three in a row', 60, [79, 79.99], ['不满意', '解除合同3']],
  ])('%s', (...[, now, before, expected]) => expect(reached(now, ...before)).toEqual(expected));

  it('count only what stands in the threshold', () => {
    const below = card.thresholds[3];
    expect(below && rowOf(below, 8500, [7000])).toBe(0);
  });

  it('a gap between thresholds gives no verdict', () => {
    const gap = cardOf({
      items: [{ id: 'K', weight: 100 }],
      thresholds: [
        { verdict: '优', atLeast: 90 },
        { verdict: '差', below: 80 },
      ],
    });
    expect(verdictOf(gap, 8500)).toBeNull();
  });
});

describe('what appeals leave', () => {
  const off = (itemId: string | null, points: number, restored = 0) => ({
    itemId,
    hundredths: hundredthsOf(points),
    restored: hundredthsOf(restored),
    veto: itemId === 'V1',
  });
  it.each([
    ['85 becomes 91 after two appeals', [off('K1', 4, 2), off('K2', 6), off('K3', 5, 4)], 91],
    ['all restored', [off('K1', 2, 2)], 100],
    ['over the cap, a small one restored changes nothing', [off('K3', 5, 2), off('K3', 5), off('K3', 5)], 90],
    ['over the cap, a large one does', [off('K3', 5, 5), off('K3', 5, 5), off('K3', 5)], 95],
    ['a total without items', [off(null, 15, 6)], 91],
    ['a veto that stands', [off('V1', 100), off('K1', 2)], 0],
    ['a veto restored', [off('V1', 100, 100), off('K1', 2)], 98],
    ['a veto restored in part', [off('V1', 100, 60), off('K1', 2)], 60],
  ])('%s', (_, deductions, expected) => expect(pointsOf(totalOf(school, deductions, { capped: true }))).toBe(expected));
});

describe('day sheets make the month', () => {
  const items = [
    { id: 'K1', weight: 60, pointsPer: 10 },
    { id: 'K2', weight: 40, pointsPer: 7 },
    { id: 'V', veto: true },
  ];
  const month = (combine: 'average' | 'sum' | 'lowest', ...days: readonly (readonly string[])[]) => {
    const card = cardOf({ every: 'day', combine, items });
    const sheets = days.map((events, place) => {
      const scored = scoreOf(card, { occurrences: happened(...events), shares: NONE });
      return { period: `d${place}`, total: scored.total, losses: scored.items.flatMap(({ losses }) => losses) };
    });
    return combineDays(card, sheets);
  };
  it.each([
    ['average', [['K1'], [], []], 96.67],
    ['average', [['V', 'K1'], []], 50],
    ['sum', [['K1'], ['K1', 'K2'], []], 73],
    ['sum', [['V'], ['V']], 0],
    ['lowest', [['K1'], ['K1', 'K2'], []], 83],
    ['lowest', [], 100],
    ['average', [], 100],
  ] as const)('%s of %j is %d', (combine, days, expected) => expect(pointsOf(month(combine, ...days).total)).toBe(expected));

  it('whatever the days, the deductions sum up to what the month lost', () => {
    const event = fc.constantFrom('K1', 'K2', 'V');
    fc.assert(
      fc.property(fc.constantFrom('average', 'sum', 'lowest'), fc.array(fc.array(event, { maxLength: 9 }), { maxLength: 12 }), (combine, days) => {
        const { total: left, losses } = month(combine as 'sum', ...days);
        expect(losses.reduce((all, { hundredths }) => all + hundredths, 0)).toBe(10_000 - left);
        expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('never leaves the range, and never gains by a further event', () => {
  const event = fc.constantFrom('K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'V1');
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), event, (events, next) => {
      const before = total(school, ...events);
      const after = total(school, ...events, next);
      expect(before).toBeLessThanOrEqual(100);
      expect(after).toBeGreaterThanOrEqual(0);
      expect(after).toBeLessThanOrEqual(before);
    }),
  );
});
