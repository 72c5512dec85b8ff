import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { HOUR, iso, MINUTE } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let customerId: string;
let siteId: string;

beforeAll(async () => {
  it = await openTestApp({ load: false });
  [agent, lead] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager')]);
  ({ customerId, siteId } = await aCustomer('实验小学'));
});
afterAll(() => it.close());

async function aCustomer(name: string): Promise<{ customerId: string; siteId: string }> {
  const [customer, site, at] = [newId(), newId(), iso(it.clock.now())];
  await it.app.db.insertInto('customers.customer').values({ id: customer, code: customer, name, kind: 'school', created_at: at }).execute();
  await it.app.db
    .insertInto('customers.site')
    .values({ id: site, customer_id: customer, code: site, name: `${name}食堂`, created_at: at })
    .execute();
  return { customerId: customer, siteId: site };
}

const spoiled = () => ({
  customerId,
  siteId,
  channel: 'phone' as const,
  category: 'food-safety' as const,
  subcategory: 'spoiled',
  severity: 2,
  body: '番茄烂了',
  lines: [{ product: '番茄', amount: 4000, unit: 'jin' as const, problem: 'spoiled' }],
});

test('the whole loop: opened, answered, cause, proposed, settled, confirmed, closed', async () => {
  const { caseId, number } = await agent.api.cases.open(spoiled());
  expect(number).toMatch(/^SH260302-\d{6}$/);
  expect(await agent.api.cases.answer({ caseId, body: '马上补货' })).toEqual({ caseId, state: 'in-hand' });
  const { askId } = await agent.api.cases.askDepartment({ caseId, department: 'warehouse', body: '请查库温' });
  const warehouse = await it.as('warehouse-clerk');
  expect((await warehouse.api.cases.asksForMe({})).items).toMatchObject([{ id: askId, question: '请查库温' }]);
  await warehouse.api.cases.answerAsk({ caseId, askId, body: '库温正常' });
  await agent.api.cases.findCause({ caseId, cause: 'transport' });
  await agent.api.cases.propose({ caseId, way: 'replacement', body: '10:30 前补 8 斤' });
  await agent.api.cases.settle({ caseId, way: 'replacement', body: '已补' });
  expect((await agent.api.cases.show({ caseId })).lastWord).toBe('us');
  await agent.api.cases.confirmForCustomer({ caseId });
  expect(await agent.api.cases.close({ caseId })).toEqual({ caseId, state: 'closed' });

  const shown = await agent.api.cases.show({ caseId });
  expect(shown).toMatchObject({ state: 'closed', rootCause: 'transport', title: '番茄 8 斤', assignee: { id: agent.accountId } });
  expect(shown.messages.filter(({ department }) => department === 'warehouse').map(({ kind }) => kind)).toEqual(['ask', 'ask-answer']);
  expect(shown.can.assign).toBe(false);
  expect(shown.timeline.map(({ name }) => name)).toEqual([
    'cases.opened',
    'recalls.sample-asked',
    'cases.taken',
    'cases.answered',
    'cases.department-asked',
    'cases.department-answered',
    'cases.cause-found',
    'cases.proposed',
    'cases.settled',
    'cases.confirmed',
    'cases.closed',
  ]);
  expect((await agent.api.cases.queue({})).items.map(({ id }) => id)).not.toContain(caseId);
});

describe('refusals', () => {
  test('an act that the state does not allow says which state it is', async () => {
    const { caseId } = await agent.api.cases.open(spoiled());
    expect(await refusalOf(agent.api.cases.confirmForCustomer({ caseId }))).toMatchObject({
      code: 'cases.not-in-this-state',
      status: 409,
      message: expect.stringContaining('待接单'),
    });
  });

  test('closing needs a root cause', async () => {
    const { caseId } = await agent.api.cases.open(spoiled());
    await agent.api.cases.settle({ caseId, way: 'credit', body: '冲账' });
    await agent.api.cases.confirmForCustomer({ caseId });
    expect(await refusalOf(agent.api.cases.close({ caseId }))).toMatchObject({ code: 'cases.cause-needed' });
  });

  test('a site of another customer, an unknown customer, nothing told, needed-by before the report', async () => {
    const other = await aCustomer('市中心医院');
    expect(await refusalOf(agent.api.cases.open({ ...spoiled(), siteId: other.siteId }))).toMatchObject({ code: 'cases.site-of-other-customer' });
    expect(await refusalOf(agent.api.cases.open({ ...spoiled(), customerId: newId(), siteId: null }))).toMatchObject({
      code: 'cases.customer-unknown',
    });
    expect(await refusalOf(agent.api.cases.open({ ...spoiled(), body: ' ', lines: [] }))).toMatchObject({ code: 'cases.nothing-told' });
    expect(await refusalOf(agent.api.cases.open({ ...spoiled(), neededBy: iso(it.clock.now() - HOUR) }))).toMatchObject({
      code: 'cases.needed-by-in-past',
    });
  });

  test('bad input names the field in the user’s language', async () => {
    const refused = await refusalOf(agent.api.cases.open({ ...spoiled(), severity: 9 }));
    expect(refused).toMatchObject({
      code: 'http.invalid-input',
      status: 400,
      fields: [{ path: 'severity', message: expect.stringMatching(/[\u4e00-\u9fff]/) }],
    });
  });

  test('late entry without proof needs a permission and is grade D; the future is refused', async () => {
    const { caseId } = await agent.api.cases.open(spoiled());
    const occurredAt = iso(it.clock.now() - HOUR);
    expect(await refusalOf(agent.api.cases.answer({ caseId, body: '电话已答', occurredAt }))).toMatchObject({ code: 'moment.proof-needed' });
    await lead.api.cases.answer({ caseId, body: '电话已答', occurredAt });
    const { timeline } = await lead.api.cases.show({ caseId });
    expect(timeline.find(({ name }) => name === 'cases.answered')).toMatchObject({ grade: 'D', occurredAt });
    expect(await refusalOf(agent.api.cases.answer({ caseId, body: '明天', occurredAt: iso(it.clock.now() + 10 * MINUTE) }))).toMatchObject({
      code: 'moment.in-future',
    });
  });
});

