import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { type Dock, openDeliveries } from '../deliveries/testing/open-deliveries.ts';
import { FIRST_STORE } from '../lots/public.ts';
import { receiveInUnit } from '../lots/testing/receive.ts';
import { ensureDemoProducts } from '../products/public.ts';
import { gateOf } from './gate.ts';

const TODAY = '2026-03-02';
let dock: Dock;
let quality: SignedIn;
let buyer: SignedIn;
let warehouse: SignedIn;
const products = new Map<string, { id: string; name: string }>();
const suppliers: Record<string, string> = {};
beforeAll(async () => {
  dock = await openDeliveries({ load: true });
  await ensureDemoProducts(dock.app.app);
  [quality, buyer, warehouse] = [await dock.app.as('quality-engineer'), await dock.app.as('purchasing'), await dock.app.as('warehouse-clerk')];
  for (const { id, code, name } of await dock.app.app.db.selectFrom('products.product').select(['id', 'code', 'name']).execute())
    products.set(code, { id, name });
  for (const name of ['甲合作社', '乙合作社'])
    suppliers[name] = (await buyer.api.suppliers.register({ name, kind: 'farm', address: '一路', contact: '甲' })).supplierId;
});
afterAll(() => dock.app.close());

type Goods = { readonly code?: string; readonly amount?: number; readonly supplier?: string; readonly supplierLot?: string | null };
async function receive({ code = 'V001', amount = 60_000, supplier = '甲合作社', supplierLot = newId() }: Goods = {}) {
  const goods = { productId: products.get(code)?.id ?? '', amount, supplierId: suppliers[supplier] ?? null, supplierLot, origin: '山东寿光' };
  const [lot] = await dock.app.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [goods]));
  return { lotId: lot?.lotId ?? '', number: lot?.number ?? '', supplierLot };
}
const picture = async (): Promise<string> => {
  const headers = { ...quality.headers, 'content-type': 'image/png' };
  return (await dock.app.server.inject({ method: 'POST', url: '/api/files', headers, payload: await dock.signaturePng() })).json().id;
};
const file = async (over: object = {}, kind = 'produce-conformity') =>
  quality.api.certificates.file({ kind, issuedOn: TODAY, files: [await picture()], ...over });
const tomato = { products: [{ code: 'V001', name: '番茄' }] };
const show = (certificateId: string) => quality.api.certificates.show({ certificateId });
const ofLot = async (lotId: string) => (await quality.api.certificates.list({ lotId })).items;
const from = (lotId: string, amount: number) => ({ lotId, placeId: FIRST_STORE, amount });
const out = (amount: number) => ({ placeId: FIRST_STORE, amount });
const split = async (lotId: string, ...parts: number[]) =>
  (await warehouse.api.lots.split({ lotId, placeId: FIRST_STORE, parts: parts.map(out) })).lots;
const mix = async (...lotIds: string[]) =>
  (await warehouse.api.lots.mix({ inputs: lotIds.map((id) => from(id, 10)), outputs: [out(10 * lotIds.length)] })).lots[0]?.id ?? '';
const factsOf = async (name: string) =>
  (await dock.app.app.db.selectFrom('journal.fact').select('data').where('name', '=', name).orderBy('position').execute()).map(
    ({ data }) => data as Record<string, unknown>,
  );
async function noteWith(lotId: string, amount: number) {
  const line = {
    product: '番茄',
    unit: 'kg' as const,
    ordered: amount,
    productId: products.get('V001')?.id,
    productCode: 'V001',
    overBp: 500,
    underBp: 300,
  };
  const { noteId } = await dock.issue({ lines: [line], cratesOut: 1 });
  const [shown] = await dock.linesOf(noteId);
  await warehouse.api.deliveries.pick({ noteId, lines: [{ lineId: shown?.id ?? '', version: 0, picked: amount, lots: [{ lotId, amount }] }] });
  return noteId;
}
const packOf = async (noteId: string) => {
  const { lines, certificates, complete } = await quality.api.certificates.packOf({ noteId });
  return { complete, missing: lines.flatMap(({ missing }) => missing.map(({ kind }) => kind)), papers: certificates };
};

