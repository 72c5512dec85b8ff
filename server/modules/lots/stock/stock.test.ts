import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import { exportOf } from '../../../testing/export-of.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { ensureDemoProducts } from '../../products/public.ts';
import { FIRST_QUARANTINE, FIRST_STORE, NOWHERE } from '../lot.ts';
import { holdInUnit } from '../public.ts';
import { receiveInUnit } from '../testing/receive.ts';

let app: TestApp;
let clerk: SignedIn;
let officer: SignedIn;
const goods = new Map<string, string>();
beforeAll(async () => {
  app = await openTestApp();
  [clerk, officer] = await Promise.all([app.as('warehouse-clerk'), app.as('food-safety-officer')]);
  await ensureDemoProducts(app.app);
  for (const { id, code } of await app.app.db.selectFrom('products.product').select(['id', 'code']).execute()) goods.set(code, id);
});
afterAll(() => app.close());

const day = (days: number): string => shanghaiDate(app.clock.now() + days * DAY);
const product = (code: string): string => goods.get(code) ?? '';
const store = FIRST_STORE;
const receive = async (amount: number, more = {}): Promise<string> => {
  const [lot] = await app.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId: product('V001'), amount, expiresOn: day(3), ...more }]));
  return lot?.lotId ?? '';
};
const show = (lotId: string) => clerk.api.lots.show({ lotId });
const inStore = async (lotId: string) => (await show(lotId)).balances.find(({ id }) => id === store)?.amount ?? 0;
const from = (lotId: string, amount: number) => ({ lotId, placeId: store, amount });
const out = (amount: number, more = {}) => ({ placeId: store, amount, ...more });
const code = async (work: Promise<unknown>) => (await refusalOf(work)).code;

/** The sentence of the lot's page must be true. */
async function adds(lotId: string): Promise<void> {
  const { received, made, ...rest } = (await show(lotId)).sums;
  expect(Object.values(rest).reduce((sum, part) => sum + part, 0)).toBe(received + made);
}

describe('lots', () => {
  it('are found by number, supplier’s lot and product, and by what they count as today', async () => {
    const supplierId = newId();
    const lotId = await receive(5_000, { productId: product('V003'), supplierId, supplierLot: 'QH-0301', expiresOn: day(-1) });
    const { number } = await show(lotId);
    const found = async (filter: Parameters<typeof clerk.api.lots.list>[0]) => (await clerk.api.lots.list(filter)).items.map(({ id }) => id);
    for (const text of [number.slice(-6), 'qh-03', '土豆', 'V003']) expect(await found({ text })).toContain(lotId);
    expect(await found({ text: '100%' })).toEqual([]);
    expect(await found({ standing: 'expired' })).toContain(lotId);
    expect(await found({ standing: 'available' })).not.toContain(lotId);
    expect(await found({ supplierId })).toEqual([lotId]);
    expect(await found({ placeId: FIRST_QUARANTINE })).toEqual([]);
    expect(await show(lotId)).toMatchObject({ standing: 'expired', stock: 5_000, product: { name: '土豆' }, supplier: { id: supplierId } });
  });

  it('come page by page, and the earliest first where days are asked for', async () => {
    for (const days of [5, 2, 4]) await receive(1_000, { productId: product('V005'), expiresOn: day(days) });
    const productId = product('V005');
    const all = await clerk.api.lots.list({ productId, expiringWithin: 30 });
    expect(all.items.map(({ expiresOn }) => expiresOn)).toEqual([day(2), day(4), day(5)]);
    const first = await clerk.api.lots.list({ productId, limit: 2 });
    const second = await clerk.api.lots.list({ productId, limit: 2, cursor: first.next ?? '' });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
    expect(second.next).toBeNull();
  });

  it('leave as a spreadsheet that can be added up', async () => {
    await receive(31_400, { productId: product('V008') });
    const { jobId } = await clerk.api.lots.exportList({ productId: product('V008') });
    expect((await exportOf(app, clerk, jobId)).rows).toMatchObject([{ 商品: '青椒', 库存: '31.4', 单位: '公斤', 状态: '可用' }]);
  });
});

describe('places', () => {
  it('are opened once, and closed only when empty and not the last', async () => {
    const { placeId } = await clerk.api.lots.openPlace({ name: '冷库二', kind: 'store', temperature: 'chilled' });
    expect(await code(clerk.api.lots.openPlace({ name: '冷库二', kind: 'store', temperature: 'frozen' }))).toBe('lots.place-known');
    const lotId = await receive(2_000);
    await clerk.api.lots.putAway({ lotId, fromId: store, toId: placeId, amount: 2, unit: '公斤' });
    expect(await code(clerk.api.lots.closePlace({ placeId }))).toBe('lots.place-holds-goods');
    await clerk.api.lots.putAway({ lotId, fromId: placeId, toId: store, amount: 4, unit: '斤' });
    await clerk.api.lots.closePlace({ placeId });
    expect(await code(clerk.api.lots.putAway({ lotId, fromId: store, toId: placeId, amount: 1 }))).toBe('lots.place-not-found');
    expect(await code(clerk.api.lots.closePlace({ placeId: FIRST_QUARANTINE }))).toBe('lots.last-place');
    const { items } = await clerk.api.lots.places({});
    expect(items.find(({ id }) => id === placeId)).toMatchObject({ active: false, lots: 0, can: { close: false } });
  });
});