describe('who sees what', () => {
  test('another customer’s case answers like one that does not exist', async () => {
    const { caseId } = await agent.api.cases.open(spoiled());
    const other = await aCustomer('区机关食堂');
    const [theirs, stranger] = await Promise.all([it.asContact(customerId), it.asContact(other.customerId)]);
    expect(await theirs.api.cases.follow({ caseId })).toMatchObject({ id: caseId });
    const [foreign, missing] = await Promise.all([
      refusalOf(stranger.api.cases.follow({ caseId })),
      refusalOf(stranger.api.cases.follow({ caseId: newId() })),
    ]);
    expect(foreign).toEqual(missing);
    expect(foreign.status).toBe(404);
  });

  test('internal notes never reach the customer', async () => {
    const { caseId } = await agent.api.cases.open(spoiled());
    await agent.api.cases.note({ caseId, body: '供应商老问题' });
    await agent.api.cases.answer({ caseId, body: '已安排' });
    const followed = await (await it.asContact(customerId)).api.cases.follow({ caseId });
    expect(followed.messages.map(({ body }) => body)).toEqual(['番茄烂了', '已安排']);
    expect(JSON.stringify(followed)).not.toContain('供应商老问题');
  });

  test('a complaint about a colleague is hidden from that colleague', async () => {
    const { caseId } = await lead.api.cases.open({
      ...spoiled(),
      category: 'conduct',
      subcategory: 'attitude',
      severity: 3,
      againstStaffId: agent.accountId,
    });
    expect(await refusalOf(agent.api.cases.show({ caseId }))).toMatchObject({ code: 'cases.not-found' });
    expect((await lead.api.cases.queue({ limit: 100 })).items.map(({ id }) => id)).toContain(caseId);
    expect((await agent.api.cases.queue({ limit: 100 })).items.map(({ id }) => id)).not.toContain(caseId);
  });
});

test('the customer says it is not solved: reopened, and a later thanks starts no clock', async () => {
  const kitchen = await it.asContact(customerId);
  const { caseId } = await kitchen.api.cases.report({ siteId, category: 'delivery', body: '少了两箱' });
  await agent.api.cases.settle({ caseId, way: 'replacement', body: '已补' });
  expect(await kitchen.api.cases.reject({ caseId, body: '还差一箱' })).toMatchObject({ state: 'in-hand' });
  const reopened = await lead.api.cases.show({ caseId });
  expect([reopened.lastWord, reopened.can.assign]).toEqual(['customer', true]);
  await agent.api.cases.settle({ caseId, way: 'replacement', body: '又补一箱' });
  await kitchen.api.cases.confirm({ caseId });
  await kitchen.api.cases.write({ caseId, body: '谢谢' });
  const { timeline, reopenings, channel } = await agent.api.cases.show({ caseId });
  expect({ reopenings, channel }).toEqual({ reopenings: 1, channel: 'portal' });
  expect(timeline.find(({ name }) => name === 'cases.customer-wrote')).toMatchObject({ grade: 'A', data: { needsReply: false } });
  expect(timeline.find(({ name }) => name === 'cases.confirmed')).toMatchObject({ grade: 'A', data: { by: 'customer' } });
});

test('other open matters of the customer carry their kind, also where no goods were named', async () => {
  const place = await aCustomer('第二幼儿园');
  const open = (more: { subcategory: string; category: 'delivery' | 'quality' }) =>
    agent.api.cases.open({ ...place, channel: 'phone', severity: 3, body: '请处理', ...more });
  const [late, dirty] = [await open({ category: 'delivery', subcategory: 'late' }), await open({ category: 'quality', subcategory: 'dirty' })];
  const { otherOpen } = await agent.api.cases.show({ caseId: dirty.caseId });
  expect(otherOpen).toMatchObject([{ id: late.caseId, title: '', category: 'delivery', subcategory: 'late' }]);
});

test('the same idempotency key gives the same answer once; another content with it is refused', async () => {
  const key = newId();
  const api = it.client({ ...agent.headers, 'idempotency-key': key });
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.cases.open(spoiled())));
  expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1);
  expect(await api.cases.open(spoiled())).toEqual(answers[0]);
  expect(await refusalOf(api.cases.open({ ...spoiled(), severity: 1 }))).toMatchObject({ code: 'http.key-reused' });
});

test('pages of the queue hold every open case once, food safety first', async () => {
  for (let n = 0; n < 5; n++) await agent.api.cases.open({ ...spoiled(), category: n % 2 ? 'quality' : 'food-safety' });
  const all = (await lead.api.cases.queue({ limit: 100 })).items;
  const paged = [];
  for (let cursor: string | undefined; ; ) {
    const page = await lead.api.cases.queue({ limit: 3, ...(cursor ? { cursor } : {}) });
    paged.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(all.every(({ dueAt, clockStartedAt }) => (dueAt === null) === (clockStartedAt === null))).toBe(true);
  const safety = all.map(({ category }) => category === 'food-safety');
  expect(safety.lastIndexOf(true)).toBeLessThan(safety.includes(false) ? safety.indexOf(false) : safety.length);
});

test('the tables rebuilt from the journal equal the tables', async () => {
  expect(await verifyRebuild(it, 'cases')).toEqual([]);
});
