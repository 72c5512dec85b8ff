// Month end (R17): a school's March. Its sheet says 85 points; two appeals make it 91, both scores stay. One line of the statement is
// disputed and settled; what both confirm equals the notes to the fen, and everything goes out as one package that opens as pages.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { halfUp } from '../server/kernel/money.ts';
import { upload } from '../server/modules/deliveries/testing/dock-pictures.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';
import { deliver, foundSchool, KG, MIDDLE, PRICES, type Product, type School } from './month-end/school.ts';

vi.setConfig({ testTimeout: 120_000 });

const MONTH = '2026-03';
/** 3 kg of tomatoes less, on which both sides agreed. */
const LESS = -1683;

let day: TestApp;
let school: School;
let [finance, lead, director]: SignedIn[] = [];
const notes: string[] = [];
let [sheetId, statementId, sha256, gateNote, packageId] = ['', '', '', '', ''];

const clock = async (on: string, time = '09:00') => {
  day.clock.set(`${on}T${time}:00+08:00`);
  for (let round = 0; round < 3; round++) await day.settle();
};
const people = (): [SignedIn, SignedIn, SignedIn] => [finance, lead, director] as [SignedIn, SignedIn, SignedIn];
const rowOfMonth = async () => {
  const [, boss] = people();
  const view = await boss.api.settlement.monthView({ month: MONTH });
  return { counts: view.counts, row: view.items.find(({ customer }) => customer.id === school.customerId) };
};

beforeAll(async () => {
  day = await openTestApp({ at: '2026-03-01T09:00:00+08:00' });
  [finance, lead, director] = await Promise.all([day.as('finance-clerk'), day.as('after-sales-manager'), day.as('general-manager')]);
  school = await foundSchool(day);
}, 60_000);
afterAll(() => day.close());

test('March: eight mornings; one van waits at a closed gate, one really comes late, once the tomatoes are 4 kg short', async () => {
  for (const on of ['2026-03-03', '2026-03-06']) notes.push(await deliver(day, school, { on }));
  gateNote = await deliver(day, school, { on: '2026-03-10', gate: '06:35', in: '07:12' });
  notes.push(gateNote, await deliver(day, school, { on: '2026-03-13' }));
  notes.push(await deliver(day, school, { on: '2026-03-17', tomatoes: 33_300 }));
  notes.push(await deliver(day, school, { on: '2026-03-20', in: '07:25' }));
  for (const on of ['2026-03-24', '2026-03-27']) notes.push(await deliver(day, school, { on }));
});

test('27 March: the manager sees today’s score, where it will end and what it may cost, before anybody has stated anything', async () => {
  await clock('2026-03-27');
  const { row } = await rowOfMonth();
  expect(row?.score).toMatchObject({ full: 100, stated: null, final: null, forecast: { low: expect.any(Number), high: expect.any(Number) } });
  expect(row?.score?.now).toBeLessThan(100);
  expect(row?.score?.forecast?.low).toBeLessThanOrEqual(row?.score?.now as number);
  const sheet = await (lead as SignedIn).api.settlement.showScore({ customerId: school.customerId, period: MONTH });
  const late = sheet.items.find(({ itemId }) => itemId === 'K1');
  expect(late?.occurrences.map(({ points, occurredOn }) => [points, occurredOn])).toEqual([
    [2, '2026-03-10'],
    [2, '2026-03-20'],
  ]);
  expect(late?.oneMore).toMatchObject({ points: 2 });
});

test('1 April: the school states 85 points: four for two late vans, six for leaves, five for short weight', async () => {
  await clock('2026-04-01');
  const [, boss] = people();
  const sheet = await boss.api.settlement.showScore({ customerId: school.customerId, period: MONTH });
  const late = sheet.items.find(({ itemId }) => itemId === 'K1')?.occurrences ?? [];
  const items = [
    { itemId: 'K1', entries: late.map(({ points, occurredOn, commitmentId }) => ({ points, occurredOn, commitmentId: commitmentId as string })) },
    { itemId: 'K2', entries: [{ points: 6, text: '菠菜黄叶，两次' }] },
    { itemId: 'K3', entries: [{ points: 5, occurredOn: '2026-03-17', text: '番茄少 4 公斤' }] },
  ];
  const stated = await school.purchaser.api.settlement.stateScore({ period: MONTH, total: 85, items });
  ({ sheetId } = stated);
  expect(stated).toMatchObject({ total: 85, verdict: '满意' });
  expect((await rowOfMonth()).row).toMatchObject({ score: { stated: 85, final: null }, appeals: { open: 0, canAppeal: 4 } });
});

