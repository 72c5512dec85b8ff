import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { type Books, KG, keyOf, openBooks, type Terms } from './testing/open-books.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks();
}, 60_000);
afterAll(() => books.it.close());

const aMonth = (terms?: Terms) => books.aMonth(terms);

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
