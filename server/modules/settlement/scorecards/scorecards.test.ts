// A month of the sample school scored: late mornings take points by themselves, the customer states, appeals give back, the score becomes final.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { DAY } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { openSchool } from '../penalties/testing/open-school.ts';
import { liveScores } from './live-scores.ts';
import { restoreInUnit } from './restore-points.ts';

const MARCH = '2026-03';
type House = Awaited<ReturnType<typeof openSchool>>;
type School = Awaited<ReturnType<House['aSchool']>>;
let house: House;
let school: School;
let lead: Awaited<ReturnType<House['it']['as']>>;

/** Of a request, or of a function of the module called as others call it. */
const codeOf = async (asked: Promise<unknown>): Promise<string> => {
  const caught = asked.catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });
  const code = await caught.catch(() => undefined);
  return typeof code === 'string' ? code : (await refusalOf(asked)).code;
};
const score = (period = MARCH) => lead.api.settlement.showScore({ customerId: school.customerId, period });
const itemOf = async (id: string) => (await score()).items.find(({ itemId }) => itemId === id);

beforeAll(async () => {
  house = await openSchool();
  school = await house.aSchool();
  lead = await house.it.as('after-sales-manager');
  for (const [on, late] of [
    ['2026-03-03', -10],
    ['2026-03-04', 25],
    ['2026-03-05', -10],
    ['2026-03-06', 40],
  ] as const)
    await house.aMorning(school, on, { late });
  await house.it.settle();
}, 120_000);
afterAll(() => house.it.close());

describe('while the month runs', () => {
  test('two late mornings take two points each, with what shows it', async () => {
    const { computed, running, state } = await score();
    expect({ running, state }).toEqual({ running: true, state: 'open' });
    const late = await itemOf('K1');
    expect(late).toMatchObject({ deducted: 4, weight: 20, cap: 20, rule: { zh: '每次扣 2 分，扣完 20 分为止' } });
    expect(late?.occurrences.map(({ occurredOn, points, counted, subject }) => [occurredOn, points, counted, subject?.type])).toEqual([
      ['2026-03-04', 2, true, 'note'],
      ['2026-03-06', 2, true, 'note'],
    ]);
    expect(late?.occurrences[0]?.subject?.name).toBeTruthy();
    expect(late?.occurrences[0]?.positions.length).toBeGreaterThan(0);
    expect(late?.oneMore).toMatchObject({ points: 2, score: computed.total - 2 });
  });

  test('the forecast gives a range, its basis, and never more than today', async () => {
    const { forecast, computed } = await score();
    expect(forecast?.low).toBeLessThanOrEqual(forecast?.likely ?? 0);
    expect(forecast?.likely).toBeLessThanOrEqual(forecast?.high ?? 0);
    expect(forecast?.high).toBeLessThanOrEqual(computed.total);
    expect(forecast?.basis).toMatchObject({ daysSoFar: 4, few: true });
    expect(forecast?.verdicts.reduce((sum, { percent }) => sum + percent, 0)).toBeGreaterThanOrEqual(98);
  });

  test('the month view reads the same score', async () => {
    const { computed } = await score();
    const customerIds = [school.customerId];
    const live = await liveScores(house.it.app.db, { customerIds, period: MARCH, now: house.it.clock.now() });
    expect(live.get(school.customerId)).toMatchObject({ now: computed.total, full: 100, stated: null, final: null });
  });

  test('nobody scores a month that is not over', async () => {
    expect(await codeOf(school.purchaser.api.settlement.stateScore({ period: MARCH, total: 90 }))).toBe('settlement.period-not-over');
    expect(await codeOf(lead.api.settlement.offerScore({ customerId: school.customerId, period: MARCH }))).toBe('settlement.period-not-over');
  });

  test('the customer sees the rules and no reading of ours', async () => {
    const own = await school.purchaser.api.settlement.ownScore({ period: MARCH });
    expect(own.items).toHaveLength(8);
    expect(own.items.every(({ offered, stated }) => offered === null && stated === null)).toBe(true);
    expect(own).toMatchObject({ deductions: [], offered: null, stated: null, can: { state: false } });
  });
});

