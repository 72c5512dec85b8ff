// One lot, thirty kitchens (R3.3, R4.2, R7): spinach that smells. From the first complaint at 06:35 to goods that nobody cooks, in minutes:
// what lies in the store, what is on the vans, and what thirty kitchens have, four of them perhaps. Monday 2 March 2026.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MINUTE } from '../server/kernel/time.ts';
import { FIRST_QUARANTINE, FIRST_STORE } from '../server/modules/lots/public.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { buildTown, type Canteen, photo, STOPS, type Town, type Van, verdictsOf } from './school-morning/town.ts';

vi.setConfig({ testTimeout: 240_000 });

let day: TestApp;
let town: Town;
const staff = {} as Record<'clerk' | 'picker' | 'dispatcher' | 'agent' | 'officer' | 'quality', SignedIn>;
const notes = new Map<string, string>();
const lots = {} as Record<'cooperative' | 'market' | 'mixed', string>;
let caseId: string;
let holdId: string;

const KG = 1000;
const EACH = 12 * KG;
const KITCHENS = 30;
const at = (time: string, date = '2026-03-02') => `${date}T${time}:00+08:00`;
const clock = async (time: string, date = '2026-03-02') => {
  const left = Date.parse(at(time, date)) - day.clock.now();
  if (left > 0) await day.advance(left, Math.min(left, 30 * MINUTE));
};
const kitchens = (): readonly Canteen[] => town.canteens.slice(0, KITCHENS);
const kitchen = (number: number): Canteen => town.canteens[number - 1] as Canteen;
const noteOf = ({ siteId }: Canteen): string => notes.get(siteId) as string;
const vanOf = (one: Canteen): Van => town.vans[one.van] as Van;
const spinachOf = async (one: Canteen) => {
  const line = (await staff.clerk.api.deliveries.show({ noteId: noteOf(one) })).lines.find(({ product }) => product === '菠菜');
  if (!line) throw new Error(`no spinach for ${one.name}`);
  return line;
};

/** Kitchens 1 to 24 get the cooperative's lot, 25 and 26 the market's, 27 to 30 what was mixed of both. */
const lotFor = (number: number): string => (number <= 24 ? lots.cooperative : number <= 26 ? lots.market : lots.mixed);
const lotOf = (one: Canteen): string => lotFor(town.canteens.indexOf(one) + 1);
/** At 06:35 the first three stops of every van have been served. */
const served = ({ stop }: Canteen): boolean => stop <= 3;

beforeAll(async () => {
  day = await openTestApp({ at: at('19:00', '2026-03-01') });
  town = await buildTown(day);
  staff.clerk = await day.as('order-clerk');
  staff.picker = await day.as('warehouse-clerk');
  staff.dispatcher = await day.as('dispatcher');
  staff.agent = await day.as('service-agent');
  staff.officer = await day.as('food-safety-officer');
  staff.quality = await day.as('quality-engineer');
}, 120_000);
afterAll(() => day.close());

test('Sunday 19:00: a cooperative brings 400 kg with its lot number, a market stall 100 kg without one', async () => {
  const buyer = await day.as('purchasing');
  const party = { address: '山东省寿光市', contact: '孙经理', phone: '0536-5550101' };
  const cooperative = await buyer.api.suppliers.register({ name: '绿野蔬菜合作社', kind: 'farm', ...party });
  const market = await buyer.api.suppliers.register({ name: '城西批发市场 18 号', kind: 'farm', ...party });
  const { items } = await buyer.api.products.list({ text: '菠菜' });
  const productId = items.find(({ name }) => name === '菠菜')?.id as string;
  const { checks: asked } = await staff.picker.api.receiving.ask({ productId });
  const checks = asked.map(({ code }) => ({ code, ok: true }));
  const goods = { productId, checks, unit: 'kg' as const, origin: '山东寿光', producedOn: '2026-03-01', storeId: FIRST_STORE };
  const first = await staff.picker.api.receiving.receive({
    supplierId: cooperative.supplierId,
    lines: [{ ...goods, amount: 400 * KG, supplierLot: 'BC0301-7' }],
  });
  const second = await staff.picker.api.receiving.receive({ supplierId: market.supplierId, lines: [{ ...goods, amount: 100 * KG }] });
  const lotOf = async (receiptId: string) => (await staff.picker.api.receiving.show({ receiptId })).lines[0]?.lot;
  const [known, unknown] = [await lotOf(first.receiptId), await lotOf(second.receiptId)];
  expect(known).toMatchObject({ dayLot: false });
  // Asked for and not given: supplier, day and product stand for it, and the lot is marked.
  expect(unknown).toMatchObject({ dayLot: true });
  lots.cooperative = known?.id as string;
  lots.market = unknown?.id as string;
});