test('two appeals with one click’s evidence: the gate was shut, and the short tomatoes were brought the same day', async () => {
  const [, boss] = people();
  const { deductions } = await boss.api.settlement.showScore({ customerId: school.customerId, period: MONTH });
  const gate = deductions.find(({ occurredOn }) => occurredOn === '2026-03-10');
  const short = deductions.find(({ itemId }) => itemId === 'K3');
  const found = await boss.api.settlement.appealEvidence({ deductionId: gate?.deductionId as string });
  expect(found.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['gate-wait', 'arrival', 'acceptance']));
  const first = await boss.api.settlement.makeAppeal({ deductionId: gate?.deductionId as string });
  const photos = [(await upload(day, boss.headers)).id];
  const body = '番茄短少部分当日 9 点前已补送到校，照片附后。';
  const second = await boss.api.settlement.makeAppeal({ deductionId: short?.deductionId as string, points: 4, body, files: photos });
  expect((await rowOfMonth()).row?.appeals).toMatchObject({ open: 2, points: 6 });

  await clock('2026-04-02');
  const { api } = school.purchaser;
  expect((await api.settlement.myAppeals({ month: MONTH })).open).toBe(2);
  await api.settlement.answerAppeal({ appealId: first.appealId, outcome: 'restored', body: '已向门卫核实。' });
  await api.settlement.answerAppeal({ appealId: second.appealId, outcome: 'restored', body: '确已补送。' });
});

test('85 has become 91, and both scores stay', async () => {
  const [, boss] = people();
  await boss.api.settlement.finishScore({ sheetId });
  const sheet = await boss.api.settlement.showScore({ customerId: school.customerId, period: MONTH });
  expect(sheet).toMatchObject({ state: 'final', stated: { total: 85 }, final: { total: 91, verdict: '满意' } });
  expect((await rowOfMonth()).row?.score).toMatchObject({ stated: 85, final: 91, verdict: { label: '满意', bad: false } });
});

/** By hand: what was signed for, at the price of its day, each line half up to the fen. */
async function notesByHand(): Promise<number> {
  const [, boss] = people();
  let sum = 0;
  for (const noteId of notes) {
    const { deliveryOn, lines } = await boss.api.deliveries.show({ noteId });
    for (const { product, accepted } of lines) {
      const fen = PRICES[product as Product][deliveryOn < MIDDLE ? 0 : 1];
      sum += halfUp(fen, accepted as number, KG);
    }
  }
  return sum;
}

test('the statement is drawn and sent: it equals its notes to the fen', async () => {
  const [books] = people();
  const drawn = await books.api.settlement.drawStatement({ customerId: school.customerId, month: MONTH });
  ({ statementId, sha256 } = drawn);
  expect(drawn).toMatchObject({ totalFen: await notesByHand(), lines: 16, unpriced: 0 });
  await books.api.settlement.sendStatement({ statementId, sha256 });
  expect((await rowOfMonth()).row?.statement).toMatchObject({ state: 'sent', totalFen: drawn.totalFen, late: false });
});

