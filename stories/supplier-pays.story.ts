// The supplier pays (R5.4, R8.3): carrots of one lot rot at a school on two days. The school is credited at once; what it costs us is
// split between the supplier, the carrier and us, asked back with the same evidence, answered twice and set off. March 2026.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOUR } from '../server/kernel/time.ts';
import { FIRST_QUARANTINE, FIRST_STORE } from '../server/modules/lots/public.ts';
import { signSample } from '../server/modules/service-plans/testing/sign-sample.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';

vi.setConfig({ testTimeout: 120_000 });

let day: TestApp;
const staff = {} as Record<'clerk' | 'store' | 'driver' | 'agent' | 'lead' | 'quality' | 'buyer' | 'finance', SignedIn>;
let [customerId, siteId, supplierId, productId, lotId, claimId, recoveryId] = ['', '', '', '', '', '', ''];
const notes: { noteId: string; lineId: string; token: string }[] = [];

const KG = 1000;
const at = (date: string, time: string) => `2026-${date}T${time}:00+08:00`;
const clock = async (date: string, time: string) => {
  const left = Date.parse(at(date, time)) - day.clock.now();
  if (left > 0) await day.advance(left, Math.min(left, 4 * HOUR));
};

beforeAll(async () => {
  day = await openTestApp({ at: at('03-01', '15:00') });
  staff.clerk = await day.as('order-clerk');
  staff.store = await day.as('warehouse-clerk');
  staff.driver = await day.as('driver');
  staff.agent = await day.as('service-agent');
  staff.lead = await day.as('after-sales-manager');
  staff.quality = await day.as('quality-engineer');
  staff.buyer = await day.as('purchasing');
  staff.finance = await day.as('finance-clerk');
}, 120_000);
afterAll(() => day.close());

test('Sunday 15:00: a farm brings 400 kg of carrots with its own lot number; the school pays 3.20 yuan a kilogram', async () => {
  const { lead, buyer, store } = staff;
  customerId = (await lead.api.customers.register({ code: 'SYXX', name: '实验小学', kind: 'school' })).customerId;
  siteId = (await lead.api.customers.registerSite({ customerId, code: 'SYXX-1', name: '实验小学食堂', meals: { lunch: '11:30' } })).siteId;
  await signSample(day, customerId);
  const party = { address: '山东省寿光市', contact: '孙经理', phone: '0536-5550101' };
  supplierId = (await buyer.api.suppliers.register({ name: '北坡农场', kind: 'farm', ...party })).supplierId;
  const master = { code: 'V7', name: '胡萝卜', category: 'vegetable', stockUnit: 'kg', settleUnit: 'kg', toleranceClass: 'weighed' } as const;
  productId = (await buyer.api.products.register({ ...master, temperatureClass: 'ambient' })).productId;
  const { sheetId } = await buyer.api.products.draftSheet({ name: '三月统一价', kind: 'fixed', series: '统一价', fromOn: '2026-02-01' });
  await buyer.api.products.setSheetLines({ sheetId, lines: [{ productId, unit: 'kg', fen: 320 }] });
  await buyer.api.products.publishSheet({ sheetId });
  const { checks } = await store.api.receiving.ask({ productId });
  const goods = { productId, checks: checks.map(({ code }) => ({ code, ok: true })), unit: 'kg' as const, origin: '山东寿光', storeId: FIRST_STORE };
  const { receiptId } = await store.api.receiving.receive({
    supplierId,
    lines: [{ ...goods, amount: 400 * KG, supplierLot: 'HLB-0228-3', producedOn: '2026-02-28' }],
  });
  lotId = (await store.api.receiving.show({ receiptId })).lines[0]?.lot?.id as string;
});

test('Monday and Tuesday 06:30: 120 kg and 100 kg of that lot are accepted', async () => {
  await deliver('03-02', 120);
  await deliver('03-03', 100);
  expect(notes).toHaveLength(2);
});

