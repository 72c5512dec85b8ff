import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { balancesOf, FIRST_STORE, holdInUnit, lotsOfLines, moveInUnit, onVan, outside } from '../../lots/public.ts';
import { receiveInUnit } from '../../lots/testing/receive.ts';
import { aDelivery, CAME, KG, type Place } from '../testing/a-delivery.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let dispatcher: SignedIn;
let warehouse: SignedIn;
let driver: SignedIn;
const VAN = newId();

beforeAll(async () => {
  it = await openTestApp({ load: false });
  [agent, lead, dispatcher, warehouse, driver] = await Promise.all([
    it.as('service-agent'),
    it.as('after-sales-manager'),
    it.as('dispatcher'),
    it.as('warehouse-clerk'),
    it.as('driver'),
  ]);
  const at = iso(it.clock.now());
  await it.app.db
    .insertInto('vehicles.vehicle')
    .values({ id: VAN, plate: '粤A10001', name: '', temperature: 'ambient', capacity_kg: 1000, crates: 50, registered_at: at })
    .execute();
});
afterAll(() => it.close());

type Goods = { amount: number; expiresOn?: string; producedOn?: string };
const receive = (productId: string, goods: Goods[]) =>
  it.app.inUnit(SYSTEM, (unit) =>
    receiveInUnit(
      unit,
      goods.map((one) => ({ productId, ...one })),
    ),
  );
const has = async (lotId: string) => Object.fromEntries((await balancesOf(it.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));

/** 50 kg of one lot came to the kitchen; the product has it and the lots given in stock. */
async function place(goods: Goods[] = []) {
  const productId = newId();
  const where = await aDelivery(it);
  await it.app.db.updateTable('deliveries.note_line').set({ product_id: productId }).where('id', '=', where.lineId).execute();
  const [bad, ...others] = await receive(productId, [{ amount: 100 * KG }, ...goods]);
  const lotId = bad?.lotId ?? '';
  const note = { noteId: where.noteId, noteNumber: where.noteId, customerId: where.customerId, siteId: where.siteId, deliveryOn: '2026-03-02' };
  const { lineId } = where;
  await it.app.inUnit(SYSTEM, async (unit) => {
    const lines = [{ lineId, lotId, certainty: 'named' as const, atMost: CAME }];
    await moveInUnit(unit, {
      kind: 'picked',
      note,
      lines,
      legs: [{ lotId, lineId, from: { kind: 'store', id: FIRST_STORE }, to: outside('staging'), amount: CAME }],
    });
    await moveInUnit(unit, {
      kind: 'delivered',
      note,
      legs: [{ lotId, lineId, from: outside('staging'), to: { kind: 'site', id: where.siteId }, amount: CAME }],
    });
  });
  return { ...where, productId, bad: lotId, lots: others.map((lot) => lot.lotId) };
}

async function approved(where: Place, { amount = 8 * KG, reason = 'spoiled' as 'spoiled' | 'short', lineId = where.lineId } = {}) {
  const { customerId, siteId, noteId } = where;
  const neededBy = iso(it.clock.now() + 3 * HOUR);
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '番茄烂了', neededBy });
  await agent.api.cases.take({ caseId });
  const { claimId } = await agent.api.claims.request({ caseId, reason, items: [{ noteId, lineId, amount }] });
  await lead.api.claims.approve({ claimId });
  return { claimId, caseId };
}
const plan = (claimId: string, over: object = {}) =>
  dispatcher.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: driver.accountId, vehicle: '粤A10001', ...over });
const bringing = (claimId: string) => dispatcher.api.claims.bringing({ claimId });
const rebuilt = () => expect.poll(() => verifyRebuild(it, 'claims'), { timeout: 20_000, interval: 200 }).toEqual([]);