describe('when it is over', () => {
  beforeAll(() => house.monthIsOver());

  const state = (input: object) => school.purchaser.api.settlement.stateScore({ period: MARCH, ...input });
  test.each([
    ['a score above the sheet', { total: 101 }, 'score-out-of-range'],
    ['a score below 0', { total: -1 }, 'score-out-of-range'],
    ['a third decimal', { total: 90.005 }, 'score-out-of-range'],
    ['more off an item than it has', { items: [{ itemId: 'K1', deducted: 21 }] }, 'deduction-above-item'],
    ['less than nothing off', { items: [{ itemId: 'K1', deducted: -2 }] }, 'deduction-wrong'],
    ['an item the sheet has not', { items: [{ itemId: 'K99', deducted: 2 }] }, 'item-unknown'],
    [
      'an item twice',
      {
        items: [
          { itemId: 'K1', deducted: 2 },
          { itemId: 'K1', deducted: 2 },
        ],
      },
      'item-twice',
    ],
    ['items that come to another total', { total: 90, items: [{ itemId: 'K1', deducted: 4 }] }, 'sum-differs'],
    ['entries above what was taken off', { items: [{ itemId: 'K1', deducted: 3, entries: [{ points: 4 }] }] }, 'sum-differs'],
    ['nothing at all', {}, 'nothing-stated'],
    ['our reading, which was never sent', { asOffered: true }, 'not-offered'],
  ])('refuses %s', async (...[, input, code]) => expect(await codeOf(state(input))).toBe(`settlement.${code}`));

  test.each([
    ['2026-13', 'settlement.wrong-period'],
    ['2026-Q1', 'settlement.wrong-period'],
    ['2026-03-04', 'settlement.wrong-period'],
  ])('refuses the period %s', async (period, code) => expect(await codeOf(score(period))).toBe(code));

  test('a customer nobody knows has no score', async () => {
    expect(await codeOf(lead.api.settlement.showScore({ customerId: newId(), period: MARCH }))).toBe('settlement.no-such-customer');
  });

  test('typing it without its paper needs the permission', async () => {
    const clerk = await house.it.as('order-clerk');
    const asked = { customerId: school.customerId, period: MARCH, total: 90 };
    expect(await codeOf(clerk.api.settlement.enterScore(asked))).toBe('settlement.paper-needed');
  });

  test('it waits for the customer, and prints as an empty form', async () => {
    const { waiting } = await school.purchaser.api.settlement.ownScores({});
    expect(waiting).toContainEqual({ period: MARCH, clauseId: 'C5.1-score', offered: false });
    const paper = await school.purchaser.api.settlement.ownScorePaper({ period: MARCH, edition: 'blank' });
    expect(paper.type).toBe('application/pdf');
    expect(await codeOf(school.purchaser.api.settlement.ownScorePaper({ period: MARCH, edition: 'filled' }))).toBe('settlement.no-such-sheet');
  });

  test('our own reading is offered with what we know, and may be offered again', async () => {
    await lead.api.settlement.offerScore({ customerId: school.customerId, period: MARCH, items: [{ itemId: 'K1', deducted: 2 }] });
    const { total } = await lead.api.settlement.offerScore({ customerId: school.customerId, period: MARCH });
    expect(total).toBe((await score()).computed.total);
    const own = await school.purchaser.api.settlement.ownScore({ period: MARCH });
    expect(own.items.find(({ itemId }) => itemId === 'K1')).toMatchObject({ offered: 4, stated: null });
    expect(own.can.state).toBe(true);
  });

  test('the customer states 85: late ones by our record, the rest by their word', async () => {
    const texts = [{ points: 3, occurredOn: '2026-03-05', text: '菜叶发黄' }];
    const off = {
      items: [
        { itemId: 'K1', deducted: 6 },
        { itemId: 'K2', deducted: 3, entries: texts },
        { itemId: 'K4', deducted: 6 },
      ],
    };
    const stated = await state({ total: 85, ...off });
    expect(stated).toMatchObject({ total: 85, verdict: '满意', appealBy: expect.any(String) });
    const { deductions, stated: word, state: now } = await score();
    expect({ now, grade: word?.grade, by: word?.by }).toEqual({ now: 'stated', grade: 'A', by: 'customer' });
    expect(deductions.filter(({ itemId }) => itemId === 'K1').map(({ points, source, occurredOn }) => [points, source, occurredOn])).toEqual([
      [2, 'facts', '2026-03-04'],
      [2, 'facts', '2026-03-06'],
      [2, 'customer', null],
    ]);
    expect(deductions.find(({ itemId }) => itemId === 'K2')).toMatchObject({ text: '菜叶发黄', source: 'customer', occurredOn: '2026-03-05' });
  });

  test('what they wrote stays out of the journal', async () => {
    const { rows } = await house.it.app.db
      .selectFrom('journal.fact')
      .select('data')
      .where('name', '=', 'settlement.score-stated')
      .execute()
      .then((all) => ({ rows: JSON.stringify(all) }));
    expect(rows).toContain('textHash');
    expect(rows).not.toContain('菜叶');
  });

  test('it is stated once', async () => {
    expect(await codeOf(state({ total: 90 }))).toBe('settlement.stated-already');
    expect(await codeOf(lead.api.settlement.offerScore({ customerId: school.customerId, period: MARCH }))).toBe('settlement.stated-already');
  });

  const restore = (deductionId: string, hundredths: number) =>
    house.it.app.inUnit(SYSTEM, (unit) => restoreInUnit(unit, { deductionId, hundredths, appealId: newId() }));

  test('85 becomes 91 after two appeals; both scores stay', async () => {
    const { deductions } = await score();
    const [late, , , , service] = deductions;
    expect(await codeOf(restore(late?.deductionId ?? '', 201))).toBe('settlement.restored-too-much');
    await restore(late?.deductionId ?? '', 200);
    await restore(service?.deductionId ?? '', 400);
    const { items, stated } = await score();
    expect(stated?.total).toBe(85);
    expect(items.find(({ itemId }) => itemId === 'K1')).toMatchObject({ stated: 6, standing: 4 });
    expect((await lead.api.settlement.listScores({ customerId: school.customerId })).items).toMatchObject([{ stated: 85, total: 91 }]);
  });

  test('after the deadline it is final by itself, and nothing moves it any more', async () => {
    await house.it.advance(7 * DAY, DAY);
    const { final, state: now, sheetId, deductions } = await score();
    expect(now).toBe('final');
    expect(final).toMatchObject({ total: 91, verdict: '满意', inARow: 0 });
    expect(await codeOf(lead.api.settlement.finishScore({ sheetId: sheetId ?? '' }))).toBe('settlement.final-already');
    expect(await codeOf(restore(deductions[1]?.deductionId ?? '', 100))).toBe('settlement.final-already');
    const paper = await school.purchaser.api.settlement.ownScorePaper({ period: MARCH, edition: 'filled' });
    expect(paper.size).toBeGreaterThan(5000);
  });
});

