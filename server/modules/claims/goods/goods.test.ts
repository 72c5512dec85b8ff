import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { FIRST_QUARANTINE, FIRST_STORE, moveInUnit, outside, unsafeOf } from '../../lots/public.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { aLot, aSupplier, deliver, nextVan, type Supplied } from './testing/delivered-lots.ts';
import { openGoods } from './testing/open-goods.ts';

const { it, agent, lead, dispatcher, driver, store, photo, claimed, goodsOf, lieAt, inQuarantine, inspected, proof, rebuiltIsEqual } =
  await openGoods();
afterAll(() => it.close());

describe('the way back', () => {
  test('approved: a pick-up opens by itself and goes with the next van; the driver weighs, the store weighs again, nothing is refused', async () => {
    const place = await deliver(it, await aLot(it));
    const noteId = await nextVan(it, place, { driverId: driver.accountId });
    const { claimId } = await claimed(place);
    const { pickups, parcels } = await goodsOf(claimId);
    expect(pickups).toMatchObject([{ state: 'planned', mode: 'van', byRule: true, stop: { noteId }, driver: { id: driver.accountId } }]);
    expect(parcels).toMatchObject([{ expected: 8 * KG, state: 'expected', lotId: place.lotId, clock: { for: 'fetch' } }]);
    const [mine] = (await driver.api.claims.toCollect({ noteId })).items;
    const pickupId = mine?.id as string;
    const parcelId = mine?.parcels[0]?.id as string;
    // A little more than the books and the claim: a physical truth.
    await driver.api.claims.collect({ pickupId, parcels: [{ parcelId, amount: 8200 }], files: await photo(driver), handedOver: 'signed' });
    expect(await lieAt(place.lotId)).toMatchObject({ site: CAME - 8200, van: 8200, store: 3 * CAME });
    const shown = await agent.api.claims.show({ claimId });
    expect(shown.lines).toMatchObject([{ claimed: 8 * KG, gone: 8 * KG, returned: 200, left: CAME - 8200 }]);
    await store.api.claims.receiveGoods({ pickupId, parcels: [{ parcelId, amount: 8100 }] });
    expect((await goodsOf(claimId)).parcels).toMatchObject([{ collected: 8200, received: 8100, state: 'received', clock: { for: 'quarantine' } }]);
    await store.api.claims.quarantineGoods({ pickupId, placeId: FIRST_QUARANTINE });
    expect(await lieAt(place.lotId)).toMatchObject({ quarantine: 8100, site: CAME - 8200, store: 3 * CAME });
    expect((await store.api.claims.shelf({ stage: 'inspect' })).items.map(({ id }) => id)).toContain(parcelId);
    const { timeline } = await agent.api.claims.show({ claimId });
    expect(timeline.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'claims.pickup-opened',
        'claims.pickup-planned',
        'claims.goods-collected',
        'claims.goods-received',
        'claims.goods-quarantined',
      ]),
    );
  });

  test('a claim that is taken back calls its pick-up off; after the goods came it cannot be taken back', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place, { way: 'replacement' });
    await agent.api.claims.withdraw({ claimId, reason: 'customer' });
    expect((await goodsOf(claimId)).pickups).toMatchObject([{ state: 'called-off' }]);
    const second = await inQuarantine(place, { way: 'replacement' });
    expect(await refusalOf(agent.api.claims.withdraw({ claimId: second.claimId, reason: 'customer' }))).toMatchObject({
      code: 'claims.goods-already-back',
    });
  });

  test('another driver does not see it, a wrong unit is asked about, nothing collected is refused', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place);
    const [pickup] = (await goodsOf(claimId)).pickups;
    const pickupId = pickup?.id as string;
    const parcelId = pickup?.parcels[0]?.id as string;
    expect(pickup).toMatchObject({ state: 'open', suggested: [] });
    const other = await it.as('driver');
    expect((await refusalOf(other.api.claims.collect({ pickupId }))).code).toBe('claims.pickup-not-found');
    const run = (at: number) => dispatcher.api.claims.planPickup({ pickupId, run: { driverId: driver.accountId, vehicle: '粤A12345', at: iso(at) } });
    expect((await refusalOf(run(it.clock.now() - HOUR))).code).toBe('claims.run-needs-time');
    await run(it.clock.now() + HOUR);
    const collect = (amount: number) => driver.api.claims.collect({ pickupId, parcels: [{ parcelId, amount }] });
    expect((await refusalOf(collect(8_000_000))).code).toBe('claims.amount-beyond-reason');
    expect((await refusalOf(collect(0))).code).toBe('claims.nothing-collected');
    const elsewhere = await deliver(it, await aLot(it));
    expect((await refusalOf(dispatcher.api.claims.planPickup({ pickupId, stopNoteId: elsewhere.noteId }))).code).toBe('claims.stop-unsuitable');
  });

  test('what the driver never tapped is taken at the store by its own scale', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place);
    const pickupId = (await goodsOf(claimId)).pickups[0]?.id as string;
    await store.api.claims.receiveGoods({ pickupId, placeId: FIRST_QUARANTINE });
    expect((await goodsOf(claimId)).parcels).toMatchObject([{ state: 'quarantined', received: 8 * KG }]);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ gone: 8 * KG }]);
  });

  test('goods that a line carries without a lot come back without one: the ledger knows them, lots do not', async () => {
    const place = await deliver(it, await aLot(it));
    await sql`update lots.line set certainty = 'possible' where line_id = ${place.lineId}`.execute(it.app.db);
    const { caseId } = await agent.api.cases.open({
      customerId: place.customerId,
      siteId: place.siteId,
      channel: 'phone',
      category: 'quality',
      body: '坏',
    });
    const { claimId } = await agent.api.claims.request({
      caseId,
      way: 'replacement',
      reason: 'spoiled',
      items: [{ noteId: place.noteId, lineId: place.lineId, lotId: null, amount: KG }],
    });
    await lead.api.claims.approve({ claimId });
    const pickupId = (await goodsOf(claimId)).pickups[0]?.id as string;
    await store.api.claims.receiveGoods({ pickupId, placeId: FIRST_QUARANTINE });
    await sql`update lots.line set certainty = 'named' where line_id = ${place.lineId}`.execute(it.app.db);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ gone: KG }]);
  });
});

