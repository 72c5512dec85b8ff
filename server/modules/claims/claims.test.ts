import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { HOUR, iso, MINUTE } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { CAME, aDelivery as delivered, KG, type Place } from './testing/a-delivery.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let dispatcher: SignedIn;
let driver: SignedIn;

beforeAll(async () => {
  it = await openTestApp({ load: false });
  [agent, lead, dispatcher, driver] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager'), it.as('dispatcher'), it.as('driver')]);
});
afterAll(() => it.close());

/** Polls: the journal is read below the oldest running transaction, and other test files have theirs in the same server. */
const rebuiltIsEqual = () => expect.poll(() => verifyRebuild(it, 'claims'), { timeout: 10_000, interval: 100 }).toEqual([]);

const aDelivery = (given?: Parameters<typeof delivered>[1]) => delivered(it, given);
const aCase = async ({ customerId, siteId }: Place, neededBy: string | null = null) =>
  (await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了', neededBy })).caseId;

const tomatoes = ({ noteId, lineId }: Place, caseId: string, amount = 8 * KG) => ({
  caseId,
  reason: 'spoiled' as const,
  items: [{ noteId, lineId, amount }],
});
/** All of a claim is its one line. */
const share = async (claimId: string, amount: number) => {
  const { items } = await agent.api.claims.show({ claimId });
  return { claimId, items: items.map(({ itemId }) => ({ itemId, amount })) };
};

async function planned(place: Place, amount = 8 * KG) {
  const caseId = await aCase(place);
  await agent.api.cases.take({ caseId });
  const { claimId } = await agent.api.claims.request(tomatoes(place, caseId, amount));
  await lead.api.claims.approve({ claimId });
  await dispatcher.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: driver.accountId, vehicle: '粤A12345' });
  return { caseId, claimId };
}

const stateOf = async (caseId: string) => (await agent.api.cases.show({ caseId })).state;
const leftOn = async ({ noteId }: Place) => (await agent.api.claims.claimableLines({ noteId })).items[0]?.left;

test('the whole way: the kitchen asks by QR, approved, planned, delivered, accepted by QR; that settles the case', async () => {
  const place = await aDelivery();
  const neededBy = iso(it.clock.now() + 2 * HOUR);
  const caseId = await aCase(place, neededBy);
  await agent.api.cases.take({ caseId });
  const { claimId, number } = await place.scanned.claims.ask({ ...tomatoes(place, caseId), body: '烂了一筐' });
  expect(number).toMatch(/^TH260302-\d{6}$/);
  await lead.api.claims.approve({ claimId, clauseKey: 'R5.4-before-meal' });
  const arriveBy = iso(it.clock.now() + HOUR);
  expect(await dispatcher.api.claims.plan({ claimId, arriveBy, driverId: driver.accountId })).toMatchObject({ state: 'planned', late: false });
  expect((await driver.api.claims.toDeliver({})).items).toMatchObject([
    { id: claimId, items: [{ product: '番茄' }], can: { deliver: true, approve: false } },
  ]);
  expect((await dispatcher.api.claims.board({})).items).toMatchObject([
    {
      id: claimId,
      customer: { name: '实验小学' },
      site: { name: '一食堂' },
      items: [{ approved: 8 * KG, unit: 'kg' }],
      neededBy,
      arriveBy,
      late: false,
    },
  ]);
  await driver.api.claims.deliver({ claimId });
  expect(await place.scanned.claims.follow({ claimId })).toMatchObject({ state: 'delivered', can: { accept: true } });
  expect(await place.scanned.claims.accept({ claimId, receiverName: '王老师' })).toEqual({ claimId, state: 'accepted' });

  const shown = await agent.api.cases.show({ caseId });
  expect(shown).toMatchObject({ state: 'settled', way: 'replacement' });
  expect(shown.timeline.filter(({ name }) => name === 'cases.settled')).toMatchObject([{ grade: 'A' }]);
  const claim = await agent.api.claims.show({ claimId });
  // That the goods come back is another room's tale.
  const course = claim.timeline.filter(({ name }) => name !== 'claims.pickup-opened');
  expect(course.map(({ name, grade }) => `${name} ${grade}`)).toEqual([
    'claims.requested A',
    'claims.approved B',
    'claims.replacement-planned B',
    'claims.replacement-delivered B',
    'claims.accepted A',
  ]);
  expect(course.map(({ data }) => data.neededBy)).toEqual([neededBy, neededBy, neededBy, neededBy, neededBy]);
  expect(claim).toMatchObject({
    items: [{ given: 8 * KG }],
    lines: [{ left: 42 * KG, given: 8 * KG }],
    clauseKey: 'R5.4-before-meal',
    declinedFor: null,
  });
  expect((await dispatcher.api.claims.board({})).items).toEqual([]);
});