test('20:00: two half-empty crates are put together: a lot of its own, of which nobody knows how much is whose', async () => {
  await clock('20:00', '2026-03-01');
  const input = (lotId: string) => ({ lotId, placeId: FIRST_STORE, amount: 25, unit: 'kg' as const });
  const { lots: made } = await staff.picker.api.lots.mix({
    inputs: [input(lots.cooperative), input(lots.market)],
    outputs: [{ placeId: FIRST_STORE, amount: 50, unit: 'kg' }],
  });
  lots.mixed = made[0]?.id as string;
  const trace = await staff.quality.api.lots.trace({ lotId: lots.cooperative, direction: 'forward' });
  expect(trace.lots.find(({ lotId }) => lotId === lots.mixed)).toMatchObject({ possible: true });
});

test('21:00: thirty notes are picked by lot and loaded on six vans', async () => {
  await clock('21:00', '2026-03-01');
  for (const [index, one] of kitchens().entries()) {
    const { noteId } = await staff.clerk.api.deliveries.issue({
      siteId: one.siteId,
      windowFrom: at('05:30'),
      windowTo: at('07:30'),
      lines: [{ product: '菠菜', productCode: 'V3', unit: 'kg', ordered: EACH }],
    });
    notes.set(one.siteId, noteId);
    const line = await spinachOf(one);
    const lines = [{ lineId: line.id, version: 0, picked: EACH, lots: [{ lotId: lotFor(index + 1), amount: EACH }] }];
    await staff.picker.api.deliveries.pick({ noteId, lines });
  }
  const items = kitchens().map((one) => ({
    noteId: noteOf(one),
    vehicleId: vanOf(one).vehicleId,
    driverId: vanOf(one).driver.accountId,
    stopNo: one.stop,
  }));
  expect(await staff.dispatcher.api.deliveries.plan({ items })).toEqual({ planned: KITCHENS });
  await clock('04:20');
  for (const one of kitchens()) await staff.picker.api.deliveries.load({ noteId: noteOf(one), seals: [], cratesOut: 2 });
  for (const { driver } of town.vans.slice(0, KITCHENS / STOPS)) {
    const own = kitchens().filter((one) => vanOf(one).driver === driver);
    await driver.api.deliveries.departRound({ noteIds: own.map(noteOf) });
  }
  const { sums } = await staff.quality.api.lots.show({ lotId: lots.cooperative });
  expect(sums.vans).toBe(24 * EACH);
});

test('06:30: eighteen kitchens have theirs', async () => {
  await clock('06:30');
  for (const one of kitchens().filter(served)) {
    const { driver } = vanOf(one);
    await driver.api.deliveries.arrive({ noteId: noteOf(one), place: one.place });
    const signatureFileId = await photo(day, driver);
    await driver.api.deliveries.deliver({ noteId: noteOf(one), receiverName: '王师傅', signatureFileId, cratesBack: 2, lines: [] });
  }
  const { sums } = await staff.quality.api.lots.show({ lotId: lots.cooperative });
  const there = kitchens().slice(0, 24).filter(served).length;
  expect(sums).toMatchObject({ delivered: there * EACH, vans: (24 - there) * EACH });
});

test('06:35: one kitchen calls: the spinach smells of chemicals. The lot is suspected at once, the sample asked for', async () => {
  await clock('06:35');
  const { customerId, siteId } = kitchen(1);
  const line = await spinachOf(kitchen(1));
  ({ caseId } = await staff.agent.api.cases.open({
    customerId,
    siteId,
    noteId: noteOf(kitchen(1)),
    lineId: line.id,
    channel: 'phone',
    category: 'food-safety',
    body: '菠菜有刺鼻的农药味，还没下锅',
    lines: [{ lineId: line.id, product: '菠菜', amount: EACH, unit: 'kg', problem: '异味' }],
  }));
  const about = await staff.agent.api.recalls.caseLots({ caseId });
  expect(about).toMatchObject({ suspected: true, hold: null, can: { hold: true } });
  expect(about.lots.map(({ lotId }) => lotId)).toEqual([lots.cooperative]);
});

test('06:40: one decision holds the lot and what was made of it: in the store, on the vans, at every kitchen', async () => {
  await clock('06:40');
  const scope = await staff.agent.api.recalls.scope({ caseId });
  expect(scope.lotCount).toBe(2);
  // Seventeen kitchens have it; eleven more would get it from vans that are under way.
  expect(scope.kitchens).toHaveLength(17);
  expect(scope.vans.reduce((sum, { stops }) => sum + stops, 0)).toBe(11);
  ({ holdId } = await staff.agent.api.recalls.hold({ caseId, body: '异味，先停发再查' }));
  for (const lotId of [lots.cooperative, lots.mixed]) expect((await staff.quality.api.lots.show({ lotId })).standing).toBe('held');
  expect((await staff.quality.api.lots.show({ lotId: lots.market })).standing).toBe('available');

  // Nothing more of it leaves the store …
  const late = await staff.clerk.api.deliveries.issue({
    siteId: kitchen(31).siteId,
    windowFrom: at('09:30'),
    windowTo: at('10:30'),
    lines: [{ product: '菠菜', productCode: 'V3', unit: 'kg', ordered: EACH }],
  });
  const [line] = (await staff.clerk.api.deliveries.show(late)).lines;
  const pick = staff.picker.api.deliveries.pick({
    noteId: late.noteId,
    lines: [{ lineId: line?.id as string, version: 0, picked: EACH, lots: [{ lotId: lots.cooperative, amount: EACH }] }],
  });
  expect((await refusalOf(pick)).code).toBe('lots.stopped');
  // … and the driver at the next door reads that it stays on the van.
  const waiting = kitchens().find((one) => !served(one)) as Canteen;
  const stops = await vanOf(waiting).driver.api.deliveries.stops({});
  const stop = stops.items.find(({ id }) => id === noteOf(waiting));
  expect(stop?.stopped).toMatchObject([{ product: '菠菜' }]);
});

