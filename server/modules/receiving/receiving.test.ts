import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { refusalOf } from '../../testing/open-test-app.ts';
import { checksFor } from './shipped-rules.ts';
import { but, fine, openDoor, TODAY } from './testing/open-door.ts';

const { app, clerk, quality, buyer, products, suppliers, tomato, pork, rice, receive, refused, paper, lotsNow, factsOf, balance } = await openDoor();
afterAll(() => app.close());

describe('without papers', () => {
  it('meat without a quarantine certificate never enters, not even apart, whoever asks', async () => {
    const before = await lotsNow();
    expect((await refused(pork())).code).toBe('receiving.quarantine-missing');
    expect((await refused(pork({ quarantined: 30_000, fault: 'certificate' }))).code).toBe('receiving.quarantine-missing');
    expect((await refused(pork({ override: '老供应商，证在路上' }), { by: quality })).code).toBe('receiving.quarantine-missing');
    expect(await lotsNow()).toBe(before);
  });

  it('produce goes apart until they come, or is let in by quality with a reason, never by the clerk', async () => {
    const said = await refused(tomato());
    expect(said.code).toBe('receiving.certificate-missing');
    expect(said.message).toContain('承诺达标合格证');
    expect((await refused(tomato({ override: '证在路上' }))).code).toBe('receiving.override-not-yours');
    const apart = await receive([tomato({ quarantined: 30_000, fault: 'certificate' })]);
    const lotId = apart.lines[0]?.lot?.id ?? '';
    expect(await balance(lotId)).toEqual([{ place_kind: 'quarantine', amount: 30_000 }]);
    expect((await app.app.db.selectFrom('lots.lot').select('state').where('id', '=', lotId).executeTakeFirstOrThrow()).state).toBe('quarantined');
    const let_in = await receive([tomato({ override: '合作社已传照片，原件下午到' })], { by: quality });
    const shown = await clerk.api.receiving.show({ receiptId: let_in.receiptId });
    expect(shown.lines[0]).toMatchObject({ complete: false, override: { reason: '合作社已传照片，原件下午到' } });
    expect(shown.lines[0]?.found).toContainEqual({ code: 'receiving.certificate-missing', overridden: true });
    expect(JSON.stringify(await factsOf('receiving.checked'))).not.toContain('合作社');
  });
});

