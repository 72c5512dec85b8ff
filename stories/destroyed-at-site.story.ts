// Destroyed where it is (R5.5): milk that smells is not carried through the city. The kitchen destroys it itself and writes that down from the code
// on its note, without signing in; half an hour later somebody asks for the same milk again, and the ledger says no.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../server/kernel/actor.ts';
import { MINUTE } from '../server/kernel/time.ts';
import { aLot, aPicture, deliver, type Supplied } from '../server/modules/claims/goods/testing/delivered-lots.ts';
import { balancesOf } from '../server/modules/lots/public.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';

let day: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let driver: SignedIn;
let kitchen: SignedIn;
let place: Supplied;
let elsewhere: Supplied;
let [caseId, claimId] = ['', ''];
const KG = 1000;

beforeAll(async () => {
  day = await openTestApp({ at: '2026-03-02T08:30:00+08:00' });
  [agent, lead, driver] = await Promise.all([day.as('service-agent'), day.as('after-sales-manager'), day.as('driver')]);
  const lot = await aLot(day);
  [place, elsewhere] = [await deliver(day, lot), await deliver(day, lot)];
  kitchen = await day.asContact(place.customerId);
}, 60_000);
afterAll(() => day.close());

test('08:30 the kitchen says that 12 of its 50 kg smell; we agree that nothing is carried back', async () => {
  const { customerId, siteId, noteId, lineId, lotId } = place;
  ({ caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '有酸味' }));
  ({ claimId } = await agent.api.claims.request({
    ...{ caseId, way: 'credit', reason: 'spoiled', goods: 'destroyed-at-site', amountFen: 6000, body: '有酸味' },
    items: [{ noteId, lineId, lotId, amount: 12 * KG }],
  }));
  const early = place.scanned.claims.destroyAtSite({ claimId, files: [await aPicture(day, kitchen.headers)], witnesses: ['陈老师'] });
  expect((await refusalOf(early)).code).toMatch(/not-in-this-state|files/);
  await lead.api.claims.approve({ claimId });
  expect((await agent.api.claims.goodsOf({ claimId })).pickups).toEqual([]);
});

test('08:50 by the code on the note: 7 kg, a picture, who saw it; then the rest through the portal', async () => {
  day.clock.move(20 * MINUTE);
  const mine = await place.scanned.claims.myGoods({ claimId });
  expect(mine).toMatchObject({ toDestroy: [{ product: '番茄', left: 12 * KG }], can: { destroyAtSite: true } });
  const itemId = mine.toDestroy[0]?.itemId as string;
  const token = await day.app.inUnit(SYSTEM, (unit) => day.app.identity.issueNoteToken(unit, { ...place, expiresAt: day.clock.now() + 60 * MINUTE }));
  const headers = { authorization: `Note ${token}` };
  const scanned = day.client(headers);
  await scanned.claims.destroyAtSite({
    claimId,
    items: [{ itemId, amount: 7 * KG, weight: 7050 }],
    files: [await aPicture(day, headers)],
    witnesses: ['陈老师'],
  });
  const rest = { claimId, files: [await aPicture(day, kitchen.headers)], witnesses: ['陈老师', '张会计'] };
  await kitchen.api.claims.destroyAtSite(rest);
  expect(await kitchen.api.claims.myGoods({ claimId })).toMatchObject({
    destroyed: [{ amount: 7 * KG, weight: 7050, saidBy: 'customer' }, { amount: 5 * KG }],
    toDestroy: [{ left: 0 }],
    can: { destroyAtSite: false },
  });
  expect((await refusalOf(kitchen.api.claims.destroyAtSite(rest))).code).toBe('claims.destroyed-already');
});

test('another kitchen, by its own code, does not find it', async () => {
  expect((await refusalOf(elsewhere.scanned.claims.myGoods({ claimId }))).code).toBe('claims.not-found');
  const foreign = elsewhere.scanned.claims.destroyAtSite({ claimId, witnesses: ['陈老师'] });
  expect((await refusalOf(foreign)).code).toBe('claims.not-found');
});

test('lots and ledger agree: 12 kg are gone from the site, and nobody is paid for them twice', async () => {
  const there = (await balancesOf(day.app.db, [place.lotId])).find(({ placeId }) => placeId === place.siteId);
  expect(there?.amount).toBe(38 * KG);
  const { lines, entries } = await agent.api.claims.show({ claimId });
  expect(lines).toMatchObject([{ claimed: 12 * KG, gone: 12 * KG, left: 38 * KG }]);
  expect(entries.filter(({ kind }) => kind === 'destroyed').map(({ amount }) => amount)).toEqual([7 * KG, 5 * KG]);
  const { noteId, lineId, lotId } = place;
  const again = agent.api.claims.request({
    ...{ caseId, way: 'credit', reason: 'spoiled', amountFen: 1000, body: '再退' },
    items: [{ noteId, lineId, lotId, amount: 39 * KG }],
  });
  expect((await refusalOf(again)).code).toMatch(/more-than/);
  expect((await refusalOf(agent.api.claims.withdraw({ claimId, reason: 'mistake' }))).code).toMatch(/goods-already-back|not-in-this-state/);
  // Our driver was there for the next of them: he may write it down too, but nothing is left.
  const late = driver.api.claims.recordSiteDestruction({ claimId, files: [await aPicture(day, driver.headers)], witnesses: ['陈老师'] });
  expect((await refusalOf(late)).code).toBe('claims.destroyed-already');
});

test('and the journal tells it all again', async () => {
  for (const module of ['claims', 'lots']) await expect.poll(() => verifyRebuild(day, module), { timeout: 20_000, interval: 100 }).toEqual([]);
}, 60_000);
