import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { type Certainty, FIRST_STORE, type ForNote, holdInUnit, makeLots, moveInUnit, outside, type Place, workOn } from '../public.ts';
import { receiveInUnit } from '../testing/receive.ts';

let xiannuo: TestApp;
beforeAll(async () => {
  xiannuo = await openTestApp();
});
afterAll(() => xiannuo.close());

const store: Place = { kind: 'store', id: FIRST_STORE };
const inUnit: TestApp['app']['inUnit'] = (...rest) => xiannuo.app.inUnit(...rest);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

async function aKitchen(name: string): Promise<{ customerId: string; siteId: string }> {
  const { api } = await xiannuo.as('project-manager');
  const { customerId } = await api.customers.register({ code: newId(), name, kind: 'school' });
  const { siteId } = await api.customers.registerSite({ customerId, code: newId(), name: `${name}食堂` });
  return { customerId, siteId };
}

type Goods = { readonly lotId: string; readonly number: string };
/** Tomatoes of a supplier, 30 kg, cut into a lot of 20 kg. */
async function tomatoes(): Promise<{ raw: Goods; cut: Goods }> {
  const [raw] = (await inUnit(SYSTEM, (unit) =>
    receiveInUnit(unit, [{ productId: newId(), amount: 30_000, supplierId: newId(), supplierLot: `SL-${newId().slice(-6)}`, origin: '山东寿光' }]),
  )) as [Goods];
  const cut = await inUnit(SYSTEM, async (unit) => {
    const [made] = await makeLots(unit, [
      { productId: newId(), unit: 'kg', supplierId: null, supplierLot: null, origin: '', producedOn: null, expiresOn: null, shelfLifeDays: null },
    ]);
    const lot = made as NonNullable<typeof made>;
    const part = (one: Goods, amount: number) => ({ lotId: one.lotId, number: one.number, unit: 'kg' as const, amount, place: store });
    await moveInUnit(unit, {
      kind: 'transformed',
      lots: [lot],
      ...workOn({ kind: 'transformed', inputs: [part(raw, 20_000)], outputs: [part(lot, 20_000)] }),
    });
    return { lotId: lot.lotId, number: lot.number };
  });
  return { raw, cut };
}

async function deliver(
  lot: Goods,
  to: { customerId: string; siteId: string },
  certainty: Certainty = 'named',
): Promise<ForNote & { lineId: string }> {
  const note = { noteId: newId(), noteNumber: `PS-${newId().slice(-8).toUpperCase()}`, ...to, deliveryOn: '2026-03-02' };
  const lineId = newId();
  const leg = (from: Place, at: Place) => ({ lotId: lot.lotId, lineId, from, to: at, amount: 5_000 });
  const [van, site]: [Place, Place] = [
    { kind: 'van', id: newId() },
    { kind: 'site', id: to.siteId },
  ];
  await inUnit(SYSTEM, async (unit) => {
    if (certainty === 'possible')
      return void (await moveInUnit(unit, { kind: 'picked', note, legs: [], lines: [{ lineId, lotId: lot.lotId, certainty, atMost: 5_000 }] }));
    await moveInUnit(unit, {
      kind: 'picked',
      note,
      legs: [leg(store, outside('staging'))],
      lines: [{ lineId, lotId: lot.lotId, certainty, atMost: 5_000 }],
    });
    await moveInUnit(unit, { kind: 'loaded', note, legs: [leg(outside('staging'), van)] });
    await moveInUnit(unit, { kind: 'delivered', note, legs: [leg(van, site)] });
  });
  return { ...note, lineId };
}