describe('the months after', () => {
  const enter = (period: string, total: number) => {
    return lead.api.settlement.enterScore({ customerId: school.customerId, period, total });
  };
  test('a total alone is kept as a total alone, graded D without its paper', async () => {
    house.it.clock.set('2026-05-02T09:00:00+08:00');
    await enter('2026-04', 79);
    const { deductions, stated } = await score('2026-04');
    expect(deductions).toMatchObject([{ itemId: null, points: 21, source: 'customer' }]);
    expect(stated).toMatchObject({ by: 'staff', grade: 'D' });
    const { sheetId } = await score('2026-04');
    expect(await lead.api.settlement.finishScore({ sheetId: sheetId ?? '' })).toMatchObject({ total: 79, verdict: '基本满意', inARow: 0 });
  });

  test('twice below 80 in a row reaches the end of the contract', async () => {
    house.it.clock.set('2026-06-02T09:00:00+08:00');
    await enter('2026-05', 74.5);
    const { sheetId } = await score('2026-05');
    expect(await lead.api.settlement.finishScore({ sheetId: sheetId ?? '' })).toMatchObject({ total: 74.5, verdict: '不满意', inARow: 2 });
    const { reached } = await score('2026-05');
    expect(reached.map(({ verdict, inARow, effects }) => [verdict, inARow, effects.map(({ kind }) => kind)]).sort()).toEqual([
      ['不满意', null, ['amount', 'warn']],
      ['解除合同', 2, ['terminate']],
    ]);
  });

  test('full points leave nothing to appeal: final at once', async () => {
    house.it.clock.set('2026-07-02T09:00:00+08:00');
    await enter('2026-06', 100);
    expect(await score('2026-06')).toMatchObject({ state: 'final', final: { total: 100, inARow: 0 } });
  });

  test('a veto takes all, and all comes back when it is restored', async () => {
    house.it.clock.set('2026-08-03T09:00:00+08:00');
    const items = [
      { itemId: 'K7', deducted: 1 },
      { itemId: 'K1', deducted: 2 },
    ];
    expect(await lead.api.settlement.enterScore({ customerId: school.customerId, period: '2026-07', items })).toMatchObject({ total: 0 });
    const veto = (await score('2026-07')).deductions.find((one) => one.veto);
    await house.it.app.inUnit(SYSTEM, (unit) => restoreInUnit(unit, { deductionId: veto?.deductionId ?? '', hundredths: 10_000, appealId: newId() }));
    expect((await lead.api.settlement.listScores({ customerId: school.customerId, period: '2026-07' })).items[0]).toMatchObject({ total: 98 });
  });

  test('another customer’s sheets do not exist', async () => {
    const other = await house.aSchool();
    const { sheetId } = await score('2026-05');
    expect((await other.purchaser.api.settlement.ownScores({})).items).toEqual([]);
    expect((await other.purchaser.api.settlement.ownScore({ period: '2026-05' })).sheetId).not.toBe(sheetId);
  });

  test('the tables come back from the journal', async () => {
    await expect.poll(() => verifyRebuild(house.it, 'settlement'), { timeout: 20_000, interval: 200 }).toEqual([]);
  });
});
