import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { aDelivery, KG } from '../testing/a-delivery.ts';
import { flowOn, stepsOf } from './flow.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let dispatcher: SignedIn;
let warehouse: SignedIn;
let buyer: SignedIn;
let quality: SignedIn;
let driver: SignedIn;

beforeAll(async () => {
  it = await openTestApp({ load: false });
  [agent, lead, dispatcher, warehouse, buyer, quality, driver] = await Promise.all([
    it.as('service-agent'),
    it.as('after-sales-manager'),
    it.as('dispatcher'),
    it.as('warehouse-clerk'),
    it.as('purchasing'),
    it.as('quality-engineer'),
    it.as('driver'),
  ]);
});
afterAll(() => it.close());

async function approved() {
  const { customerId, siteId, noteId, lineId, scanned } = await aDelivery(it);
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了' });
  await agent.api.cases.take({ caseId });
  const { claimId } = await agent.api.claims.request({ caseId, reason: 'spoiled', items: [{ noteId, lineId, amount: 8 * KG }] });
  await lead.api.claims.approve({ claimId });
  return { claimId, caseId, scanned };
}
const plan = (claimId: string) => dispatcher.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: driver.accountId });
const told = async (claimId: string) =>
  (
    await it.app.db
      .selectFrom('journal.fact')
      .select(['name', 'data'])
      .where((eb) => eb(eb.val(`claim:${claimId}`), '=', eb.fn.any('subjects')))
      .where('name', 'in', ['claims.step-handed-over', 'claims.step-received'])
      .orderBy('position')
      .execute()
  ).map(({ name, data }) => {
    const { step, told: by } = data as unknown as { step: string; told: string };
    return `${name === 'claims.step-received' ? 'takes' : 'gets'} ${step} (${by})`;
  });
const mine = async (who: SignedIn, claimId: string) =>
  (await who.api.claims.handedToMe({})).items.filter((one) => one.claimId === claimId).map(({ step }) => step);

describe('an act is the hand-over: nobody enters it a second time', () => {
  test('approval hands it to picking, goods in hand to loading, aboard to the driver, delivery ends it', async () => {
    const { claimId } = await approved();
    expect(await mine(warehouse, claimId)).toEqual(['picking']);
    await plan(claimId);
    expect(await mine(warehouse, claimId)).toEqual([]);
    await warehouse.api.claims.pick({ claimId });
    expect(await mine(driver, claimId)).toEqual(['loading']);
    await warehouse.api.claims.load({ claimId });
    expect(await mine(driver, claimId)).toEqual(['delivery']);
    await driver.api.claims.receiveStep({ claimId, step: 'delivery' });
    await driver.api.claims.deliver({ claimId });
    expect(await told(claimId)).toEqual([
      'gets picking (act)',
      'takes picking (act)',
      'gets loading (act)',
      'takes loading (act)',
      'gets delivery (act)',
      'takes delivery (tap)',
    ]);
    const { steps } = await agent.api.claims.steps({ claimId });
    expect(steps.map(({ step, standing }) => `${step} ${standing}`)).toEqual([
      'return-list done',
      'order-clerk done',
      'second-check done',
      'picking done',
      'loading done',
      'delivery now',
    ]);
    await expect.poll(() => verifyRebuild(it, 'claims'), { timeout: 10_000, interval: 200 }).toEqual([]);
  });

  test('nobody taps on the way: the delivery itself takes over what waited, and hands nothing on', async () => {
    const { claimId, scanned } = await approved();
    await plan(claimId);
    await driver.api.claims.deliver({ claimId });
    await scanned.claims.accept({ claimId });
    expect(await told(claimId)).toEqual(['gets picking (act)', 'takes picking (act)']);
    expect((await agent.api.claims.steps({ claimId })).steps.every(({ standing }) => standing === 'done')).toBe(true);
  });

  test('short: it goes to purchasing and quality by taps, each to the right people', async () => {
    const { claimId } = await approved();
    await dispatcher.api.claims.findShortage({ claimId, reason: 'no-stock' });
    expect(await mine(buyer, claimId)).toEqual(['purchasing']);
    const take = (who: SignedIn, step: 'purchasing' | 'quality' | 'loading') => refusalOf(who.api.claims.receiveStep({ claimId, step }));
    expect(await take(warehouse, 'purchasing')).toMatchObject({ code: 'claims.step-of-others', status: 403 });
    expect(await take(buyer, 'loading')).toMatchObject({ code: 'claims.step-not-handed' });
    await buyer.api.claims.receiveStep({ claimId, step: 'purchasing' });
    expect(await take(buyer, 'purchasing')).toMatchObject({ code: 'claims.step-received-already' });
    await buyer.api.claims.handOverStep({ claimId, step: 'quality', body: '10 点到货' });
    const again = await refusalOf(buyer.api.claims.handOverStep({ claimId, step: 'quality' }));
    expect(again).toMatchObject({ code: 'claims.step-waits' });
    it.clock.move(MINUTE);
    // Handing on takes over what waited for whoever does it.
    await quality.api.claims.handOverStep({ claimId, step: 'picking', toId: warehouse.accountId });
    expect(await told(claimId)).toEqual([
      'gets picking (act)',
      'takes picking (act)',
      'gets purchasing (act)',
      'takes purchasing (tap)',
      'gets quality (tap)',
      'takes quality (act)',
      'gets picking (tap)',
    ]);
    const { steps } = await agent.api.claims.steps({ claimId });
    expect(steps.find(({ step }) => step === 'picking')).toMatchObject({ standing: 'now', dueAt: iso(it.clock.now() + 30 * MINUTE) });
    await agent.api.claims.withdraw({ claimId, reason: 'customer' });
    expect(await mine(warehouse, claimId)).toEqual([]);
    expect(await refusalOf(buyer.api.claims.handOverStep({ claimId, step: 'quality' }))).toMatchObject({ code: 'claims.step-over' });
  });
});

describe('which steps a claim passes is data', () => {
  test.each([
    ['replacement', false, ['return-list', 'order-clerk', 'second-check', 'picking', 'loading', 'delivery']],
    ['replacement', true, ['return-list', 'order-clerk', 'second-check', 'purchasing', 'quality', 'picking', 'loading', 'delivery']],
    ['credit', false, ['return-list', 'order-clerk', 'second-check']],
    ['medical', false, ['order-clerk', 'second-check']],
  ] as const)('%s, short: %s', async (way, short, steps) => {
    expect(stepsOf(await flowOn('2026-03-02'), { way, short })).toEqual(steps);
  });
});
