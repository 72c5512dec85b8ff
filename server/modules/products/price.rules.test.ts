import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFen, halfUp } from '../../kernel/money.ts';
import { byPrecedence, checkHeader, discounted, holdsOn, lineKey, mayPrice, overlap, priceOf, type Sheet, sharedCategories } from './price.rules.ts';
import { refusalCode } from './testing/refusal-code.ts';

const sheet = (over: Partial<Sheet> = {}): Sheet => ({
  id: 's',
  number: 'JG-1',
  customerId: null,
  kind: 'fixed',
  purpose: 'selling',
  series: '统一价',
  fromOn: '2026-03-01',
  toOn: '2026-03-11',
  replacedFrom: null,
  reference: null,
  rateBp: null,
  rates: {},
  ...over,
});

describe('a period', () => {
  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-10', true],
    ['2026-03-11', false],
  ])('%s: %s', (on, holds) => expect(holdsOn(sheet(), on)).toBe(holds));

  it('ends the day another sheet replaces it, and before it began where that begins at once', () => {
    expect(holdsOn(sheet({ replacedFrom: '2026-03-05' }), '2026-03-04')).toBe(true);
    expect(holdsOn(sheet({ replacedFrom: '2026-03-05' }), '2026-03-05')).toBe(false);
    expect(holdsOn(sheet({ replacedFrom: '2026-03-01' }), '2026-03-01')).toBe(false);
  });

  it('touches its neighbour without overlapping', () => {
    const first = { fromOn: '2026-03-01', end: '2026-03-11' };
    expect(overlap(first, { fromOn: '2026-03-11', end: '2026-03-21' })).toBe(false);
    expect(overlap(first, { fromOn: '2026-03-10', end: null })).toBe(true);
    expect(overlap({ fromOn: '2026-01-01', end: null }, first)).toBe(true);
  });
});

describe('rounding', () => {
  it('takes half a fen up', () => {
    expect(discounted(333, 500)).toBe(316); // 316.35
    expect(discounted(250, 200)).toBe(245);
    expect(discounted(101, 5000)).toBe(51); // 50.5
    expect(discounted(560, 0)).toBe(560);
    expect(discounted(560, 10_000)).toBe(0);
  });

  it('multiplies by amounts in base units: 30.2 kg at 3.55 yuan per 斤', () => {
    expect(amountFen({ fen: 355, per: 'jin' }, 30_200)).toBe(21_442);
    expect(amountFen({ fen: 2680, per: 'kg' }, 31_400)).toBe(84_152);
    expect(amountFen({ fen: 19_800, per: 'box' }, 2)).toBe(39_600);
  });

  it('is exact and never further than half away, however large', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(1_000_000_000), fc.integer({ min: 1, max: 1_000_000 }), (value, numerator, denominator) => {
        const difference = 2n * (BigInt(halfUp(value, numerator, denominator)) * BigInt(denominator) - BigInt(value) * BigInt(numerator));
        expect(difference).toBeLessThanOrEqual(BigInt(denominator));
        expect(difference).toBeGreaterThan(-BigInt(denominator));
      }),
    );
  });
});

describe('which price holds', () => {
  const market = sheet({ id: 'market', purpose: 'reference', series: '市场价', kind: 'inquiry' });
  const all = sheet({ id: 'all' });
  const discount = sheet({ id: 'discount', customerId: 'c', kind: 'discount', reference: '市场价', rates: { vegetable: 800 } });
  const inquiry = sheet({ id: 'inquiry', customerId: 'c', kind: 'inquiry' });
  const line = (sheetId: string, fen: number) => [lineKey(sheetId, 'p'), { sheetId, productId: 'p', unit: 'kg', fen }] as const;
  const price = (category: 'vegetable' | 'meat', selling: Sheet[], ...lines: ReturnType<typeof line>[]) =>
    priceOf({ productId: 'p', category }, { selling: selling.sort(byPrecedence), general: [market, all], lines: new Map(lines) });

  it('takes the customer’s own before the general, an inquired price before a discount', () => {
    const lines = [line('market', 1000), line('all', 990), line('inquiry', 950)];
    expect(price('vegetable', [all, discount, inquiry], ...lines)).toMatchObject({ fen: 950, sheetId: 'inquiry' });
    expect(price('vegetable', [all, discount], ...lines)).toEqual({
      fen: 920,
      per: 'kg',
      sheetId: 'discount',
      kind: 'discount',
      referenceFen: 1000,
      rateBp: 800,
    });
  });

  it('falls back to the general price where the category has no rate or the reference no price', () => {
    expect(price('meat', [all, discount], line('market', 1000), line('all', 990))).toMatchObject({ fen: 990, kind: 'fixed' });
    expect(price('vegetable', [all, discount], line('all', 990))).toMatchObject({ fen: 990 });
    expect(price('vegetable', [discount])).toBeUndefined();
  });
});

describe('a sheet must make sense', () => {
  const header =
    (over: Partial<Sheet> = {}) =>
    () =>
      checkHeader(sheet(over));
  it.each([
    ['the same day', { toOn: '2026-03-01' }, 'products.period-backwards'],
    ['ten years', { toOn: '2036-03-01' }, 'products.period-backwards'],
    ['a discount off nothing', { kind: 'discount', rateBp: 500 }, 'products.sheet-shape'],
    ['a discount without a rate', { kind: 'discount', reference: '市场价' }, 'products.sheet-shape'],
    ['a fixed price with a rate', { rateBp: 500 }, 'products.sheet-shape'],
    ['a reference of one customer', { purpose: 'reference', customerId: 'c' }, 'products.sheet-shape'],
    ['until further notice', { toOn: null }, undefined],
    ['a discount', { kind: 'discount', reference: '市场价', rates: { meat: 300 } }, undefined],
  ] as const)('%s', (_, over, code) => expect(refusalCode(header(over))).toBe(code));

  it('finds what two discounts share', () => {
    expect(sharedCategories({ rateBp: null, rates: { meat: 1 } }, { rateBp: 500, rates: {} })).toEqual(['meat']);
    expect(sharedCategories({ rateBp: null, rates: { meat: 1 } }, { rateBp: null, rates: { egg: 1 } })).toEqual([]);
  });

  it('prices weighed goods by any weight, counted goods by their own unit alone', () => {
    expect(mayPrice({ settleUnit: 'kg' }, 'jin')).toBe(true);
    expect(mayPrice({ settleUnit: 'kg' }, 'box')).toBe(false);
    expect(mayPrice({ settleUnit: 'box' }, 'bag')).toBe(false);
    expect(mayPrice({ settleUnit: 'box' }, 'box')).toBe(true);
  });
});
