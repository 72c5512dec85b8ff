import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { DAY, HOUR, iso } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { aDelivery, KG } from '../testing/a-delivery.ts';
import { closeMonthInUnit } from './close-month.ts';
import { bare, type Office, of, openAccount, type Where } from './testing/open-account.ts';

let office: Office;
beforeAll(async () => {
  office = await openAccount();
}, 60_000);
afterAll(() => office.it.close());

async function replaced(claimId: string): Promise<void> {
  const { agent, it } = office;
  await agent.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: null });
  await agent.api.claims.recordAcceptance({ claimId });
}

type Act = { way: 'credit' | 'deduction' | 'refund' | 'waiver' | 'replacement' | 'advance'; kg: number; ends: string };

/** One claim lived to some end; 0 where something refused it. */
async function live(place: Where, { way, kg, ends }: Act): Promise<number> {
  const { agent, lead, finance, photo } = office;
  const goods = way === 'waiver' || way === 'advance' ? { ...bare(place), amountFen: kg * 777 } : of(place, kg * KG);
  try {
    const { claimId } = await agent.api.claims.request({ ...goods, way });
    if (ends === 'leave') return 1;
    if (ends === 'decline') await lead.api.claims.decline({ claimId, reason: 'unfounded', body: '查无问题' });
    else await lead.api.claims.approve({ claimId, ...(ends === 'less' && 'amountFen' in goods ? { amountFen: 500 } : {}) });
    if (ends === 'withdraw') await agent.api.claims.withdraw({ claimId, reason: 'customer' });
    if (ends === 'pay' && (way === 'refund' || way === 'advance')) await finance.api.claims.settle({ claimId, files: [await photo(finance)] });
    if (ends === 'pay' && way === 'replacement') await replaced(claimId);
    if (ends === 'reverse') {
      const [entry] = (await finance.api.claims.accountOfClaim({ claimId })).entries;
      if (entry) await finance.api.claims.reverseEntry({ entryId: entry.entryId, body: '登记错误' });
    }
    return 1;
  } catch (error) {
    const { status } = await refusalOf(Promise.reject(error));
    expect(status).toBeLessThan(500);
    return 0;
  }
}

describe('what claims put on the account', () => {
  test('退货冲账 goes off the bill with its approval, and agrees', async () => {
    const { agent, lead, aPlace, account, reconcile } = office;
    const place = await aPlace();
    const { claimId, number } = await agent.api.claims.request({ ...of(place), way: 'credit' });
    expect((await account(place)).items).toEqual([]);
    await lead.api.claims.approve({ claimId, clauseKey: 'R5.4-credit' });
    expect(await account(place)).toMatchObject({
      month: '2026-03',
      billFen: -5000,
      transferFen: 0,
      items: [
        { kind: 'credit', way: 'credit', pay: 'bill', amountFen: -5000, claimNumber: number, clauseKey: 'R5.4-credit', can: { reverse: true } },
      ],
    });
    expect(await reconcile(place)).toMatchObject({ agrees: true, expectedFen: -5000, bookedFen: -5000, totalsFen: -5000, differences: [] });
    const { items } = await agent.api.commitments.list({ subjectType: 'claim', subjectId: claimId });
    expect(items.find(({ clauseId }) => clauseId === 'R5.4-credit')).toMatchObject({ verdict: 'met' });
  });

  test('a refund is owed from the approval, paid only with proof, and stands in 待付款 until then', async () => {
    const { agent, lead, finance, aPlace, photo, account, reconcile } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...of(place), way: 'refund' });
    await lead.api.claims.approve({ claimId });
    const due = await finance.api.claims.toPay({ customerId: place.customerId });
    expect(due).toMatchObject({ sumFen: 5000, items: [{ claimId, amountFen: 5000, late: false, can: { pay: true } }] });
    expect(await account(place)).toMatchObject({ transferFen: -5000, openingFen: 0, closingFen: -5000 });
    expect(await refusalOf(finance.api.claims.settle({ claimId }))).toMatchObject({
      code: 'claims.payment-proof-needed',
      fields: [{ path: 'files' }],
    });
    await finance.api.claims.settle({ claimId, files: [await photo(finance)] });
    expect((await finance.api.claims.toPay({ customerId: place.customerId })).items).toEqual([]);
    expect(await account(place)).toMatchObject({ closingFen: 0, items: [{ kind: 'refund-due' }, { kind: 'paid', amountFen: 5000 }] });
    expect(await refusalOf(finance.api.claims.settle({ claimId, files: [await photo(finance)] }))).toMatchObject({
      code: 'claims.not-in-this-state',
    });
    expect(await reconcile(place)).toMatchObject({ agrees: true, bookedFen: 0 });
  });

  test('withdrawn after the approval: what was owed is taken back', async () => {
    const { agent, lead, aPlace, account, reconcile } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...of(place), way: 'refund' });
    await lead.api.claims.approve({ claimId });
    await agent.api.claims.withdraw({ claimId, reason: 'customer' });
    expect(await account(place)).toMatchObject({
      closingFen: 0,
      items: [
        { kind: 'refund-due', amountFen: -5000 },
        { kind: 'reversal', amountFen: 5000 },
      ],
    });
    expect(await reconcile(place)).toMatchObject({ agrees: true, byHandFen: 0 });
  });

  test('goods refused at the dock are not credited; replaced after all they are billed', async () => {
    const { agent, lead, aPlace, account, reconcile } = office;
    const place = await aPlace({ refused: 6 * KG });
    expect(await refusalOf(agent.api.claims.request({ ...of(place, 6 * KG), way: 'credit' }))).toMatchObject({
      code: 'claims.nothing-billed',
      status: 422,
    });
    const { claimId } = await agent.api.claims.request(of(place, 8 * KG));
    await lead.api.claims.approve({ claimId });
    await replaced(claimId);
    expect((await account(place)).items).toMatchObject([{ kind: 'replacement-charge', amountFen: 3000 }]);
    expect(await reconcile(place)).toMatchObject({ agrees: true, expectedFen: 3000 });
  });
});

