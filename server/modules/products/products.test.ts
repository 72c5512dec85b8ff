import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { readMessages } from '../cases/intake/read.ts';
import { amountFen, priceAt, productNames, termsOf } from './public.ts';

let app: TestApp;
let buyer: SignedIn;
let school: string;
let other: string;
const NAMES = ['西红柿', '洋柿子'];
const product = {
  name: '番茄',
  aliases: NAMES,
  category: 'vegetable',
  stockUnit: 'kg',
  settleUnit: 'kg',
  toleranceClass: 'weighed',
  temperatureClass: 'fresh',
} as const;
const pork = {
  ...({ name: '猪前腿肉', aliases: ['前腿肉'], category: 'meat', stockUnit: 'box', settleUnit: 'kg', catchWeight: true } as const),
  ...({ typicalWeight: 15_000, pieceUnit: 'box', pieceTare: 600, toleranceClass: 'meat', temperatureClass: 'chilled-meat' } as const),
};

beforeAll(async () => {
  app = await openTestApp();
  buyer = await app.as('purchasing');
  const clerk = await app.as('order-clerk');
  school = (await clerk.api.customers.register({ code: 'T1', name: '实验小学', kind: 'school' })).customerId;
  other = (await clerk.api.customers.register({ code: 'T2', name: '市中心医院', kind: 'hospital' })).customerId;
});
afterAll(() => app.close());

const on = '2026-03-02';
const register = (code: string, over: object = {}) => buyer.api.products.register({ code, ...product, ...over });
const upload = async (csv: string) =>
  (await app.app.files.receive({ body: Readable.from([Buffer.from(csv)]), uploader: SYSTEM, now: app.clock.now(), name: '表.csv' })).id;

describe('a product', () => {
  it('is registered, found by alias, changed and retired', async () => {
    const { productId } = await register('V1', { storage: '冷藏', cooking: '煮熟' });
    expect((await buyer.api.products.list({ text: '西 红柿' })).items).toMatchObject([{ id: productId, code: 'V1' }]);
    await buyer.api.products.change({ productId, ...product, aliases: ['西红柿'], cleanYieldBp: 9500, storage: '阴凉' });
    expect(await buyer.api.products.show({ productId })).toMatchObject({
      aliases: ['西红柿'],
      cleanYieldBp: 9500,
      storage: '阴凉',
      cooking: '',
      tolerance: { overBp: 200, confirmed: true },
      temperature: { label: { zh: '果蔬保鲜' }, limits: [{ place: 'transport', lowest: 0, highest: 100, confirmed: false }, { place: 'canteen' }] },
      can: { change: true },
    });
    await buyer.api.products.retire({ productId, retired: true });
    expect((await buyer.api.products.list({ text: 'V1' })).items).toEqual([]);
    expect((await buyer.api.products.list({ text: 'V1', retired: true })).items).toMatchObject([{ active: false }]);
    await buyer.api.products.retire({ productId, retired: false });
    expect((await buyer.api.products.list({ text: 'V1' })).items).toHaveLength(1);
  });

  it.each([
    ['a code that is taken', { code: 'V1' }, 'products.code-taken'],
    ['an alias that is the name', { aliases: ['番 茄'] }, 'products.alias-twice'],
    ['a class nobody knows', { toleranceClass: 'generous' }, 'products.class-unknown'],
    ['boxes settled by kg without a weight', { stockUnit: 'box' }, 'products.weight-needed'],
    ['boxes settled by the bag', { stockUnit: 'box', settleUnit: 'bag' }, 'products.units-apart'],
    ['catch weight settled by the box', { ...pork, settleUnit: 'box' }, 'products.piece-unit'],
  ])('is refused with %s', async (_, over, code) => {
    expect(await refusalOf(register('X1', over))).toMatchObject({ code });
  });

  it('is for purchasing to change and for drivers to see', async () => {
    const driver = await app.as('driver');
    expect((await driver.api.products.list({})).can).toEqual({ register: false });
    expect(await refusalOf(driver.api.products.register({ code: 'X2', ...product }))).toMatchObject({ status: 403 });
    expect(await refusalOf(driver.api.products.listSheets({}))).toMatchObject({ status: 403 });
  });
});