describe('never more than came', () => {
  test('what was refused at the dock can be replaced; not more than that and the rest together', async () => {
    const place = await aDelivery({ state: 'partly-accepted', accepted: 40 * KG });
    const caseId = await aCase(place);
    await agent.api.claims.request(tomatoes(place, caseId, 45 * KG));
    const refused = await refusalOf(agent.api.claims.request(tomatoes(place, caseId, 6 * KG)));
    expect(refused).toMatchObject({ code: 'claims.more-than-came', status: 409, fields: [{ path: 'items.0.amount' }] });
    expect(refused.message).toBe('番茄 共送达 50 公斤，已申请 45 公斤，最多还能申请 5 公斤。');
  });

  test('approving less, declining and withdrawing free the rest of the line', async () => {
    const place = await aDelivery();
    const caseId = await aCase(place);
    const [a, b, c] = [
      await agent.api.claims.request(tomatoes(place, caseId, 20 * KG)),
      await agent.api.claims.request(tomatoes(place, caseId, 20 * KG)),
      await agent.api.claims.request(tomatoes(place, caseId, 10 * KG)),
    ];
    expect(await leftOn(place)).toBe(0);
    await lead.api.claims.approve(await share(a.claimId, 15 * KG));
    expect(await leftOn(place)).toBe(5 * KG);
    await lead.api.claims.decline({ claimId: b.claimId, reason: 'unfounded', body: '复核为正常' });
    expect(await leftOn(place)).toBe(25 * KG);
    await agent.api.claims.withdraw({ claimId: c.claimId, reason: 'mistake' });
    expect(await leftOn(place)).toBe(35 * KG);
    expect(await refusalOf(agent.api.claims.withdraw({ claimId: c.claimId, reason: 'mistake' }))).toMatchObject({ code: 'claims.not-in-this-state' });
    expect(await leftOn(place)).toBe(35 * KG);
  });

  test('releases and requests at once keep the sum, and a replay of the journal meets no violation', async () => {
    const place = await aDelivery();
    const caseId = await aCase(place);
    const held = await Promise.all(Array.from({ length: 5 }, () => agent.api.claims.request(tomatoes(place, caseId, 10 * KG))));
    await Promise.allSettled([
      ...held.map(({ claimId }) => lead.api.claims.decline({ claimId, reason: 'unfounded', body: '复核为正常' })),
      ...Array.from({ length: 10 }, () => agent.api.claims.request(tomatoes(place, caseId, 10 * KG))),
    ]);
    const { items } = await agent.api.claims.list({ noteId: place.noteId });
    const open = items.filter(({ state }) => state === 'requested').reduce((sum, { items: [item] }) => sum + (item?.requested ?? 0), 0);
    expect(open).toBeLessThanOrEqual(CAME);
    expect(await leftOn(place)).toBe(CAME - open);
    await rebuiltIsEqual();
  });
});