describe('corrections are further entries', () => {
  test('reversed once, by another, in the next month where this one is closed', async () => {
    const { it, agent, finance, director, aPlace, account, reconcile } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...of(place), way: 'credit' });
    await director.api.claims.approve({ claimId });
    const [entry] = (await account(place)).items;
    const entryId = entry?.entryId as string;
    expect(await refusalOf(director.api.claims.reverseEntry({ entryId, body: '重复' }))).toMatchObject({ code: 'claims.own-booking' });
    const sums = await it.app.inUnit(SYSTEM, (unit) => closeMonthInUnit(unit, { customerId: place.customerId, month: '2026-03' }));
    expect(sums).toEqual({ billFen: -5000, transferFen: 0, entries: 1 });
    const answers = await Promise.allSettled([1, 2, 3].map(() => finance.api.claims.reverseEntry({ entryId, body: '重复登记' })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toMatchObject([{ value: { month: '2026-04' } }]);
    for (const { reason } of answers.filter((answer) => answer.status === 'rejected'))
      expect(reason).toMatchObject({ code: 'claims.reversed-already' });
    expect(await refusalOf(finance.api.claims.reverseEntry({ entryId, body: '重复' }))).toMatchObject({ code: 'claims.reversed-already' });
    expect(await account(place)).toMatchObject({
      closed: true,
      billFen: -5000,
      items: [{ reversedBy: expect.any(String), can: { reverse: false } }],
    });
    expect(await account(place, '2026-04')).toMatchObject({ closed: false, billFen: 5000, items: [{ kind: 'reversal', body: '重复登记' }] });
    expect(await reconcile(place)).toMatchObject({ agrees: true, byHandFen: 5000 });
    expect(await it.app.inUnit(SYSTEM, (unit) => closeMonthInUnit(unit, { customerId: place.customerId, month: '2026-03' }))).toEqual(sums);
  });

  test('a correction never gives more than was granted', async () => {
    const { agent, lead, finance, aPlace, account, reconcile } = office;
    const place = await aPlace();
    const { customerId } = place;
    const { claimId } = await agent.api.claims.request({ ...of(place), way: 'credit' });
    await lead.api.claims.approve({ claimId });
    const correct = (amountFen: number) => finance.api.claims.correctAccount({ customerId, claimId, amountFen, body: '少记' });
    expect(await refusalOf(correct(-1))).toMatchObject({ code: 'claims.correction-too-large' });
    await correct(2000);
    expect(await refusalOf(correct(3001))).toMatchObject({ code: 'claims.correction-too-large' });
    expect(await account(place)).toMatchObject({ billFen: -3000 });
    expect(await reconcile(place)).toMatchObject({ agrees: true, byHandFen: 2000 });
  });

  test('the database rewrites no entry', async () => {
    const { it } = office;
    for (const act of [
      'update claims.account_entry set amount_fen = 1',
      'delete from claims.account_entry',
      'update claims.account_total set bill_fen = 0',
    ])
      await expect(sql.raw(act).execute(it.app.db)).rejects.toThrow(/permission denied/);
  });
});

