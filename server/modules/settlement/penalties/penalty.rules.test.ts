// Penalty formulas by table: fixed, shares of values, least and most, caps, tiers by count and share, spans longer than a month.
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../service-plans/plan.ts';
import type { Consequence } from '../../service-plans/public.ts';
import { formulaOf, tierText } from './formula-words.ts';
import { estimate, type Known, type Occurrence, oneMore, times, type Worth } from './penalty.rules.ts';

const KNOWN: Known = { monthFen: 10_000_000, contractFen: null, bondFen: null, share: null };
const worth = (noteFen: number | null, lineFen: number | null = null, shortageFen: number | null = null): Worth => ({
  noteFen,
  lineFen,
  shortageFen,
});
const misses = (...worths: readonly (Worth | null)[]): Occurrence[] => worths.map((each, i) => ({ key: `m${i}`, inMonth: true, worth: each }));
const earlier = (count: number): Occurrence[] => Array.from({ length: count }, (_, i) => ({ key: `e${i}`, inMonth: false, worth: null }));

/** Through the plan's own shape: what the test writes is what a contract may write. */
function rule(consequence: unknown): Consequence {
  const source = { document: 'own', place: '1' };
  const head = { id: 'T1', section: '罚则', wording: '测试条款', source, bound: 'us', mark: 'own', family: 'consequence' };
  const written = {
    plan: 'test',
    version: 1,
    kind: 'contract',
    title: '测试',
    description: '测试',
    precedence: 'contract',
    parties: {},
    documents: {},
    clauses: [{ ...head, consequence }],
  };
  const [clause] = planDocument.parse(written).clauses;
  if (clause?.family !== 'consequence') throw new Error('not a consequence');
  return clause.consequence;
}
const late = { clauses: ['R1.4-on-time'] };
const amount = (of: string, factor: number, rest: object = {}) => ({ kind: 'amount', amount: { of, times: factor }, ...rest });
const fixed = (yuan: number, rest: object = {}) => ({ kind: 'amount', amount: { of: 'fixed', yuan }, ...rest });
const N = worth(100_000);

