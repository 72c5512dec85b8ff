// Every check of R1.1: what it finds, and what it leaves alone.
import { describe, expect, it } from 'vitest';
import { shanghaiInstant } from '../../kernel/time.ts';
import type { SiteCard } from '../customers/public.ts';
import type { Price, Terms } from '../products/public.ts';
import { checkDraft, cutoffOf } from './check.rules.ts';
import type { Draft, DraftLine, Surroundings } from './draft.ts';
import { FINDING_CODES, type FindingCode } from './findings.ts';
import { settle, unitsOf } from './read-line.rules.ts';

const SITE = {
  siteId: 's1',
  siteName: '一食堂',
  siteCode: 'S1',
  customerId: 'c1',
  customerName: '实验小学',
  address: '',
  gateRules: '',
  longitude: null,
  latitude: null,
  receiving: [{ days: [1, 2, 3, 4, 5], from: '05:30', to: '07:30' }],
  meals: {},
  signersNeeded: 1,
  scale: 'customer',
  orderCutoff: '18:00',
  customerKind: 'school',
  siteActive: true,
  customerActive: true,
} as unknown as SiteCard;

const terms = (over: Partial<Terms>): Terms =>
  ({
    productId: 'p',
    code: 'V001',
    name: '番茄',
    spec: '一级',
    category: 'vegetable',
    stockUnit: 'kg',
    settleUnit: 'kg',
    catchWeight: false,
    typicalWeight: null,
    pieceUnit: null,
    highRiskForSchools: false,
    active: true,
    ...over,
  }) as Terms;

const TOMATO = terms({ productId: 'tomato' });
const PORK = terms({
  productId: 'pork',
  name: '猪前腿肉',
  code: 'M001',
  stockUnit: 'box',
  catchWeight: true,
  typicalWeight: 15_000,
  pieceUnit: 'box',
});
const BEANS = terms({ productId: 'beans', name: '四季豆', code: 'V012', highRiskForSchools: true });
const OLD = terms({ productId: 'old', name: '旧品', active: false });
const EGGS = terms({ productId: 'eggs', name: '鲜鸡蛋', stockUnit: 'box', settleUnit: 'box' });
const ALL = [TOMATO, PORK, BEANS, OLD, EGGS];

const line = (over: Partial<DraftLine> = {}): DraftLine => ({
  lineId: null,
  productId: null,
  product: '番茄',
  productCode: null,
  spec: '',
  amount: 10_000,
  unit: 'kg',
  remark: '',
  ...over,
});
const draft = (over: Partial<Draft> = {}): Draft => ({
  siteId: 's1',
  deliveryOn: '2026-03-03',
  timing: 'standard',
  from: null,
  to: null,
  urgent: false,
  orderKind: 'order',
  externalNumber: null,
  supplementOf: null,
  remark: '',
  lines: [line()],
  ...over,
});
const NOW = shanghaiInstant('2026-03-02', '10:00');
const PRICE = { fen: 600, per: 'kg', sheetId: 'sheet', kind: 'fixed', referenceFen: null, rateBp: null } as Price;
const around = (over: Partial<Surroundings> = {}): Surroundings => ({
  now: NOW,
  receivedAt: NOW,
  site: SITE,
  product: ({ product }) => (product === '肉' ? [PORK, TOMATO] : ALL.find(({ name }) => name === product)),
  price: () => PRICE,
  cost: ({ fen }, amount) => Math.round((fen * amount) / 1000),
  hash: (text) => text,
  usual: () => undefined,
  riskyWords: ['四季豆', '鲜黄花菜'],
  sameAs: () => undefined,
  ...over,
});
const codes = (asked: Partial<Draft> = {}, over: Partial<Surroundings> = {}): FindingCode[] =>
  checkDraft(draft(asked), around(over)).found.map(({ code }) => code);

