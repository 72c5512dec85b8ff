// A replacement that cannot come before the meal: the kitchen buys elsewhere, and is paid what its contract says (R5.4).
// Monday 2 March 2026. Lunch is at 11:30; the contract of the school lets us bear twice the difference.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../server/kernel/time.ts';
import { priced } from '../server/modules/claims/testing/a-price.ts';
import { signSample } from '../server/modules/service-plans/testing/sign-sample.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp, type TestClient } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';

let day: TestApp;
let clerk: SignedIn;
let agent: SignedIn;
let lead: SignedIn;
let director: SignedIn;
let finance: SignedIn;
let kitchen: TestClient;
let token = '';
let [customerId, siteId, noteId, lineId, caseId, claimId] = ['', '', '', '', '', ''];

const at = (time: string) => `2026-03-02T${time}:00+08:00`;
const clock = async (time: string) => {
  const left = Date.parse(at(time)) - day.clock.now();
  await day.advance(left, Math.min(left, 10 * MINUTE));
};
const KG = 1000;

beforeAll(async () => {
  day = await openTestApp({ at: at('05:00') });
  [clerk, agent, lead, director, finance] = await Promise.all([
    day.as('order-clerk'),
    day.as('service-agent'),
    day.as('after-sales-manager'),
    day.as('general-manager'),
    day.as('finance-clerk'),
  ]);
}, 60_000);
afterAll(() => day.close());

test('05:20 600 kg of beef at 60 yuan go out; the kitchen refuses 400 kg that are off at the dock', async () => {
  customerId = (await lead.api.customers.register({ code: 'SYXX', name: '实验小学', kind: 'school' })).customerId;
  siteId = (await lead.api.customers.registerSite({ customerId, code: 'SYXX-1', name: '实验小学食堂', meals: { lunch: '11:30' } })).siteId;
  await signSample(day, customerId);
  await clock('05:20');
  const note = await clerk.api.deliveries.issue({
    number: 'PS260302-001',
    siteId,
    windowFrom: at('05:30'),
    windowTo: at('07:00'),
    lines: [{ product: '牛肉', unit: 'kg', ordered: 600 * KG }],
  });
  noteId = note.noteId;
  token = note.link.split('/').at(-1) as string;
  kitchen = day.client({ 'x-note-token': token });
  lineId = (await kitchen.deliveries.myNote({ noteId })).lines[0]?.id ?? '';
  await priced(day, { customerId, lineId }, 6000);
  await clock('06:40');
  await kitchen.deliveries.accept({
    noteId,
    receiverName: '王师傅',
    lines: [{ lineId, accepted: 200 * KG, reason: 'spoiled', photos: [await photo()] }],
  });
});

test('07:00 a replacement is asked for; at 08:00 nobody can bring so much before lunch: it is declined for want of stock', async () => {
  await clock('07:00');
  const opened = await agent.api.cases.open({
    customerId,
    siteId,
    noteId,
    channel: 'phone',
    category: 'quality',
    body: '牛肉 400 公斤不能用，午饭前要',
    neededBy: at('11:30'),
  });
  caseId = opened.caseId;
  const wanted = { caseId, reason: 'spoiled' as const, items: [{ noteId, lineId, amount: 400 * KG }] };
  const replacement = await agent.api.claims.request(wanted);
  await clock('08:00');
  await lead.api.claims.decline({
    claimId: replacement.claimId,
    reason: 'out-of-stock',
    body: '全市无货，11:30 前送不到，请先自行补购，票据拍给我们',
  });
  expect(await agent.api.claims.show({ claimId: replacement.claimId })).toMatchObject({ state: 'declined' });
});

test('10:10 the kitchen has bought 400 kg at 68 yuan and sends the receipt by phone: twice the difference', async () => {
  await clock('10:10');
  const asked = { caseId, way: 'self-purchase' as const, reason: 'not-in-time' as const, items: [{ noteId, lineId, amount: 400 * KG }] };
  const paidFen = 400 * 6800;
  expect(await refusalOf(kitchen.claims.ask(asked))).toMatchObject({ code: 'claims.receipt-needed', fields: [{ path: 'details.documents' }] });
  const documents = [{ kind: 'receipt' as const, fileId: await photo(), amountFen: paidFen }];
  const more = { way: 'self-purchase' as const, documents, paidFen, bought: [401 * KG] };
  expect(await refusalOf(kitchen.claims.ask({ ...asked, details: more }))).toMatchObject({ code: 'claims.bought-more-than-claimed' });
  claimId = (await kitchen.claims.ask({ ...asked, details: { way: 'self-purchase', documents, paidFen } })).claimId;
  // 2 × (68 − 60) × 400; the refused goods were never billed.
  expect(await kitchen.claims.follow({ claimId })).toMatchObject({ askedFen: 640_000, state: 'requested' });
});

