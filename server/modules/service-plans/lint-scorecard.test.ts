// What the linter says of scorecards: each mistake by its code, where it stands, and nothing of a sound one.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scorecardProblems } from './lint-scorecard.ts';
import { scorecard } from './scorecard.ts';
import type { Catalogue } from './watched.ts';

const subjects = { case: 'caseId', customer: 'customerId' };
const data = z.object({ caseId: z.string(), customerId: z.string(), category: z.enum(['quality', 'food-safety']) });
const catalogue: Catalogue = [
  { name: 'cases.opened', data, subjects },
  { name: 'lots.moved', data: z.object({ lotId: z.string() }), subjects: { lot: 'lotId' } },
];

const tier = (by: 'count' | 'share', [from, below]: readonly [number, number?], points: number) => ({
  by,
  from,
  points,
  ...(below === undefined ? {} : { below }),
});
const sound = { id: 'K', name: '按时', weight: 100, clauses: ['R1'], pointsPer: 2 };
const verdicts = [
  { verdict: '好', atLeast: 80 },
  { verdict: '差', below: 80 },
];
const codes = (over: object, ...items: readonly object[]): string[] =>
  scorecardProblems(
    scorecard.parse({ every: 'month', total: 100, items: items.length > 0 ? items : [sound], thresholds: verdicts, ...over }),
    catalogue,
  )
    .map(({ code, severity }) => (severity === 'error' ? code : `${code}?`))
    .sort();
const item = (over: object): object => ({ id: 'K', name: '按时', weight: 100, ...over });

describe('a scorecard', () => {
  it.each([
    ['is sound', {}, []],
    ['by days says how they are combined', { every: 'day' }, ['no-combine']],
    ['by days with an average', { every: 'day', combine: 'average' }, []],
    ['by months combines nothing', { combine: 'sum' }, ['idle-combine']],
    ['adds up', { total: 90 }, ['wrong-total']],
    [
      'leaves no gap between verdicts',
      {
        thresholds: [
          { verdict: '好', atLeast: 80 },
          { verdict: '差', below: 70 },
        ],
      },
      ['threshold-gap?'],
    ],
    [
      'lets verdicts not overlap',
      {
        thresholds: [
          { verdict: '好', atLeast: 80 },
          { verdict: '差', below: 90 },
        ],
      },
      ['threshold-gap?'],
    ],
    ['has a verdict down to 0', { thresholds: [{ verdict: '好', atLeast: 80 }] }, ['threshold-gap?']],
    [
      'has verdicts within its total',
      {
        thresholds: [
          { verdict: '好', atLeast: 120 },
          { verdict: '差', below: 120 },
        ],
      },
      ['threshold-out-of-range', 'threshold-out-of-range'],
    ],
    ['has no verdict that nothing reaches', { thresholds: [...verdicts, { verdict: '空', atLeast: 50, below: 50, inARow: 2 }] }, ['empty-threshold']],
    ['may count in a row across verdicts', { thresholds: [...verdicts, { verdict: '解除', below: 60, inARow: 2 }] }, []],
  ])('%s', (_, over, expected) => expect(codes(over)).toEqual(expected));
});

describe('an item', () => {
  it.each([
    ['caps below zero', { clauses: ['R1'], pointsPer: 2, cap: -1 }, ['negative-cap']],
    ['a cap of zero: points go nowhere', { clauses: ['R1'], pointsPer: 2, cap: 0 }, ['points-over-weight?']],
    ['a cap over its weight', { clauses: ['R1'], pointsPer: 2, cap: 120 }, ['cap-over-weight?']],
    ['more points at once than it has', { clauses: ['R1'], pointsPer: 120 }, ['points-over-weight?']],
    ['no points at all', { clauses: ['R1'] }, ['no-points']],
    ['nothing it rests on', {}, ['scored-by-people?']],
    ['a veto with points', { weight: 100, clauses: ['R1'], pointsPer: 2, veto: true }, ['veto-with-points']],
    ['points and tiers', { clauses: ['R1'], pointsPer: 2, tiers: [tier('count', [1], 5)] }, ['two-measures']],
    ['tiers by share without a share', { clauses: ['R1'], tiers: [tier('share', [0.1], 5)] }, ['no-share']],
    ['a share without tiers by it', { clauses: ['R1'], share: { of: 'missed' }, tiers: [tier('count', [1], 5)] }, ['idle-share']],
    ['misses of no clause', { share: { of: 'missed' }, tiers: [tier('share', [0.1], 5)] }, ['no-clauses']],
    ['tiers that leave a gap', { clauses: ['R1'], tiers: [tier('count', [1, 3], 5), tier('count', [4], 9)] }, ['tier-gap?']],
    ['tiers that overlap', { clauses: ['R1'], tiers: [tier('count', [1, 5], 5), tier('count', [3], 9)] }, ['tier-gap?']],
    ['tiers that meet', { clauses: ['R1'], tiers: [tier('count', [1, 3], 5), tier('count', [3], 9)] }, []],
    ['a category nobody knows', { share: { of: 'short-weight', categories: ['gold'] }, tiers: [tier('share', [0.1], 5)] }, ['unknown-code']],
    ['a fact nobody tells', { facts: [{ fact: 'cases.exploded' }], pointsPer: 2 }, ['unknown-fact']],
    ['a fact misspelt', { facts: [{ fact: 'cases.openned' }], pointsPer: 2 }, ['unknown-fact']],
    ['a field the fact has not', { facts: [{ fact: 'cases.opened', where: { colour: ['red'] } }], pointsPer: 2 }, ['unknown-field']],
    ['a value it cannot have', { facts: [{ fact: 'cases.opened', where: { category: ['late'] } }], pointsPer: 2 }, ['impossible-value']],
    ['a fact of no customer', { facts: [{ fact: 'lots.moved' }], pointsPer: 2 }, ['subject-not-named']],
    ['a fact that is right', { facts: [{ fact: 'cases.opened', where: { category: ['food-safety'] } }], pointsPer: 2 }, []],
  ])('%s', (_, over, expected) => expect(codes({}, item(over))).toEqual(expected));

  it('stands once', () => expect(codes({}, { ...sound, weight: 50 }, { ...sound, weight: 50 })).toEqual(['duplicate-item']));
});