describe('amounts', () => {
  it('are said in units of the trade and never guessed', async () => {
    const lotId = await receive(10_000);
    const put = (amount: number, unit?: string) =>
      clerk.api.lots.putAway({ lotId, fromId: store, toId: FIRST_QUARANTINE, amount, ...(unit ? { unit } : {}) });
    expect(await code(put(1, '大车'))).toBe('lots.unit-not-known');
    expect(await code(put(1, '箱'))).toBe('lots.unit-unknown');
    expect(await code(put(0))).toBe('lots.amount-absurd');
    expect(await code(put(-1))).toBe('lots.amount-absurd');
    expect(await code(put(0.00005))).toBe('lots.amount-too-fine');
    expect(await code(put(10.001))).toBe('lots.not-enough');
    await put(3, '斤');
    expect(await inStore(lotId)).toBe(8_500);
  });

  it('of boxes are not amounts of bags', async () => {
    const lotId = await receive(5, { unit: 'box', productId: product('D001') });
    expect(await code(clerk.api.lots.split({ lotId, placeId: store, parts: [out(5, { unit: '袋' })] }))).toBe('lots.unit-unknown');
    const { lots } = await clerk.api.lots.repack({ inputs: [from(lotId, 5)], outputs: [out(50, { unit: '袋' })] });
    expect(await show(lots[0]?.id ?? '')).toMatchObject({ unit: 'bag', stock: 50 });
    await adds(lotId);
  });
});

describe('a count', () => {
  const place = { kind: 'store' as const, id: store };
  it('books the difference with its reason, and none where there is none', async () => {
    const lotId = await receive(10_000);
    expect(await clerk.api.lots.count({ lotId, place, amount: 9.7, seen: 10_000, reason: 'drying' })).toMatchObject({ difference: -300 });
    expect(await clerk.api.lots.count({ lotId, place, amount: 9.7, reason: 'stocktake' })).toEqual({ eventId: null, difference: 0 });
    expect(await clerk.api.lots.count({ lotId, place, amount: 10, reason: 'found' })).toMatchObject({ difference: 300 });
    expect(await clerk.api.lots.count({ lotId, place, amount: 0, reason: 'mistake' })).toMatchObject({ difference: -10_000 });
    expect((await show(lotId)).sums).toMatchObject({ stock: 0, differences: 10_000 });
    await adds(lotId);
  });

  it('is refused where goods moved meanwhile, and at a kitchen', async () => {
    const lotId = await receive(10_000);
    expect(await code(clerk.api.lots.count({ lotId, place, amount: 9, seen: 9_000, reason: 'stocktake' }))).toBe('lots.moved-meanwhile');
    const kitchen = { kind: 'site' as const, id: newId() };
    expect(await code(clerk.api.lots.count({ lotId, place: kitchen, amount: 9, reason: 'stocktake' }))).toBe('lots.not-countable');
    expect((await clerk.api.lots.count({ lotId, place: { kind: 'staging', id: NOWHERE }, amount: 1, reason: 'found' })).difference).toBe(1_000);
  });

  it('of two clerks at once ends at what the last one said', async () => {
    const lotId = await receive(10_000);
    const count = (amount: number) => clerk.api.lots.count({ lotId, place, amount, reason: 'stocktake' });
    await Promise.all([count(9), count(8)]);
    expect([8_000, 9_000]).toContain(await inStore(lotId));
    await adds(lotId);
  });
});