test('Tuesday 09:00: 20 kg of Monday and 60 kg of Tuesday are rotten inside: one claim over both notes', async () => {
  await clock('03-03', '09:00');
  const [monday, tuesday] = notes as [(typeof notes)[0], (typeof notes)[0]];
  const { caseId } = await staff.agent.api.cases.open({
    customerId,
    siteId,
    noteId: tuesday.noteId,
    channel: 'phone',
    category: 'quality',
    body: '胡萝卜切开心是黑的，昨天的也是',
  });
  const items = [
    { noteId: monday.noteId, lineId: monday.lineId, lotId, amount: 20 * KG },
    { noteId: tuesday.noteId, lineId: tuesday.lineId, lotId, amount: 60 * KG },
  ];
  const files = [await photo(staff.agent, '#5a4020'), await photo(staff.agent, '#503a1c')];
  const asked = { caseId, way: 'credit' as const, reason: 'spoiled' as const, items, files, body: '两天的胡萝卜，心黑' };
  claimId = (await staff.agent.api.claims.request(asked)).claimId;
  expect(await staff.agent.api.claims.show({ claimId })).toMatchObject({ valueFen: 25_600, items: [{}, {}] });
  // Who asked does not decide; nothing is split or asked of anybody before somebody has decided.
  expect((await staff.buyer.api.claims.recoveryOfClaim({ claimId })).can).toEqual({ split: false, ask: false });
  expect(await refusalOf(staff.buyer.api.claims.splitCost({ claimId, parts: [{ bearer: 'ours', amountFen: 25_600 }] }))).toMatchObject({
    code: 'claims.cost-open',
  });
  expect(await staff.lead.api.claims.approve({ claimId, clauseKey: 'R5.1-unconditional' })).toMatchObject({ state: 'settled' });
  expect(await staff.finance.api.claims.account({ customerId })).toMatchObject({ billFen: -25_600 });
});

test('10:00 the goods come back by a special run, are put apart, and the inspection finds the fault with the supplier', async () => {
  await clock('03-03', '10:00');
  const { pickups } = await staff.store.api.claims.goodsOf({ claimId });
  const pickupId = pickups[0]?.id as string;
  await staff.clerk.api.claims.planPickup({ pickupId, run: { driverId: staff.driver.accountId, vehicle: '演A·00001', at: at('03-03', '11:00') } });
  await clock('03-03', '11:00');
  await staff.driver.api.claims.collect({ pickupId, files: [await photo(staff.driver, '#444444')] });
  await clock('03-03', '12:00');
  await staff.store.api.claims.receiveGoods({ pickupId, placeId: FIRST_QUARANTINE });
  await clock('03-03', '14:00');
  const { parcels } = await staff.quality.api.claims.goodsOf({ claimId });
  for (const { id } of parcels) {
    const files = [await photo(staff.quality, '#2a1a0a')];
    await staff.quality.api.claims.inspectGoods({ parcelId: id, finding: 'supplier', files, body: '黑心病，采收前即有' });
    await staff.buyer.api.claims.returnGoods({ parcelId: id, body: '退北坡农场' });
  }
});

test('15:00 what it costs is split: the farm, the carrier and we; parts that do not add up are refused', async () => {
  await clock('03-03', '15:00');
  const { api } = staff.buyer;
  const before = await api.claims.recoveryOfClaim({ claimId });
  expect(before).toMatchObject({
    claimFen: 25_600,
    parts: null,
    proposal: [{ bearer: 'supplier', supplier: { id: supplierId, name: '北坡农场' }, amountFen: 25_600, why: 'found-supplier' }],
    suppliers: [{ id: supplierId, lots: [{ supplierLot: 'HLB-0228-3' }, {}] }],
  });
  // The special run cost 120 yuan beside.
  const farm = { bearer: 'supplier' as const, supplierId, amountFen: 28_000 };
  const carrier = { bearer: 'carrier' as const, name: '城东冷链', amountFen: 5_000 };
  const split = (ours: number) => api.claims.splitCost({ claimId, extraFen: 12_000, parts: [farm, carrier, { bearer: 'ours', amountFen: ours }] });
  expect(await refusalOf(split(4_000))).toMatchObject({ code: 'claims.split-not-whole' });
  await split(4_600);
  expect((await api.claims.recoveryOfClaim({ claimId })).parts).toMatchObject([
    { bearer: 'supplier', amountFen: 28_000, leftFen: 28_000 },
    { bearer: 'carrier', name: '城东冷链', amountFen: 5_000 },
    { bearer: 'ours', amountFen: 4_600 },
  ]);
});

