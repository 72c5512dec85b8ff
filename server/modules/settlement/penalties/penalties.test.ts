// Penalties over HTTP: our estimate, what the customer states, what both agree to, and what must not happen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { upload } from '../../deliveries/testing/dock-pictures.ts';
import type { School } from '../statements/testing/open-books.ts';
import { agreedPenaltiesOf } from './penalties.store.ts';
import { openSchool } from './testing/open-school.ts';

let world: Awaited<ReturnType<typeof openSchool>>;
let school: School & { productId: string };
let other: School & { productId: string };
const month = '2026-03';
const MORNINGS = ['2026-03-03', '2026-03-04', '2026-03-05'];

beforeAll(async () => {
  world = await openSchool();
  school = await world.aSchool();
  other = await world.aSchool();
});
afterAll(() => world.it.close());

const estimateOf = async (customerId = school.customerId) => world.manager.api.settlement.penaltyEstimate({ customerId, month });
const clauseOf = async (clauseId: string) => (await estimateOf()).items.find((item) => item.clauseId === clauseId);

describe('our estimate', () => {
  it('costs nothing while all is well, and says what one more would cost', async () => {
    await world.aMorning(school, '2026-03-02');
    const { items, estimateFen, monthValueFen, can } = await estimateOf();
    expect(items.map(({ clauseId }) => clauseId)).toEqual(expect.arrayContaining(['C5.2-late', 'C5.3-short-weight', 'C5.4-suspend']));
    expect([estimateFen, monthValueFen]).toEqual([0, 50_000]);
    expect(can).toEqual({ state: true });
    expect(await clauseOf('C5.2-late')).toMatchObject({ count: 0, amountFen: 0, nextFen: 0, occurrences: [] });
  });

  it('counts late notes: points for two, money for three, at most five percent of the month', async () => {
    for (const on of MORNINGS.slice(0, 2)) await world.aMorning(school, on, { late: 12 });
    expect(await clauseOf('C5.2-late')).toMatchObject({ count: 2, points: 4, amountFen: 0, tier: { zh: '1 至 2 次' } });
    const { noteId } = await world.aMorning(school, MORNINGS[2] as string, { late: 30 });
    const found = await clauseOf('C5.2-late');
    // Three notes of 500 yuan: 50 each; the month is worth 2,000 so far.
    expect(found).toMatchObject({
      count: 3,
      points: 6,
      beforeCapFen: 15_000,
      capFen: 10_000,
      amountFen: 10_000,
      tier: { zh: '3 次及以上' },
      lacking: [],
    });
    expect(found?.occurrences.at(-1)).toMatchObject({
      noteId,
      baseFen: 50_000,
      amountFen: 5_000,
      occurredOn: MORNINGS[2],
      subject: { type: 'note' },
    });
    expect(found?.occurrences.at(-1)?.noteNumber).toMatch(/^PS/);
  });

  it('does not count what was excused', async () => {
    const commitmentId = (await clauseOf('C5.2-late'))?.occurrences[0]?.commitmentId as string;
    const files = [(await upload(world.it, world.manager.headers)).id];
    await world.manager.api.commitments.requestExcuse({ commitmentId, reason: 'customer-caused', text: '大门未开', files });
    const { excuses } = await world.lead.api.commitments.show({ commitmentId });
    await world.lead.api.commitments.approveExcuse({ commitmentId, excuseId: excuses[0]?.id ?? '' });
    expect(await clauseOf('C5.2-late')).toMatchObject({ count: 2, amountFen: 0 });
    await world.aMorning(school, '2026-03-06', { late: 5 });
    expect(await clauseOf('C5.2-late')).toMatchObject({ count: 3 });
  });

  it('takes short weight by what was short, at least 200 yuan each time, when the month is judged', async () => {
    await world.aMorning(school, '2026-03-09', { short: 4 });
    await world.aMorning(school, '2026-03-10', { short: 20 });
    await world.monthIsOver();
    const found = await clauseOf('C5.3-short-weight');
    // 4 kg at 5 yuan, three times, is 60: 200. 20 kg are 100, three times 300.
    expect(found).toMatchObject({ count: 2, amountFen: 50_000, capFen: null, lacking: [] });
    expect(found?.occurrences.map(({ amountFen }) => amountFen)).toEqual([20_000, 30_000]);
  });

  it('is for us alone', async () => {
    expect(await refusalOf(school.purchaser.api.settlement.penaltyEstimate({ customerId: school.customerId, month }))).toMatchObject({ status: 403 });
    expect(await refusalOf(world.manager.api.settlement.penaltyEstimate({ customerId: newId(), month }))).toMatchObject({
      code: 'settlement.penalty-customer-unknown',
    });
    const mine = await school.purchaser.api.settlement.myPenalties({ month });
    expect(JSON.stringify(mine)).not.toContain('estimate');
    expect(mine).toMatchObject({ items: [], can: { state: true } });
    expect(mine.clauses.map(({ clauseId }) => clauseId)).toContain('C5.2-late');
  });

  it('knows nothing of others', async () => expect(await estimateOf(other.customerId)).toMatchObject({ estimateFen: 0, statedFen: 0 }));
});