describe('goods leave', () => {
  it('back to their supplier, where they have one', async () => {
    const lotId = await receive(5_000, { supplierId: newId(), supplierLot: 'S1' });
    await clerk.api.lots.returnToSupplier({ lotId, placeId: store, amount: 2, reason: 'quality' });
    expect((await show(lotId)).sums).toMatchObject({ returned: 2_000, stock: 3_000 });
    const { lots } = await clerk.api.lots.split({ lotId, placeId: store, parts: [out(1)] });
    const own = clerk.api.lots.returnToSupplier({ lotId: lots[0]?.id ?? '', placeId: store, amount: 1, reason: 'quality' });
    expect(await code(own)).toBe('lots.no-supplier');
  });

  it('destroyed, with witnesses and pictures beside', async () => {
    const lotId = await receive(5_000, { expiresOn: day(-2) });
    const common = { lotId, placeId: store, reason: 'expired' as const, at: '无害化处理站', witnesses: ['仓管甲', '品控乙'] };
    const report = { at: iso(app.clock.now() - DAY), to: '县市场监管局' };
    app.clock.move(1000);
    await clerk.api.lots.destroy({ ...common, amount: 5, report });
    const { items } = await clerk.api.lots.movements({ lotId });
    expect(items[0]).toMatchObject({
      kind: 'destroyed',
      reason: 'expired',
      destruction: { weight: 5_000, reportedTo: '县市场监管局', place: '无害化处理站', witnesses: ['仓管甲', '品控乙'] },
    });
    expect(await show(lotId)).toMatchObject({ standing: 'destroyed', can: { hold: false, destroy: false } });
    const rows = await app.app.db.selectFrom('journal.fact').select('data').where('name', '=', 'lots.destruction-shown').execute();
    expect(JSON.stringify(rows)).not.toContain('仓管甲');
    expect(await code(officer.api.lots.hold({ lotIds: [lotId], kind: 'hold', reason: 'other' }))).toBe('lots.recalled-destroyed');
  });

  it('recalled ones only after time and place were reported', async () => {
    const lotId = await receive(5_000);
    await app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'recall', reason: 'recall', lotIds: [lotId], recallId: newId() }));
    const destroy = (more = {}) => clerk.api.lots.destroy({ lotId, placeId: store, amount: 1, reason: 'recall', ...more });
    expect(await code(destroy())).toBe('lots.report-first');
    expect(await code(destroy({ report: { at: iso(app.clock.now() + DAY), to: '县局' }, at: '处理站' }))).toBe('lots.report-later');
    expect(await code(destroy({ report: { at: iso(app.clock.now()), to: '县局' } }))).toBe('lots.report-first');
    await destroy({ report: { at: iso(app.clock.now()), to: '县局' }, at: '处理站' });
    const { holds } = await show(lotId);
    expect(await code(officer.api.lots.lift({ holdId: holds[0]?.id ?? '', outcome: 'mistaken' }))).toBe('lots.held-by-recall');
  });
});

describe('a hold', () => {
  it('stops a lot with all that was made of it, and is lifted in parts by those who may', async () => {
    const lotId = await receive(5_000);
    const { lots } = await clerk.api.lots.split({ lotId, placeId: store, parts: [out(1), out(1)] });
    const { holdId, lots: stopped } = await clerk.api.lots.hold({ lotIds: [lotId], kind: 'hold', reason: 'inspection', words: '农残超标待复检' });
    expect(stopped).toBe(3);
    expect(await show(lots[0]?.id ?? '')).toMatchObject({ standing: 'held' });
    expect(await code(clerk.api.lots.lift({ holdId, outcome: 'harmless' }))).toBe('http.not-permitted');
    const some = [lots[0]?.id ?? ''];
    expect(await officer.api.lots.lift({ holdId, lotIds: some, outcome: 'harmless', words: '复检合格' })).toMatchObject({ standing: 2 });
    expect(await code(officer.api.lots.lift({ holdId, lotIds: some, outcome: 'harmless' }))).toBe('lots.lifted-already');
    const { items } = await officer.api.lots.holds({});
    expect(items.find(({ id }) => id === holdId)).toMatchObject({
      lotCount: 3,
      standing: 2,
      by: 'warehouse-clerk',
      words: '农残超标待复检',
      lifts: [{ by: 'food-safety-officer', words: '复检合格', lots: 1 }],
      can: { lift: true },
    });
    await officer.api.lots.lift({ holdId, outcome: 'harmless' });
    expect((await officer.api.lots.holds({})).items.map(({ id }) => id)).not.toContain(holdId);
    expect((await officer.api.lots.holds({ open: false })).items.map(({ id }) => id)).toContain(holdId);
    expect(await show(lotId)).toMatchObject({ standing: 'available', holds: [{ outcome: 'harmless' }] });
    expect(await code(officer.api.lots.hold({ lotIds: [], kind: 'hold', reason: 'other' }))).toBe('lots.no-lots');
  });
});

it('the same press twice moves goods once', async () => {
  const lotId = await receive(5_000);
  const key = newId();
  const again = app.client({ ...clerk.headers, 'idempotency-key': key });
  const split = () => again.lots.split({ lotId, placeId: store, parts: [out(1)] });
  expect(await split()).toEqual(await split());
  expect(await inStore(lotId)).toBe(4_000);
});

it('of two clerks who split the last 5 kg, one is refused', async () => {
  const lotId = await receive(5_000);
  const split = () =>
    clerk.api.lots.split({ lotId, placeId: store, parts: [out(5)] }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  expect((await Promise.all([split(), split()])).sort()).toEqual(['done', 'lots.not-enough']);
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(app, 'lots')).toEqual([]);
  expect(app.errors).toEqual([]);
});
