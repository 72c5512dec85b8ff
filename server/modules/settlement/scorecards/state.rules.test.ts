// What people state, by table: points find the events behind them, sums are checked, a veto takes all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../kernel/refusal.ts';
import { scoreOf, totalOf } from './score.rules.ts';
import { pointsOf } from './score.ts';
import { decideStatement, type Said } from './state.rules.ts';
import { cardOf, happened } from './testing/card.ts';

const card = cardOf({
  items: [
    { id: 'K1', weight: 60, pointsPer: 2 },
    { id: 'K2', weight: 40, pointsPer: 5, cap: 10 },
    { id: 'V', veto: true },
  ],
});
const scored = scoreOf(card, { occurrences: happened('K1 3', 'K1 9', 'K2 4', 'K2 5', 'K2 6'), shares: new Map() });
const losses = scored.items.flatMap((one) => one.losses);
const decide = (said: Said) => decideStatement(said, { card, losses, capped: true });
const shown = (said: Said) => {
  const { total, deductions } = decide(said);
  return [
    pointsOf(total),
    ...deductions.map(({ itemId, hundredths, source, occurredOn }) => `${itemId} ${pointsOf(hundredths)} ${source} ${occurredOn}`),
  ];
};
const refused = (said: Said): string => {
  try {
    return `taken as ${decide(said).total}`;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code.slice('settlement.'.length)} ${error.fields.map(({ path }) => path).join()}`;
    throw error;
  }
};
const item = (itemId: string, deducted?: number, entries: Said['items'][number]['entries'] = []) => ({ itemId, deducted, entries });

describe('a statement', () => {
  it.each<[string, Said, unknown[]]>([
    [
      'our total is explained by our records',
      { total: 86, items: [] },
      [86, 'K1 2 facts 2026-05-03', 'K1 2 facts 2026-05-09', 'K2 5 facts 2026-05-04', 'K2 5 facts 2026-05-05'],
    ],
    ['another total is not', { total: 90, items: [] }, [90, 'null 10 customer null']],
    ['full points', { total: 100, items: [] }, [100]],
    ['an item as we have it', { items: [item('K1', 4)] }, [96, 'K1 2 facts 2026-05-03', 'K1 2 facts 2026-05-09']],
    ['less than we have: the first events', { items: [item('K1', 3)] }, [97, 'K1 2 facts 2026-05-03', 'K1 1 facts 2026-05-09']],
    [
      'more than we have: the rest is their word',
      { items: [item('K1', 7.5)] },
      [92.5, 'K1 2 facts 2026-05-03', 'K1 2 facts 2026-05-09', 'K1 3.5 customer null'],
    ],
    ['named events', { items: [item('K1', undefined, [{ points: 4, commitmentId: 'c1' }])] }, [96, 'K1 4 facts 2026-05-09']],
    [
      'an event nobody knows is their word',
      { items: [item('K1', undefined, [{ points: 2, commitmentId: 'x', occurredOn: '2026-05-20' }])] },
      [98, 'K1 2 customer 2026-05-20'],
    ],
    ['an event of another item is their word', { items: [item('K1', undefined, [{ points: 2, commitmentId: 'c2' }])] }, [98, 'K1 2 customer null']],
    [
      'entries over the cap: 扣完为止',
      { items: [item('K2', 10, [{ points: 5 }, { points: 5 }, { points: 5 }])] },
      [90, 'K2 5 customer null', 'K2 5 customer null', 'K2 5 customer null'],
    ],
    [
      'entries and a rest',
      { items: [item('K1', 5, [{ points: 2, commitmentId: 'c0' }])] },
      [95, 'K1 2 facts 2026-05-03', 'K1 2 facts 2026-05-09', 'K1 1 customer null'],
    ],
    ['a veto', { total: 0, items: [item('V', 1), item('K1', 2)] }, [0, 'V 100 customer null', 'K1 2 facts 2026-05-03']],
    ['no veto', { items: [item('V', 0)] }, [100]],
    ['zeros', { total: 100, items: [item('K1', 0), item('K2', 0)] }, [100]],
  ])('%s', (...[, said, expected]) => expect(shown(said)).toEqual(expected));

  it.each<[string, Said, string]>([
    ['above the sheet', { total: 100.01, items: [] }, 'score-out-of-range total'],
    ['below 0', { total: -0.01, items: [] }, 'score-out-of-range total'],
    ['no number', { total: Number.NaN, items: [] }, 'score-out-of-range total'],
    ['over the cap', { items: [item('K1', 1), item('K2', 10.01)] }, 'deduction-above-item items.1.deducted'],
    ['an entry over the cap', { items: [item('K2', undefined, [{ points: 11 }])] }, 'deduction-above-item items.0.entries.0.points'],
    ['a third decimal', { items: [item('K1', 0.005)] }, 'deduction-wrong items.0.deducted'],
    ['items and total disagree', { total: 97, items: [item('K1', 4)] }, 'sum-differs total'],
    ['a veto is no 98', { total: 98, items: [item('V', 1)] }, 'sum-differs total'],
  ])('refuses %s', (...[, said, expected]) => expect(refused(said)).toBe(expected));

  it('is always a sheet that adds up, or a refusal', () => {
    const points = fc.integer({ min: 0, max: 6000 }).map(pointsOf);
    const said = fc.uniqueArray(fc.record({ itemId: fc.constantFrom('K1', 'K2', 'V'), deducted: points, entries: fc.constant([]) }), {
      selector: ({ itemId }) => itemId,
      minLength: 1,
    });
    fc.assert(
      fc.property(said, (items) => {
        if (items.some(({ itemId, deducted }) => itemId === 'K2' && deducted > 10)) {
          expect(refused({ items })).toMatch(/^deduction-above-item/);
          return;
        }
        const { total, deductions } = decide({ items });
        const stands = deductions.map((one) => ({ ...one, restored: 0 }));
        expect(totalOf(card, stands, { capped: true })).toBe(total);
        expect(
          totalOf(
            card,
            stands.map((one) => ({ ...one, restored: one.hundredths })),
            { capped: true },
          ),
        ).toBe(10_000);
      }),
    );
  });
});