describe('tracing on the desk', () => {
  it('shows lots, kitchens and an even balance, from a lot, a note or lines', async () => {
    const { api } = await xiannuo.as('quality-engineer');
    const { raw, cut } = await tomatoes();
    const [sure, perhaps] = [await aKitchen('育才小学'), await aKitchen('实验中学')];
    const note = await deliver(cut, sure);
    await deliver(cut, perhaps, 'possible');
    await inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds: [cut.lotId] }));
    const trace = await api.lots.trace({ lotId: raw.lotId });
    expect(trace.lots).toMatchObject([
      { lotId: raw.lotId, level: 0, came: 30_000, stock: 10_000, standing: 'available' },
      { lotId: cut.lotId, level: 1, came: 20_000, stock: 15_000, kitchens: 5_000, standing: 'held' },
    ]);
    expect(trace.counts).toMatchObject({ lots: 2, lotsLeft: 0, customers: 2, sites: 2, deliveries: 2, deliveriesLeft: 0 });
    const by = (siteId: string) => trace.deliveries.find((row) => row.siteId === siteId);
    expect(by(sure.siteId)).toMatchObject({ amount: 5_000, possible: false, notes: [{ number: note.noteNumber }] });
    expect(by(perhaps.siteId)).toMatchObject({ amount: 0, atMost: 5_000, possible: true });
    expect(trace.balances).toMatchObject([{ received: 30_000, stock: 10_000, passedOn: 20_000, balanced: true }]);
    expect((await api.lots.trace({ noteId: note.noteId, direction: 'backward' })).lots.map(({ number }) => number)).toEqual([cut.number, raw.number]);
    expect((await api.lots.trace({ lineIds: note.lineId, direction: 'backward' })).deliveries).toEqual([]);
    const cutShort = await api.lots.trace({ lotId: raw.lotId, limit: 1 });
    expect(cutShort.counts).toMatchObject({ lots: 2, lotsLeft: 1 });
  });

  it('refuses what cannot be traced, and says what to do', async () => {
    const { api } = await xiannuo.as('quality-engineer');
    expect(await refusal(api.lots.trace({ lotId: newId() }))).toBe('lots.not-found');
    expect(await refusal(api.lots.trace({}))).toBe('lots.trace-of-nothing');
    expect(await refusal(api.lots.trace({ lineIds: newId() }))).toBe('lots.no-lot-on-lines');
  });

  it('finds lots by what people hold in the hand', async () => {
    const { api } = await xiannuo.as('warehouse-clerk');
    const { raw, cut } = await tomatoes();
    const note = await deliver(cut, await aKitchen('第三小学'));
    const find = async (text: string) => (await api.lots.findForTrace({ text })).items.map(({ number }) => number);
    const supplierLot = (await api.lots.trace({ lotId: raw.lotId })).lots[0]?.supplierLot as string;
    expect(await find(raw.number)).toEqual([raw.number]);
    expect(await find(`https://localhost/portal/n/abc?lot=${cut.number}`)).toEqual([cut.number]);
    expect(await find(supplierLot)).toEqual([raw.number]);
    expect(await find(note.noteNumber)).toEqual([cut.number]);
    expect(await find(note.lineId)).toEqual([cut.number]);
    expect(await find('%')).toEqual([]);
  });

  it('finds the lots of a crate by its code, also when the link let the kitchen in for the last time; not by one that was called back', async () => {
    const { api } = await xiannuo.as('warehouse-clerk');
    const [{ raw, cut }, other] = [await tomatoes(), await tomatoes()];
    const place = await aKitchen('第九小学');
    const note = await deliver(cut, place);
    await deliver(other.cut, place);
    const issue = (expiresAt: number) =>
      inUnit(SYSTEM, (unit) => xiannuo.app.identity.issueNoteToken(unit, { ...place, noteId: note.noteId, expiresAt }));
    const [token, over] = [await issue(xiannuo.app.clock.now() + HOUR), await issue(xiannuo.app.clock.now() - HOUR)];
    const link = (of: string) => `${xiannuo.app.publicUrl}/portal/n/${of}?crate=2`;
    const find = async (text: string, by = api) => (await by.lots.findForTrace({ text })).items.map(({ number, note: of }) => [number, of?.noteId]);
    const found = [[cut.number, note.noteId]];
    expect(await find(link(token))).toEqual(found);
    expect(await find(token)).toEqual(found);
    expect(await find(link(over))).toEqual(found);
    expect(await find(`${link(token)}&line=1&lot=${raw.number},${cut.number}`)).toEqual([
      [raw.number, undefined],
      [cut.number, undefined],
    ]);
    expect(await find(link('A'.repeat(32)))).toEqual([]);
    await inUnit(SYSTEM, (unit) => xiannuo.app.identity.revokeNoteTokens(unit, note.noteId));
    expect([await find(link(token)), await find(over)]).toEqual([[], []]);
  });

  it('keeps what was asked and what was found; a plain look tells nothing', async () => {
    const { api } = await xiannuo.as('food-safety-officer');
    const { raw } = await tomatoes();
    const { customerId } = await aKitchen('第五小学');
    const told = async () => {
      const { rows } = await sql<{ name: string; data: Record<string, unknown> }>`
        select name, data from journal.fact where name like 'lots.trace%' and data ->> 'lotId' = ${raw.lotId} order by position`.execute(
        xiannuo.app.db,
      );
      return rows;
    };
    await api.lots.trace({ lotId: raw.lotId });
    expect(await told()).toEqual([]);
    const { traceId } = await api.lots.askTrace({ lotId: raw.lotId, askedBy: 'authority', words: '市场监管所电话' });
    expect((await api.lots.trace({ lotId: raw.lotId })).asks).toMatchObject([
      { traceId, askedBy: 'authority', answeredAt: null, words: '市场监管所电话' },
    ]);
    const caseId = newId();
    expect(await refusal(api.lots.recordTrace({ lotId: raw.lotId, caseId }))).toBe('lots.customer-of-trace-needed');
    expect(await refusal(api.lots.recordTrace({ lotId: raw.lotId, caseId, customerId: newId() }))).toBe('lots.customer-of-trace-unknown');
    expect(await refusal(api.lots.recordTrace({ lotId: raw.lotId, traceId: newId() }))).toBe('lots.trace-ask-not-found');
    expect(await api.lots.recordTrace({ lotId: raw.lotId, traceId, caseId, customerId })).toMatchObject({ lots: 2, customers: 0, possible: 0 });
    expect((await told()).map(({ name, data }) => [name, data.traceId, data.caseId])).toEqual([
      ['lots.trace-asked', traceId, null],
      ['lots.traced', traceId, caseId],
    ]);
    const after = await api.lots.trace({ lotId: raw.lotId });
    expect(after.asks).toMatchObject([{ traceId, answeredAt: iso(xiannuo.clock.now()) }]);
    expect(after.kept).toMatchObject([{ caseId, lots: 2 }]);
  });

  it('hands all of it out as a workbook', async () => {
    const { api } = await xiannuo.as('quality-engineer');
    const { raw, cut } = await tomatoes();
    await deliver(cut, await aKitchen('第六小学'));
    const { jobId } = await api.lots.exportTrace({ lotId: raw.lotId });
    await xiannuo.settle();
    expect(await api.jobs.show({ jobId })).toMatchObject({ state: 'done', summary: { items: 2, rows: 4 } });
  });
});

describe('a kitchen', () => {
  it('sees the lots its own notes brought; those of others do not exist', async () => {
    const { raw, cut } = await tomatoes();
    const [mine, other] = [await aKitchen('第七小学'), await aKitchen('第八小学')];
    const note = await deliver(cut, mine);
    const { api } = await xiannuo.asContact(mine.customerId);
    expect((await api.lots.myLots({ noteId: note.noteId })).items).toMatchObject([{ lineId: note.lineId, number: cut.number, possible: false }]);
    expect((await api.lots.myLot({ lotId: cut.lotId })).items).toHaveLength(1);
    const stranger = (await xiannuo.asContact(other.customerId)).api;
    expect((await stranger.lots.myLots({ noteId: note.noteId })).items).toEqual([]);
    const answers = await Promise.all([cut.lotId, raw.lotId, newId()].map((lotId) => refusal(stranger.lots.myLot({ lotId }))));
    expect(answers).toEqual(['lots.not-found', 'lots.not-found', 'lots.not-found']);
    expect(await refusal(api.lots.trace({ lotId: cut.lotId }))).not.toBe('done');
  });
});

it('the tables of traces are what the journal says', async () => {
  expect(await verifyRebuild(xiannuo, 'lots')).toEqual([]);
});