const LATE = shanghaiInstant('2026-03-02', '18:01');
const OPEN = { ...SITE, receiving: [] };
const hospital: SiteCard = { ...SITE, customerKind: 'hospital' };

const TABLE: readonly [FindingCode, Partial<Draft>, Partial<Surroundings>][] = [
  ['site-unknown', {}, { site: undefined }],
  ['customer-closed', {}, { site: { ...SITE, customerActive: false } }],
  ['site-closed', {}, { site: { ...SITE, siteActive: false } }],
  ['window-missing', { deliveryOn: '2026-03-07' }, {}],
  ['window-backwards', { from: '07:00', to: '06:00' }, {}],
  ['window-past', { deliveryOn: '2026-03-02' }, { receivedAt: shanghaiInstant('2026-03-01', '10:00') }],
  ['too-far', { deliveryOn: '2027-06-01' }, {}],
  ['outside-hours', { timing: 'requested', from: '08:00', to: '09:00' }, {}],
  ['outside-hours', { timing: 'requested', from: '06:00', to: '07:00', deliveryOn: '2026-03-07' }, {}],
  ['after-cutoff', {}, { receivedAt: LATE, now: LATE }],
  ['duplicate', {}, { sameAs: () => 'DD260302-000001' }],
  ['no-price', { lines: [line(), line({ product: '鲜鸡蛋', unit: 'box', amount: 2 })] }, { price: (id) => (id === 'tomato' ? PRICE : undefined) }],
  ['no-prices', { lines: [line(), line({ product: '鲜鸡蛋', unit: 'box', amount: 2 })] }, { price: () => undefined }],
  ['unknown-product', { lines: [line({ product: '神秘菜' })] }, {}],
  ['product-ambiguous', { lines: [line({ product: '肉' })] }, {}],
  ['product-closed', { lines: [line({ product: '旧品' })] }, {}],
  ['product-twice', { lines: [line(), line()] }, {}],
  ['high-risk', { lines: [line({ product: '四季豆' })] }, {}],
  ['amount-not-positive', { lines: [line({ amount: 0 })] }, {}],
  ['amount-not-positive', { lines: [line({ amount: -5000 })] }, {}],
  ['amount-absurd', { lines: [line({ amount: 30_000_000 })] }, {}],
  ['amount-unusual', { lines: [line({ amount: 51_000 })] }, { usual: () => 10_000 }],
  ['unit-unfit', { lines: [line({ unit: 'bottle', amount: 3 })] }, {}],
];

