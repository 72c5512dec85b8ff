import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { HOUR, iso, MINUTE } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let kitchen: SignedIn;
let customerId: string;
let siteId: string;

beforeAll(async () => {
  it = await openTestApp({ load: false });
  ({ customerId, siteId } = await aCustomer('实验小学'));
  [agent, lead, kitchen] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager'), it.asContact(customerId)]);
});
afterAll(() => it.close());

/** Polls: the journal is read below the oldest running transaction, and other test files have theirs in the same server. */
const rebuiltIsEqual = () => expect.poll(() => verifyRebuild(it, 'surveys'), { timeout: 10_000, interval: 100 }).toEqual([]);

async function aCustomer(name: string): Promise<{ customerId: string; siteId: string }> {
  const [customer, site, at] = [newId(), newId(), iso(it.clock.now())];
  await it.app.db.insertInto('customers.customer').values({ id: customer, code: customer, name, kind: 'school', created_at: at }).execute();
  await it.app.db
    .insertInto('customers.site')
    .values({ id: site, customer_id: customer, code: site, name: `${name}食堂`, created_at: at })
    .execute();
  return { customerId: customer, siteId: site };
}

async function settled(): Promise<string> {
  const lines = [{ product: '番茄', amount: 4000, unit: 'jin' as const }];
  const reporter = { name: '王老师', phone: '13900000000' };
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了', lines, reporter });
  await agent.api.cases.settle({ caseId, way: 'replacement', body: '已补' });
  return caseId;
}

async function confirmed(): Promise<string> {
  const caseId = await settled();
  await kitchen.api.cases.confirm({ caseId });
  return caseId;
}

const happy = { csat: 5, satisfied: true, answers: { solved: true, speed: 4 }, spokenTo: '王老师', body: '很满意' };
const dueIds = async () => (await agent.api.surveys.due({ customerId, limit: 100 })).items.map((row) => row.caseId);

describe('the follow-up call', () => {
  test('a confirmed case is due with whom to call; the call takes it off and shows on the case', async () => {
    const caseId = await confirmed();
    const { items } = await agent.api.surveys.due({ customerId });
    expect(items.find((row) => row.caseId === caseId)).toMatchObject({
      title: '番茄 8 斤',
      customer: { name: '实验小学' },
      reporter: { name: '王老师', phone: '13900000000' },
      confirmedAt: iso(it.clock.now()),
      rating: null,
    });
    expect(await agent.api.surveys.ofCase({ caseId })).toEqual({ followUps: [], ratings: [], can: { record: true, correct: false } });
    expect(await agent.api.surveys.record({ caseId, ...happy })).toMatchObject({ corrected: false, suggestsReopening: false });
    expect(await dueIds()).not.toContain(caseId);
    expect(await agent.api.surveys.ofCase({ caseId })).toMatchObject({
      followUps: [{ ...happy, round: 1, channel: 'phone', caller: { id: agent.accountId }, corrections: 0 }],
      can: { record: false, correct: true },
    });
  });

  test('recorded again it is corrected: one call per round, both facts stay in the journal', async () => {
    const caseId = await confirmed();
    const first = await agent.api.surveys.record({ caseId, ...happy });
    const second = await lead.api.surveys.record({ caseId, ...happy, csat: 3, body: '其实一般' });
    expect(second).toEqual({ surveyId: first.surveyId, corrected: true, suggestsReopening: false });
    expect((await agent.api.surveys.ofCase({ caseId })).followUps).toMatchObject([{ csat: 3, body: '其实一般', corrections: 1 }]);
    const facts = await it.app.db.selectFrom('journal.fact').select(['name', 'data']).where('name', 'like', 'surveys.follow-up-%').execute();
    const told = facts.filter(({ data }) => (data as { caseId: string }).caseId === caseId);
    expect(told.map(({ name }) => name)).toEqual(['surveys.follow-up-recorded', 'surveys.follow-up-corrected']);
    expect(JSON.stringify(told)).not.toMatch(/王老师|很满意/);
  });

  test('two colleagues at once: one call and one correction', async () => {
    const caseId = await confirmed();
    const answers = await Promise.all([agent.api.surveys.record({ caseId, ...happy }), lead.api.surveys.record({ caseId, ...happy })]);
    expect(answers.map(({ corrected }) => corrected).sort()).toEqual([false, true]);
    expect(new Set(answers.map(({ surveyId }) => surveyId)).size).toBe(1);
  });

  test('not satisfied suggests reopening and reopens nothing; after a reopening a new round begins', async () => {
    const caseId = await confirmed();
    expect(await agent.api.surveys.record({ caseId, ...happy, satisfied: false, csat: 2 })).toMatchObject({ suggestsReopening: true });
    expect(await agent.api.cases.show({ caseId })).toMatchObject({ state: 'confirmed' });
    await agent.api.cases.reopen({ caseId, reason: 'not-solved', body: '回访仍有问题' });
    expect(await dueIds()).not.toContain(caseId);
    await agent.api.cases.settle({ caseId, way: 'credit', body: '冲账' });
    await kitchen.api.cases.confirm({ caseId });
    expect(await dueIds()).toContain(caseId);
    expect(await agent.api.surveys.record({ caseId, ...happy })).toMatchObject({ corrected: false });
    expect((await agent.api.surveys.ofCase({ caseId })).followUps.map(({ round, suggestsReopening }) => [round, suggestsReopening])).toEqual([
      [1, false],
      [2, false],
    ]);
  });

  test('refused: before the confirmation, unknown questions, wrong kind of answer, late without proof', async () => {
    const waiting = await settled();
    expect(await refusalOf(agent.api.surveys.record({ caseId: waiting, ...happy }))).toMatchObject({ code: 'surveys.not-confirmed' });
    const caseId = await confirmed();
    const record = (more: object) => refusalOf(agent.api.surveys.record({ caseId, ...happy, ...more }));
    expect(await record({ answers: { weather: 5 } })).toMatchObject({ code: 'surveys.question-unknown', status: 422 });
    expect(await record({ answers: { solved: 5 } })).toMatchObject({ code: 'surveys.question-unknown' });
    expect(await record({ csat: 6 })).toMatchObject({ code: 'http.invalid-input' });
    it.clock.move(HOUR);
    expect(await record({ occurredAt: iso(it.clock.now() - 2 * HOUR) })).toMatchObject({ code: 'moment.proof-needed' });
    expect(await refusalOf(lead.api.surveys.record({ caseId, ...happy, occurredAt: iso(it.clock.now() - 2 * HOUR) }))).toMatchObject({
      code: 'surveys.before-confirmation',
    });
    await lead.api.surveys.record({ caseId, ...happy, occurredAt: iso(it.clock.now() - 30 * MINUTE) });
    expect(await dueIds()).not.toContain(caseId);
  });
});