describe('who sees what', () => {
  test('the holder of a note sees entries of claims on it alone; another customer is nothing', async () => {
    const { it, agent, lead, aPlace } = office;
    const place = await aPlace();
    const other = await aDelivery(it);
    for (const given of [
      { ...of(place), way: 'credit' as const },
      { ...bare(place), way: 'waiver' as const, amountFen: 900 },
    ])
      await lead.api.claims.approve({ claimId: (await agent.api.claims.request(given)).claimId });
    expect(await place.scanned.claims.myAccount({})).toMatchObject({
      month: '2026-03',
      billFen: -5000,
      items: [{ kind: 'credit', noteNumber: place.noteId }],
    });
    expect(await other.scanned.claims.myAccount({})).toMatchObject({ billFen: 0, months: [], items: [] });
    const contact = await it.asContact(place.customerId, 'customer-purchaser');
    expect(await contact.api.claims.myAccount({})).toMatchObject({ billFen: -5900, items: [{ amountFen: -5000 }, { amountFen: -900 }] });
    expect(await refusalOf(contact.api.claims.account({ customerId: place.customerId }))).toMatchObject({ status: 403 });
  });
});

test('the account agrees with claims and ledger after random acts, and is rebuilt from the journal', async () => {
  const { it, aPlace, reconcile } = office;
  const place = await aPlace({ refused: 5 * KG });
  const acts = fc.sample(
    fc.record({
      way: fc.constantFrom('credit' as const, 'deduction' as const, 'refund' as const, 'waiver' as const, 'replacement' as const, 'advance' as const),
      kg: fc.integer({ min: 1, max: 4 }),
      ends: fc.constantFrom('approve', 'pay', 'withdraw', 'decline', 'leave', 'reverse', 'less'),
    }),
    { numRuns: 40, seed: 5 },
  );
  let done = 0;
  for (const act of acts) done += await live(place, act);
  expect(done).toBeGreaterThan(8);
  const checked = await reconcile(place);
  expect(checked).toMatchObject({ agrees: true, differences: [] });
  expect(checked.bookedFen).toBe(checked.expectedFen + checked.byHandFen);
  const { rows } = await sql<{
    fen: number;
  }>`select coalesce(sum(amount_fen), 0)::int as fen from claims.account_entry where customer_id = ${place.customerId}`.execute(it.app.db);
  expect(rows[0]?.fen).toBe(checked.totalsFen);
  await expect.poll(() => verifyRebuild(it, 'claims'), { timeout: 20_000, interval: 200 }).toEqual([]);
});

test('a retail customer is paid in five working days of the approval: 待付款 shows until when', async () => {
  const { it, agent, lead, finance, aPlace } = office;
  const place = await aPlace({ plan: 'retail' });
  const { claimId } = await agent.api.claims.request({ ...of(place), way: 'refund' });
  await lead.api.claims.approve({ claimId });
  const due = async () => (await finance.api.claims.toPay({ customerId: place.customerId })).items[0];
  expect(await due()).toMatchObject({ claimId, clauseKey: 'R5.3-refund', dueAt: '2026-03-09T10:00:00.000Z', late: false });
  await it.advance(8 * DAY, DAY);
  expect(await due()).toMatchObject({ late: true });
});