describe('real lots go', () => {
  test('planned, in hand, aboard, at the kitchen: another lot than the bad one, first to expire; less accepted stays on the van until taken in', async () => {
    const where = await place([
      { amount: 30 * KG, expiresOn: '2026-03-09' },
      { amount: 5 * KG, expiresOn: '2026-03-05' },
    ]);
    const [late = '', early = ''] = where.lots;
    const { claimId } = await approved(where);
    expect(await plan(claimId)).toMatchObject({ state: 'planned', late: false, missing: [] });
    expect(await has(early)).toEqual({ staging: 5 * KG });
    expect(await has(late)).toEqual({ store: 27 * KG, staging: 3 * KG });
    const shown = await bringing(claimId);
    expect(shown.items[0]).toMatchObject({ product: '番茄', amount: 8 * KG, missing: 0, substitute: false });
    expect(shown.items[0]?.choices.find(({ lotId }) => lotId === where.bad)).toMatchObject({ why: 'claimed', suggested: 0 });

    const itemId = shown.items[0]?.itemId ?? '';
    await warehouse.api.claims.pick({ claimId, lots: [{ itemId, lots: [{ lotId: late, amount: 8 * KG }] }] });
    expect(await has(early)).toEqual({ store: 5 * KG });
    expect(await lotsOfLines(it.app.db, [itemId])).toMatchObject([
      { lotId: late, certainty: 'named', picked: 8 * KG, noteId: where.noteId, stage: 'staging' },
      { lotId: early, picked: 0 },
    ]);
    const mine = (await driver.api.claims.toDeliver({})).items.find(({ id }) => id === claimId);
    expect(mine).toMatchObject({ canLoad: true, goods: [{ product: '番茄', lots: [{ lotId: late, standing: 'available' }] }] });
    await driver.api.claims.load({ claimId });
    expect(await has(late)).toEqual({ store: 22 * KG, van: 8 * KG });
    expect(await refusalOf(driver.api.claims.load({ claimId }))).toMatchObject({ code: 'claims.loaded-already' });
    await driver.api.claims.deliver({ claimId });
    await where.scanned.claims.accept({ claimId, items: [{ itemId, amount: 6 * KG }] });
    expect(await has(late)).toEqual({ store: 22 * KG, van: 2 * KG, site: 6 * KG });

    const rests = await warehouse.api.claims.rests({});
    expect(rests.items).toMatchObject([{ claim: { id: claimId }, rest: [{ lotId: late, amount: 2 * KG, to: 'quarantine' }] }]);
    expect(await warehouse.api.claims.takeIn({ claimId, lots: [{ itemId, lotId: late, to: 'store' }] })).toMatchObject({ taken: 1 });
    expect(await has(late)).toEqual({ store: 24 * KG, site: 6 * KG });
    expect(await refusalOf(warehouse.api.claims.takeIn({ claimId }))).toMatchObject({ code: 'claims.nothing-left-over' });
    await rebuilt();
  });

  test('never the lot that is claimed on, held or of another product; where only weight was short, the same lot may go', async () => {
    const where = await place([{ amount: 30 * KG }]);
    const [good = ''] = where.lots;
    const [strange] = await receive(newId(), [{ amount: KG }]);
    const { claimId } = await approved(where);
    const itemId = (await bringing(claimId)).items[0]?.itemId ?? '';
    const naming = (lotId: string, amount = KG) => refusalOf(plan(claimId, { lots: [{ itemId, lots: [{ lotId, amount }] }] }));
    expect(await naming(where.bad)).toMatchObject({ code: 'claims.lot-claimed' });
    expect(await naming(strange?.lotId ?? '')).toMatchObject({ code: 'claims.lot-of-another' });
    expect(await naming(good, 9 * KG)).toMatchObject({ code: 'claims.lots-more-than-wanted' });
    await it.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds: [good] }));
    expect(await naming(good)).toMatchObject({ code: 'lots.stopped' });
    expect(await plan(claimId)).toMatchObject({ state: 'planned', missing: [{ itemId, missing: 8 * KG }] });

    const short = await approved(where, { reason: 'short', amount: 2 * KG });
    expect(await plan(short.claimId)).toMatchObject({ missing: [] });
    expect(await has(where.bad)).toMatchObject({ staging: 2 * KG });
    await agent.api.claims.withdraw({ claimId: short.claimId, reason: 'customer' });
    expect(await has(where.bad)).toEqual({ store: 50 * KG, site: 50 * KG });
  });

  test('no lots in the books: it goes all the same, and its lot is not decided', async () => {
    const where = await aDelivery(it);
    const { claimId } = await approved(where);
    await plan(claimId);
    expect(await bringing(claimId)).toMatchObject({ pickedAt: null, items: [{ lots: [], missing: 0 }] });
    await driver.api.claims.deliver({ claimId });
    expect(await where.scanned.claims.accept({ claimId })).toMatchObject({ state: 'accepted' });
  });

  test('a hold finds the kitchen that got the lot by replacement; on the road the driver is told; a claim on the replacement names its lot', async () => {
    const where = await place([{ amount: 30 * KG }]);
    const [good = ''] = where.lots;
    const first = await approved(where);
    await plan(first.claimId);
    await driver.api.claims.deliver({ claimId: first.claimId });
    await where.scanned.claims.accept({ claimId: first.claimId });
    const second = await approved(where, { amount: 2 * KG });
    await plan(second.claimId);

    const { items } = await where.scanned.claims.myClaimableLines({ noteId: where.noteId });
    const again = items.find((line) => line.again);
    expect(again).toMatchObject({ left: 8 * KG, lots: [{ lotId: good, left: 8 * KG, possible: false }] });
    const asked = await where.scanned.claims.ask({
      caseId: first.caseId,
      reason: 'spoiled',
      items: [{ noteId: where.noteId, lineId: again?.lineId ?? '', amount: 3 * KG }],
    });
    expect(await lead.api.claims.show(asked)).toMatchObject({ items: [{ again: true, lotId: good }] });

    const officer = await it.as('food-safety-officer');
    const before = await it.app.db.selectFrom('messaging.notice').select('id').where('template', '=', 'claims.do-not-bring').execute();
    const { holdId } = await officer.api.recalls.hold({ lotIds: [good] });
    const sheet = await officer.api.recalls.callSheet({ holdId });
    expect(JSON.stringify(sheet)).toContain(where.siteId);
    const after = await it.app.db.selectFrom('messaging.notice').select(['about_id']).where('template', '=', 'claims.do-not-bring').execute();
    expect(after.length).toBe(before.length + 1);
    expect(after.map(({ about_id }) => about_id)).toContain(second.claimId);
    expect(await refusalOf(driver.api.claims.load({ claimId: second.claimId }))).toMatchObject({ code: 'claims.lot-stopped' });
    await rebuilt();
  });

  test('what one kitchen did not want is aboard: it is brought from the van itself', async () => {
    const where = await place([{ amount: 30 * KG }]);
    const [good = ''] = where.lots;
    const other = await aDelivery(it, { state: 'partly-accepted' });
    const at = { noteId: other.noteId, noteNumber: other.noteId, customerId: other.customerId, siteId: other.siteId, deliveryOn: '2026-03-02' };
    const { db } = it.app;
    await db
      .updateTable('deliveries.note')
      .set({ vehicle_id: VAN, vehicle: '粤A10001', driver_id: driver.accountId })
      .where('id', '=', other.noteId)
      .execute();
    await db.updateTable('deliveries.note_line').set({ product_id: where.productId, reason: 'not-ordered' }).where('id', '=', other.lineId).execute();
    await it.app.inUnit(SYSTEM, async (unit) => {
      const line = { lotId: good, lineId: other.lineId };
      const lines = [{ ...line, certainty: 'named' as const, atMost: 0 }];
      await moveInUnit(unit, {
        kind: 'picked',
        note: at,
        lines,
        legs: [{ ...line, from: { kind: 'store', id: FIRST_STORE }, to: outside('staging'), amount: 20 * KG }],
      });
      await moveInUnit(unit, { kind: 'loaded', note: at, legs: [{ ...line, from: outside('staging'), to: onVan(VAN), amount: 20 * KG }] });
    });
    const { claimId } = await approved(where);
    const ways = await dispatcher.api.claims.waysThere({ claimId });
    expect(ways.items[0]).toMatchObject({ goods: [{ wanted: 8 * KG, inStock: 10 * KG, aboard: 20 * KG, missing: 0 }], tooLate: false });
    expect(ways.items[0]?.runs.find(({ vehicleId }) => vehicleId === VAN)).toMatchObject({ kind: 'aboard', beforeMeal: true });
    await plan(claimId, { vehicle: null, vehicleId: VAN });
    expect(await has(good)).toEqual({ store: 10 * KG, van: 20 * KG });
    expect(await bringing(claimId)).toMatchObject({ items: [{ lots: [{ lotId: good, amount: 8 * KG, stage: 'van', certainty: 'named' }] }] });
    await where.scanned.claims.accept({ claimId });
    expect(await has(good)).toEqual({ store: 10 * KG, van: 12 * KG, site: 8 * KG });
  });
});