test('3 April: the school disputes one line; both talk, and agree on less; nothing is confirmed before', async () => {
  await clock('2026-04-03');
  const [books, boss] = people();
  const { api } = school.purchaser;
  const { items } = await api.settlement.myStatementLines({ statementId });
  const line = items.find(({ note, title }) => note?.deliveryOn === '2026-03-24' && title.zh === '番茄');
  const key = line?.key as string;
  await api.settlement.disputeStatementLine({ statementId, key, body: '当天有 3 公斤压坏，验收时口头说过。' });
  expect((await rowOfMonth()).counts).toMatchObject({ disputed: 1 });
  expect(await refusalOf(api.settlement.confirmMyStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.disputes-open' });
  await clock('2026-04-03', '11:00');
  await books.api.settlement.writeOnLine({ statementId, key, body: '已请司机回忆，照片可见压坏。' });
  await clock('2026-04-03', '15:00');
  await boss.api.settlement.settleDispute({ statementId, key, outcome: 'changed', deltaFen: LESS, body: '同意减少 3 公斤的货款。' });
  const thread = await api.settlement.myLineThread({ statementId, key });
  expect(thread.words.map(({ side }) => side)).toEqual(['customer', 'ours', 'ours']);

  const again = await books.api.settlement.drawStatement({ customerId: school.customerId, month: MONTH });
  expect(again.totalFen).toBe((await notesByHand()) + LESS);
  await books.api.settlement.sendStatement({ statementId, sha256: again.sha256 });
  expect(await refusalOf(api.settlement.confirmMyStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.statement-changed' });
  await api.settlement.confirmMyStatement({ statementId, sha256: again.sha256 });
  expect((await rowOfMonth()).row).toMatchObject({ statement: { state: 'confirmed', disputes: 0 }, payment: { unpaidFen: again.totalFen } });
});

test('the fulfilment report is reviewed, released and answered', async () => {
  const [, boss] = people();
  const { reportId, sha256: content } = await boss.api.commitments.draftReport({ customerId: school.customerId, period: MONTH });
  await boss.api.commitments.releaseReport({ reportId, sha256: content });
  const { api } = school.purchaser;
  for (const { line } of (await api.commitments.showReport({ reportId })).items) await api.commitments.confirmLine({ reportId, line });
});

test('the package waits for the stamped copies, or for a reason; then it is whole, released by name, and frozen', async () => {
  await clock('2026-04-07');
  const [books, , boss] = people();
  const early = await books.api.settlement.draftPackage({ customerId: school.customerId, month: MONTH });
  const release = boss.api.settlement.releasePackage({ packageId: early.packageId, sha256: early.sha256 });
  expect(await refusalOf(release)).toMatchObject({ code: 'settlement.package-incomplete', message: expect.stringContaining('双方盖章件照片') });

  await books.api.settlement.stampStatement({ statementId, side: 'ours', fileId: (await upload(day, books.headers)).id });
  const { api, headers } = school.purchaser;
  await api.settlement.stampMyStatement({ statementId, fileId: (await upload(day, headers)).id });
  expect(await refusalOf(boss.api.settlement.releasePackage({ packageId: early.packageId, sha256: early.sha256 }))).toMatchObject({
    code: 'settlement.package-outdated',
    message: expect.stringContaining('双方盖章件照片'),
  });
  const whole = await books.api.settlement.draftPackage({ customerId: school.customerId, month: MONTH });
  packageId = whole.packageId;
  expect(packageId).toBe(early.packageId);
  const { parts } = await books.api.settlement.showPackage({ packageId });
  expect(parts.map(({ kind, state }) => [kind, state])).toEqual([
    ['statement', 'included'],
    ['score', 'included'],
    ['report', 'included'],
    ['appeals', 'included'],
    ['stamped', 'included'],
  ]);
  expect((await api.settlement.myPackages({})).items).toEqual([]);
  expect(await refusalOf(api.settlement.myPackagePdf({ packageId }))).toMatchObject({ code: 'settlement.package-unknown' });
  await boss.api.settlement.releasePackage({ packageId, sha256: whole.sha256 });
});

test('the school opens it: pages of one file, the very bytes that were released', async () => {
  const { api } = school.purchaser;
  const [mine] = (await api.settlement.myPackages({})).items;
  expect(mine).toMatchObject({ packageId, month: MONTH, edition: 1, state: 'released' });
  const pdf = Buffer.from(await (await api.settlement.myPackagePdf({ packageId })).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(mine?.pdfSha256);
  // Cover, statement with three annexes, score sheet, report, appeals, two photos.
  expect([...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length).toBeGreaterThanOrEqual(9);
  const [books] = people();
  const again = await books.api.settlement
    .draftPackage({ customerId: school.customerId, month: MONTH })
    .catch((error: { code: string }) => error.code);
  expect(again).toBe('settlement.package-unchanged');
  expect((await rowOfMonth()).row?.package).toMatchObject({ packageId, state: 'released' });
});

test('all of it is rebuilt from the journal alone', async () => {
  await expect.poll(() => verifyRebuild(day, 'settlement'), { timeout: 10_000, interval: 100 }).toEqual([]);
  await expect.poll(() => verifyRebuild(day, 'commitments'), { timeout: 10_000, interval: 100 }).toEqual([]);
  expect(day.errors).toEqual([]);
});