type Row = {
  readonly name: string;
  readonly when?: object;
  readonly rest: object;
  readonly misses: Occurrence[];
  readonly known?: Partial<Known>;
  readonly fen: number;
};
const rows: readonly Row[] = [
  { name: 'nothing missed', rest: { effects: [fixed(500)] }, misses: [], fen: 0 },
  { name: 'a fixed amount each time', rest: { effects: [fixed(500)] }, misses: misses(null, null), fen: 100_000 },
  { name: 'a fixed amount once', rest: { effects: [fixed(500, { per: 'once' })] }, misses: misses(null, null), fen: 50_000 },
  {
    name: 'a share of each note',
    rest: { effects: [amount('note-value', 0.1)] },
    misses: misses(worth(100_000), worth(33_335)),
    fen: 10_000 + 3_334,
  },
  { name: 'half a fen goes up', rest: { effects: [amount('note-value', 0.05)] }, misses: misses(worth(10)), fen: 1 },
  { name: 'less than half a fen goes down', rest: { effects: [amount('note-value', 0.05)] }, misses: misses(worth(9)), fen: 0 },
  { name: 'three times what was short', rest: { effects: [amount('shortage-value', 3)] }, misses: misses(worth(null, null, 8_800)), fen: 26_400 },
  {
    name: 'at least 200 yuan each time',
    rest: { effects: [amount('shortage-value', 3, { atLeastYuan: 200 })] },
    misses: misses(worth(0, 0, 100), worth(0, 0, 10_000)),
    fen: 20_000 + 30_000,
  },
  {
    name: 'exactly the least amount',
    rest: { effects: [amount('shortage-value', 2, { atLeastYuan: 200 })] },
    misses: misses(worth(0, 0, 10_000)),
    fen: 20_000,
  },
  {
    name: 'at most 300 yuan each time',
    rest: { effects: [amount('note-value', 1, { atMostYuan: 300 })] },
    misses: misses(worth(29_999), worth(30_001)),
    fen: 29_999 + 30_000,
  },
  { name: 'the line concerned', rest: { effects: [amount('line-value', 1.5)] }, misses: misses(worth(90_000, 5_001)), fen: 7_502 },
  {
    name: 'a share of the month comes once, however many misses',
    rest: { effects: [amount('month-value', 0.01)] },
    misses: misses(N, N, N),
    fen: 100_000,
  },
  {
    name: 'unless the contract says for each',
    rest: { effects: [amount('month-value', 0.01, { per: 'each' })] },
    misses: misses(N, N, N),
    fen: 300_000,
  },
  {
    name: 'the cap holds the sum',
    rest: { effects: [fixed(3_000), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    misses: misses(null, null),
    fen: 500_000,
  },
  {
    name: 'exactly the cap',
    rest: { effects: [fixed(2_500), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    misses: misses(null, null),
    fen: 500_000,
  },
  {
    name: 'a fen below the cap',
    rest: { effects: [fixed(4_999.99), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    misses: misses(null),
    fen: 499_999,
  },
  {
    name: 'a month without goods caps at nothing',
    rest: { effects: [fixed(500), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    misses: misses(null),
    known: { monthFen: 0 },
    fen: 0,
  },
  {
    name: 'an unknown month does not cap',
    rest: { effects: [fixed(500), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    misses: misses(null),
    known: { monthFen: null },
    fen: 50_000,
  },
  {
    name: 'two caps: the lower one',
    rest: { effects: [fixed(9_000), { kind: 'cap', share: 0.05, of: 'month-value' }, { kind: 'cap', share: 0.1, of: 'performance-bond' }] },
    misses: misses(null),
    known: { bondFen: 1_000_000 },
    fen: 100_000,
  },
  {
    name: 'below the number that counts',
    when: { ...late, count: { atLeast: 3, every: 'month' } },
    rest: { effects: [fixed(500)] },
    misses: misses(null, null),
    fen: 0,
  },
  {
    name: 'reached: all of the month count',
    when: { ...late, count: { atLeast: 3, every: 'month' } },
    rest: { effects: [fixed(500)] },
    misses: misses(null, null, null),
    fen: 150_000,
  },
  {
    name: 'reached: only from there on, where it says so',
    when: { ...late, count: { atLeast: 3, every: 'month' } },
    rest: { effects: [fixed(500)], tiersHold: 'from-there' },
    misses: misses(null, null, null, null),
    fen: 100_000,
  },
];

describe('amounts', () => {
  it.each(rows)('$name', ({ when = late, rest, misses: some, known = {}, fen }) => {
    expect(estimate(rule({ when, ...rest }), some, { ...KNOWN, ...known }).amountFen).toBe(fen);
  });
});

/** C5.2 of the sample school: 2 points each; from three on 10 % of each note, at most 5 % of the month. */
const school = (rest: object = {}) =>
  rule({
    when: { ...late, count: { atLeast: 1, every: 'month' } },
    tiers: [
      { by: 'count', from: 1, below: 3, effects: [{ kind: 'points', points: 2 }] },
      { by: 'count', from: 3, effects: [{ kind: 'points', points: 2 }, amount('note-value', 0.1), { kind: 'cap', share: 0.05, of: 'month-value' }] },
    ],
    ...rest,
  });

describe('tiers by count', () => {
  it.each([
    [0, 0, 0],
    [1, 0, 2],
    [2, 0, 4],
    [3, 30_000, 6],
    [4, 40_000, 8],
  ])('%i late: %i fen, %i points', (count, fen, points) => {
    expect(estimate(school(), misses(...Array(count).fill(N)), KNOWN)).toMatchObject({ amountFen: fen, points, count });
  });
  it.each([
    [2, 0],
    [3, 10_000],
    [4, 20_000],
  ])('from there on: %i late cost %i fen', (count, fen) => {
    expect(estimate(school({ tiersHold: 'from-there' }), misses(...Array(count).fill(N)), KNOWN).amountFen).toBe(fen);
  });
  it('caps at five percent of the month', () => {
    const found = estimate(school(), misses(N, N, N, N, N, N), { ...KNOWN, monthFen: 1_000_000 });
    expect(found).toMatchObject({ beforeCapFen: 60_000, capFen: 50_000, amountFen: 50_000 });
  });
  it('says what one more would add: the third brings all three', () => {
    expect(oneMore(school(), misses(N), { known: KNOWN, typical: null })).toBe(0);
    expect(oneMore(school(), misses(N, N), { known: KNOWN, typical: null })).toBe(30_000);
    expect(oneMore(school(), misses(N, N, N), { known: KNOWN, typical: null })).toBe(10_000);
    expect(oneMore(rule({ when: late, effects: [amount('note-value', 0.05)] }), [], { known: KNOWN, typical: worth(80_000) })).toBe(4_000);
    expect(oneMore(rule({ when: late, effects: [amount('note-value', 0.05)] }), [], { known: KNOWN, typical: null })).toBeNull();
  });
});

describe('tiers by share', () => {
  const shared = rule({
    when: late,
    tiers: [
      { by: 'share', from: 0.02, below: 0.05, effects: [fixed(200, { per: 'once' })] },
      { by: 'share', from: 0.05, effects: [amount('month-value', 0.01)] },
    ],
  });
  it.each([
    [null, 0],
    [0.0199, 0],
    [0.02, 20_000],
    [0.0499, 20_000],
    [0.05, 100_000],
    [1, 100_000],
  ])('%s missed: %i fen', (share, fen) => {
    expect(estimate(shared, misses(N, N), { ...KNOWN, share }).amountFen).toBe(fen);
  });
  it('without a miss nothing follows, whatever the share', () => expect(estimate(shared, [], { ...KNOWN, share: 1 }).amountFen).toBe(0));
});

describe('spans longer than a month', () => {
  const accident = rule({
    when: { clauses: ['C3.5-complaints'], count: { atLeast: 1, every: 'contract' } },
    tiers: [
      { by: 'count', from: 1, below: 2, effects: [{ kind: 'suspend', within: 'P7D' }] },
      { by: 'count', from: 2, effects: [{ kind: 'terminate', notice: '书面通知送达即解除' }] },
    ],
  });
  const kinds = (before: number, now: number) =>
    estimate(accident, [...earlier(before), ...misses(...Array(now).fill(null))], KNOWN).measures.map(({ kind }) => kind);
  it.each([
    [0, 0, []],
    [0, 1, ['suspend']],
    [1, 0, []],
    [1, 1, ['terminate']],
    [0, 2, ['terminate']],
    [2, 1, []],
  ])('%i before, %i now: %j', (before, now, measures) => expect(kinds(before, now)).toEqual(measures));

  const quarter = rule({ when: { ...late, count: { atLeast: 3, every: 'quarter' } }, effects: [fixed(1_000, { per: 'once' }), fixed(100)] });
  it.each([
    [0, 2, 0],
    [2, 1, 100_000 + 10_000],
    [0, 3, 100_000 + 30_000],
    [3, 1, 10_000],
    [3, 0, 0],
  ])('once a quarter: %i before, %i now: %i fen', (before, now, fen) => {
    expect(estimate(quarter, [...earlier(before), ...misses(...Array(now).fill(null))], KNOWN).amountFen).toBe(fen);
  });
});

describe('what is not known', () => {
  it('gives no amount and says what lacks', () => {
    const found = estimate(rule({ when: late, effects: [amount('note-value', 0.1)] }), misses(worth(null), N), KNOWN);
    expect(found).toMatchObject({ amountFen: 10_000, lacking: ['price'] });
    expect(found.parts.map(({ amountFen }) => amountFen)).toEqual([null, 10_000]);
  });
  it.each([
    ['contract-value', 'contract-value'],
    ['direct-loss', 'direct-loss'],
    ['month-value', 'month-value'],
  ])('%s', (of, lacking) => {
    const found = estimate(rule({ when: late, effects: [amount(of, 0.1)] }), misses(N), { ...KNOWN, monthFen: null });
    expect(found).toMatchObject({ amountFen: 0, lacking: [lacking] });
  });
  it('a miss that concerns no note', () =>
    expect(estimate(rule({ when: late, effects: [amount('note-value', 0.1)] }), misses(null), KNOWN).lacking).toEqual(['note']));
  it('the least amount is certain all the same', () => {
    const found = estimate(rule({ when: late, effects: [amount('shortage-value', 3, { atLeastYuan: 200 })] }), misses(worth(null)), KNOWN);
    expect(found).toMatchObject({ amountFen: 20_000, lacking: ['price'] });
  });
});

it('multiplies exactly, however large', () => {
  expect(times(9_007_199_254_740_991, 1)).toBe(9_007_199_254_740_991);
  expect(times(3, 0.1)).toBe(0);
  expect(times(5, 0.1)).toBe(1);
  expect(times(100, 1.1)).toBe(110);
});

it('says formulas in words', () => {
  expect(formulaOf(school()).zh).toBe('1 至 2 次：每次扣 2 分；3 次及以上：每次扣 2 分，每次按该单货款的 10%，不超过当月货款的 5%');
  expect(formulaOf(rule({ when: late, effects: [amount('shortage-value', 3, { atLeastYuan: 200 })] })).zh).toBe(
    '每次按短少部分货款的 3 倍，不低于 200 元',
  );
  expect(formulaOf(rule({ when: { ...late, count: { atLeast: 3, every: 'quarter' } }, effects: [{ kind: 'suspend', within: 'P7D' }] })).en).toBe(
    'from 3 times within a quarter; suspended for 7 days',
  );
  expect(tierText({ by: 'count', from: 1, below: 2, effects: [] }).zh).toBe('1 次');
  expect(tierText({ by: 'share', from: 0.02, below: 0.05, effects: [] }).zh).toBe('2% 至 5% 以下');
});