test('15:10 the farm is asked, with three working days to answer; more than its part, or of us, is refused', async () => {
  await clock('03-03', '15:10');
  const { api } = staff.buyer;
  expect(await refusalOf(api.claims.askRecovery({ claimId, partNo: 1, amountFen: 28_001 }))).toMatchObject({ code: 'claims.more-than-part' });
  expect(await refusalOf(api.claims.askRecovery({ claimId, partNo: 3 }))).toMatchObject({ code: 'claims.no-such-part' });
  const asked = await api.claims.askRecovery({ claimId, partNo: 1, body: '详见凭证' });
  expect(asked).toMatchObject({ state: 'requested', answerBy: '2026-03-06T16:00:00.000Z' });
  recoveryId = asked.recoveryId;
  expect(await refusalOf(api.claims.splitCost({ claimId, parts: [{ bearer: 'ours', amountFen: 25_600 }] }))).toMatchObject({
    code: 'claims.asked-already',
  });
  expect(await refusalOf(staff.finance.api.claims.settleRecovery({ recoveryId, by: 'offset' }))).toMatchObject({
    code: 'claims.recovery-not-in-this-state',
  });
  // The promise of the supplier runs on this claim.
  expect(await answers()).toMatchObject([{ verdict: 'running' }]);
});

test('15:20 the evidence file and the letter: everything in one print, each for its reader', async () => {
  await clock('03-03', '15:20');
  const [inside, customer, letter] = await Promise.all([
    pdf(staff.lead, `/api/claims/${claimId}/evidence`),
    pdf(staff.lead, `/api/claims/${claimId}/evidence?edition=customer`),
    pdf(staff.buyer, `/api/recoveries/${recoveryId}/letter`),
  ]);
  for (const made of [inside, customer, letter]) expect(made.subarray(0, 5).toString()).toBe('%PDF-');
  expect(decodeURIComponent(inside.name)).toContain('售后凭证档案（内部版）');
  expect(decodeURIComponent(letter.name)).toContain('追偿函');
  // The kitchen has its own from the code on its note; a driver none, another school's code none.
  const own = { 'x-note-token': notes[1]?.token as string };
  expect((await get(own, `/api/my/claims/${claimId}/evidence`)).statusCode).toBe(200);
  expect((await get(own, `/api/claims/${claimId}/evidence`)).statusCode).toBe(403);
  expect((await get(staff.driver.headers, `/api/claims/${claimId}/evidence`)).statusCode).toBe(403);
  expect((await get(staff.store.headers, `/api/recoveries/${recoveryId}/letter`)).statusCode).toBe(403);
});

test('Thursday: the farm offers part of it, sees the evidence, and on Friday bears all of it', async () => {
  const { api } = staff.buyer;
  await clock('03-05', '10:00');
  expect(await refusalOf(api.claims.answerRecovery({ recoveryId, answer: 'partly', answeredFen: 28_000 }))).toMatchObject({
    code: 'claims.answer-amount',
  });
  await api.claims.answerRecovery({ recoveryId, answer: 'partly', answeredFen: 15_000, body: '只认周二那批' });
  expect(await refusalOf(staff.finance.api.claims.settleRecovery({ recoveryId, by: 'offset', amountFen: 28_000 }))).toMatchObject({
    code: 'claims.more-than-answered',
  });
  await clock('03-06', '10:00');
  await api.claims.answerRecovery({ recoveryId, answer: 'accepted', body: '看过凭证，全部承担' });
  expect(await answers()).toMatchObject([{ verdict: 'met' }]);
});