describe('terms', () => {
  it('answer by code, by any name, and say where a name means several', async () => {
    const { productId } = await register('M1', pork);
    await register('M2', { ...pork, name: '猪前腿肉', spec: '带皮' });
    await register('M3', { ...pork, name: '前腿肉', aliases: [] });
    const known = await termsOf(app.app.db, { codes: ['M1', 'none'], names: ['猪前腿肉', '前腿肉', '西红柿', '西 红柿', '龙虾'], on });
    expect(known.byCode.get('M1')).toMatchObject({
      ...{ productId, catchWeight: true, typicalWeight: 15_000, pieceUnit: 'box', pieceTare: 600, overBp: 200, underBp: 200 },
      ...{ settleUnit: 'kg', active: true },
    });
    expect([...known.byCode.keys()]).not.toContain('none');
    expect(known.several.get('猪前腿肉')?.map(({ code }) => code)).toEqual(['M1', 'M2']);
    expect(known.byName.get('前腿肉')?.code).toBe('M3');
    expect([known.byName.get('西红柿')?.code, known.byName.get('西 红柿')?.code, known.byName.get('龙虾')]).toEqual(['V1', 'V1', undefined]);
  });

  it('count a tolerance from the day it begins', async () => {
    const before = await termsOf(app.app.db, { codes: ['M1'], on: '2025-12-31' });
    expect(before.byCode.get('M1')).toMatchObject({ overBp: 0, underBp: 0 });
  });

  it('give the same list of names while nothing changes, and readers of chats know them', async () => {
    await register('V9', { name: '鸡毛菜苗', aliases: ['小毛菜苗'] });
    const names = await productNames(app.app.db);
    expect(await productNames(app.app.db)).toBe(names);
    const [draft] = readMessages([{ from: null, text: '小毛菜苗20斤' }], { now: app.clock.now(), products: names });
    expect(draft?.lines[0]).toMatchObject({ normalised: '鸡毛菜苗', quantity: 20 });
    await register('V10');
    expect(await productNames(app.app.db)).not.toBe(names);
  });
});

const header = { name: '三月上旬', kind: 'fixed', series: '统一价', fromOn: '2026-03-01', toOn: '2026-03-11' } as const;

