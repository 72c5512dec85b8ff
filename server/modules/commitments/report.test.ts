// The fulfilment report: its numbers are the commitments behind them; the customer edition is reviewed, frozen and answered.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/time.ts';
import { refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { aCustomer, openWithPlans, plansOf } from './testing/open-with-plans.ts';

const PERIOD = '2026-03';
const plans = plansOf([
  {
    answer: { kind: 'deadline', subject: 'case', start: [{ fact: 'cases.opened' }], done: [{ fact: 'cases.answered' }], within: 'PT1H' },
    settle: { kind: 'deadline', subject: 'case', start: [{ fact: 'cases.opened' }], done: [{ fact: 'cases.settled' }], within: 'PT4H' },
    take: { kind: 'deadline', subject: 'case', bound: 'team', start: [{ fact: 'cases.opened' }], done: [{ fact: 'cases.taken' }], within: 'PT10M' },
    photos: {
      kind: 'deadline',
      subject: 'case',
      bound: 'customer',
      start: [{ fact: 'cases.opened' }],
      done: [{ fact: 'cases.evidence-added' }],
      within: 'PT1H',
    },
    trained: { kind: 'attested', subject: 'customer', start: [{ fact: 'cases.opened' }], every: 'month' },
  },
]);

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let place: { customerId: string; siteId: string };

beforeAll(async () => {
  it = await openWithPlans(plans);
  [agent, lead] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager')]);
  place = await aCustomer(it);
  const [first, second, third] = await Promise.all(
    Array.from({ length: 3 }, () => agent.api.cases.open({ ...place, channel: 'phone', category: 'quality', body: '番茄烂了' })),
  );
  await it.advance(5 * MINUTE);
  await agent.api.cases.answer({ caseId: first?.caseId ?? '', body: '马上补' });
  await agent.api.cases.answer({ caseId: second?.caseId ?? '', body: '马上补' });
  await it.advance(2 * HOUR);
  await agent.api.cases.answer({ caseId: third?.caseId ?? '', body: '抱歉回复晚了' });
  await agent.api.cases.settle({ caseId: first?.caseId ?? '', way: 'replacement', body: '已补' });
});
afterAll(() => it.close());

const report = () => lead.api.commitments.report({ customerId: place.customerId, period: PERIOD });
const line = async (clauseId: string) => (await report()).lines.find((one) => one.clauseId === clauseId);

test('counts by verdict, share on time over decided, the worst first', async () => {
  const { counts, total, decided, onTimeShare, ours, worst, misses, open } = await report();
  // answer: 2 met, 1 missed · settle: 1 met, 2 running · take: 2 met in time, 1 missed · trained: running · photos, the customer's: 3 missed
  expect({ counts, total, decided, open }).toMatchObject({ counts: { met: 5, missed: 5, running: 3 }, total: 13, decided: 10, open: true });
  expect(onTimeShare).toBeCloseTo(5 / 10);
  expect(ours).toMatchObject({ total: 10, decided: 7, counts: { met: 5, missed: 2, running: 3 } });
  expect(ours.onTimeShare).toBeCloseTo(5 / 7);
  expect(worst.map(({ clauseId }) => clauseId).sort()).toEqual(['answer', 'take']);
  expect(misses.find(({ clauseId }) => clauseId === 'answer')).toMatchObject({
    overMs: HOUR + 5 * MINUTE,
    grade: 'B',
    subject: { type: 'case', name: expect.stringMatching(/^SH260302-\d{6} 实验小学$/) },
  });
});

test('every number opens exactly the commitments behind it, and they their evidence', async () => {
  const { lines } = await report();
  for (const one of lines) {
    for (const [verdict, count] of Object.entries(one.counts)) {
      const { items } = await lead.api.commitments.find({
        customerId: place.customerId,
        period: PERIOD,
        clauseId: one.clauseId,
        verdict: verdict as 'met',
        limit: 200,
      });
      expect([one.clauseId, verdict, items.length]).toEqual([one.clauseId, verdict, count]);
    }
  }
  const [met] = (await lead.api.commitments.find({ customerId: place.customerId, clauseId: 'answer', verdict: 'met' })).items;
  const { timeline } = await lead.api.commitments.show({ commitmentId: met?.id ?? '' });
  expect(timeline.filter(({ role }) => role !== null).map(({ name, role, grade }) => [name, role, grade])).toEqual([
    ['cases.opened', 'start', 'B'],
    ['cases.answered', 'done', 'B'],
  ]);
});

test('pages of a figure hold every commitment once', async () => {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await lead.api.commitments.find({ customerId: place.customerId, limit: 3, ...(cursor ? { cursor } : {}) });
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect([ids.length, new Set(ids).size]).toEqual([13, 13]);
  const { items } = await lead.api.commitments.find({ customerId: place.customerId, ours: true, verdict: 'missed', limit: 200 });
  expect(items.map(({ clauseId }) => clauseId).sort()).toEqual(['answer', 'take']);
});

test('an attested promise is signed with proof, or stays unobserved: never kept by silence', async () => {
  const { items } = await lead.api.commitments.list({ subjectType: 'customer', subjectId: place.customerId });
  const commitmentId = items.find(({ clauseId }) => clauseId === 'trained')?.id ?? '';
  expect(await refusalOf(lead.api.commitments.attest({ commitmentId }))).toMatchObject({ code: 'commitments.proof-needed' });
  const [answer] = (await lead.api.commitments.find({ customerId: place.customerId, clauseId: 'answer' })).items;
  expect(await refusalOf(lead.api.commitments.attest({ commitmentId: answer?.id ?? '' }))).toMatchObject({ code: 'commitments.not-attested-kind' });
  it.clock.set('2026-04-01T08:00:00+08:00');
  await it.settle();
  expect(await line('trained')).toMatchObject({ total: 1, counts: { unobserved: 1 }, onTimeShare: null });
  expect(await lead.api.commitments.attest({ commitmentId, kept: false, text: '本月没有组织培训' })).toMatchObject({ verdict: 'missed' });
  expect(await line('trained')).toMatchObject({ counts: { missed: 1 }, grade: 'D' });
});

describe('customer edition', () => {
  test('drafted, reviewed, released, answered line by line; without team clocks and without words of liability', async () => {
    const { reportId, sha256 } = await lead.api.commitments.draftReport({ customerId: place.customerId, period: PERIOD });
    const kitchen = await it.asContact(place.customerId, 'customer-purchaser');
    expect(await refusalOf(kitchen.api.commitments.showReport({ reportId }))).toMatchObject({ code: 'commitments.report-unknown' });
    const draft = await lead.api.commitments.showReport({ reportId });
    expect(draft).toMatchObject({ state: 'draft', contractTitle: '食堂配送合同　HT-1', can: { release: true, answer: false } });
    expect(draft.items.map(({ clauseId }) => clauseId)).toEqual(['answer', 'settle', 'trained']);
    expect(JSON.stringify(draft)).not.toContain('违约');
    expect(draft.items[0]).toMatchObject({ onTime: 2, late: 1, result: '按时·达标 2 项，未按时·未达标 1 项' });
    expect(await refusalOf(agent.api.commitments.releaseReport({ reportId, sha256 }))).toMatchObject({ status: 403 });
    expect(await refusalOf(lead.api.commitments.releaseReport({ reportId, sha256: 'of another draft' }))).toMatchObject({
      code: 'commitments.report-changed',
    });
    await lead.api.commitments.releaseReport({ reportId, sha256 });

    expect((await kitchen.api.commitments.mineReports({})).items.map(({ id }) => id)).toEqual([reportId]);
    expect(await kitchen.api.commitments.confirmLine({ reportId, line: 1 })).toEqual({ state: 'confirmed' });
    await kitchen.api.commitments.disputeLine({ reportId, line: 2, text: '18 日那次没有处理完' });
    expect(await refusalOf(kitchen.api.commitments.confirmLine({ reportId, line: 99 }))).toMatchObject({ code: 'commitments.line-unknown' });
    const seen = await lead.api.commitments.showReport({ reportId });
    expect(seen).toMatchObject({ confirmed: 1, disputed: 1, sha256, releasedBy: { name: 'after-sales-manager' } });
    expect(seen.items[1]).toMatchObject({ state: 'disputed', word: '18 日那次没有处理完' });
  });

  test('what is released stays as it was, and another customer never sees it', async () => {
    const [released] = (await lead.api.commitments.listReports({ customerId: place.customerId })).items;
    const before = await lead.api.commitments.showReport({ reportId: released?.id ?? '' });
    expect(await refusalOf(lead.api.commitments.draftReport({ customerId: place.customerId, period: PERIOD }))).toMatchObject({
      code: 'commitments.released-already',
    });
    const stranger = await it.asContact((await aCustomer(it, '市中心医院')).customerId, 'customer-purchaser');
    expect(await refusalOf(stranger.api.commitments.showReport({ reportId: before.id }))).toMatchObject({
      code: 'commitments.report-unknown',
      status: 404,
    });
    expect(await refusalOf(stranger.api.commitments.confirmLine({ reportId: before.id, line: 1 }))).toMatchObject({
      code: 'commitments.report-unknown',
    });
    await it.advance(24 * HOUR);
    expect((await lead.api.commitments.showReport({ reportId: before.id })).items).toEqual(before.items);
  });

  test('both editions print', async () => {
    const [released] = (await lead.api.commitments.listReports({})).items;
    for (const url of [
      `/api/commitments/reports/${released?.id}/document.pdf`,
      `/api/commitments/reports/internal.pdf?customerId=${place.customerId}&period=${PERIOD}`,
    ]) {
      const answer = await it.server.inject({ url, headers: lead.headers });
      expect([answer.statusCode, answer.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    }
  });
});

test('the tables rebuilt from the journal equal the tables', async () => {
  expect(await verifyRebuild(it, 'commitments')).toEqual([]);
  expect(it.errors).toEqual([]);
});