describe('what becomes of them', () => {
  test('destroyed: witnesses, weight, pictures; lots and the shelf agree', async () => {
    const place = await deliver(it, await aLot(it));
    const { parcelId, claimId } = await inQuarantine(place);
    expect((await refusalOf(store.api.claims.destroyGoods({ parcelId, ...(await proof()) }))).code).toBe('claims.parcel-not-in-state');
    await inspected(parcelId);
    const { witnesses: _none, ...alone } = await proof();
    expect((await refusalOf(store.api.claims.destroyGoods({ parcelId, ...alone }))).code).toBe('claims.witness-needed');
    await store.api.claims.destroyGoods({ parcelId, amount: 3 * KG, weight: 3010, ...(await proof()) });
    it.clock.move(MINUTE);
    await store.api.claims.destroyGoods({ parcelId, ...(await proof()) });
    const [parcel] = (await goodsOf(claimId)).parcels;
    expect(parcel).toMatchObject({
      state: 'disposed',
      left: 0,
      disposals: [{ disposition: 'destroyed', amount: 3 * KG, weight: 3010 }, { amount: 5 * KG }],
    });
    expect(await lieAt(place.lotId)).toMatchObject({ store: 3 * CAME });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from lots.destruction where lot_id = ${place.lotId}`.execute(it.app.db);
    expect(rows[0]?.n).toBe(2);
  });

  test('to the supplier, with the event for the recovery; where none is known it is refused', async () => {
    const place = await deliver(it, await aLot(it, { supplierId: await aSupplier(it) }));
    const { parcelId, claimId } = await inQuarantine(place);
    await inspected(parcelId);
    await store.api.claims.returnGoods({ parcelId });
    const [disposal] = (await goodsOf(claimId)).parcels[0]?.disposals ?? [];
    expect(disposal).toMatchObject({ disposition: 'to-supplier' });
    const event = await it.app.db
      .selectFrom('lots.event')
      .selectAll()
      .where('id', '=', disposal?.eventId as string)
      .executeTakeFirst();
    expect(event).toMatchObject({ kind: 'returned', reason: 'claim' });
    const made = await inQuarantine(await deliver(it, await aLot(it)));
    await inspected(made.parcelId);
    expect((await refusalOf(store.api.claims.returnGoods({ parcelId: made.parcelId }))).code).toBe('claims.no-supplier-known');
  });

  test('restocked only where permitted: never for quality, yes for goods that were whole', async () => {
    const place = await deliver(it, await aLot(it));
    const bad = await inQuarantine(place, { reason: 'off-spec' });
    await inspected(bad.parcelId, 'nothing');
    expect((await refusalOf(store.api.claims.restockGoods({ parcelId: bad.parcelId, placeId: FIRST_STORE }))).code).toBe('claims.not-resalable');
    await sql`update claims.claim set verdict = coalesce(verdict, '{}') || '{"resalable": true}' where id = ${bad.claimId}`.execute(it.app.db);
    expect((await refusalOf(store.api.claims.restockGoods({ parcelId: bad.parcelId, placeId: FIRST_QUARANTINE }))).code).toBe('claims.store-only');
    await store.api.claims.restockGoods({ parcelId: bad.parcelId, placeId: FIRST_STORE });
    expect(await lieAt(place.lotId)).toMatchObject({ store: 3 * CAME + 8 * KG });
    await sql`update claims.claim set verdict = verdict - 'resalable' where id = ${bad.claimId}`.execute(it.app.db);
  });

  test('somebody destroys them by the page of the lot: the parcel follows', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await inQuarantine(place);
    await store.api.lots.destroy({ lotId: place.lotId, placeId: FIRST_QUARANTINE, amount: 8, unit: 'kg', reason: 'spoiled' });
    expect((await goodsOf(claimId)).parcels).toMatchObject([{ state: 'disposed', disposals: [{ disposition: 'destroyed', amount: 8 * KG }] }]);
  });
});

describe('destroyed where they are', () => {
  test('by the code of the note, without sign-in: witness, picture, weight; the ledger refuses a later claim on the same goods', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId, caseId } = await claimed(place, { goods: 'destroyed-at-site', amount: 45 * KG });
    expect(await place.scanned.claims.myGoods({ claimId })).toMatchObject({ toDestroy: [{ left: 45 * KG }], can: { destroyAtSite: true } });
    const itemId = (await place.scanned.claims.myGoods({ claimId })).toDestroy[0]?.itemId as string;
    expect((await refusalOf(place.scanned.claims.destroyAtSite({ claimId }))).code).toBe('claims.picture-needed');
    const files = await photo(driver);
    await driver.api.claims.recordSiteDestruction({ claimId, items: [{ itemId, amount: 20 * KG, weight: 20_100 }], files, witnesses: ['陈老师'] });
    expect(await lieAt(place.lotId)).toMatchObject({ site: 30 * KG });
    expect(
      (await refusalOf(driver.api.claims.recordSiteDestruction({ claimId, items: [{ itemId, amount: 26 * KG }], files, witnesses: ['陈老师'] })))
        .code,
    ).toBe('claims.destroyed-already');
    it.clock.move(MINUTE);
    await agent.api.claims.recordSiteDestruction({ claimId, files: await photo(agent), witnesses: ['陈老师'] });
    expect((await goodsOf(claimId)).destroyed).toMatchObject([{ amount: 20 * KG, weight: 20_100, witnesses: ['陈老师'] }, { amount: 25 * KG }]);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ gone: 45 * KG, left: 5 * KG }]);
    const again = agent.api.claims.request({
      ...{ caseId, way: 'credit', reason: 'spoiled', amountFen: 100, body: '再次' },
      items: [{ noteId: place.noteId, lineId: place.lineId, lotId: place.lotId, amount: 6 * KG }],
    });
    expect((await refusalOf(again)).code).toMatch(/more-than-came|more-than-the-lot/);
  });

  test('not for goods that come back, not before it is approved', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place);
    const files = await photo(agent);
    expect((await refusalOf(agent.api.claims.recordSiteDestruction({ claimId, files, witnesses: ['陈老师'] }))).code).toBe('claims.not-at-site');
  });
});

describe('goods that leave a kitchen outside claims', () => {
  const outsideBack = (place: Supplied, amount: number, to: { kind: 'quarantine' | 'destroyed'; id: string }) =>
    it.app.inUnit(SYSTEM, (unit) =>
      moveInUnit(unit, {
        kind: to.kind === 'destroyed' ? 'destroyed' : 'returned',
        reason: 'recall',
        legs: [{ lotId: place.lotId, lineId: place.lineId, from: { kind: 'site', id: place.siteId }, to, amount }],
        customer: place,
      }),
    );
  const quarantine = { kind: 'quarantine' as const, id: FIRST_QUARANTINE };

  test('first meet what a claim waits for, then lessen what may be claimed, and are never refused', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place, { foodSafety: true });
    await outsideBack(place, 20 * KG, quarantine);
    const { pickups, parcels } = await goodsOf(claimId);
    expect(pickups).toMatchObject([{ state: 'collected' }]);
    expect(parcels).toMatchObject([{ state: 'quarantined', collected: 8 * KG }]);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ gone: 8 * KG, returned: 12 * KG, left: 30 * KG }]);
    expect(await unsafeOf(it.app.db, [place.lotId])).toMatchObject([{ amount: 8 * KG }]);
    await claimed(place, { amount: 30 * KG, goods: 'kept' });
    // Nothing is left to be claimed, and still the goods come back.
    await outsideBack(place, 30 * KG, quarantine);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ claimed: 38 * KG, returned: 12 * KG, left: 0 }]);
  });

  test('destroyed at the kitchen by a recall: what was to be fetched is not waited for any more', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place);
    await outsideBack(place, 10 * KG, { kind: 'destroyed', id: outside('destroyed').id });
    expect((await goodsOf(claimId)).pickups).toMatchObject([{ state: 'called-off' }]);
    expect((await agent.api.claims.show({ claimId })).lines).toMatchObject([{ gone: 8 * KG, returned: 2 * KG }]);
  });
});

test('the rule plans what waits as soon as a van comes, and anew when it left without the goods', async () => {
  const place = await deliver(it, await aLot(it));
  const { claimId } = await claimed(place);
  expect((await goodsOf(claimId)).pickups).toMatchObject([{ state: 'open' }]);
  const first = await nextVan(it, place, { driverId: driver.accountId, hours: 2 });
  await it.advance(6 * MINUTE);
  expect((await goodsOf(claimId)).pickups).toMatchObject([{ state: 'planned', stop: { noteId: first } }]);
  const second = await nextVan(it, place, { hours: 10 });
  await sql`update deliveries.note set state = 'accepted', left_at = now() where id = ${first}`.execute(it.app.db);
  expect((await goodsOf(claimId)).pickups).toMatchObject([{ leftBehind: true }]);
  await it.advance(6 * MINUTE);
  expect((await goodsOf(claimId)).pickups).toMatchObject([{ leftBehind: false, stop: { noteId: second } }]);
});

test('the tables are rebuilt from the journal', rebuiltIsEqual, 60_000);