const LATE = { month, clauseId: 'C5.2-late', measure: 'amount' as const };

describe('stated', () => {
  let penaltyId: string;

  it('by the customer, once a month for a clause; the estimate gives way', async () => {
    const before = await estimateOf();
    const stated = await school.purchaser.api.settlement.statePenalty({ ...LATE, amountFen: 12_000, body: '三月迟到三次' });
    penaltyId = stated.penaltyId;
    expect(stated).toMatchObject({ state: 'stated', number: expect.stringMatching(/^KK260401-/) });
    const after = await estimateOf();
    const own = before.items.find(({ clauseId }) => clauseId === 'C5.2-late')?.amountFen ?? 0;
    expect(after).toMatchObject({ statedFen: 12_000, estimateFen: before.estimateFen - own, atRiskFen: before.estimateFen - own + 12_000 });
    expect(after.stated).toMatchObject([
      { id: penaltyId, statedBy: 'customer', estimateFen: own, can: { agree: true, decline: true, appeal: true } },
    ]);
    // Three working days: to the end of Tuesday the 7th, since Qingming makes the 6th a holiday.
    expect(after.stated[0]?.appealBy).toBe('2026-04-07T16:00:00.000Z');
    expect(await refusalOf(school.purchaser.api.settlement.statePenalty({ ...LATE, amountFen: 1 }))).toMatchObject({
      code: 'settlement.penalty-stated-already',
    });
  });

  it('shows what it rests on', async () => {
    const shown = await world.manager.api.settlement.showPenalty({ penaltyId });
    expect(shown.commitmentIds).toHaveLength(3);
    expect(shown).toMatchObject({ clause: { clauseId: 'C5.2-late' }, words: [{ kind: 'stated', body: '三月迟到三次', byUs: false }] });
  });

  it('is refused with reasons, and may be agreed to afterwards for less', async () => {
    const { api } = world.manager;
    await api.settlement.declinePenalty({ penaltyId, body: '其中一次大门未开' });
    expect(await estimateOf()).toMatchObject({ statedFen: 12_000 });
    expect(await refusalOf(api.settlement.declinePenalty({ penaltyId, body: '再说一次' }))).toMatchObject({
      code: 'settlement.penalty-not-in-this-state',
    });
    expect(await refusalOf(api.settlement.agreePenalty({ penaltyId, amountFen: 12_001 }))).toMatchObject({
      code: 'settlement.penalty-more-than-stated',
    });
    expect(await api.settlement.agreePenalty({ penaltyId, amountFen: 8_000 })).toEqual({ penaltyId, state: 'agreed' });
    expect(await estimateOf()).toMatchObject({ statedFen: 0, agreedFen: 8_000 });
    const agreed = await agreedPenaltiesOf(world.it.app.db, { customerIds: [school.customerId], upTo: month });
    expect(agreed).toMatchObject([{ penaltyId, amountFen: 8_000, month, clauseId: 'C5.2-late' }]);
    expect(await agreedPenaltiesOf(world.it.app.db, { customerIds: [school.customerId], upTo: '2026-02' })).toEqual([]);
  });

  it('is withdrawn by the customer even when agreed: nothing is taken off any more', async () => {
    expect(await school.purchaser.api.settlement.myWithdrawPenalty({ penaltyId, body: '核对有误' })).toMatchObject({ state: 'withdrawn' });
    expect(await agreedPenaltiesOf(world.it.app.db, { customerIds: [school.customerId], upTo: month })).toEqual([]);
    expect(await refusalOf(world.manager.api.settlement.agreePenalty({ penaltyId }))).toMatchObject({ code: 'settlement.penalty-not-in-this-state' });
    world.it.clock.move(MINUTE);
    const again = await school.purchaser.api.settlement.statePenalty({ ...LATE, amountFen: 9_000 });
    expect(again.state).toBe('stated');
  });

  it('is entered by us with their paper, and needs it when it comes late', async () => {
    const { api, headers } = world.manager;
    const paper = [(await upload(world.it, headers)).id];
    const suspended = { customerId: school.customerId, month, clauseId: 'C5.4-suspend', measure: 'suspend' as const };
    const yesterday = '2026-03-31T10:00:00+08:00';
    // One who may not enter late things without proof.
    expect(await refusalOf(world.finance.api.settlement.enterPenalty({ ...suspended, occurredAt: yesterday }))).toMatchObject({
      code: 'moment.proof-needed',
    });
    const entered = await api.settlement.enterPenalty({ ...suspended, occurredAt: yesterday, proof: paper });
    // Counted from when it was said.
    expect(entered).toMatchObject({ state: 'stated', appealBy: '2026-04-03T16:00:00.000Z' });
    const { words } = await api.settlement.showPenalty({ penaltyId: entered.penaltyId });
    expect(words[0]?.files).toHaveLength(1);
    expect(await api.settlement.withdrawPenalty({ penaltyId: entered.penaltyId })).toMatchObject({ state: 'withdrawn' });
  });

  it.each([
    ['a month ahead', { ...LATE, month: '2026-05', amountFen: 1 }, 'settlement.penalty-month-ahead'],
    ['a clause of nobody', { ...LATE, clauseId: 'C9.9', amountFen: 1 }, 'settlement.penalty-clause-unknown'],
    ['a clause that is no penalty', { ...LATE, clauseId: 'R1.4-on-time', amountFen: 1 }, 'settlement.penalty-clause-unknown'],
    ['no amount', { ...LATE, clauseId: 'C5.3-short-weight', amountFen: 0 }, 'settlement.penalty-amount-needed'],
    ['an amount for a suspension', { ...LATE, measure: 'suspend' as const, amountFen: 1 }, 'settlement.penalty-no-amount'],
    ['neither clause nor reason', { month, measure: 'amount' as const, amountFen: 1 }, 'settlement.penalty-basis-needed'],
  ])('refuses %s', async (_name, input, code) => {
    expect(await refusalOf(school.purchaser.api.settlement.statePenalty(input))).toMatchObject({ code });
  });

  it('is nobody else’s', async () => {
    const { items } = await world.manager.api.settlement.penalties({ customerId: school.customerId, state: 'stated' });
    const penaltyId = items[0]?.id ?? '';
    expect(await refusalOf(other.purchaser.api.settlement.myWithdrawPenalty({ penaltyId }))).toMatchObject({
      status: 404,
      code: 'settlement.penalty-not-found',
    });
    expect((await other.purchaser.api.settlement.myPenalties({ month })).items).toEqual([]);
    expect(await refusalOf(world.auditor.api.settlement.agreePenalty({ penaltyId }))).toMatchObject({ status: 403 });
  });

  it('is listed newest first, page by page', async () => {
    const first = await world.auditor.api.settlement.penalties({ month, limit: 2 });
    const second = await world.auditor.api.settlement.penalties({ month, limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ state }) => state)).toEqual(['stated', 'withdrawn', 'withdrawn']);
    expect(second.next).toBeNull();
  });

  it('is rebuilt from the journal', async () => expect(await verifyRebuild(world.it, 'settlement')).toEqual([]));
});