describe('the customer’s rating', () => {
  test('once per round, after it is settled, by the customer alone', async () => {
    const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'delivery', body: '晚了' });
    expect(await refusalOf(kitchen.api.surveys.rate({ caseId, csat: 5 }))).toMatchObject({ code: 'surveys.not-settled' });
    await agent.api.cases.settle({ caseId, way: 'explanation', body: '已说明' });
    expect(await kitchen.api.surveys.myRating({ caseId })).toMatchObject({ rating: null, can: { rate: true } });
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => kitchen.api.surveys.rate({ caseId, csat: 4, tags: ['fast', 'kind', 'fast'], body: '谢谢' })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(kitchen.api.surveys.rate({ caseId, csat: 1 }))).toMatchObject({ code: 'surveys.rated-already' });
    expect(await kitchen.api.surveys.myRating({ caseId })).toMatchObject({
      rating: { csat: 4, tags: ['fast', 'kind'], body: '谢谢' },
      can: { rate: false },
    });
    expect((await agent.api.surveys.ofCase({ caseId })).ratings).toMatchObject([{ round: 1, csat: 4 }]);
    expect(await refusalOf(agent.api.surveys.rate({ caseId, csat: 5 }))).toMatchObject({ status: 403 });
    await kitchen.api.cases.reject({ caseId, body: '又晚了' });
    expect(await kitchen.api.surveys.myRating({ caseId })).toMatchObject({ rating: null, can: { rate: false } });
  });

  test('another customer’s case answers like one that does not exist', async () => {
    const caseId = await confirmed();
    const stranger = await it.asContact((await aCustomer('市中心医院')).customerId);
    const [foreign, missing] = await Promise.all([
      refusalOf(stranger.api.surveys.rate({ caseId, csat: 1 })),
      refusalOf(stranger.api.surveys.rate({ caseId: newId(), csat: 1 })),
    ]);
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ code: 'surveys.not-found', status: 404 });
    expect(await refusalOf(stranger.api.surveys.myRating({ caseId }))).toEqual(missing);
  });
});

test('pages of the calls to make hold every case once, the oldest confirmation first', async () => {
  for (let n = 0; n < 3; n++) {
    it.clock.move(MINUTE);
    await confirmed();
  }
  const all = (await agent.api.surveys.due({ limit: 100 })).items.map((row) => row.caseId);
  const paged: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await agent.api.surveys.due({ limit: 2, ...(cursor ? { cursor } : {}) });
    paged.push(...page.items.map((row) => row.caseId));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(paged).toEqual(all);
});

test('the same key gives the same answer once', async () => {
  const caseId = await confirmed();
  const api = it.client({ ...agent.headers, 'idempotency-key': newId() });
  const answers = await Promise.all([1, 2, 3].map(() => api.surveys.record({ caseId, ...happy })));
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect((await agent.api.surveys.ofCase({ caseId })).followUps).toMatchObject([{ corrections: 0 }]);
});

test('every question has a key of its own and both languages', async () => {
  const { items, tags } = await agent.api.surveys.questions({});
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  for (const { text } of [...items, ...tags]) expect([/[\u4e00-\u9fff]/.test(text.zh), text.en.length > 0]).toEqual([true, true]);
});

test('the tables rebuilt from the journal equal the tables', async () => {
  await rebuiltIsEqual();
});