test('Friday: set off against what we owe. The account of the school is as it was, and no more is borne than was paid', async () => {
  await clock('03-06', '11:00');
  const { finance, lead, buyer } = staff;
  await lead.api.claims.openRecourse({ claimId });
  expect(await finance.api.claims.settleRecovery({ recoveryId, by: 'offset', body: '抵扣三月货款' })).toMatchObject({ state: 'settled' });
  expect(await buyer.api.claims.showRecovery({ recoveryId })).toMatchObject({ state: 'settled', recoveredFen: 28_000, late: false });
  // 280 yuan came in for a claim of 256: the rest is the special run, which the school never had.
  const { recourse } = await finance.api.claims.accountOfClaim({ claimId });
  expect(recourse).toMatchObject({ amountFen: 25_600, recoveredFen: 25_600, parts: [{ bearer: 'supplier', amountFen: 25_600 }] });
  expect(await finance.api.claims.account({ customerId })).toMatchObject({ billFen: -25_600 });
  expect(await finance.api.claims.reconcile({ customerId })).toMatchObject({ agrees: true, bookedFen: -25_600 });
  expect(await refusalOf(buyer.api.claims.withdrawRecovery({ recoveryId }))).toMatchObject({ code: 'claims.recovery-not-in-this-state' });
});

test('the next week the carrier has not answered: it stands in the band of those that are late', async () => {
  const { api } = staff.buyer;
  const carrier = await api.claims.askRecovery({ claimId, partNo: 2 });
  await clock('03-13', '09:00');
  expect((await api.claims.recoveries({ late: true })).items).toMatchObject([{ id: carrier.recoveryId, late: true, name: '城东冷链' }]);
  expect((await api.claims.recoveries({ supplierId })).items).toMatchObject([{ id: recoveryId }]);
  expect((await answers()).map(({ verdict }) => verdict).sort()).toEqual(['met', 'missed']);
  await expect.poll(() => verifyRebuild(day, 'claims'), { timeout: 20_000, interval: 200 }).toEqual([]);
});

/** Picked from the lot, loaded, brought and accepted by the kitchen with its code. */
async function deliver(date: string, kilos: number): Promise<void> {
  const { clerk, store, driver } = staff;
  await clock(date, '04:00');
  const window = { windowFrom: at(date, '06:00'), windowTo: at(date, '07:00') };
  const lines = [{ product: '胡萝卜', productCode: 'V7', unit: 'kg' as const, ordered: kilos * KG }];
  const { noteId, link } = await clerk.api.deliveries.issue({ siteId, ...window, driverId: driver.accountId, lines });
  const lineId = (await clerk.api.deliveries.show({ noteId })).lines[0]?.id as string;
  await store.api.deliveries.pick({ noteId, lines: [{ lineId, version: 0, picked: kilos * KG, lots: [{ lotId, amount: kilos * KG }] }] });
  await store.api.deliveries.load({ noteId, seals: [], cratesOut: 2 });
  await clock(date, '05:30');
  await driver.api.deliveries.departRound({ noteIds: [noteId] });
  await clock(date, '06:30');
  await driver.api.deliveries.arrive({ noteId });
  const token = link.split('/').at(-1) as string;
  await day.client({ 'x-note-token': token }).deliveries.accept({ noteId, receiverName: '王师傅', lines: [] });
  notes.push({ noteId, lineId, token });
}

const answers = async () =>
  (await staff.lead.api.commitments.list({ subjectType: 'claim', subjectId: claimId })).items.filter(
    ({ clauseId }) => clauseId === 'R8.3-recovery-answer',
  );

const get = (headers: Record<string, string>, url: string) => day.server.inject({ method: 'GET', url, headers });
async function pdf({ headers }: SignedIn, url: string): Promise<Buffer & { name: string }> {
  const answer = await get(headers, url);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return Object.assign(answer.rawPayload, { name: String(answer.headers['content-disposition']) });
}

async function photo({ headers }: SignedIn, background: string): Promise<string> {
  const payload = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const answer = await day.server.inject({ method: 'POST', url: '/api/files', payload, headers: { ...headers, 'content-type': 'image/jpeg' } });
  return (answer.json() as { id: string }).id;
}