describe('refusals', () => {
  test('a line of another customer answers like one that does not exist; so does another note by QR', async () => {
    const [mine, theirs] = await Promise.all([aDelivery(), aDelivery()]);
    const caseId = await aCase(mine);
    const [foreign, missing] = await Promise.all([
      refusalOf(agent.api.claims.request(tomatoes(theirs, caseId))),
      refusalOf(agent.api.claims.request(tomatoes({ ...mine, lineId: newId() }, caseId))),
    ]);
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ code: 'claims.line-unknown', status: 422 });
    expect(await refusalOf(mine.scanned.claims.ask(tomatoes(theirs, caseId)))).toEqual(missing);
    expect(await refusalOf(mine.scanned.claims.myClaimableLines({ noteId: theirs.noteId }))).toMatchObject({ code: 'claims.line-unknown' });
    expect(await refusalOf(theirs.scanned.claims.ask(tomatoes(theirs, caseId)))).toMatchObject({ code: 'cases.not-found', status: 404 });
  });

  test('another customer’s claim answers like one that does not exist', async () => {
    const [mine, theirs] = await Promise.all([aDelivery(), aDelivery()]);
    const { claimId } = await planned(mine);
    const [foreign, missing] = await Promise.all([
      refusalOf(theirs.scanned.claims.follow({ claimId })),
      refusalOf(theirs.scanned.claims.follow({ claimId: newId() })),
    ]);
    expect(foreign).toEqual(missing);
    expect(foreign.status).toBe(404);
    expect(await refusalOf(theirs.scanned.claims.accept({ claimId }))).toMatchObject({ code: 'claims.not-found' });
    expect((await theirs.scanned.claims.mine({})).items).toEqual([]);
    const contact = await it.asContact(mine.customerId);
    expect((await contact.api.claims.mine({})).items).toMatchObject([{ id: claimId }]);
  });

  test('not delivered yet, a case that ended, needed by yesterday, arrival planned in the past', async () => {
    const [place, onTheWay] = await Promise.all([aDelivery(), aDelivery({ state: 'departed', accepted: null })]);
    const caseId = await aCase(place);
    expect(await refusalOf(agent.api.claims.request(tomatoes(onTheWay, await aCase(onTheWay))))).toMatchObject({ code: 'claims.not-delivered' });
    expect(await refusalOf(agent.api.claims.request({ ...tomatoes(place, caseId), neededBy: iso(it.clock.now() - HOUR) }))).toMatchObject({
      code: 'claims.needed-by-in-past',
    });
    const { claimId } = await agent.api.claims.request(tomatoes(place, caseId));
    expect(await refusalOf(lead.api.claims.approve(await share(claimId, 9 * KG)))).toMatchObject({ code: 'claims.more-than-requested' });
    await lead.api.claims.approve({ claimId });
    const arriveBy = iso(it.clock.now() - MINUTE);
    expect(await refusalOf(dispatcher.api.claims.plan({ claimId, arriveBy }))).toMatchObject({ code: 'claims.arrive-by-in-past' });
    expect(await refusalOf(dispatcher.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: newId() }))).toMatchObject({
      code: 'claims.driver-unknown',
    });
    await lead.api.cases.withdraw({ caseId, reason: 'mistake' });
    expect(await refusalOf(agent.api.claims.request(tomatoes(place, caseId)))).toMatchObject({ code: 'claims.case-ended' });
  });

  test('a decline tells the reason and where else to turn; nothing moves after it', async () => {
    const place = await aDelivery();
    const caseId = await aCase(place);
    const { claimId } = await place.scanned.claims.ask(tomatoes(place, caseId));
    await lead.api.claims.decline({ claimId, reason: 'customer-caused', body: '室温存放两天' });
    const followed = await place.scanned.claims.follow({ claimId });
    expect(followed).toMatchObject({ state: 'declined', declinedFor: 'customer-caused', can: { withdraw: false } });
    expect(followed.messages.map(({ kind }) => kind)).toEqual(['decline', 'recourse']);
    expect(followed.messages[1]?.body).toContain('12315');
    expect(await refusalOf(lead.api.claims.approve({ claimId }))).toMatchObject({
      code: 'claims.not-in-this-state',
      message: expect.stringContaining('未同意'),
    });
  });

  test('who may not decide, plan or accept is told so; a driver sees only what he brings', async () => {
    const place = await aDelivery();
    const { claimId } = await planned(place);
    const other = await agent.api.claims.request(tomatoes(place, await aCase(place)));
    expect(await refusalOf(agent.api.claims.approve({ claimId: other.claimId }))).toMatchObject({ status: 403 });
    expect(await refusalOf(driver.api.claims.show({ claimId }))).toMatchObject({ status: 403 });
    expect(await refusalOf(driver.api.claims.deliver({ claimId: other.claimId }))).toMatchObject({ code: 'claims.not-found' });
    expect(await refusalOf(place.scanned.claims.accept({ claimId: other.claimId }))).toMatchObject({ code: 'claims.not-in-this-state' });
  });
});