describe('checks', () => {
  it('finds nothing in a normal order', () => expect(codes()).toEqual([]));

  it.each(TABLE)('%s', (code, asked, over) => expect(codes(asked, over)).toEqual([code]));

  it('has a case here for every code', () => expect(new Set(TABLE.map(([code]) => code))).toEqual(new Set(FINDING_CODES)));

  it.each<[string, Partial<Draft>, Partial<Surroundings>, FindingCode[]]>([
    ['beans for a hospital', { lines: [line({ product: '四季豆' })] }, { site: hospital }, []],
    ['a risky name of no master', { lines: [line({ product: '本地四季豆' })] }, {}, ['unknown-product', 'high-risk']],
    ['a site without hours may be asked for any time', { timing: 'requested', from: '03:00', to: '04:00' }, { site: OPEN }, []],
    ['pick-up outside receiving hours', { timing: 'pick-up', from: '14:00', to: '15:00' }, {}, []],
    ['exactly at the cutoff', {}, { receivedAt: LATE - 60_000, now: LATE - 60_000 }, []],
    ['goods for goods taken back know no cutoff', { orderKind: 'return' }, { receivedAt: LATE, now: LATE }, []],
    ['five times the usual', { lines: [line({ amount: 50_000 })] }, { usual: () => 10_000 }, []],
  ])('%s', (...[, asked, over, found]) => expect(codes(asked, over)).toEqual(found));

  it('makes a late order an urgent one, and keeps the word of who says so', () => {
    expect(checkDraft(draft(), around({ receivedAt: LATE, now: LATE })).urgent).toBe(true);
    expect(checkDraft(draft({ urgent: true }), around()).urgent).toBe(true);
    expect(checkDraft(draft(), around()).urgent).toBe(false);
    expect(cutoffOf(SITE, '2026-03-03')).toBe(shanghaiInstant('2026-03-02', '18:00'));
  });

  it('promises the receiving hours, the requested time, or what is missing of it', () => {
    const window = (asked: Partial<Draft>) => checkDraft(draft(asked), around()).window;
    const at = (time: string) => shanghaiInstant('2026-03-03', time);
    expect(window({})).toEqual({ from: at('05:30'), to: at('07:30') });
    expect(window({ from: '06:00', to: '06:30' })).toEqual({ from: at('06:00'), to: at('06:30') });
    expect(window({ to: '06:00' })).toEqual({ from: at('05:30'), to: at('06:00') });
    expect(window({ from: '07:00' })).toEqual({ from: at('07:00'), to: at('07:30') });
    expect(window({ from: '09:00' })).toEqual({ from: at('09:00'), to: at('10:00') });
  });

  it('knows the same order by what is asked, whatever the order of lines', () => {
    const hash = (asked: Partial<Draft>) => checkDraft(draft(asked), around()).contentHash;
    const two = [line(), line({ product: '四季豆' })];
    expect(hash({ lines: two })).toBe(hash({ lines: [...two].reverse(), remark: '快点', externalNumber: 'X' }));
    expect(hash({ lines: two })).not.toBe(hash({ lines: [line({ amount: 10_001 })] }));
    expect(hash({})).not.toBe(hash({ deliveryOn: '2026-03-04' }));
  });
});

describe('a line', () => {
  it.each<[string, Partial<DraftLine>, object]>([
    ['斤 is settled in kg', { amount: 15_000, unit: 'jin' }, { amount: 15_000, unit: 'kg', pieces: null, totalFen: 9000 }],
    [
      'boxes of pork weigh what they usually weigh, and stay boxes',
      { product: '猪前腿肉', amount: 2, unit: 'box' },
      { orderedAmount: 2, orderedUnit: 'box', amount: 30_000, unit: 'kg', pieces: 2, pieceUnit: 'box', totalFen: 18_000 },
    ],
    ['pork by weight has no pieces', { product: '猪前腿肉', amount: 31_400, unit: 'kg' }, { amount: 31_400, unit: 'kg', pieces: null }],
    [
      'an unknown product stays as written, unchecked',
      { product: '神秘菜', amount: 3, unit: 'bag' },
      { productId: null, product: '神秘菜', amount: 3, unit: 'bag', priceFen: null, unchecked: true },
    ],
  ])('%s', (_what, asked, read) => expect(checkDraft(draft({ lines: [line(asked)] }), around()).lines[0]).toMatchObject(read));

  it('counts only by units the product has', () => {
    expect(settle({ amount: 2, unit: 'bag' }, PORK)).toBeUndefined();
    expect(settle({ amount: 2, unit: 'box' }, { ...PORK, typicalWeight: null })).toBeUndefined();
    expect(settle({ amount: 1000, unit: 'kg' }, EGGS)).toBeUndefined();
    expect(unitsOf(PORK)).toEqual(['box', 'kg', 'jin']);
    expect(unitsOf(TOMATO)).toEqual(['kg', 'jin']);
    expect(unitsOf(EGGS)).toEqual(['box']);
  });

  it('sums what is priced and says how many are not', () => {
    const lines = [line(), line({ product: '神秘菜' })];
    expect(checkDraft(draft({ lines }), around())).toMatchObject({ totalFen: 6000, unpriced: 1 });
    expect(checkDraft(draft(), around({ price: () => undefined }))).toMatchObject({ totalFen: null, unpriced: 1 });
  });
});
