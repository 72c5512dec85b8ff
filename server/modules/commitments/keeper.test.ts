// The keeper over HTTP: what opens, pauses, ends, is missed at its deadline, taken back by a late word, excused, and sweeps in parallel.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, iso, MINUTE, shanghaiTime } from '../../kernel/time.ts';
import { refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { aCustomer, openWithPlans, plansOf } from './testing/open-with-plans.ts';

const answered = [{ fact: 'cases.answered' }, { fact: 'cases.settled' }];
const plans = plansOf([
  {
    answer: {
      kind: 'deadline',
      subject: 'case',
      start: [{ fact: 'cases.opened' }],
      done: answered,
      within: 'PT1H',
      warn: [50],
      escalate: [{ at: { after: 'PT30M' }, to: ['general-manager'] }],
      repeat: 'PT2H',
      unless: [{ fact: 'cases.withdrawn' }],
    },
    settle: {
      kind: 'deadline',
      subject: 'case',
      start: [{ fact: 'cases.opened' }],
      done: [{ fact: 'cases.settled' }],
      within: 'PT4H',
      pauses: [{ from: { fact: 'cases.waiting-began', where: { on: ['customer'] } }, to: [{ fact: 'cases.waiting-ended' }] }],
      reopen: { on: [{ fact: 'cases.reopened' }], clock: 'total' },
    },
    'settle-first': {
      kind: 'deadline',
      subject: 'case',
      start: [{ fact: 'cases.opened' }],
      done: [{ fact: 'cases.settled' }],
      within: 'PT4H',
      reopen: { on: [{ fact: 'cases.reopened' }], clock: 'first' },
    },
    'broken-rule': {
      kind: 'deadline',
      subject: 'case',
      start: [{ fact: 'cases.opened', where: { category: ['conduct'] } }],
      done: answered,
      within: 'PT1H',
    },
    'no-wrong-item': {
      kind: 'never',
      subject: 'customer',
      breach: [{ fact: 'cases.opened', where: { subcategory: ['wrong-item'] } }],
      observedBy: [{ fact: 'cases.opened' }],
      every: 'month',
    },
    reopened: {
      kind: 'measure',
      subject: 'customer',
      measure: 'count-ratio',
      part: [{ fact: 'cases.reopened' }],
      whole: [{ fact: 'cases.settled' }],
      atMost: 0.5,
      every: 'month',
    },
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
});
afterAll(() => it.close());

const open = async (more: object = {}) =>
  (await agent.api.cases.open({ ...place, channel: 'phone', category: 'quality', body: '番茄烂了', ...more })).caseId;
const clocksOf = async (caseId: string) => {
  const { items } = await lead.api.commitments.list({ subjectType: 'case', subjectId: caseId });
  return Object.fromEntries(items.map((item) => [item.clauseId, item]));
};
const namesOf = async (caseId: string, clauseId: string) => {
  const commitment = (await clocksOf(caseId))[clauseId];
  const { timeline } = await lead.api.commitments.show({ commitmentId: commitment?.id ?? '' });
  return timeline.map(({ name }) => name);
};

test('opening a case opens its commitments, and the tightest stands in the queue', async () => {
  const from = it.clock.now();
  const caseId = await open();
  const clocks = await clocksOf(caseId);
  expect(clocks.answer).toMatchObject({ verdict: 'running', dueAt: iso(from + HOUR), leftMs: HOUR, usedMs: 0, grade: 'B', source: 'S4 §1' });
  expect(clocks.answer?.ticks.map(({ step, at }) => [step, at])).toEqual([
    ['warn:50', iso(from + 30 * MINUTE)],
    ['miss', iso(from + HOUR)],
    ['escalate:0', iso(from + 90 * MINUTE)],
  ]);
  const row = (await lead.api.cases.queue({ limit: 100 })).items.find(({ id }) => id === caseId);
  expect(row?.dueAt).toBe(iso(from + HOUR));
});

test('warned, missed at the deadline, escalated: each told once, however often it is swept', async () => {
  const from = it.clock.now();
  const caseId = await open();
  await agent.api.cases.take({ caseId });
  await it.advance(40 * MINUTE);
  await it.advance(3 * HOUR);
  await it.settle();
  const { answer } = await clocksOf(caseId);
  expect(answer).toMatchObject({ verdict: 'missed', decidedAt: iso(from + HOUR), doneAt: null, acknowledgedAt: null });
  expect(answer?.leftMs).toBe(-(2 * HOUR + 40 * MINUTE));
  const names = await namesOf(caseId, 'answer');
  expect(names.filter((name) => name === 'commitments.missed')).toHaveLength(1);
  expect(names).toEqual([
    'cases.opened',
    'commitments.opened',
    'commitments.warned',
    'commitments.missed',
    'commitments.escalated',
    'commitments.escalated',
  ]);
  const { rows } = await sql<{ key: string }>`select key from messaging.notice where key like ${`commitment ${answer?.id} %`} order by key`.execute(
    it.app.db,
  );
  expect(rows.map(({ key }) => key.split(' ')[2])).toEqual(['escalate:0', 'miss', 'repeat:1', 'warn:50']);
  const told = await sql<{ line: string }>`select distinct l ->> 'line' as line from messaging.message, jsonb_array_elements(listed) l
    where l -> 'about' ->> 'id' = ${caseId}`.execute(it.app.db);
  const { number } = await agent.api.cases.show({ caseId });
  const by = shanghaiTime(from + HOUR);
  expect(told.rows.map(({ line }) => line)).toEqual(
    expect.arrayContaining([`${number} 实验小学：应于 ${by} 前 answer 的承诺`, `已超时 ${number} 实验小学：应于 ${by} 前 answer 的承诺`]),
  );
});

test('a word recorded late takes the miss back, and everybody sees that it was corrected', async () => {
  const from = it.clock.now();
  const caseId = await open();
  await it.advance(2 * HOUR);
  expect((await clocksOf(caseId)).answer).toMatchObject({ verdict: 'missed' });
  const proof = await it.app.db.selectFrom('files.file').select('id').limit(1).execute();
  await lead.api.cases.answer({
    caseId,
    body: '电话已答复',
    channel: 'phone',
    occurredAt: iso(from + 20 * MINUTE),
    proof: proof.map(({ id }) => id),
  });
  expect((await clocksOf(caseId)).answer).toMatchObject({ verdict: 'met', corrected: true, doneAt: iso(from + 20 * MINUTE), grade: 'D' });
  expect(await namesOf(caseId, 'answer')).toEqual(expect.arrayContaining(['commitments.missed', 'commitments.retracted', 'commitments.met']));
});

test('waiting for the customer stops the clock that may pause, and only that', async () => {
  const from = it.clock.now();
  const caseId = await open();
  await agent.api.cases.take({ caseId });
  await it.advance(HOUR / 2);
  await agent.api.cases.wait({ caseId, on: 'customer' });
  expect((await clocksOf(caseId)).settle).toMatchObject({ paused: true, dueAt: null, leftMs: 3.5 * HOUR });
  expect((await clocksOf(caseId))['settle-first']).toMatchObject({ paused: false, dueAt: iso(from + 4 * HOUR) });
  await it.advance(2 * HOUR);
  await agent.api.cases.resume({ caseId });
  const { settle } = await clocksOf(caseId);
  expect(settle).toMatchObject({ paused: false, dueAt: iso(from + 6 * HOUR), pauses: [{ ms: 2 * HOUR }] });
  const { intervals } = await lead.api.commitments.show({ commitmentId: settle?.id ?? '' });
  expect(intervals.map(({ state }) => state)).toEqual(['running', 'paused']);
});

test('reopening: the first clock stays met, the total one runs on', async () => {
  const caseId = await open();
  await it.advance(HOUR);
  await agent.api.cases.settle({ caseId, way: 'replacement', body: '已补' });
  expect((await clocksOf(caseId)).settle).toMatchObject({ verdict: 'met' });
  await it.advance(HOUR);
  await agent.api.cases.reopen({ caseId, reason: 'not-solved', body: '还是坏的' });
  const clocks = await clocksOf(caseId);
  expect(clocks['settle-first']).toMatchObject({ verdict: 'met' });
  expect(clocks.settle).toMatchObject({ verdict: 'running', leftMs: 3 * HOUR });
});

describe('excuse', () => {
  test('asked for with proof, approved by another person; the miss becomes excused', async () => {
    const caseId = await open();
    await it.advance(2 * HOUR);
    const commitmentId = (await clocksOf(caseId)).answer?.id ?? '';
    const asking = lead.api.commitments.requestExcuse({ commitmentId, reason: 'force-majeure', text: '暴雨封路' });
    expect(await refusalOf(asking)).toMatchObject({ code: 'commitments.proof-needed' });
    const { excuseId } = await lead.api.commitments.requestExcuse({ commitmentId, reason: 'other', text: '暴雨封路，附交警通告' });
    expect(await refusalOf(lead.api.commitments.requestExcuse({ commitmentId, reason: 'other', text: '再来' }))).toMatchObject({
      code: 'commitments.excuse-waiting',
    });
    expect(await refusalOf(lead.api.commitments.approveExcuse({ commitmentId, excuseId }))).toMatchObject({ code: 'commitments.own-request' });
    const manager = await it.as('general-manager');
    expect((await manager.api.commitments.desk({})).waitingExcuses.map(({ id }) => id)).toContain(excuseId);
    expect(await manager.api.commitments.approveExcuse({ commitmentId, excuseId, text: '情况属实' })).toMatchObject({ verdict: 'excused' });
    const shown = await lead.api.commitments.show({ commitmentId });
    expect(shown.excuses).toMatchObject([{ state: 'approved', text: '暴雨封路，附交警通告', decisionText: '情况属实' }]);
    expect(shown.can).toMatchObject({ requestExcuse: false, decideExcuse: false });
  });

  test('declined: the miss stays', async () => {
    const caseId = await open();
    await it.advance(2 * HOUR);
    const commitmentId = (await clocksOf(caseId)).answer?.id ?? '';
    const { excuseId } = await agent.api.commitments.requestExcuse({ commitmentId, reason: 'other', text: '忙不过来' });
    expect(await lead.api.commitments.declineExcuse({ commitmentId, excuseId, text: '不属免责情形' })).toMatchObject({ verdict: 'missed' });
    expect(await refusalOf(lead.api.commitments.approveExcuse({ commitmentId, excuseId }))).toMatchObject({ code: 'commitments.excuse-unknown' });
  });
});

test('acknowledging stops the reminders and is done once', async () => {
  const caseId = await open();
  await it.advance(2 * HOUR);
  const commitmentId = (await clocksOf(caseId)).answer?.id ?? '';
  await lead.api.commitments.acknowledge({ commitmentId });
  expect(await refusalOf(lead.api.commitments.acknowledge({ commitmentId }))).toMatchObject({ code: 'commitments.acknowledged-already' });
  await it.advance(10 * HOUR, 2 * HOUR);
  const { ticks, acknowledgedAt } = await lead.api.commitments.show({ commitmentId });
  expect(acknowledgedAt).not.toBeNull();
  expect(ticks.some(({ step }) => step.startsWith('repeat'))).toBe(false);
  expect((await namesOf(caseId, 'answer')).filter((name) => name === 'commitments.escalated')).toHaveLength(1);
});

test('a clause that cannot be judged turns red and stops nothing', async () => {
  const caseId = await open({ category: 'conduct' });
  const shown = Object.values((await lead.api.commitments.desk({})).quarantined).find(({ subject }) => subject.id === caseId);
  expect(shown).toMatchObject({ clauseId: 'broken-rule', quarantined: true });
  await lead.api.cases.take({ caseId });
  expect(
    (await lead.api.commitments.list({ subjectType: 'case', subjectId: caseId })).items.find(({ clauseId }) => clauseId === 'answer'),
  ).toMatchObject({
    verdict: 'running',
  });
});

test('a promise about the whole month is opened once and decided when the month is over', async () => {
  const other = await aCustomer(it, '市中心医院');
  for (let n = 0; n < 3; n++) await agent.api.cases.open({ ...other, channel: 'phone', category: 'quality', body: '番茄烂了' });
  const listed = async () => (await lead.api.commitments.list({ subjectType: 'customer', subjectId: other.customerId })).items;
  expect(await listed()).toMatchObject([{ clauseId: 'no-wrong-item', instance: '2026-03', verdict: 'running', value: 0 }]);
  it.clock.set('2026-04-01T00:00:05+08:00');
  await it.settle();
  const april = await listed();
  expect(april.find(({ instance }) => instance === '2026-03')).toMatchObject({ verdict: 'met', decidedAt: '2026-03-31T16:00:00.000Z' });
  expect(april.find(({ instance }) => instance === '2026-03')?.evidence).toHaveLength(3);
  expect(april.find(({ instance }) => instance === '2026-04')).toMatchObject({ verdict: 'running' });
  await agent.api.cases.open({ ...other, channel: 'phone', category: 'delivery', subcategory: 'wrong-item', body: '送错了' });
  expect((await listed()).find(({ instance }) => instance === '2026-04')).toMatchObject({ verdict: 'missed', value: 1 });
});

test('two sweepers at once judge each due commitment once', async () => {
  await it.advance(5 * HOUR);
  await Promise.all(Array.from({ length: 12 }, () => open()));
  it.clock.move(61 * MINUTE);
  const sweep = it.sweeps.find(({ name }) => name === 'commitments.sweep');
  await Promise.all([sweep?.run(it.app), sweep?.run(it.app)]);
  await sweep?.run(it.app);
  const { rows } = await sql<{ misses: number; commitments: number }>`
    select count(*) as misses, count(distinct data->>'commitmentId') as commitments from journal.fact
    where name = 'commitments.missed' and occurred_at = ${iso(it.clock.now() - MINUTE)}`.execute(it.app.db);
  expect(rows[0]).toEqual({ misses: 12, commitments: 12 });
});

test('repair shows the difference first, then tells it', async () => {
  const caseId = await open();
  await agent.api.cases.answer({ caseId, body: '马上到' });
  const commitmentId = (await clocksOf(caseId)).answer?.id ?? '';
  await it.app.db
    .updateTable('commitments.commitment')
    .set({ verdict: 'running', decided_at: null, done_at: null })
    .where('id', '=', commitmentId)
    .execute();
  const subject = { type: 'case', id: caseId };
  expect((await lead.api.commitments.repair({ subject })).differences).toMatchObject([{ clauseId: 'answer', was: 'running', becomes: 'met' }]);
  expect((await clocksOf(caseId)).answer?.verdict).toBe('running');
  await lead.api.commitments.repair({ subject, apply: true });
  expect((await clocksOf(caseId)).answer?.verdict).toBe('met');
  expect((await lead.api.commitments.repair({ subject })).differences).toEqual([]);
});

test('outsiders learn nothing about commitments', async () => {
  const caseId = await open();
  const commitmentId = (await clocksOf(caseId)).answer?.id ?? '';
  const kitchen = await it.asContact(place.customerId, 'customer-purchaser');
  expect(await refusalOf(kitchen.api.commitments.show({ commitmentId }))).toMatchObject({ status: 403 });
  expect(await refusalOf(lead.api.commitments.show({ commitmentId: caseId }))).toMatchObject({ code: 'commitments.not-found' });
});

test('judging everything again changes nothing, and the tables rebuilt from the journal equal the tables', async () => {
  expect((await lead.api.commitments.repair({ customerId: place.customerId })).differences).toEqual([]);
  expect(await verifyRebuild(it, 'commitments')).toEqual([]);
  expect(it.errors).toEqual([]);
});
