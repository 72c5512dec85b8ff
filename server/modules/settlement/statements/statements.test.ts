import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, SECOND } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { aPicture } from '../../claims/goods/testing/delivered-lots.ts';
import { type Books, KG, keyOf, openBooks, type Terms } from './testing/open-books.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks();
}, 60_000);
afterAll(() => books.it.close());

const aMonth = (terms?: Terms) => books.aMonth(terms);

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
