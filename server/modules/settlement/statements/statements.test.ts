import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, SECOND } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { aPicture } from '../../claims/goods/testing/delivered-lots.ts';
import { type Books, KG, openBooks } from './testing/open-books.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks();
}, 60_000);
afterAll(() => books.it.close());

/** Two notes of March: 10.5 kg at 3.33 yuan (34.965, half up 34.97) and 4 kg (13.32). */
async function aMonth(terms?: 'sample-school' | 'sample-hospital') {
  const school = await books.aSchool(terms);
  const productId = await books.aProduct();
  const sheetId = await books.aSheet({ customerId: school.customerId, prices: { [productId]: 333 } });
  const first = await books.aNote(school, '2026-03-03', { lines: [{ productId, accepted: 10_500 }] });
  const second = await books.aNote(school, '2026-03-20', { lines: [{ productId, accepted: 4 * KG }] });
  return { school, productId, sheetId, first, second };
}
const keyOf = ({ lineIds }: { lineIds: readonly string[] }, i = 0): string => `goods:${lineIds[i]}`;

describe('drawing', () => {
  test('accepted goods at the price in force, traceable line by line; again it writes nothing', async () => {
    const { school, sheetId, first } = await aMonth();
    const drawn = await books.drawn(school);
    expect(drawn).toMatchObject({ totalFen: 3497 + 1332, lines: 2, unpriced: 0, edition: 1, changed: true });
    const [line] = await books.lines(drawn.statementId);
    expect(line).toMatchObject({
      key: keyOf(first),
      kind: 'goods',
      home: '2026-03',
      correction: false,
      accepted: 10_500,
      price: { fen: 333, per: 'kg', on: '2026-03-03', by: 'sheet', sheetId },
      owedFen: 3497,
      statedFen: 0,
      amountFen: 3497,
      state: 'open',
    });
    expect(await books.drawn(school)).toMatchObject({ changed: false, sha256: drawn.sha256 });
    const shown = await books.finance.api.settlement.statement({ statementId: drawn.statementId });
    expect(shown).toMatchObject({
      state: 'draft',
      notes: 2,
      sums: { goodsFen: 4829, totalFen: 4829 },
      can: { send: true, confirm: false },
      sites: [{ notes: 2 }],
    });
    expect(shown.terms.rules.map(({ zh }) => zh)).toContain('每行金额四舍五入到分');
  });

  test('a missing price: drawn and named, never sent; a price by hand with its reason; a sheet has the first word', async () => {
    const { school } = await aMonth();
    const strange = await books.aProduct('冬瓜');
    const note = await books.aNote(school, '2026-03-25', {
      lines: [
        { productId: strange, accepted: 2 * KG },
        { productId: null, accepted: 3 * KG },
      ],
    });
    const { statementId, sha256, unpriced, totalFen } = await books.drawn(school);
    expect({ unpriced, totalFen }).toEqual({ unpriced: 2, totalFen: 4829 });
    const missing = await books.finance.api.settlement.statementLines({ statementId, only: 'unpriced' });
    expect(missing.items.map(({ key, amountFen, price }) => ({ key, amountFen, price }))).toEqual([
      { key: keyOf(note), amountFen: null, price: null },
      { key: keyOf(note, 1), amountFen: null, price: null },
    ]);
    expect(await refusalOf(books.finance.api.settlement.sendStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.lines-unpriced' });
    const price = { noteLineId: note.lineIds[1] as string, fen: 250, body: '替代品，双方电话确认' };
    expect(await refusalOf(books.finance.api.settlement.priceLine({ ...price, per: 'box' }))).toMatchObject({
      code: 'settlement.unit-of-another-kind',
    });
    await books.finance.api.settlement.priceLine({ ...price, per: 'jin' });
    await books.aSheet({ customerId: school.customerId, prices: { [strange]: 400 } });
    expect(
      await refusalOf(books.finance.api.settlement.priceLine({ noteLineId: note.lineIds[0] as string, fen: 1, per: 'kg', body: '试试' })),
    ).toMatchObject({
      code: 'settlement.priced-already',
    });
    // 2 kg at 4 yuan by the sheet, 3 kg at 2.50 a 斤 by hand.
    expect(await books.drawn(school)).toMatchObject({ unpriced: 0, totalFen: 4829 + 800 + 1500 });
  });

  test('overlapping price sheets are refused where they are published, so that a line never has two prices', async () => {
    const { school, productId } = await aMonth();
    const { products } = books.finance.api;
    const header = {
      customerId: school.customerId,
      kind: 'fixed',
      purpose: 'selling',
      series: 'main',
      fromOn: '2026-03-01',
      name: '第二份',
    } as const;
    const { sheetId } = await products.draftSheet(header);
    await products.setSheetLines({ sheetId, lines: [{ productId, unit: 'kg', fen: 500 }] });
    expect(await refusalOf(products.publishSheet({ sheetId }))).toMatchObject({ code: 'products.sheet-overlaps' });
    expect(await books.drawn(school)).toMatchObject({ totalFen: 4829 });
  });

  test('a month to come, and one of which nothing came', async () => {
    const school = await books.aSchool();
    expect(await refusalOf(books.drawn(school, '2026-05'))).toMatchObject({ code: 'settlement.month-to-come', status: 422 });
    expect(await refusalOf(books.drawn(school))).toMatchObject({ code: 'settlement.nothing-to-state' });
    expect(await refusalOf(books.drawn({ ...school, customerId: school.siteId }))).toMatchObject({
      code: 'settlement.no-such-customer',
      status: 404,
    });
  });
});

describe('sent and answered', () => {
  test('sending freezes it, closes the month of the account, and twice is refused', async () => {
    const { school, productId } = await aMonth();
    const { statementId, sha256 } = await books.drawn(school);
    await books.aNote(school, '2026-03-28', { lines: [{ productId, accepted: KG }] });
    const send = (sha: string) => books.finance.api.settlement.sendStatement({ statementId, sha256: sha });
    // What was looked at is not what is owed by now.
    expect(await refusalOf(send(sha256))).toMatchObject({ code: 'settlement.statement-changed' });
    const again = await books.drawn(school);
    expect(again).toMatchObject({ totalFen: 4829 + 333 });
    expect(await send(again.sha256)).toMatchObject({ state: 'sent', edition: 1 });
    expect(await refusalOf(send(again.sha256))).toMatchObject({ code: 'settlement.statement-not-draft' });
    expect(await refusalOf(books.drawn(school))).toMatchObject({ code: 'settlement.statement-not-draft' });
    expect(await books.finance.api.claims.account({ customerId: school.customerId, month: '2026-03' })).toMatchObject({ closed: true });
    const { app } = books.it;
    const thaw = app.db.deleteFrom('settlement.statement_line').where('statement_id', '=', statementId).execute();
    await expect(thaw).rejects.toThrow(/frozen/);
  });

  test('a month that is not over is drawn, not sent', async () => {
    const { school, productId } = await aMonth();
    await books.aNote(school, '2026-04-01', { lines: [{ productId, accepted: KG }] });
    const { statementId, sha256 } = await books.drawn(school, '2026-04');
    expect(await refusalOf(books.finance.api.settlement.sendStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.month-not-over' });
  });

  test('a line disputed, talked over and settled: an edition later both have confirmed', async () => {
    const { school, first, second } = await aMonth('sample-school');
    const theirs = school.purchaser.api.settlement;
    const { statementId, sha256 } = await books.sent(school);
    const on = { statementId, key: keyOf(first) };
    expect(await theirs.confirmStatementLine({ statementId, key: keyOf(second) })).toMatchObject({ state: 'confirmed' });
    await theirs.disputeStatementLine({ ...on, body: '只收到 10 公斤，有 0.5 公斤烂的' });
    expect(await refusalOf(theirs.disputeStatementLine({ ...on, body: '再说一次' }))).toMatchObject({ code: 'settlement.disputed-already' });
    expect(await refusalOf(theirs.confirmMyStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.disputes-open' });
    expect(await refusalOf(books.finance.api.settlement.recordConfirmation({ statementId, sha256 }))).toMatchObject({ code: expect.any(String) });
    books.it.clock.move(SECOND);
    await books.finance.api.settlement.writeOnLine({ ...on, body: '请看验收照片' });
    books.it.clock.move(SECOND);
    const settle = (outcome: 'kept' | 'changed', deltaFen: number) =>
      books.finance.api.settlement.settleDispute({ ...on, outcome, deltaFen, body: '双方协商' });
    expect(await refusalOf(settle('changed', 0))).toMatchObject({ code: 'settlement.settled-by-nothing' });
    expect(await refusalOf(settle('changed', -3498))).toMatchObject({ code: 'settlement.settled-above-line' });
    expect(await settle('changed', -167)).toMatchObject({ state: 'draft', edition: 2 });
    expect(await refusalOf(settle('kept', 0))).toMatchObject({ code: 'settlement.no-dispute' });
    expect((await theirs.myLineThread(on)).words.map(({ side, body }) => `${side} ${body}`)).toEqual([
      'customer 只收到 10 公斤，有 0.5 公斤烂的',
      'ours 请看验收照片',
      'ours 双方协商',
    ]);
    // While we draw, the customer sees what was sent.
    expect(await theirs.myStatement({ statementId })).toMatchObject({ edition: 1, sha256, sums: { totalFen: 4829 }, can: { confirm: false } });
    const now = await books.finance.api.settlement.statement({ statementId });
    expect(now).toMatchObject({ edition: 2, sums: { goodsFen: 4829, adjustmentsFen: -167, totalFen: 4662 } });
    await books.finance.api.settlement.sendStatement({ statementId, sha256: now.sha256 });
    expect(await refusalOf(theirs.confirmMyStatement({ statementId, sha256 }))).toMatchObject({ code: 'settlement.statement-changed' });
    expect(await theirs.confirmMyStatement({ statementId, sha256: now.sha256 })).toEqual({ statementId, state: 'confirmed' });
    const states = new Map((await books.lines(statementId)).map(({ key, state }) => [key, state]));
    expect([states.get(keyOf(first)), states.get(keyOf(second))]).toEqual(['changed', 'confirmed']);
    expect(await refusalOf(theirs.disputeStatementLine({ ...on, body: '后悔了' }))).toMatchObject({ code: 'settlement.statement-not-sent' });
  });

  test('another customer’s statement does not exist, nor does a draft', async () => {
    const { school, first } = await aMonth();
    const { purchaser } = await books.aSchool();
    const draft = await books.drawn(school);
    const own = school.purchaser.api.settlement;
    expect(await refusalOf(own.myStatement(draft))).toMatchObject({ code: 'settlement.no-such-statement', status: 404 });
    const { statementId, sha256 } = await books.sent(school);
    const foreign = purchaser.api.settlement;
    const gone = { code: 'settlement.no-such-statement', status: 404 };
    expect(await refusalOf(foreign.myStatement({ statementId }))).toMatchObject(gone);
    expect(await refusalOf(foreign.myStatementLines({ statementId }))).toMatchObject(gone);
    expect(await refusalOf(foreign.confirmMyStatement({ statementId, sha256 }))).toMatchObject(gone);
    expect(await refusalOf(foreign.disputeStatementLine({ statementId, key: keyOf(first), body: '不是我的' }))).toMatchObject(gone);
    expect((await foreign.myStatements({})).items).toEqual([]);
    expect((await own.myStatements({})).items).toMatchObject([{ statementId, state: 'sent' }]);
  });

  test('confirmed on paper with the stamped photo: grade C; without one it needs the permission', async () => {
    const { school } = await aMonth();
    const { statementId, sha256 } = await books.sent(school);
    const { api, headers } = books.finance;
    expect(await refusalOf(api.settlement.recordConfirmation({ statementId, sha256 }))).toMatchObject({ code: 'moment.proof-needed' });
    const fileId = await aPicture(books.it, headers);
    await api.settlement.recordConfirmation({ statementId, sha256, fileId });
    expect(await refusalOf(api.settlement.stampStatement({ statementId, side: 'customer', fileId }))).toMatchObject({
      code: 'settlement.stamped-already',
    });
    await api.settlement.stampStatement({ statementId, side: 'ours', fileId: await aPicture(books.it, headers) });
    const shown = await api.settlement.statement({ statementId });
    expect(shown).toMatchObject({ state: 'confirmed', confirmedVia: 'paper', stamps: { ours: 1, customer: 1 } });
    const grade = await books.it.app.db
      .selectFrom('journal.fact')
      .select('grade')
      .where('name', '=', 'settlement.statement-confirmed')
      .orderBy('position', 'desc')
      .executeTakeFirst();
    expect(grade).toEqual({ grade: 'C' });
  });
});

describe('after both have confirmed', () => {
  test('a late note is a correction next month; a later price sheet changes nothing', async () => {
    const { school, productId, sheetId } = await aMonth('sample-school');
    const { statementId } = await books.confirmed(school);
    await books.aSheet({
      customerId: school.customerId,
      prices: { [productId]: 999 },
      replaces: sheetId,
      fromOn: '2026-03-15',
      publishedAt: '2026-04-01T08:30:00+08:00',
    });
    const late = await books.aNote(school, '2026-03-30', { lines: [{ productId, accepted: 2 * KG }], acceptedAt: '2026-04-01T08:50:00+08:00' });
    const changes = await books.finance.api.settlement.statementChanges({ statementId });
    expect(changes.items.map(({ key }) => key)).toContain(keyOf(late));
    await books.aNote(school, '2026-04-01', { lines: [{ productId, accepted: KG }] });
    const april = await books.drawn(school, '2026-04');
    const lines = await books.lines(april.statementId);
    // April's own kilogram at 9.99, and of March only the late 2 kg: what was confirmed at 3.33 stays.
    expect(lines.map(({ key, home, correction, amountFen }) => ({ key, home, correction, amountFen }))).toEqual([
      { key: expect.any(String), home: '2026-04', correction: false, amountFen: 999 },
      { key: keyOf(late), home: '2026-03', correction: true, amountFen: 1998 },
    ]);
    const refused = { customerId: school.customerId, month: '2026-03', kind: 'fee' as const, amountFen: 100, body: '漏记' };
    expect(await refusalOf(books.finance.api.settlement.addItem(refused))).toMatchObject({ code: 'settlement.month-confirmed' });
    expect(await refusalOf(books.finance.api.settlement.reviseStatement({ statementId, body: '想改' }))).toMatchObject({
      code: 'settlement.statement-not-sent',
    });
  });

  test('invoiced, paid in parts, never above what is open; old debts by age', async () => {
    const { school } = await aMonth('sample-school');
    const { statementId, totalFen } = await books.sent(school);
    const money = books.finance.api.settlement;
    const invoice = { statementId, number: '26312000000123456789', issuedOn: '2026-04-01', amountFen: totalFen };
    expect(await refusalOf(money.recordInvoice(invoice))).toMatchObject({ code: 'settlement.not-confirmed-yet' });
    const { sha256 } = await money.statement({ statementId });
    await school.purchaser.api.settlement.confirmMyStatement({ statementId, sha256 });
    expect(await refusalOf(money.recordInvoice({ ...invoice, amountFen: totalFen + 1 }))).toMatchObject({ code: 'settlement.invoice-above' });
    expect(await refusalOf(money.recordInvoice({ ...invoice, issuedOn: '2026-04-02' }))).toMatchObject({ code: 'settlement.day-to-come' });
    expect(await money.recordInvoice({ ...invoice, amountFen: 3000 })).toMatchObject({ dueOn: '2026-05-01' });
    expect(await refusalOf(money.recordInvoice({ ...invoice, amountFen: 1 }))).toMatchObject({ code: 'settlement.invoice-twice' });
    const { invoiceId } = await money.recordInvoice({ ...invoice, number: 'A-2002', amountFen: 1829 });
    await money.voidInvoice({ invoiceId, body: '抬头错误' });
    const paid = { statementId, paidOn: '2026-04-01', amountFen: 2000 };
    expect(await refusalOf(money.recordPayment({ ...paid, amountFen: totalFen + 1 }))).toMatchObject({ code: 'settlement.payment-above-open' });
    const { paymentId } = await money.recordPayment({ ...paid, body: '网银回单 0401' });
    expect(await refusalOf(money.recordPayment({ ...paid, amountFen: totalFen - 1999 }))).toMatchObject({ code: 'settlement.payment-above-open' });
    const aging = async (on: string) => (await money.aging({ on, customerId: school.customerId })).ages;
    expect(await aging('2026-05-01')).toMatchObject({ 'not-due': 2829, '1-30': 0 });
    expect(await aging('2026-05-31')).toMatchObject({ 'not-due': 1829, '1-30': 1000 });
    expect(await aging('2026-08-01')).toMatchObject({ 'not-due': 1829, '90+': 1000 });
    await money.withdrawPayment({ paymentId, body: '记错客户' });
    expect(await refusalOf(money.withdrawPayment({ paymentId, body: '再撤' }))).toMatchObject({ code: 'settlement.withdrawn-already' });
    expect(await money.recordPayment({ ...paid, amountFen: totalFen })).toMatchObject({ openFen: 0 });
    expect((await money.aging({ customerId: school.customerId })).items).toEqual([]);
    expect(await money.statement({ statementId })).toMatchObject({ openFen: 0, paidFen: totalFen, can: { pay: false } });
  });
});

describe('terms of a contract', () => {
  test('hospital: price of the day of acceptance, half to even, 抹零 to the jiao, a fee, no sheet after the delivery', async () => {
    const school = await books.aSchool('sample-hospital');
    const productId = await books.aProduct();
    const { customerId } = school;
    const old = await books.aSheet({ customerId, prices: { [productId]: 333 } });
    // 10.5 kg × 3.33 = 34.965 → 34.96 (even) → 34.9
    await books.aNote(school, '2026-03-03', { lines: [{ productId, accepted: 10_500 }] });
    // Published at noon of the 10th for the 10th: the note of that morning keeps the old price, that of the evening does not.
    await books.aSheet({ customerId, prices: { [productId]: 400 }, replaces: old, fromOn: '2026-03-10', publishedAt: '2026-03-10T12:00:00+08:00' });
    await books.aNote(school, '2026-03-10', { lines: [{ productId, accepted: KG }], acceptedAt: '2026-03-10T07:00:00+08:00' });
    await books.aNote(school, '2026-03-10', { lines: [{ productId, accepted: KG }], acceptedAt: '2026-03-10T18:00:00+08:00' });
    // Delivered on the 9th by its note, accepted after midnight: the price of the 10th was not published yet.
    await books.aNote(school, '2026-03-09', { lines: [{ productId, accepted: KG }], acceptedAt: '2026-03-10T00:10:00+08:00' });
    const { statementId, totalFen } = await books.drawn(school);
    const sums = (await books.finance.api.settlement.statement({ statementId })).sums;
    expect(sums).toMatchObject({ goodsFen: 3496 + 333 + 400 + 333, roundingFen: -6 - 3 - 3, feesFen: 30_000 });
    expect(totalFen).toBe(3490 + 330 + 400 + 330 + 30_000);
  });

  test('items by hand: with their sign, removed as long as the month is open', async () => {
    const { school } = await aMonth();
    const add = (kind: 'fee' | 'allowance', amountFen: number) =>
      books.finance.api.settlement.addItem({ customerId: school.customerId, month: '2026-03', kind, amountFen, body: '节日加送' });
    expect(await refusalOf(add('fee', -100))).toMatchObject({ code: 'settlement.item-sign' });
    expect(await refusalOf(add('fee', 0))).toMatchObject({ code: 'settlement.item-of-nothing' });
    const { itemId } = await add('fee', 2000);
    await add('allowance', -500);
    expect(await books.drawn(school)).toMatchObject({ totalFen: 4829 + 1500 });
    await books.finance.api.settlement.removeItem({ itemId, body: '重复' });
    expect(await refusalOf(books.finance.api.settlement.removeItem({ itemId, body: '重复' }))).toMatchObject({ code: 'settlement.no-such-item' });
    expect(await books.drawn(school)).toMatchObject({ totalFen: 4829 - 500 });
  });

  test('returned goods go off at the price that bills them: re-priced until both have confirmed', async () => {
    const { school, productId, sheetId, first } = await aMonth('sample-school');
    const { customerId, siteId } = school;
    const { caseId } = await books.agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了' });
    const items = [{ noteId: first.noteId, lineId: first.lineIds[0] as string, amount: 10_500 }];
    const { claimId } = await books.agent.api.claims.request({ caseId, reason: 'spoiled', items, way: 'credit' });
    await books.lead.api.claims.approve({ claimId });
    // Booked in April, when it was approved: 34.97 off.
    const march = await books.drawn(school);
    expect(march).toMatchObject({ totalFen: 4829 });
    await books.aSheet({
      customerId,
      prices: { [productId]: 777 },
      replaces: sheetId,
      fromOn: '2026-03-01',
      publishedAt: '2026-04-01T08:30:00+08:00',
    });
    expect(await books.drawn(school)).toMatchObject({ totalFen: 8159 + 3108 });
    const april = await books.drawn(school, '2026-04');
    const lines = await books.lines(april.statementId);
    expect(lines.map(({ kind, amountFen }) => ({ kind, amountFen }))).toEqual([
      { kind: 'claim', amountFen: -3497 },
      { kind: 'reprice', amountFen: -(8159 - 3497) },
    ]);
    expect(april.totalFen).toBe(-8159);
  });
});

describe('at the same time', () => {
  const outcomes = async (work: readonly Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(work)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort();

  test('sent once, confirmed once, and never paid twice', async () => {
    const { school } = await aMonth();
    const { statementId, sha256, totalFen } = await books.drawn(school);
    const { settlement } = books.finance.api;
    const five = <T>(act: () => Promise<T>) => outcomes(Array.from({ length: 5 }, act));
    const four = (code: string): string[] => ['done', ...Array.from({ length: 4 }, () => `settlement.${code}`)].sort();
    expect(await five(() => settlement.sendStatement({ statementId, sha256 }))).toEqual(four('statement-not-draft'));
    expect(await five(() => school.purchaser.api.settlement.confirmMyStatement({ statementId, sha256 }))).toEqual(four('statement-not-sent'));
    const paid = { statementId, amountFen: totalFen, paidOn: '2026-04-01' };
    expect(await five(() => settlement.recordPayment(paid))).toEqual(four('payment-above-open'));
    const invoice = { statementId, amountFen: 100, issuedOn: '2026-04-01', number: 'TWICE-1' };
    expect(await five(() => settlement.recordInvoice(invoice))).toEqual(four('invoice-twice'));
    expect(await settlement.statement({ statementId })).toMatchObject({ state: 'confirmed', paidFen: totalFen, invoicedFen: 100, openFen: 0 });
  });

  test('drawn by several at once it is one statement', async () => {
    const { school } = await aMonth();
    const drawn = await Promise.all(Array.from({ length: 5 }, () => books.drawn(school)));
    expect(new Set(drawn.map(({ statementId, sha256 }) => `${statementId} ${sha256}`)).size).toBe(1);
    expect(drawn.filter(({ changed }) => changed)).toHaveLength(1);
  });
});

test('a list finds what needs somebody, and the whole month is drawn by one job', async () => {
  const { school } = await aMonth();
  const { jobId } = await books.finance.api.settlement.drawMonth({ month: '2026-03' });
  await books.it.settle();
  expect(await books.finance.api.jobs.show({ jobId })).toMatchObject({ state: 'done' });
  const { items } = await books.finance.api.settlement.statements({ customerId: school.customerId });
  expect(items).toMatchObject([{ month: '2026-03', state: 'draft', sums: { totalFen: 4829 } }]);
  await books.sent(school);
  books.it.clock.move(6 * DAY);
  const late = await books.finance.api.settlement.statements({ attention: 'unconfirmed', month: '2026-03', limit: 500 });
  expect(late.items.map(({ customer }) => customer.id)).toContain(school.customerId);
});

test('the tables are what the journal says', async () => {
  expect(await verifyRebuild(books.it, 'settlement')).toEqual([]);
});