describe('a certificate of a lot', () => {
  it('takes supplier, goods and number from the lot; a scanned number of ours is enough', async () => {
    const lot = await receive({ supplierLot: 'JIA-1' });
    const byId = await file({ lotId: lot.lotId });
    const scanned = await file({ lot: lot.number });
    for (const { certificateId } of [byId, scanned])
      expect(await show(certificateId)).toMatchObject({
        lotId: lot.lotId,
        lot: 'JIA-1',
        supplierId: suppliers.甲合作社,
        supplier: '甲合作社',
        products: [{ code: 'V001', name: '番茄' }],
        reissued: false,
      });
    const found = async (query: object) => (await quality.api.certificates.list(query)).items.map(({ id }) => id);
    expect(new Set(await found({ lotId: lot.lotId }))).toEqual(new Set([byId.certificateId, scanned.certificateId]));
    expect(await found({ supplierId: suppliers.乙合作社 })).toEqual([]);
    expect((await found({ q: '甲合作' })).length).toBe(2);
  });

  it.each<[string, () => Promise<object>, string]>([
    ['of a lot that is not there', async () => ({ lotId: newId() }), 'certificates.lot-unknown'],
    ['of a supplier who is not there', async () => ({ ...tomato, supplierId: newId() }), 'suppliers.not-found'],
    ['of other goods than the lot', async () => ({ lotId: (await receive({ code: 'M001' })).lotId, ...tomato }), 'certificates.lot-of-other-goods'],
    [
      'of another supplier than the lot',
      async () => ({ lotId: (await receive()).lotId, supplierId: suppliers.乙合作社 }),
      'certificates.lot-of-another-supplier',
    ],
  ])('%s is refused', async (_, over, code) => {
    expect((await refusalOf(file(await over()))).code).toBe(code);
  });
});

describe('farm produce', () => {
  it('that was split gets a certificate of ours for every part, linked to the one it came with', async () => {
    const lot = await receive();
    const { certificateId } = await file({ lotId: lot.lotId, number: 'CN-77' });
    const parts = await split(lot.lotId, 20, 15.5);
    for (const [i, part] of parts.entries()) {
      const [own] = await ofLot(part.id);
      expect(own).toMatchObject({ reissued: true, draft: false, lot: part.number, files: [], products: [{ code: 'V001' }] });
      expect(own?.number).toMatch(/^HG260302-\d{6}$/);
      const page = await show(own?.id ?? '');
      expect(page.made).toMatchObject({ amount: [20_000, 15_500][i], unit: 'kg', origin: '山东寿光' });
      expect(page.basedOn.map(({ id, number }) => [id, number])).toEqual([[certificateId, 'CN-77']]);
      const printed = await quality.api.certificates.printReissued({ certificateId: own?.id ?? '' });
      expect(printed.type).toBe('application/pdf');
      expect(printed.name).toContain(own?.number);
    }
    expect((await show(certificateId)).issuedOnIt).toHaveLength(2);
    expect((await refusalOf(quality.api.certificates.printReissued({ certificateId }))).code).toBe('certificates.not-ours');
  });

  it('that was mixed names the paper that is missing, invents none, and becomes whole when it is filed', async () => {
    const [one, two] = [await receive(), await receive({ supplier: '乙合作社' })];
    const first = await file({ lotId: one.lotId });
    const mixed = await mix(one.lotId, two.lotId);
    const [own] = await ofLot(mixed);
    const ownId = own?.id ?? '';
    expect(own).toMatchObject({ reissued: true, draft: true });
    expect(await show(ownId)).toMatchObject({
      basedOn: [{ id: first.certificateId }],
      missing: [{ lotId: two.lotId, number: two.number, supplier: '乙合作社', product: '番茄' }],
    });
    expect((await refusalOf(quality.api.certificates.printReissued({ certificateId: ownId }))).message).toContain(two.number);
    expect((await quality.api.certificates.list({ draft: true })).items.map(({ id }) => id)).toContain(ownId);
    const second = await file({ lot: two.supplierLot, supplierId: suppliers.乙合作社, ...tomato });
    expect((await show(ownId)).basedOn.map(({ id }) => id).sort()).toEqual([first.certificateId, second.certificateId].sort());
    expect(await show(ownId)).toMatchObject({ draft: false, missing: [] });
    await quality.api.certificates.withdraw({ certificateId: first.certificateId, reason: 'revoked' });
    expect(await show(ownId)).toMatchObject({ draft: true, missing: [{ lotId: one.lotId }] });
    expect((await factsOf('certificates.reissued')).at(-1)).toMatchObject({ lotId: mixed, basedOn: [first.certificateId], missing: [two.lotId] });
    expect(await factsOf('certificates.rebased')).toHaveLength(2);
  });

  it('worked on again rests on our certificate, or on what came in while that is a draft', async () => {
    const lot = await receive();
    const [part] = await split(lot.lotId, 30);
    const [again] = await split(part?.id ?? '', 12);
    const [own] = await ofLot(part?.id ?? '');
    const [last] = await ofLot(again?.id ?? '');
    expect(await show(last?.id ?? '')).toMatchObject({ draft: true, basedOn: [], missing: [{ lotId: lot.lotId }] });
    await file({ lotId: lot.lotId });
    expect(await show(last?.id ?? '')).toMatchObject({ draft: false, missing: [], basedOn: [{ id: own?.id }] });
  });

  it('and nothing else: split pork and transformed tomatoes get none', async () => {
    const [pork, red] = [await receive({ code: 'M001' }), await receive()];
    const [part] = await split(pork.lotId, 5);
    const { lots } = await warehouse.api.lots.transform({ inputs: [from(red.lotId, 10)], outputs: [{ ...out(8) }] });
    expect([await ofLot(part?.id ?? ''), await ofLot(lots[0]?.id ?? '')]).toEqual([[], []]);
  });
});