describe('a price sheet', () => {
  let tomato: string;
  let meat: string;
  const sheet = async (over: object, lines: readonly (readonly [string, number])[] = []) => {
    const { sheetId } = await buyer.api.products.draftSheet({ ...header, ...over });
    if (lines.length > 0)
      await buyer.api.products.setSheetLines({ sheetId, lines: lines.map(([productId, fen]) => ({ productId, unit: 'kg', fen })) });
    return sheetId;
  };
  const publish = async (over: object, lines: readonly (readonly [string, number])[] = []) => {
    const sheetId = await sheet(over, lines);
    await buyer.api.products.publishSheet({ sheetId });
    return sheetId;
  };
  const priceOn = async (day: string, productId = tomato, customerId = school) =>
    (await priceAt(app.app.db, { customerId, productIds: [productId], on: day })).get(productId);

  beforeAll(async () => {
    tomato = (await register('P1', { name: '大番茄', aliases: [] })).productId;
    meat = (await register('P2', { ...pork, name: '五花肉', aliases: [] })).productId;
  });

  it('holds from its first day up to and without its last', async () => {
    const sheetId = await publish({}, [[tomato, 560]]);
    expect(await priceOn('2026-02-28')).toBeUndefined();
    expect(await priceOn('2026-03-01')).toMatchObject({ fen: 560, per: 'kg', sheetId, kind: 'fixed' });
    expect(await priceOn('2026-03-10', tomato, other)).toMatchObject({ fen: 560 });
    expect(await priceOn('2026-03-11')).toBeUndefined();
    expect(await priceOn('2026-03-02', meat)).toBeUndefined();
    const price = await priceOn('2026-03-02');
    expect(price && amountFen(price, 30_250)).toBe(16_940);
  });

  it('is final once published, and another replaces it from a day on', async () => {
    const { items } = await buyer.api.products.listSheets({ general: true });
    const first = items[0]?.id as string;
    expect(await refusalOf(buyer.api.products.setSheetLines({ sheetId: first, lines: [{ productId: tomato, unit: 'kg', fen: 1 }] }))).toMatchObject({
      code: 'products.sheet-published',
    });
    expect(await refusalOf(publish({ fromOn: '2026-03-10', toOn: null }, [[tomato, 580]]))).toMatchObject({ code: 'products.sheet-overlaps' });
    const next = await publish({ fromOn: '2026-03-06', toOn: '2026-03-11', replaces: first, copyOf: first }, [[tomato, 580]]);
    expect([await priceOn('2026-03-05'), await priceOn('2026-03-06')]).toMatchObject([
      { fen: 560, sheetId: first },
      { fen: 580, sheetId: next },
    ]);
    expect(await buyer.api.products.showSheet({ sheetId: first })).toMatchObject({
      replacedFrom: '2026-03-06',
      replacedBy: { id: next },
      state: 'in-force',
      can: { replace: false, change: false },
    });
    expect(await refusalOf(sheet({ fromOn: '2026-03-07', replaces: first }))).toMatchObject({ code: 'products.replaces-other-scope' });
    await publish({ fromOn: '2026-03-11', toOn: null }, [[tomato, 600]]);
    expect(await priceOn('2027-01-01')).toMatchObject({ fen: 600 });
  });

  it('takes a discount off what the reference says that day, half a fen up', async () => {
    const discount = {
      kind: 'discount',
      series: '下浮',
      customerId: school,
      reference: '市场价',
      rateBp: 500,
      rates: { meat: 333 },
      toOn: null,
    } as const;
    expect(await refusalOf(publish(discount))).toMatchObject({ code: 'products.reference-missing' });
    const reference = { purpose: 'reference', kind: 'inquiry', series: '市场价' } as const;
    await publish(reference, [
      [tomato, 590],
      [meat, 2681],
    ]);
    await publish({ ...reference, fromOn: '2026-03-11', toOn: '2026-03-21' }, [[tomato, 610]]);
    await publish(discount);
    expect(await priceOn('2026-03-02')).toMatchObject({ fen: 561, kind: 'discount', referenceFen: 590, rateBp: 500 }); // 560.5
    expect(await priceOn('2026-03-02', meat)).toMatchObject({ fen: 2592 }); // 2591.7
    expect(await priceOn('2026-03-11')).toMatchObject({ fen: 580 }); // 579.5
    expect(await priceOn('2026-03-21')).toMatchObject({ fen: 600, kind: 'fixed' });
    expect(await priceOn('2026-03-02', tomato, other)).toMatchObject({ fen: 560, kind: 'fixed' });
    expect(await refusalOf(publish({ ...discount, rateBp: null, rates: { meat: 100 } }))).toMatchObject({ code: 'products.sheet-overlaps' });
  });

  it('is refused where it cannot be right', async () => {
    const sheetId = await sheet({ customerId: school });
    const set = (line: object) => buyer.api.products.setSheetLines({ sheetId, lines: [{ productId: tomato, unit: 'kg', fen: 500, ...line }] });
    expect(await refusalOf(set({ unit: 'box' }))).toMatchObject({ code: 'products.price-unit' });
    for (const fen of [-1, 0, 1.5, 10_000_001]) expect((await refusalOf(set({ fen }))).status).toBe(400);
    expect(await refusalOf(set({ productId: school }))).toMatchObject({ code: 'products.product-unknown' });
    expect(await refusalOf(buyer.api.products.publishSheet({ sheetId }))).toMatchObject({ code: 'products.sheet-empty' });
    expect(await refusalOf(sheet({ customerId: tomato }))).toMatchObject({ code: 'products.customer-unknown' });
    expect(await refusalOf(sheet({ customerId: school, contractId: tomato }))).toMatchObject({ code: 'products.contract-unknown' });
    await buyer.api.products.discardSheet({ sheetId });
    expect(await refusalOf(buyer.api.products.showSheet({ sheetId }))).toMatchObject({ status: 404 });
  });

  it('shows its lines with the price before, and a discount computed', async () => {
    const sheetId = await sheet({ customerId: other, fromOn: '2026-03-06' }, [[tomato, 620]]);
    expect((await buyer.api.products.listSheetLines({ sheetId })).items).toMatchObject([{ code: 'P1', fen: 620, before: { fen: 560, per: 'kg' } }]);
    const { items } = await buyer.api.products.listSheets({ customerId: school, kind: 'discount', draft: false });
    expect((await buyer.api.products.listSheetLines({ sheetId: items[0]?.id as string })).items).toMatchObject([
      { code: 'P1', fen: 561, referenceFen: 590, rateBp: 500 },
      { code: 'P2', fen: 2592, referenceFen: 2681, rateBp: 333 },
    ]);
  });

  it('is looked up by customer and day, and each customer sees its own', async () => {
    const { items } = await buyer.api.products.lookUpPrices({ customerId: school, on, text: 'P' });
    expect(items).toMatchObject([
      { code: 'P1', fen: 561, per: 'kg', sheet: { name: '三月上旬' } },
      { code: 'P2', fen: 2592 },
    ]);
    expect((await buyer.api.products.lookUpPrices({ customerId: other, on, text: 'P2' })).items).toMatchObject([{ fen: null, sheet: null }]);
    const ours = (await app.asContact(school)).api;
    const theirs = (await app.asContact(other)).api;
    expect((await ours.products.follow({})).items.map(({ code, fen }) => [code, fen])).toEqual([
      ['P1', 561],
      ['P2', 2592],
    ]);
    expect((await theirs.products.follow({})).items).toMatchObject([{ code: 'P1', fen: 560, temperature: { code: 'fresh' } }]);
  });

  it('is imported by code or name; bad rows are told, the same file again takes nothing', async () => {
    const sheetId = await sheet({ customerId: school, kind: 'inquiry', series: '询价', fromOn: '2026-04-01', toOn: '2026-04-11' });
    const fileId = await upload(
      '编码,品名,单价（元）,单位\nP1,,5.5,公斤\n,五花肉,14.25,斤\nP1,,6,\nP9,,6,\nP2,,-1,\nP1,,0,\nV1,,3.999,\nV1,,abc,\n,猪前腿肉,20,\nM1,,20,箱\nV10,,,\n',
    );
    const report = await buyer.api.products.importSheet({ sheetId, fileId });
    expect(report).toMatchObject({ rows: 10, taken: 2, unchanged: 0, refused: 8 });
    expect(report.errors.map(({ row, column }) => [row, column])).toEqual([
      [4, '商品编码'],
      [5, '商品编码'],
      [6, '单价'],
      [7, '单价'],
      [8, '单价'],
      [9, '单价'],
      [10, '商品名称'],
      [11, '计价单位'],
    ]);
    expect(await buyer.api.products.importSheet({ sheetId, fileId })).toMatchObject({ taken: 0, unchanged: 2, refused: 8 });
    await buyer.api.products.publishSheet({ sheetId });
    expect(await priceOn('2026-04-01', meat)).toMatchObject({ fen: 1425, per: 'jin', kind: 'inquiry' });
  });
});

describe('the tables', () => {
  it('come out of the journal as they are', async () => {
    expect(await verifyRebuild(app, 'products')).toEqual([]);
  });
});