describe('short, or too late: talked over with the customer', () => {
  const short = async (where: Place, amount: number, reason: 'no-stock' | 'too-late' = 'no-stock') => {
    const { claimId, caseId } = await approved(where);
    const itemId = (await bringing(claimId)).items[0]?.itemId ?? '';
    const { shortageId } = await dispatcher.api.claims.findShortage({ claimId, reason, items: [{ itemId, amount }] });
    return { claimId, caseId, itemId, shortageId };
  };

  test('less: the rest of the line is free again; twice is refused', async () => {
    const where = await place([{ amount: 5 * KG }]);
    const { claimId, itemId, shortageId } = await short(where, 3 * KG);
    expect(await refusalOf(dispatcher.api.claims.findShortage({ claimId, reason: 'no-stock' }))).toMatchObject({ code: 'claims.talk-open' });
    await dispatcher.api.claims.talkShortage({ claimId, shortageId, outcome: 'less', body: '有多少先送' });
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ items: [{ approved: 5 * KG }], lines: [{ claimed: 5 * KG, left: 45 * KG }] });
    expect(await refusalOf(dispatcher.api.claims.talkShortage({ claimId, shortageId, outcome: 'less' }))).toMatchObject({
      code: 'claims.shortage-talked',
    });
    expect(await plan(claimId)).toMatchObject({ missing: [] });
    await where.scanned.claims.accept({ claimId, items: [{ itemId, amount: 5 * KG }] });
    await rebuilt();
  });

  test('nothing of it is left: less is no answer; another way ends the claim and asks anew', async () => {
    const where = await place();
    const { claimId, shortageId, caseId } = await short(where, 8 * KG);
    const talk = (said: object) => refusalOf(agent.api.claims.talkShortage({ claimId, shortageId, outcome: 'less', ...said }));
    expect(await talk({})).toMatchObject({ code: 'claims.nothing-left-to-bring' });
    expect(await talk({ outcome: 'later' })).toMatchObject({ code: 'claims.later-needed' });
    expect(await talk({ outcome: 'other-way' })).toMatchObject({ code: 'claims.way-needed' });
    expect(await talk({ outcome: 'substitute' })).toMatchObject({ code: 'claims.substitute-needed' });
    // No price is known here, so money cannot be asked by itself.
    expect(await talk({ outcome: 'other-way', otherWay: 'credit' })).toMatchObject({ code: 'claims.amount-needed' });
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ state: 'approved' });
    expect((await agent.api.claims.ofCase({ caseId })).items).toHaveLength(1);
  });

  test('later: the board counts to the new meal, the promise to the first', async () => {
    const where = await place([{ amount: 30 * KG }]);
    const { claimId, shortageId } = await short(where, 8 * KG, 'too-late');
    const laterBy = iso(it.clock.now() + 9 * HOUR);
    await dispatcher.api.claims.talkShortage({ claimId, shortageId, outcome: 'later', laterBy, by: 'wechat' });
    const shown = await agent.api.claims.show({ claimId });
    expect(shown.neededBy).toBe(laterBy);
    expect(shown.timeline.find(({ name }) => name === 'claims.requested')?.data.neededBy).not.toBe(laterBy);
    expect(await bringing(claimId)).toMatchObject({ shortages: [{ reason: 'too-late', outcome: 'later', by: 'wechat', agreedBy: 'staff' }] });
  });
});

describe('who drives from where', () => {
  test('a van at the store beats the meal; after the meal time no run does, and the board says so', async () => {
    const where = await place([{ amount: 30 * KG }]);
    const { claimId } = await approved(where);
    const [way] = (await dispatcher.api.claims.waysThere({ claimId })).items;
    expect(way?.runs.at(-1)).toMatchObject({ kind: 'special', beforeMeal: true });
    expect(way?.tooLate).toBe(false);
    it.clock.move(3 * HOUR - 5 * MINUTE);
    expect((await dispatcher.api.claims.waysThere({ claimId })).items[0]).toMatchObject({ tooLate: true });
    expect(await refusalOf(dispatcher.api.claims.waysThere({ claimId: newId() }))).toMatchObject({ code: 'claims.not-found' });
  });
});
