import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { upload } from '../../deliveries/testing/dock-pictures.ts';
import { type Books, KG, openBooks, type School } from '../statements/testing/open-books.ts';

const MONTH = '2026-03';
let books: Books;
let [school, other]: School[] = [];
beforeAll(async () => {
  books = await openBooks();
  for (const one of [0, 1]) {
    const founded = await books.aSchool('sample-school');
    const productId = await books.aProduct();
    await books.aSheet({ customerId: founded.customerId, prices: { [productId]: 333 } });
    await books.aNote(founded, '2026-03-03', { lines: [{ productId, accepted: (10 + one) * KG }] });
    if (one === 0) school = founded;
    else other = founded;
  }
}, 60_000);
afterAll(() => books.it.close());

const mine = (): School => school as School;
const bytesOf = async (file: File): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

test('nothing can go in yet: refused with what to do; the month names both customers', async () => {
  const { finance, lead } = books;
  const { customerId } = mine();
  expect(await refusalOf(finance.api.settlement.draftPackage({ customerId, month: MONTH }))).toMatchObject({
    code: 'settlement.package-empty',
    status: 422,
  });
  const unknown = finance.api.settlement.draftPackage({ customerId: mine().siteId, month: MONTH });
  expect(await refusalOf(unknown)).toMatchObject({ code: 'settlement.package-no-customer', status: 404 });
  const view = await lead.api.settlement.monthView({ month: MONTH, sort: 'name', limit: 1 });
  expect(view).toMatchObject({ open: false, counts: { customers: 2, unsent: 2, packagesOpen: 2 } });
  const rest = await lead.api.settlement.monthView({ month: MONTH, sort: 'name', limit: 1, cursor: view.next as string });
  expect(new Set([...view.items, ...rest.items].map(({ customer }) => customer.id))).toEqual(new Set([mine().customerId, other?.customerId]));
  expect(rest.next).toBeNull();
});

test('a statement as PDF and workbook: the customer gets their own once it is sent, never somebody else’s', async () => {
  const { finance } = books;
  const { statementId } = await books.drawn(mine());
  expect((await bytesOf(await finance.api.settlement.statementPdf({ statementId }))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await refusalOf(mine().purchaser.api.settlement.myStatementPdf({ statementId }))).toMatchObject({ status: 404 });
  await books.sent(mine());
  const { api } = mine().purchaser;
  expect((await bytesOf(await api.settlement.myStatementPdf({ statementId }))).subarray(0, 5).toString()).toBe('%PDF-');
  const rows = await books.it.app.documents.xlsx.read(await bytesOf(await api.settlement.myStatementXlsx({ statementId })), { sheet: '汇总' });
  expect(rows.at(-1)?.cells).toEqual(['应付合计', '', '33.3']);
  expect(await refusalOf((other as School).purchaser.api.settlement.myStatementPdf({ statementId }))).toMatchObject({
    code: 'settlement.no-such-statement',
    status: 404,
  });
});

test('released for a reason with something missing; what comes later makes another edition, and the first is replaced', async () => {
  const { finance, lead, it } = books;
  const { customerId, purchaser } = mine();
  const draft = await finance.api.settlement.draftPackage({ customerId, month: MONTH });
  const { parts } = await lead.api.settlement.showPackage(draft);
  expect(Object.fromEntries(parts.map(({ kind, state }) => [kind, state]))).toEqual({
    statement: 'included',
    score: 'missing',
    report: 'missing',
    appeals: 'none',
    stamped: 'none',
  });
  expect(await refusalOf(finance.api.settlement.releasePackage(draft))).toMatchObject({ status: 403 });
  expect(await refusalOf(lead.api.settlement.releasePackage(draft))).toMatchObject({
    code: 'settlement.package-incomplete',
    message: '还缺少：考核评分表、履约情况月报（客户版）。请补齐；确需先发布的，请写明原因。',
  });
  const { pdfSha256 } = await lead.api.settlement.releasePackage({ ...draft, reason: '学校要求先送对账单' });
  expect(await lead.api.settlement.showPackage(draft)).toMatchObject({
    state: 'released',
    missing: ['score', 'report'],
    reason: '学校要求先送对账单',
  });
  const pdf = await bytesOf(await purchaser.api.settlement.myPackagePdf(draft));
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(pdfSha256);
  expect(await refusalOf((other as School).purchaser.api.settlement.myPackagePdf(draft))).toMatchObject({ code: 'settlement.package-unknown' });

  const { statementId } = await books
    .drawn(mine())
    .catch(async () => (await finance.api.settlement.statements({ customerId })).items[0] as { statementId: string });
  await finance.api.settlement.stampStatement({ statementId, side: 'ours', fileId: (await upload(it, finance.headers)).id });
  const second = await finance.api.settlement.draftPackage({ customerId, month: MONTH });
  expect(second.edition).toBe(2);
  await lead.api.settlement.releasePackage({ ...second, reason: '评分表下月补' });
  expect((await purchaser.api.settlement.myPackages({})).items.map(({ edition, state }) => [edition, state])).toEqual([
    [2, 'released'],
    [1, 'replaced'],
  ]);
});

test('a statement that nobody answers in time is asked about once, on both sides', async () => {
  const { it } = books;
  it.clock.move(15 * DAY);
  await it.settle();
  await it.settle();
  const told = await it.app.db.selectFrom('messaging.notice').select(['key']).where('key', 'like', 'statement-%').execute();
  expect(told.filter(({ key }) => key.startsWith('statement-waiting')).length).toBe(1);
  expect(told.filter(({ key }) => key.startsWith('statement-unconfirmed')).length).toBe(1);
});

test('packages are rebuilt from the journal alone', async () => {
  await expect.poll(() => verifyRebuild(books.it, 'settlement'), { timeout: 10_000, interval: 100 }).toEqual([]);
});
