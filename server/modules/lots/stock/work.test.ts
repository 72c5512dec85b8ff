import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, shanghaiDate } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { ensureDemoProducts } from '../../products/public.ts';
import { FIRST_QUARANTINE, FIRST_STORE } from '../lot.ts';
import { receiveInUnit } from '../testing/receive.ts';

let app: TestApp;
let clerk: SignedIn;
const goods = new Map<string, string>();
beforeAll(async () => {
  app = await openTestApp();
  clerk = await app.as('warehouse-clerk');
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

describe('work', () => {
  it('splits a lot, shows what was lost, and every part keeps day, origin and mark', async () => {
    const lotId = await receive(20_000, { origin: '山东寿光', producedOn: day(-1), supplierId: newId() });
    app.clock.move(1000);
    const { lots } = await clerk.api.lots.split({ lotId, placeId: store, amount: 10, parts: [out(5), out(4.6)], words: '按食堂分装' });
    expect(lots).toHaveLength(2);
    const part = await show(lots[0]?.id ?? '');
    expect(part).toMatchObject({ expiresOn: day(3), producedOn: day(-1), origin: '山东寿光', dayLot: true, supplier: null, madeBy: 'split' });
    expect(part.madeOf).toMatchObject([{ id: lotId, kind: 'split', given: 5_000, possible: false }]);
    const whole = await show(lotId);
    expect(whole.sums).toMatchObject({ received: 20_000, stock: 10_000, into: 9_600, loss: 400 });
    expect(whole.madeInto).toHaveLength(2);
    await adds(lotId);
    await adds(lots[0]?.id ?? '');
    const { items } = await clerk.api.lots.movements({ lotId });
    expect(items[0]).toMatchObject({ kind: 'split', amount: 10_000, words: '按食堂分装', by: 'warehouse-clerk', to: { kind: 'process' } });
    const page = await clerk.api.lots.movements({ lotId, limit: 1 });
    expect((await clerk.api.lots.movements({ lotId, limit: 1, cursor: page.next ?? '' })).items[0]).toMatchObject({ kind: 'received' });
  });

  it('does not bring more out than goes in, nor a younger day', async () => {
    const lotId = await receive(5_000);
    expect(await code(clerk.api.lots.split({ lotId, placeId: store, parts: [out(5), out(1)] }))).toBe('lots.not-enough');
    expect(await code(clerk.api.lots.split({ lotId, placeId: store, amount: 5, parts: [out(5.1)] }))).toBe('lots.more-out-than-in');
    expect(await code(clerk.api.lots.split({ lotId, placeId: store, parts: [] }))).toBe('lots.nothing-out');
    expect(await code(clerk.api.lots.mix({ inputs: [], outputs: [out(1)] }))).toBe('lots.nothing-in');
    expect(await code(clerk.api.lots.mix({ inputs: [from(lotId, 1), from(lotId, 1)], outputs: [out(2)] }))).toBe('lots.lot-twice');
    const later = clerk.api.lots.repack({ inputs: [from(lotId, 1)], outputs: [out(1, { expiresOn: day(4) })] });
    expect(await code(later)).toBe('lots.expires-later-than-inputs');
    expect(await code(clerk.api.lots.repack({ inputs: [from(newId(), 1)], outputs: [out(1)] }))).toBe('lots.not-found');
    expect(await inStore(lotId)).toBe(5_000);
  });

  it('mixes what lay together as possible, with the earliest day and both origins', async () => {
    const [a, b] = [
      await receive(3_000, { origin: '山东' }),
      await receive(1_000, { origin: '河北', expiresOn: day(1), supplierLot: 'B1', supplierId: newId() }),
    ];
    const { lots } = await clerk.api.lots.mix({ inputs: [from(a, 3), from(b, 1)], outputs: [out(4)] });
    const mixed = await show(lots[0]?.id ?? '');
    expect(mixed).toMatchObject({ expiresOn: day(1), origin: '山东、河北', madeBy: 'mixed', stock: 4_000, producedOn: null });
    expect(mixed.madeOf.every(({ possible }) => possible)).toBe(true);
  });

  it('transforms into other goods with a day of their own that is never later', async () => {
    const lotId = await receive(10_000, { expiresOn: day(30) });
    const outputs = [{ ...out(9), productId: product('V004') }];
    const { lots } = await clerk.api.lots.transform({ inputs: [from(lotId, 10)], outputs });
    expect(await show(lots[0]?.id ?? '')).toMatchObject({ product: { code: 'V004' }, producedOn: day(0), expiresOn: day(2), madeBy: 'transformed' });
    const unknown = [{ ...out(1), productId: newId() }];
    expect(await code(clerk.api.lots.transform({ inputs: [from(lotId, 1)], outputs: unknown }))).toBe('lots.product-unknown');
  });

  it('is done in stores with what is neither stopped nor expired', async () => {
    const [lotId, old] = [await receive(5_000), await receive(5_000, { expiresOn: day(-1) })];
    await clerk.api.lots.putAway({ lotId, fromId: store, toId: FIRST_QUARANTINE, amount: 1 });
    expect(await code(clerk.api.lots.split({ lotId, placeId: FIRST_QUARANTINE, parts: [out(1)] }))).toBe('lots.not-a-store');
    expect(await code(clerk.api.lots.split({ lotId: old, placeId: store, parts: [out(1)] }))).toBe('lots.expired');
    await clerk.api.lots.hold({ lotIds: [lotId], kind: 'hold', reason: 'inspection' });
    expect(await code(clerk.api.lots.split({ lotId, placeId: store, parts: [out(1)] }))).toBe('lots.stopped');
    expect((await show(lotId)).can).toMatchObject({ work: false, putAway: true });
    expect((await show(old)).can).toMatchObject({ work: false, putAway: true, destroy: true });
  });

  it('goes into a lot that is there unless it is other goods, younger, stopped, or made of it', async () => {
    const [a, b, other] = [await receive(5_000), await receive(5_000), await receive(5_000, { productId: product('V002') })];
    const mix = (lotId: string, into: string) => clerk.api.lots.mix({ inputs: [from(lotId, 1)], outputs: [out(1, { into })] });
    await mix(a, b);
    expect(await inStore(b)).toBe(6_000);
    expect(await code(mix(b, a))).toBe('lots.cycle');
    expect(await code(mix(a, a))).toBe('lots.cycle');
    expect(await code(mix(other, b))).toBe('lots.into-other-goods');
    const { lots } = await clerk.api.lots.split({ lotId: b, placeId: store, parts: [out(1)] });
    expect(await code(mix(lots[0]?.id ?? '', a))).toBe('lots.cycle');
    const soon = await receive(1_000, { expiresOn: day(1) });
    expect(await code(mix(soon, a))).toBe('lots.into-expires-later');
    await clerk.api.lots.hold({ lotIds: [b], kind: 'quarantine', reason: 'authority', withMade: false });
    expect(await code(mix(a, b))).toBe('lots.stopped');
    await adds(a);
    await adds(b);
  });

  it('of two clerks who close a circle from both sides, one is refused', async () => {
    const [a, b] = [await receive(5_000), await receive(5_000)];
    const mix = (lotId: string, into: string) =>
      clerk.api.lots.mix({ inputs: [from(lotId, 1)], outputs: [out(1, { into })] }).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect((await Promise.all([mix(a, b), mix(b, a)])).sort()).toEqual(['done', 'lots.cycle']);
  });
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(app, 'lots')).toEqual([]);
  expect(app.errors).toEqual([]);
});