describe('accepting', () => {
  test('twice, or from two phones at once: once', async () => {
    const place = await aDelivery();
    const { claimId } = await planned(place);
    const contact = await it.asContact(place.customerId);
    const answers = await Promise.allSettled([place.scanned.claims.accept({ claimId }), contact.api.claims.accept({ claimId })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(contact.api.claims.accept({ claimId }))).toMatchObject({ code: 'claims.not-in-this-state' });
    const { timeline } = await agent.api.claims.show({ claimId });
    expect(timeline.filter(({ name }) => name === 'claims.accepted')).toHaveLength(1);
  });

  test('the case waits for its other claims; less than approved leaves it open and frees the rest', async () => {
    const place = await aDelivery();
    const { caseId, claimId } = await planned(place);
    const second = await agent.api.claims.request(tomatoes(place, caseId, 2 * KG));
    await place.scanned.claims.accept({ claimId });
    expect(await stateOf(caseId)).toBe('in-hand');
    await lead.api.claims.approve({ claimId: second.claimId });
    await dispatcher.api.claims.plan({ claimId: second.claimId, arriveBy: iso(it.clock.now() + HOUR) });
    await place.scanned.claims.accept(await share(second.claimId, KG));
    expect(await stateOf(caseId)).toBe('in-hand');
    expect(await leftOn(place)).toBe(41 * KG);
  });

  test('the driver taps later: his delivery is taken, the state stays; late without proof is grade D and needs the right', async () => {
    const place = await aDelivery();
    const { claimId } = await planned(place);
    it.clock.move(HOUR);
    const occurredAt = iso(it.clock.now() - 30 * MINUTE);
    expect(await refusalOf(agent.api.claims.recordAcceptance({ claimId, occurredAt }))).toMatchObject({ code: 'moment.proof-needed' });
    await lead.api.claims.recordAcceptance({ claimId, occurredAt });
    expect(await driver.api.claims.deliver({ claimId })).toEqual({ claimId, state: 'accepted' });
    expect(await refusalOf(driver.api.claims.deliver({ claimId }))).toMatchObject({ code: 'claims.delivered-already' });
    const { timeline } = await agent.api.claims.show({ claimId });
    expect(timeline.find(({ name }) => name === 'claims.accepted')).toMatchObject({ grade: 'D', occurredAt });
    const other = await planned(place);
    expect(await refusalOf(lead.api.claims.recordAcceptance({ claimId: other.claimId, occurredAt: iso(it.clock.now() - HOUR) }))).toMatchObject({
      code: 'claims.before-request',
    });
  });
});

test('pages of the board hold every open replacement once, the next meal first', async () => {
  const place = await aDelivery();
  for (const hours of [3, 1, 2, null]) {
    const neededBy = hours === null ? null : iso(it.clock.now() + hours * HOUR);
    await agent.api.claims.request({ ...tomatoes(place, await aCase(place), KG), neededBy });
  }
  const all = (await agent.api.claims.board({ customerId: place.customerId })).items;
  expect(all.map(({ neededBy }) => neededBy)).toEqual([...[1, 2, 3].map((hours) => iso(it.clock.now() + hours * HOUR)), null]);
  const paged = [];
  for (let cursor: string | undefined; ; ) {
    const page = await agent.api.claims.board({ customerId: place.customerId, limit: 3, ...(cursor ? { cursor } : {}) });
    paged.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

test('the tables rebuilt from the journal equal the tables', async () => {
  await rebuiltIsEqual();
});