describe('a note that carries lots', () => {
  it('has the papers of these very lots; of a made one our certificate, and what came in where it has none', async () => {
    const [lot, bare] = [await receive(), await receive({ supplier: '乙合作社' })];
    const { certificateId } = await file({ lotId: lot.lotId });
    await file({ lotId: lot.lotId }, 'pesticide-residue');
    const noteId = await noteWith(lot.lotId, 10_000);
    expect((await packOf(noteId)).papers.map(({ id }) => id)).toContain(certificateId);
    const other = await noteWith(bare.lotId, 10_000);
    expect((await packOf(other)).missing).toEqual(['produce-conformity', 'pesticide-residue']);
    const missing = await quality.api.certificates.missing({ day: TODAY });
    expect(missing.items.find(({ lotId }) => lotId === bare.lotId)).toMatchObject({ lot: bare.number, notes: [{ noteId: other }] });

    const [part] = await split(lot.lotId, 20);
    const made = await noteWith(part?.id ?? '', 20_000);
    const pack = await packOf(made);
    expect(pack).toMatchObject({ complete: true, missing: [] });
    expect(pack.papers.map(({ kind, reissued }) => [kind, reissued])).toEqual([
      ['produce-conformity', true],
      ['pesticide-residue', false],
    ]);
    expect((await quality.api.certificates.packFile({ noteId: made })).type).toBe('application/pdf');
  });

  it('is made again when a paper comes for what its lot was made of', async () => {
    const lot = await receive();
    await file({ lotId: lot.lotId }, 'pesticide-residue');
    const [part] = await split(lot.lotId, 10);
    const noteId = await noteWith(part?.id ?? '', 10_000);
    await dock.app.advance(MINUTE);
    const told = async () => (await factsOf('certificates.bundled')).filter((data) => data.noteId === noteId).at(-1);
    expect(await told()).toMatchObject({ complete: false, missing: [{ kind: 'produce-conformity' }] });
    await file({ lotId: lot.lotId });
    await dock.app.advance(MINUTE);
    expect(await told()).toMatchObject({ complete: true });
  });
});

describe('at the goods-in door', () => {
  it('counts what the supplier’s own paper says: another’s does not help, ours neither, and one that is over blocks', async () => {
    const potato = products.get('V003')?.id ?? '';
    const named = { products: [{ code: 'V003', name: products.get('V003')?.name ?? '' }] };
    const ask = async (key: string, on = TODAY) => {
      const [answer] = await gateOf(dock.app.app.db, { supplierId: suppliers[key] ?? '', productIds: [potato], on });
      return answer?.papers.find(({ kind }) => kind === 'produce-conformity')?.state;
    };
    const lot = await receive({ code: 'V003' });
    await split(lot.lotId, 20);
    expect(await ask('乙合作社')).toBe('missing');
    await file({ ...named, supplierId: suppliers.甲合作社, validTo: '2026-03-03' });
    expect([await ask('甲合作社'), await ask('乙合作社')]).toEqual(['found', 'missing']);
    expect([await ask('甲合作社', '2026-03-04'), await ask('乙合作社', '2026-03-04')]).toEqual(['expired', 'missing']);
  });
});