test('06:41: the call sheet begins with who cooks first, and says where goods are only possible', async () => {
  await clock('06:41');
  const sheet = await staff.agent.api.recalls.callSheet({ holdId });
  expect(sheet.items).toHaveLength(28);
  const possible = sheet.items.filter(({ lots: some }) => some.some(({ lotId }) => lotId === lots.mixed));
  expect(possible.map(({ siteId }) => siteId).sort()).toEqual(
    kitchens()
      .slice(26)
      .map(({ siteId }) => siteId)
      .sort(),
  );
  await staff.agent.api.recalls.tickCall({ holdId, siteId: sheet.items[0]?.siteId as string, outcome: 'told', spokenTo: '厨师长' });
});

test('06:50: kitchens answer from the code on their note, without signing in; another kitchen’s warning does not exist for them', async () => {
  await clock('06:50');
  const mine = await day.asContact(kitchen(2).customerId, 'customer-receiver');
  const { warnings } = await mine.api.recalls.myWarnings({});
  expect(warnings).toHaveLength(1);
  await mine.api.recalls.seeWarnings({});
  const warning = warnings[0];
  const word = { lots: [{ lotId: lots.cooperative, apart: 10 * KG, used: 2 * KG }] };
  await mine.api.recalls.answerWarning({ warningId: warning?.warningId as string, ...word });
  const other = await day.asContact(kitchen(25).customerId, 'customer-receiver');
  expect((await other.api.recalls.myWarnings({})).warnings).toEqual([]);
  expect((await refusalOf(other.api.recalls.answerWarning({ warningId: warning?.warningId as string, ...word }))).code).toBe(
    'recalls.warning-not-found',
  );
  const hold = await staff.agent.api.recalls.showHold({ holdId });
  expect(hold.warnings.find(({ siteId }) => siteId === kitchen(2).siteId)).toMatchObject({
    answeredAt: new Date(at('06:50')).toISOString(),
    lots: [{ apart: 10 * KG, used: 2 * KG }],
  });
});

test('06:55: the first kitchen keeps its sample, and the trace of the lot is on the case', async () => {
  await clock('06:55');
  const first = await day.asContact(kitchen(1).customerId, 'customer-receiver');
  await first.api.recalls.answerSample({ caseId, kept: true, keptBy: 'kitchen', keeper: '留样柜 2 层' });
  const { customerId } = kitchen(1);
  const { id: lineIds } = await spinachOf(kitchen(1));
  const found = await staff.quality.api.lots.recordTrace({ lineIds, caseId, customerId });
  expect(found).toMatchObject({ lots: 2, sites: 28, possible: 1 });
});

test('Tuesday 09:00: every promise of this morning was kept, and says by what', async () => {
  await clock('09:00', '2026-03-03');
  const verdicts = await verdictsOf(staff.officer, 'case', caseId);
  for (const clauseId of ['R4.2-retained-sample', 'R4.2-same-lot-check', 'R7.2-hold', 'R7.2-warn-sites', 'R5.2-lot-return'])
    expect([clauseId, verdicts.get(clauseId)?.verdict]).toEqual([clauseId, 'met']);
});

test('the goods on the vans come back and go apart; the books of the lot add up to the gram, and the ledgers say the same', async () => {
  const unserved = kitchens().filter((one) => !served(one));
  for (const one of unserved) {
    const { driver } = vanOf(one);
    await driver.api.deliveries.recordRefusal({
      noteId: noteOf(one),
      receiverName: '王师傅',
      signatureFileId: await photo(day, driver),
      reason: 'spoiled',
      cratesBack: 0,
    });
  }
  const back = await staff.picker.api.deliveries.goodsBack({});
  expect(back.items).toHaveLength(unserved.length);
  for (const { id } of back.items) await staff.picker.api.deliveries.takeBack({ noteId: id });
  const { sums, balances } = await staff.quality.api.lots.show({ lotId: lots.cooperative });
  expect(sums.vans).toBe(0);
  expect(balances.find(({ id }) => id === FIRST_QUARANTINE)?.amount).toBe(unserved.filter((one) => lotOf(one) === lots.cooperative).length * EACH);
  const { received, made, ...where } = sums;
  expect(Object.values(where).reduce((sum, amount) => sum + amount, 0)).toBe(received + made);
  await day.advance(MINUTE);
  const { items } = await staff.officer.api.ledgers.list({ book: 'purchase', lotId: lots.cooperative });
  expect(items).toMatchObject([{ amount: 400 * KG, lot: { supplierLot: 'BC0301-7' }, party: { name: '绿野蔬菜合作社', address: '山东省寿光市' } }]);
});