test('10:30 above 5,000 yuan two persons decide: one is not enough, nor the same twice', async () => {
  await clock('10:30');
  const limit = await refusalOf(agent.api.claims.approve({ claimId }));
  expect(limit.status).toBe(403);
  expect(await lead.api.claims.approve({ claimId, clauseKey: 'C3.2-before-meal', clauseVersion: 1 })).toMatchObject({ state: 'endorsed' });
  expect(await refusalOf(lead.api.claims.approve({ claimId }))).toMatchObject({ code: 'claims.second-person' });
  expect((await finance.api.claims.account({ customerId })).items).toEqual([]);
  expect(await director.api.claims.approve({ claimId, clauseKey: 'C3.2-before-meal', clauseVersion: 1 })).toMatchObject({ state: 'settled' });
});

test('10:31 it stands on the account of March, agrees with the ledger, and the kitchen sees why', async () => {
  await clock('10:31');
  expect(await finance.api.claims.account({ customerId })).toMatchObject({
    month: '2026-03',
    billFen: -640_000,
    items: [{ kind: 'self-purchase', amountFen: -640_000, noteNumber: 'PS260302-001' }],
  });
  expect(await finance.api.claims.reconcile({ customerId })).toMatchObject({ agrees: true, bookedFen: -640_000, differences: [] });
  expect(await kitchen.claims.myAccount({})).toMatchObject({ billFen: -640_000, items: [{ kind: 'self-purchase', noteNumber: 'PS260302-001' }] });
  expect((await finance.api.claims.accountOfClaim({ claimId })).detail).toMatchObject({
    paidFen: 2_720_000,
    contractFen: 2_400_000,
    billedFen: 0,
    timesBp: 20_000,
    missing: [],
  });
  // The goods are spoken for: nobody claims them a second time.
  const again = { caseId, way: 'credit' as const, reason: 'spoiled' as const, items: [{ noteId, lineId, amount: 201 * KG }] };
  expect(await refusalOf(agent.api.claims.request(again))).toMatchObject({ code: 'claims.more-than-came' });
});

test('two weeks later the carrier bears most of it, the rest is ours', async () => {
  await day.advance(14 * 24 * 60 * MINUTE, 24 * 60 * MINUTE);
  expect(await lead.api.claims.openRecourse({ claimId })).toMatchObject({ recourseId: expect.any(String) });
  const { api } = lead;
  await api.claims.splitCost({
    claimId,
    parts: [
      { bearer: 'carrier', name: '某冷链承运商', amountFen: 500_000 },
      { bearer: 'ours', amountFen: 140_000 },
    ],
  });
  const { recoveryId } = await api.claims.askRecovery({ claimId, partNo: 1, body: '冷机停机 3 小时' });
  await api.claims.answerRecovery({ recoveryId, answer: 'accepted', body: '同意承担' });
  await finance.api.claims.settleRecovery({ recoveryId, amountFen: 500_000, by: 'transfer', body: '到账' });
  const { recourse } = await finance.api.claims.accountOfClaim({ claimId });
  expect(recourse).toMatchObject({ amountFen: 640_000, recoveredFen: 500_000, parts: [{ bearer: 'carrier', amountFen: 500_000 }] });
  // What others bear changes nothing for the customer.
  expect(await finance.api.claims.reconcile({ customerId })).toMatchObject({ agrees: true, bookedFen: -640_000 });
  await expect.poll(() => verifyRebuild(day, 'claims'), { timeout: 20_000, interval: 200 }).toEqual([]);
});

async function photo(): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a1f1f' } })
    .jpeg()
    .toBuffer();
  const headers = { 'x-note-token': token, 'content-type': 'image/jpeg' };
  const answer = await day.server.inject({ method: 'POST', url: '/api/files', payload: bytes, headers });
  return (answer.json() as { id: string }).id;
}