describe('with papers', () => {
  beforeAll(async () => {
    await paper('produce-conformity', 'V001');
    await paper('pesticide-residue', 'V001');
    for (const kind of ['animal-quarantine', 'meat-quality']) await paper(kind, 'M001');
    for (const kind of ['inspection-report', 'factory-inspection']) await paper(kind, 'G001', { issuedOn: '2026-02-20' });
  });

  it('comes in as a lot with all that was asked', async () => {
    const { number, receiptId, lines } = await receive([tomato({ supplierLot: 'T-1', gross: 31_500, tare: 1_500 })]);
    expect(number).toMatch(/^RK260302-\d{6}$/);
    const lotId = lines[0]?.lot?.id ?? '';
    expect(await balance(lotId)).toEqual([{ place_kind: 'store', amount: 30_000 }]);
    expect((await factsOf('lots.received')).at(-1)).toMatchObject({ lotId, complete: true, supplierId: suppliers.farm });
    expect((await factsOf('receiving.checked')).at(-1)).toMatchObject({ receiptId, lotId, result: 'accepted', complete: true });
    expect((await clerk.api.receiving.show({ receiptId })).lines[0]).toMatchObject({ supplierLot: 'T-1', gross: 31_500, complete: true });
  });

  it('without a lot number is a day-lot and says so; the other day follows from shelf life', async () => {
    const { receiptId } = await receive([tomato({ producedOn: '2026-03-01' })]);
    const { lines } = await clerk.api.receiving.show({ receiptId });
    expect(lines[0]).toMatchObject({ lot: { dayLot: true }, complete: false, expiresOn: '2026-03-05', derived: 'expires' });
    expect(lines[0]?.found.map(({ code }) => code)).toContain('receiving.day-lot');
    expect((await factsOf('lots.received')).at(-1)).toMatchObject({ complete: false });
  });

  it('of a lot that is known is more of it where the days agree, and refused where they do not', async () => {
    const first = await receive([tomato({ supplierLot: 'T-9', producedOn: TODAY })]);
    const lotId = first.lines[0]?.lot?.id ?? '';
    expect((await refused(tomato({ supplierLot: 'T-9' }))).code).toBe('lots.supplier-lot-known');
    const [line] = (await clerk.api.receiving.check({ supplierId: suppliers.farm, lines: [tomato({ supplierLot: 'T-9' })] })).lines;
    expect(line?.known).toMatchObject({ lotId, agrees: true });
    const wrong = { supplierLot: 'T-9', continues: lotId, producedOn: '2026-02-27' };
    expect((await refused(tomato(wrong))).code).toBe('lots.supplier-lot-known');
    expect((await refused(tomato({ supplierLot: 'T-9', continues: lotId }), { from: 'other' })).code).toBe('receiving.lot-other');
    const before = await lotsNow();
    const more = await receive([tomato({ supplierLot: 'T-9', continues: lotId, amount: 5_000, quarantined: 1_000, fault: 'quality' })]);
    expect(more.lines[0]?.lot?.id).toBe(lotId);
    expect(await lotsNow()).toBe(before);
    expect((await balance(lotId)).map(({ amount }) => amount)).toEqual([1_000, 34_000]);
    await quality.api.lots.hold({ lotIds: [lotId], kind: 'hold', reason: 'inspection', withMade: false, words: '' });
    expect((await refused(tomato({ supplierLot: 'T-9', continues: lotId }))).code).toBe('receiving.lot-stopped');
  });

  it('in part: the good part is free, the rest apart or sent back', async () => {
    const { lines } = await receive([tomato({ refused: 4_000, quarantined: 6_000, fault: 'quality' })]);
    const lotId = lines[0]?.lot?.id ?? '';
    expect(lines[0]?.result).toBe('partly');
    expect(Object.fromEntries((await balance(lotId)).map(({ place_kind, amount }) => [place_kind, amount]))).toEqual({
      store: 20_000,
      quarantine: 6_000,
    });
    expect((await factsOf('receiving.failed')).at(-1)).toMatchObject({ lotId, why: 'quality', supplierId: suppliers.farm });
  });

  it('refused as a whole never enters, and needs neither checks nor papers', async () => {
    const before = await lotsNow();
    const { lines } = await receive([tomato({ productId: products.V002, refused: 30_000, fault: 'spoiled', checks: [] })]);
    expect(lines[0]).toMatchObject({ result: 'refused', lot: null });
    expect(await lotsNow()).toBe(before);
    expect((await factsOf('receiving.failed')).at(-1)).toMatchObject({ lotId: null, why: 'spoiled' });
  });

  it('expired never enters, not even apart', async () => {
    for (const over of [{}, { quarantined: 40, fault: 'expired' }, { override: '只过一天' }])
      expect((await refused(rice({ producedOn: null, expiresOn: '2026-03-01', ...over }), { by: quality })).code).toBe('receiving.goods-expired');
  });

  it.each([
    ['label', 'receiving.banned-goods'],
    ['dates', 'receiving.banned-goods'],
    ['fresh', 'receiving.banned-goods'],
    ['packaging', 'receiving.check-failed'],
  ])('with the check "%s" failed is refused: %s', async (check, code) => {
    const said = await refused(rice({ checks: but('G001', check) }));
    expect(said.code).toBe(code);
    expect(said.fields[0]?.path).toBe('lines.0.checks');
  });

  it('banned by its very name is refused', async () => {
    const { productId } = await buyer.api.products.register({
      code: 'X1',
      name: '鲜活织纹螺',
      category: 'aquatic',
      stockUnit: 'kg',
      settleUnit: 'kg',
      toleranceClass: 'weighed',
      temperatureClass: 'fresh',
    } as never);
    const checks = checksFor('aquatic', TODAY).map((one) => ({ code: one.code, ok: true }));
    expect((await refused(tomato({ productId, checks, override: '就这一次' }), { by: quality })).code).toBe('receiving.banned-goods');
  });

  it.each([
    ['gross and net that disagree', { gross: 40_000, tare: 1_000 }, 'receiving.weights-disagree'],
    ['a tare above the gross', { gross: 1_000, tare: 2_000 }, 'receiving.tare-above-gross'],
    ['another sort of unit', { unit: 'box' }, 'receiving.unit-unfit'],
    ['more refused than came', { refused: 20_000, quarantined: 20_000, fault: 'quality' }, 'receiving.parts-above-whole'],
    ['a part refused without a reason', { refused: 1_000 }, 'receiving.fault-needed'],
    ['checks left open', { checks: [] }, 'receiving.checks-missing'],
    ['expiry before production', { producedOn: TODAY, expiresOn: '2026-03-01' }, 'lots.expires-before-produced'],
    ['production tomorrow', { producedOn: '2026-03-03' }, 'lots.produced-later'],
    ['a store nobody knows', { storeId: newId() }, 'lots.place-not-found'],
    ['a product nobody knows', { productId: newId() }, 'receiving.product-unknown'],
    ['a lot nobody knows', { continues: newId() }, 'receiving.lot-other'],
    ['more of a lot of which nothing is kept', { continues: 'T-9', refused: 30_000, fault: 'quality' }, 'receiving.nothing-moved-here'],
    ['an override of nothing', { override: '没事' }, 'receiving.nothing-to-override'],
  ])('is refused with %s', async (_, over, code) => {
    const row = await app.app.db.selectFrom('lots.lot').select('id').where('supplier_lot', '=', 'T-9').executeTakeFirst();
    const named = 'continues' in over && over.continues === 'T-9' ? { ...over, continues: row?.id } : over;
    const before = await lotsNow();
    expect((await refused(tomato(named as object), { by: quality })).code).toBe(code);
    expect(await lotsNow()).toBe(before);
  });

  it('too warm goes apart, or is let in by quality with a reason', async () => {
    expect((await refused(pork({ tenthsCelsius: 95 }))).code).toBe('receiving.temperature-off');
    await receive([pork({ tenthsCelsius: 95, quarantined: 30_000, fault: 'temperature' })]);
    expect((await factsOf('lots.held')).at(-1)).toMatchObject({ kind: 'quarantine', reason: 'temperature' });
    await receive([pork({ tenthsCelsius: 45, override: '表面温度，中心 3 ℃' })], { by: quality });
    expect((await factsOf('receiving.checked')).at(-1)).toMatchObject({ overridden: ['receiving.temperature-off'] });
  });

  it('of a supplier whose licence is over goes apart or is let in by quality', async () => {
    expect((await refused(rice(), { from: 'factory' })).code).toBe('receiving.supplier-licence-expired');
    await receive([rice({ override: '新证已受理，受理单见附件' })], { by: quality, from: 'factory' });
  });

  it('of a paper that ended says so; a paper of another supplier says nothing', async () => {
    await paper('factory-inspection', 'B001', { issuedOn: '2026-02-01', validTo: '2026-02-20' });
    const tofu = tomato({ productId: products.B001, unit: 'case', amount: 40, checks: fine('B001'), producedOn: TODAY, tenthsCelsius: 40 });
    const said = await refused(tofu);
    expect(said).toMatchObject({ code: 'receiving.certificate-expired' });
    expect(said.message).toContain('2026-02-20');
    await paper('factory-inspection', 'B001', { supplier: 'other供应商' });
    expect((await refused(tofu)).code).toBe('receiving.certificate-expired');
    expect((await receive([tofu], { from: 'other' })).lines[0]?.result).toBe('accepted');
  });

  it('names every line that is wrong; none of the others comes in', async () => {
    const before = await lotsNow();
    const said = await refusalOf(receive([tomato(), rice({ producedOn: null, expiresOn: '2026-03-01' }), tomato({ checks: [] })]));
    expect(said.fields.map(({ path }) => path)).toEqual(['lines.1.expiresOn', 'lines.2.checks']);
    expect((await refusalOf(receive([tomato({ supplierLot: 'D' }), tomato({ supplierLot: 'D' })]))).code).toBe('receiving.line-twice');
    expect(await lotsNow()).toBe(before);
  });

  it('sent again with the same key comes in once', async () => {
    const before = await lotsNow();
    const send = () =>
      app.server.inject({
        method: 'POST',
        url: '/api/receiving',
        headers: { ...clerk.headers, 'idempotency-key': 'receipt-again-1' },
        payload: { supplierId: suppliers.farm, lines: [tomato()] },
      });
    const [first, second] = [await send(), await send()];
    expect([first.statusCode, second.json()]).toEqual([200, first.json()]);
    expect(await lotsNow()).toBe(before + 1);
  });

  it('of a dropped supplier, or one nobody knows, is refused', async () => {
    await buyer.api.suppliers.drop({ supplierId: suppliers.other, reason: 'ended' });
    expect((await refused(tomato(), { from: 'other' })).code).toBe('suppliers.dropped-already');
    expect((await refusalOf(clerk.api.receiving.receive({ supplierId: newId(), lines: [tomato()] }))).code).toBe('suppliers.not-found');
  });

  it('says before what is asked: checks, temperature, papers, store, last origin', async () => {
    const asked = await clerk.api.receiving.ask({ productId: products.M001 as string, supplierId: suppliers.farm });
    expect(asked).toMatchObject({
      temperature: { asked: true, highest: 40 },
      can: { override: false, fileCertificate: true },
      last: { origin: '本地' },
    });
    expect(asked.certificates.map(({ kind, state }) => [kind, state])).toEqual([
      ['animal-quarantine', 'found'],
      ['meat-quality', 'found'],
    ]);
    expect(asked.stores.filter(({ proposed }) => proposed)).toHaveLength(1);
    const rules = await clerk.api.receiving.rules({});
    expect(rules.banned.find(({ code }) => code === 'nitrite')).toMatchObject({ confirmed: false });
  });
});
