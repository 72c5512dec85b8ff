// The forecast: certain where nothing is left to come, wider with more to come, never above today.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forecast, type Pace } from './forecast.rules.ts';
import { scoreOf } from './score.rules.ts';
import { pointsOf } from './score.ts';
import { cardOf, happened } from './testing/card.ts';

const card = cardOf({
  items: [
    { id: 'K1', weight: 60, pointsPer: 2 },
    { id: 'K2', weight: 40, pointsPer: 5, cap: 10 },
    { id: 'V', veto: true },
  ],
});
const ahead = (pace: Partial<Pace>, ...events: readonly string[]) => {
  const scored = scoreOf(card, { occurrences: happened(...events), shares: new Map() });
  const { low, likely, high, verdicts } = forecast(card, scored, { daysSoFar: 10, daysLeft: 10, before: new Map(), ...pace });
  return { low: pointsOf(low), likely: pointsOf(likely), high: pointsOf(high), verdicts, now: pointsOf(scored.total) };
};

it('on the last day it is today', () => {
  expect(ahead({ daysLeft: 0 }, 'K1', 'K1', 'K2')).toMatchObject({ low: 91, likely: 91, high: 91, now: 91 });
});

it('as many again in as many days, within a range', () => {
  const { low, likely, high } = ahead({ daysSoFar: 100, daysLeft: 100 }, ...Array(10).fill('K1'));
  expect(likely).toBeGreaterThanOrEqual(58);
  expect(likely).toBeLessThanOrEqual(62);
  expect(low).toBeLessThan(likely);
  expect(high).toBeGreaterThan(likely);
});

it('what happened before the period counts where the period says little', () => {
  const calm = ahead({ daysSoFar: 1, daysLeft: 20 });
  const rough = ahead({ daysSoFar: 1, daysLeft: 20, before: new Map([['K1', 1]]) });
  expect(rough.likely).toBeLessThan(calm.likely);
});

it('an item with nothing left to lose loses no more', () => {
  expect(ahead({ before: new Map([['K2', 5]]) }, 'K2', 'K2')).toMatchObject({ low: 90, now: 90 });
});

it('after a veto it stays 0', () => expect(ahead({}, 'V')).toMatchObject({ low: 0, likely: 0, high: 0 }));

it('chances of the verdicts add up to one, and the range is in order', () => {
  const event = fc.constantFrom('K1', 'K2', 'V');
  const pace = fc.record({ daysSoFar: fc.integer({ min: 0, max: 30 }), daysLeft: fc.integer({ min: 0, max: 30 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), pace, (events, days) => {
      const { low, likely, high, verdicts, now } = ahead(days, ...events);
      expect(verdicts.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 4);
      expect(low).toBeLessThanOrEqual(likely);
      expect(likely).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(now);
    }),
  );
});