describe('what ends', () => {
  it('is told once at each step, in one message a day for each receiver, and not when it was renewed', async () => {
    const { accountId } = buyer;
    const messages = async () =>
      (await dock.app.app.messaging.list(dock.app.app.db, { accountId, limit: 50 })).filter(({ template }) => template === 'certificates.expiring');
    const licence = (over: object) => file({ issuedOn: '2026-02-01', supplierId: suppliers.甲合作社, ...over }, 'licence');
    await licence({ validTo: '2026-03-16', number: 'XK-1' });
    await licence({ validTo: '2026-03-14', number: 'XK-0' });
    await file({ issuedOn: '2026-02-01', validTo: '2026-03-07', number: 'CD-2', ...tomato }, 'origin');
    await file({ issuedOn: TODAY, ...tomato, validTo: '2026-03-04' }, 'origin');
    expect(await quality.api.certificates.counts({})).toMatchObject({
      within: [{ days: 30 }, { days: 15, count: 3 }, { days: 7, count: 1 }, { days: 1, count: 0 }],
    });
    dock.app.clock.set('2026-03-03T09:00:00+08:00');
    await dock.app.advance(2 * MINUTE, MINUTE);
    const [first] = await messages();
    expect(first?.body).toContain('XK-1');
    expect(first?.body).toContain('CD-2');
    expect(first?.body).not.toContain('XK-0');
    await dock.app.advance(2 * HOUR);
    expect(await messages()).toHaveLength(1);
    await dock.app.advance(DAY, DAY / 2);
    expect(await messages()).toHaveLength(1);
    for (const at of ['2026-03-06T09:00:00+08:00', '2026-03-08T09:00:00+08:00']) {
      dock.app.clock.set(at);
      await dock.app.advance(2 * MINUTE, MINUTE);
    }
    const told = await messages();
    expect(told).toHaveLength(3);
    expect((await factsOf('certificates.expiry-warned')).map(({ papers }) => (papers as { step: number }[]).map(({ step }) => step))).toEqual([
      [7, 15],
      [1],
      [0],
    ]);
  });
});

describe('a supplier', () => {
  it('is looked at every day: what his goods in stock need and what of it is there', async () => {
    const { supplierId } = await buyer.api.suppliers.register({ name: '丙合作社', kind: 'farm', address: '三路', contact: '丙' });
    suppliers.丙合作社 = supplierId;
    const lot = await receive({ supplier: '丙合作社' });
    const day = new Date(dock.app.clock.now()).toISOString().slice(0, 10);
    const sampled = async () => (await factsOf('certificates.sampled')).filter((data) => data.supplierId === supplierId);
    const look = () => quality.api.certificates.ofSupplier({ supplierId });
    const lacking = (await look()).lacking.map(({ kind, lotId, state }) => [kind, lotId, state]);
    expect(lacking).toEqual([
      ['produce-conformity', lot.lotId, 'missing'],
      ['pesticide-residue', lot.lotId, 'missing'],
    ]);
    await file({ lotId: lot.lotId, issuedOn: day });
    await dock.app.advance(HOUR);
    expect(await sampled()).toMatchObject([{ needed: 2, valid: 1, validShare: 0.5, lacking: [{ kind: 'pesticide-residue', lotId: lot.lotId }] }]);
    await file({ lotId: lot.lotId, issuedOn: day }, 'pesticide-residue');
    await dock.app.advance(DAY);
    expect((await sampled()).at(-1)).toMatchObject({ validShare: 1, lacking: [] });
    expect(await look()).toMatchObject({ needed: 2, valid: 2, lacking: [] });
    const rows = await dock.app.app.db
      .selectFrom('commitments.commitment')
      .select(['clause_id', 'verdict'])
      .where('subject_id', '=', supplierId)
      .execute();
    expect(rows).toContainEqual(expect.objectContaining({ clause_id: 'R7.3-certificates-valid', verdict: 'running' }));
  });
});

it('all of it is rebuilt from the journal', async () => {
  expect(await verifyRebuild(dock.app, 'certificates')).toEqual([]);
});
