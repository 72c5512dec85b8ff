// Short weight: the school signs for 50 kg on our scale, its own says 47.2 kg. The dock's weights are proof enough; what is short comes
// off this month's bill by the clause, within the time the clauses promise. Monday 2 March 2026.
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
let finance: SignedIn;
let kitchen: TestClient;
let [customerId, siteId, noteId, lineId, otherLineId, caseId, claimId] = ['', '', '', '', '', '', ''];

const at = (time: string, date = '2026-03-02') => `${date}T${time}:00+08:00`;
const clock = async (time: string, date = '2026-03-02') => {
  const left = Date.parse(at(time, date)) - day.clock.now();
  await day.advance(left, Math.min(left, 30 * MINUTE));
};
const KG = 1000;

beforeAll(async () => {
  day = await openTestApp({ at: at('05:00') });
  [clerk, agent, lead, finance] = await Promise.all([
    day.as('order-clerk'),
    day.as('service-agent'),
    day.as('after-sales-manager'),
    day.as('finance-clerk'),
  ]);
}, 60_000);
afterAll(() => day.close());

const clauses = async () => {
  const { items } = await agent.api.commitments.list({ subjectType: 'claim', subjectId: claimId });
  return Object.fromEntries(items.map(({ clauseId, verdict }) => [clauseId, verdict]));
};
const wanted = (amount: number) => ({ caseId, way: 'deduction' as const, reason: 'short' as const, items: [{ noteId, lineId, amount }] });

test('05:20 a school whose contract lets our scale decide gets 50 kg of tomatoes and 20 kg of potatoes', async () => {
  customerId = (await lead.api.customers.register({ code: 'SYXX', name: '实验小学', kind: 'school' })).customerId;
  siteId = (await lead.api.customers.registerSite({ customerId, code: 'SYXX-1', name: '实验小学食堂', meals: { lunch: '11:30' }, scale: 'ours' }))
    .siteId;
  await signSample(day, customerId);
  await clock('05:20');
  const note = await clerk.api.deliveries.issue({
    number: 'PS260302-001',
    siteId,
    windowFrom: at('05:30'),
    windowTo: at('07:00'),
    lines: [
      { product: '番茄', unit: 'kg', ordered: 50 * KG },
      { product: '土豆', unit: 'kg', ordered: 20 * KG },
    ],
  });
  noteId = note.noteId;
  kitchen = day.client({ 'x-note-token': note.link.split('/').at(-1) as string });
  [lineId = '', otherLineId = ''] = (await kitchen.deliveries.myNote({ noteId })).lines.map(({ id }) => id);
  await priced(day, { customerId, lineId });
});

test('06:40 the kitchen signs; its own scale says 47.2 kg: the note bills 50 kg and keeps both weights', async () => {
  await clock('06:40');
  await kitchen.deliveries.accept({ noteId, receiverName: '王师傅', lines: [{ lineId, gross: 49_200, tare: 2 * KG }] });
  const { lines } = await clerk.api.deliveries.show({ noteId });
  expect(lines.find(({ id }) => id === lineId)).toMatchObject({ accepted: 50 * KG, said: 47_200 });
});

test('07:10 what may be asked for is known: a deduction, until tomorrow, by the weights that stand on the note', async () => {
  await clock('07:10');
  caseId = (await kitchen.cases.report({ noteId, category: 'delivery', body: '番茄少了 2.8 公斤' })).caseId;
  const shown = await kitchen.claims.myEntitlements({ noteId, lineId });
  expect(shown).toMatchObject({ institution: true, contract: { title: expect.stringContaining('HT-2026-001') } });
  const short = shown.reasons.find(({ reason }) => reason === 'short');
  expect(short?.ways.find(({ way }) => way === 'deduction')).toMatchObject({
    open: true,
    until: new Date(at('06:40', '2026-03-03')).toISOString(),
    from: 'signed',
    have: ['dock-weights'],
  });
  expect(short?.ways.some(({ way }) => way === 'coupon')).toBe(false);
  expect(shown.clauses.find(({ key }) => key === 'R1.4-scale')).toMatchObject({ confirmed: true, version: 1 });
});

test('07:15 asked for without any second entry: due by the clause; where nothing is weighed, proof is asked for', async () => {
  await clock('07:15');
  expect(await refusalOf(kitchen.claims.ask({ ...wanted(KG), items: [{ noteId, lineId: otherLineId, amount: KG }], amountFen: 300 }))).toMatchObject({
    code: 'claims.evidence-needed',
    message: expect.stringContaining('HT-2026-001'),
  });
  expect(await refusalOf(kitchen.claims.ask({ ...wanted(KG), way: 'coupon', items: [] }))).toMatchObject({ code: 'claims.way-not-offered' });
  // More than the scales show is for a person; the kitchen takes it back and asks for what is short.
  const more = await kitchen.claims.ask(wanted(5 * KG));
  expect((await agent.api.claims.show({ claimId: more.claimId })).verdict?.voices[0]).toMatchObject({ says: 'person', why: 'more-than-shown' });
  await kitchen.claims.takeBack({ claimId: more.claimId });
  claimId = (await kitchen.claims.ask(wanted(2800))).claimId;
  const claim = await agent.api.claims.show({ claimId });
  expect(claim).toMatchObject({ state: 'requested', askedFen: 1400, verdict: { says: 'approve', grade: 'A' } });
  expect(claim.verdict?.voices[0]).toMatchObject({ key: 'R1.4-scale', version: 1, why: 'due', says: 'approve' });
});

test('07:30 approved by one touch: off this month’s bill at once, on the account, and by which clause', async () => {
  await clock('07:30');
  expect(await lead.api.claims.approve({ claimId })).toMatchObject({ state: 'settled' });
  expect(await agent.api.claims.show({ claimId })).toMatchObject({ clauseKey: 'R1.4-scale', clauseVersion: 1, grantedFen: 1400 });
  const account = await finance.api.claims.account({ customerId });
  expect(account.items.map(({ amountFen }) => amountFen)).toEqual([-1400]);
  expect(await clauses()).toMatchObject({ 'R5.1-decide': 'met', 'R5.4-credit': 'met' });
});

test('the weights of the dock prove no shortage twice, and the ledger holds no more than came; the books rebuild', async () => {
  expect(await refusalOf(kitchen.claims.ask(wanted(2800)))).toMatchObject({ code: 'claims.evidence-needed' });
  expect(await refusalOf(kitchen.claims.ask({ ...wanted(48 * KG), foodSafety: true }))).toMatchObject({ code: 'claims.more-than-came' });
  await expect.poll(() => verifyRebuild(day, 'claims'), { timeout: 10_000, interval: 100 }).toEqual([]);
});
