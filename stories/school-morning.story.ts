// A school morning (issue "The dock"): sixty canteens, twelve vans, and everything that a normal morning brings. Nothing of it is refused,
// and every verdict is right. Orders on Saturday 28 February 2026 (a make-up working day), delivery on Monday 2 March.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MINUTE } from '../server/kernel/time.ts';
import { openTestApp, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { buildTown, type Canteen, GOODS, papersOfPork, photo, picked, STOPS, type Town, type Van, verdictsOf } from './school-morning/town.ts';

vi.setConfig({ testTimeout: 240_000 });

let day: TestApp;
let town: Town;
let clerk: SignedIn;
let picker: SignedIn;
let dispatcher: SignedIn;
const orders = new Map<string, string>();
const notes = new Map<string, string>();
/** Notes whose kitchens were told that it would be late. */
const warned: string[] = [];

const at = (time: string, date = '2026-03-02') => `${date}T${time}:00+08:00`;
/** Sweeps and tasks run on the way, every half hour. */
const clock = async (time: string, date = '2026-03-02') => {
  const left = Date.parse(at(time, date)) - day.clock.now();
  if (left > 0) await day.advance(left, Math.min(left, 30 * MINUTE));
};
const canteen = (van: number, stop: number): Canteen => town.canteens[(van - 1) * STOPS + stop - 1] as Canteen;
const noteOf = ({ siteId }: Canteen): string => notes.get(siteId) as string;
const van = (number: number): Van => town.vans[number - 1] as Van;
const show = async (of: Canteen) => await clerk.api.deliveries.show({ noteId: noteOf(of) });
const lineOf = async (of: Canteen, product: string) => {
  const line = (await show(of)).lines.find((one) => one.product === product);
  if (!line) throw new Error(`no ${product} for ${of.name}`);
  return line;
};

/** What makes this morning a normal one. */
const pork = () => canteen(1, 1);
const potatoes = () => canteen(2, 1);
const crate = () => canteen(3, 1);
const gate = () => canteen(4, 2);
const basement = () => canteen(6, 3);
const shortage = () => canteen(8, 4);

beforeAll(async () => {
  day = await openTestApp({ at: at('08:30', '2026-02-28') });
  [clerk, picker, dispatcher] = await Promise.all([day.as('order-clerk'), day.as('warehouse-clerk'), day.as('dispatcher')]);
  town = await buildTown(day);
}, 120_000);
afterAll(() => day.close());

test('Saturday 09:30: sixty orders come by phone, portal and paste, and are confirmed at once', async () => {
  await clock('09:30', '2026-02-28');
  const lines = GOODS.map(({ order }) => order);
  for (const { siteId, customerId } of town.canteens) {
    const order = { siteId, deliveryOn: '2026-03-02', lines };
    const placed =
      siteId === pork().siteId
        ? await (await day.asContact(customerId, 'customer-purchaser')).api.orders.place(order)
        : await clerk.api.orders.receive({ ...order, channel: 'phone', confirm: true });
    orders.set(siteId, placed.orderId);
  }
  await clerk.api.orders.confirm({ orderId: orders.get(pork().siteId) as string });
  const { lines: shown, totalFen } = await clerk.api.orders.show({ orderId: orders.get(pork().siteId) as string });
  // Two boxes of pork are reckoned as 30 kg until they are weighed.
  expect(shown[0]).toMatchObject({ product: '猪前腿肉', pieces: 2, pieceUnit: 'box', amount: 30_000, unit: 'kg', totalFen: 78_000 });
  expect(totalFen).toBe(shown.reduce((sum, line) => sum + (line.totalFen ?? 0), 0));
});

test('11:00: spinach is short for one; the kitchen agrees to another green, 24 hours and more before the window', async () => {
  await clock('11:00', '2026-02-28');
  const orderId = orders.get(shortage().siteId) as string;
  const { lines } = await clerk.api.orders.show({ orderId });
  const spinach = lines.find(({ product }) => product === '菠菜');
  const { shortageId } = await clerk.api.orders.findShortage({
    orderId,
    lineId: spinach?.id as string,
    missing: 12_000,
    reason: 'supplier-short',
  });
  await clerk.api.orders.tellShortage({ orderId, shortageId });
  const kitchen = await day.asContact(shortage().customerId, 'customer-purchaser');
  expect((await kitchen.api.orders.myOrder({ orderId })).shortages).toMatchObject([{ product: '菠菜', missing: 12_000, outcome: null }]);
  await clock('11:20', '2026-02-28');
  await kitchen.api.orders.consent({ orderId, shortageId, outcome: 'substitute', substitute: { product: '上海青', amount: 12_000, unit: 'kg' } });
  expect((await clerk.api.orders.show({ orderId })).shortages).toMatchObject([{ outcome: 'substitute', agreedBy: 'customer', grade: 'A' }]);
});

test('Sunday: sixty notes, the papers of the pork, one wave, every weight by the picking scale', async () => {
  await clock('19:00', '2026-03-01');
  const { issued, refused } = await clerk.api.orders.issueNotes({ day: '2026-03-02' });
  expect(refused).toEqual([]);
  expect(issued).toHaveLength(60);
  const siteOf = new Map([...orders].map(([siteId, orderId]) => [orderId, siteId]));
  for (const { orderId, noteId } of issued) notes.set(siteOf.get(orderId) as string, noteId);

  const { waveId } = await picker.api.deliveries.openWave({ day: '2026-03-02', noteIds: [...notes.values()] });
  const { items } = await picker.api.deliveries.wave({ waveId });
  for (const noteId of notes.values()) {
    const lines = items.filter((line) => line.noteId === noteId).map((line) => picked(line));
    await picker.api.deliveries.pick({ noteId, lines });
  }
  expect(await picker.api.deliveries.wave({ waveId })).toMatchObject({ notes: 60, lines: 360, pickedLines: 360, state: 'done' });
  await papersOfPork(day);
});

test('Monday 04:20: each van is planned, loaded from the last stop to the first, sealed, counted, and leaves', async () => {
  await clock('04:20');
  const items = town.canteens.map((one) => ({
    noteId: noteOf(one),
    vehicleId: van(one.van + 1).vehicleId,
    driverId: van(one.van + 1).driver.accountId,
    stopNo: one.stop,
  }));
  expect(await dispatcher.api.deliveries.plan({ items })).toEqual({ planned: 60 });
  for (const [index, { vehicleId, driver }] of town.vans.entries()) {
    const list = await picker.api.deliveries.loading({ day: '2026-03-02', vehicleId });
    expect(list.notes.map(({ stopNo }) => stopNo)).toEqual([5, 4, 3, 2, 1]);
    for (const { id } of list.notes) await picker.api.deliveries.load({ noteId: id, seals: [`F${index + 1}`], cratesOut: 6 });
    const counted = list.notes.map(({ id }) => ({ noteId: id, cratesCounted: 6 }));
    expect(await picker.api.deliveries.checkLoad({ notes: counted })).toMatchObject({ checked: 5, differences: 0 });
    await driver.api.deliveries.departRound({ noteIds: list.notes.map(({ id }) => id) });
  }
});

const ROUND = ['05:35', '06:00', '06:25', '06:50', '07:10'] as const;

test('05:35 to 07:20: twelve vans come to sixty doors; at the third door of van 6 there is no signal, at one the gate stays closed', async () => {
  for (const [index, time] of ROUND.entries()) {
    await clock(time);
    for (const one of town.canteens.filter(({ stop }) => stop === index + 1)) {
      if (one === gate()) await waitAtTheGate(one);
      else if (one !== basement()) await receive(one);
    }
    if (time === '06:25') await receiveInTheBasement();
    await tellWhoIsForeseenLate();
  }
});

/** Ten minutes at a closed gate, a photo, and on to the next door: nobody is let in, so nobody has arrived. */
async function waitAtTheGate(one: Canteen): Promise<void> {
  const { driver } = van(4);
  await driver.api.deliveries.wait({ noteId: noteOf(one), reason: 'gate-closed', place: one.place, files: [await photo(day, driver)] });
}

/** The board says who would get goods after the window; one click tells the kitchen, in time. */
async function tellWhoIsForeseenLate(): Promise<void> {
  const { rows } = await dispatcher.api.deliveries.roadBoard({ day: '2026-03-02' });
  for (const { id, foreseen, told } of rows) {
    if (foreseen?.step !== 'past' || told !== null) continue;
    warned.push(id);
    const word = { newEstimate: foreseen.estimate, reason: 'other' as const, toldCustomer: true };
    await dispatcher.api.deliveries.delay({ noteId: id, ...word });
  }
}

/** All as delivered, except where this morning is what it is. The driver asks for a rating and drives on. */
async function receive(one: Canteen): Promise<void> {
  const { driver } = van(one.van + 1);
  const noteId = noteOf(one);
  await driver.api.deliveries.arrive({ noteId, place: one.place });
  const signatureFileId = await photo(day, driver);
  const seals = { whole: true, numbers: [`F${one.van + 1}`] };
  await driver.api.deliveries.deliver({
    noteId,
    receiverName: '王师傅',
    signatureFileId,
    cratesBack: 6,
    seals,
    lines: await wordsFor(one, driver),
  });
  await driver.api.deliveries.askRating({ noteId });
  await driver.api.deliveries.leave({ noteId });
}

async function wordsFor(one: Canteen, driver: SignedIn) {
  // The customer's scale: 1.5 % over, within the tolerance of two scales.
  if (one === pork()) return [{ lineId: (await lineOf(one, '猪前腿肉')).id, gross: 33_070, tare: 1_200, pieces: 2 }];
  if (one === potatoes()) return [{ lineId: (await lineOf(one, '土豆')).id, accepted: 26_000, reason: 'short' as const }];
  if (one === crate()) {
    return [{ lineId: (await lineOf(one, '嫩豆腐')).id, accepted: 0, reason: 'damaged' as const, photos: [await photo(day, driver)] }];
  }
  return [];
}

/** The phone's clock is three hours slow, the network comes back at 06:55, and the upload arrives twice. */
async function receiveInTheBasement(): Promise<void> {
  const { driver } = van(6);
  const noteId = noteOf(basement());
  const signatureFileId = await photo(day, driver);
  const seals = { whole: true, numbers: ['F6'] };
  await clock('06:45');
  const phone = (time: string) => new Date(Date.parse(at(time)) - 180 * MINUTE).toISOString();
  const word = {
    noteId,
    receiverName: '李师傅',
    signatureFileId,
    cratesBack: 5,
    seals,
    lines: [],
    occurredAt: phone('06:27'),
    sentAt: phone('06:45'),
  };
  await driver.api.deliveries.deliver(word);
  await driver.api.deliveries.deliver(word);
  const note = await show(basement());
  expect(note).toMatchObject({ state: 'accepted', acceptedAt: new Date(at('06:27')).toISOString() });
  expect(note.receipt?.signers).toHaveLength(1);
  await driver.api.deliveries.askRating({ noteId });
  await driver.api.deliveries.leave({ noteId });
}

test('07:15: the kitchen behind the closed gate is told; 07:50 it opens; the lateness is excused by the photo of the wait', async () => {
  await clock('07:15');
  const told = { reason: 'gate-closed' as const, newEstimate: at('07:50'), toldCustomer: true };
  await dispatcher.api.deliveries.delay({ noteId: noteOf(gate()), ...told });
  await clock('07:50');
  await receive(gate());
  const { driver } = van(4);
  await driver.api.deliveries.recordGoodsState({ noteId: noteOf(gate()), tenthsCelsius: 32, looks: 'good' });

  const onTime = (await verdictsOf(clerk, 'note', noteOf(gate()))).get('R1.4-on-time');
  expect(onTime?.verdict).toBe('missed');
  const proof = await photo(day, dispatcher);
  const { excuseId } = await dispatcher.api.commitments.requestExcuse({
    commitmentId: onTime?.id as string,
    reason: 'customer-caused',
    text: '06:00 在门口，大门关闭，07:50 开门',
    files: [proof],
  });
  const lead = await day.as('after-sales-manager');
  await lead.api.commitments.approveExcuse({ commitmentId: onTime?.id as string, excuseId });
  expect((await verdictsOf(clerk, 'note', noteOf(gate()))).get('R1.4-on-time')?.verdict).toBe('excused');
});

test('everything is accepted, with the weights of the dock', async () => {
  const states = await Promise.all(town.canteens.map(async (one) => (await show(one)).state));
  expect(states.filter((state) => state === 'accepted')).toHaveLength(58);
  expect((await show(potatoes())).state).toBe('partly-accepted');
  expect((await show(crate())).state).toBe('partly-accepted');
  expect(await lineOf(pork(), '猪前腿肉')).toMatchObject({
    ordered: 30_000,
    picked: 31_400,
    accepted: 31_870,
    net: 31_870,
    acceptedPieces: 2,
    outcome: 'accepted',
  });
  expect(await lineOf(potatoes(), '土豆')).toMatchObject({ picked: 30_000, accepted: 26_000, outcome: 'partly', reason: 'short' });
  expect((await show(shortage())).lines.filter(({ substituteFor }) => substituteFor !== null)).toMatchObject([
    { product: '上海青', substituteFor: '菠菜', accepted: 12_000 },
  ]);
  expect((await show(shortage())).lines.map(({ product }) => product)).not.toContain('菠菜');
  expect(await clerk.api.orders.show({ orderId: orders.get(gate().siteId) as string })).toMatchObject({ state: 'delivered' });
});

test('the exceptions wait as drafts for a clerk: no case was opened, no clock runs for a normal morning', async () => {
  const { items } = await clerk.api.cases.dockDrafts({});
  expect(items.map(({ product }) => product).sort()).toEqual(['土豆', '嫩豆腐'].sort());
  expect((await clerk.api.cases.queue({})).items).toEqual([]);
});

test('Tuesday 08:00: every verdict of the sixty notes and orders is right', async () => {
  await clock('08:00', '2026-03-03');
  const wrong: string[] = [];
  for (const one of town.canteens) {
    const found = new Map([
      ...(await verdictsOf(clerk, 'note', noteOf(one))),
      ...(await verdictsOf(clerk, 'order', orders.get(one.siteId) as string)),
    ]);
    for (const { clauseId, verdict } of found.values()) if (verdict === 'missed') wrong.push(`${one.name} ${clauseId} missed`);
    for (const clauseId of KEPT) if (found.get(clauseId)?.verdict !== 'met') wrong.push(`${one.name} ${clauseId} ${found.get(clauseId)?.verdict}`);
  }
  const late = gate().name;
  // Of the order behind the gate nobody asked for an excuse yet: it stands as missed until somebody does.
  expect([...new Set(wrong)].sort()).toEqual([`${late} R1.2-promised-arrival missed`, `${late} R1.4-on-time excused`]);
  expect((await verdictsOf(clerk, 'note', noteOf(gate()))).get('R6.1-state-asked')?.verdict).toBe('met');
  expect((await verdictsOf(clerk, 'order', orders.get(shortage().siteId) as string)).get('R1.9-shortage-notice')?.verdict).toBe('met');
  expect(warned.length).toBeGreaterThan(0);
  for (const noteId of warned) expect((await verdictsOf(clerk, 'note', noteId)).get('R6.1-foreseen-told')?.verdict).toBe('met');
});

const KEPT = [
  'R1.1-order-confirm',
  'R1.2-promised-arrival',
  'R1.4-on-time',
  'R1.4-acceptance',
  'R1.4-crates',
  'R1.5-certificates',
  'R1.8-driver-rating',
  'R1.10-load-check',
  'R6.1-tell-before',
];

test('the month so far: one short line of 360, one substitute agreed, no swap, no van uncounted', async () => {
  const lead = await day.as('after-sales-manager');
  const report = await lead.api.commitments.report({ customerId: shortage().customerId, period: '2026-03' });
  const line = (clauseId: string) => report.lines.find((one) => one.clauseId === clauseId);
  expect(line('R1.9-no-unasked-substitute')?.counts.missed).toBe(0);
  expect(line('R1.10-load-check')?.counts).toMatchObject({ met: 1, missed: 0 });
});
