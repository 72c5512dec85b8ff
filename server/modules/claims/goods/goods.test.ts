import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { balancesOf, FIRST_QUARANTINE, FIRST_STORE, moveInUnit, outside, unsafeOf } from '../../lots/public.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { aLot, anApprovedClaim, aPicture, aSupplier, deliver, nextVan, type Supplied } from './testing/delivered-lots.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let dispatcher: SignedIn;
let driver: SignedIn;
let store: SignedIn;
let quality: SignedIn;
let officer: SignedIn;
let shot: string;

beforeAll(async () => {
  it = await openTestApp();
  [agent, lead, dispatcher, driver] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager'), it.as('dispatcher'), it.as('driver')]);
  [store, quality, officer] = await Promise.all([it.as('warehouse-clerk'), it.as('quality-engineer'), it.as('food-safety-officer')]);
}, 60_000);
afterAll(() => it.close());

const rebuiltIsEqual = async () => {
  for (const module of ['claims', 'lots'])
    await expect
      .poll(() => verifyRebuild(it, module).then((all) => all.map((one) => one.slice(0, 4000))), { timeout: 20_000, interval: 100 })
      .toEqual([]);
};
const photo = async (who: SignedIn) => {
  shot = await aPicture(it, who.headers);
  return [shot];
};
const claimed = (place: Supplied, over: object = {}) => anApprovedClaim(place, { agent, lead, ...over });
const goodsOf = (claimId: string) => agent.api.claims.goodsOf({ claimId });
const lieAt = async (lotId: string) => Object.fromEntries((await balancesOf(it.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));

/** Approved, fetched by a run of its own, put apart. */
async function inQuarantine(place: Supplied, over: object = {}) {
  const { claimId, caseId } = await claimed(place, over);
  const [pickup] = (await goodsOf(claimId)).pickups;
  const pickupId = pickup?.id as string;
  await dispatcher.api.claims.planPickup({ pickupId, run: { driverId: driver.accountId, at: iso(it.clock.now() + HOUR) } });
  await driver.api.claims.collect({ pickupId, files: await photo(driver) });
  await store.api.claims.receiveGoods({ pickupId, placeId: FIRST_QUARANTINE });
  const parcelId = (await goodsOf(claimId)).parcels[0]?.id as string;
  return { claimId, caseId, pickupId, parcelId };
}

const inspected = async (parcelId: string, finding: 'supplier' | 'nothing' | 'ours' = 'supplier') =>
  quality.api.claims.inspectGoods({ parcelId, finding, files: await photo(quality) });
const proof = async () => ({
  files: await photo(store),
  at: '城东无害化处理厂',
  witnesses: ['王强', '李敏'],
  report: { at: iso(it.clock.now()), to: '区市场监管局' },
});

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
    expect(await lieAt(place.lotId)).toMatchObject({ quarantine: 8200 });
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
    const place = { ...(await deliver(it, await aLot(it))) };
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
    const bad = await inQuarantine(place);
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

describe('goods of a claim about food safety are never sold again', () => {
  const asApp = <T>(work: ReturnType<typeof sql<T>>, then?: 'then undo') =>
    it.app.db.transaction().execute(async (tx) => {
      await sql`set local role xiannuo_app`.execute(tx);
      await work.execute(tx);
      if (then) throw new Error('undone');
    });
  type Raw = { kind: string; from: [string, string]; to: [string, string]; amount: number };
  const moveRaw = (lotId: string, { kind, from, to, amount }: Raw, then?: 'then undo') =>
    asApp(
      sql`insert into lots.movement (event_id, leg, kind, lot_id, from_kind, from_place, to_kind, to_place, amount, occurred_at)
        values (gen_random_uuid(), 1, ${kind}, ${lotId}, ${from[0]}, ${from[1]}, ${to[0]}, ${to[1]}, ${amount}, now())`,
      then,
    );
  const NOBODY = outside('count').id;

  test('not by raw SQL as the application, by whatever kind and place; the good part of the lot stays sellable', async () => {
    const lot = await aLot(it);
    const place = await deliver(it, lot);
    await inQuarantine(place, { foodSafety: true });
    expect(await unsafeOf(it.app.db, [lot.lotId])).toMatchObject([{ placeKind: 'quarantine', amount: 8 * KG, lies: 8 * KG }]);
    const here: [string, string] = ['quarantine', FIRST_QUARANTINE];
    for (const [kind, to] of [
      ['put-away', ['store', FIRST_STORE]],
      ['returned', ['store', FIRST_STORE]],
      ['counted', ['count', NOBODY]],
      ['split', ['process', NOBODY]],
      ['consumed', ['staging', NOBODY]],
      ['delivered', ['site', place.siteId]],
    ] as const)
      await expect(moveRaw(lot.lotId, { kind, from: here, to: [...to], amount: 1 }), `${kind} → ${to[0]}`).rejects.toMatchObject({ code: 'XL004' });
    for (const tamper of [
      sql`update lots.unsafe set amount = 0`,
      sql`delete from lots.unsafe_mark`,
      sql`update lots.balance set amount = amount + 1`,
      sql`alter table lots.movement disable trigger keep_unsafe`,
      sql`update claims.claim set food_safety = false where food_safety`,
    ])
      await expect(asApp(tamper)).rejects.toThrow();
    // The other 150 kg of the lot are good and go out as before.
    const picked = moveRaw(lot.lotId, { kind: 'picked', from: ['store', FIRST_STORE], to: ['staging', NOBODY], amount: 150 * KG }, 'then undo');
    await expect(picked).rejects.toThrow('undone');
  });

  test('nothing comes back on it unmarked, whoever writes the entry', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId } = await claimed(place, { foodSafety: true });
    const eventId = await it.app.inUnit(SYSTEM, (unit) =>
      moveInUnit(unit, {
        ...{ kind: 'returned', reason: 'claim' },
        legs: [
          { lotId: place.lotId, lineId: place.lineId, from: { kind: 'site', id: place.siteId }, to: { kind: 'store', id: FIRST_STORE }, amount: KG },
        ],
      }),
    );
    const item = (await agent.api.claims.show({ claimId })).items[0];
    await expect(
      asApp(sql`insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, lot_id, claim_id, item_id, amount, event_id, occurred_at)
        values (gen_random_uuid(), 1, 'came-back', ${place.lineId}, ${place.noteId}, ${place.customerId}, ${place.lotId}, ${claimId}, ${item?.itemId}, ${KG}, ${eventId}, now())`),
    ).rejects.toMatchObject({ code: 'XC002' });
  });

  test('not by any call of the interface', async () => {
    const place = await deliver(it, await aLot(it, { supplierId: await aSupplier(it) }));
    const { lotId } = place;
    const { parcelId } = await inQuarantine(place, { foodSafety: true });
    await inspected(parcelId, 'nothing');
    const kg = { unit: 'kg' as const };
    const tries: (() => Promise<unknown>)[] = [
      () => store.api.claims.restockGoods({ parcelId, placeId: FIRST_STORE }),
      () => store.api.lots.putAway({ lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount: 1, ...kg }),
      () => officer.api.lots.putAway({ lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount: 8, ...kg }),
      () =>
        store.api.lots.count({
          lotId,
          placeKind: 'quarantine',
          placeId: FIRST_QUARANTINE,
          seen: 8 * KG,
          amount: 0,
          ...kg,
          reason: 'stocktake',
        } as never),
      () => store.api.lots.split({ lotId, placeId: FIRST_QUARANTINE, parts: [{ placeId: FIRST_STORE, amount: 1, ...kg }] }),
      () =>
        store.api.lots.repack({
          inputs: [{ lotId, placeId: FIRST_QUARANTINE, amount: 1, ...kg }],
          outputs: [{ placeId: FIRST_STORE, amount: 1, ...kg }],
        }),
      () => store.api.claims.destroyGoods({ parcelId, files: [shot], witnesses: ['王强', '李敏'] }),
    ];
    for (const [i, attempt] of tries.entries()) await expect(attempt(), `attempt ${i}`).rejects.toThrow();
    expect(await lieAt(lotId)).toMatchObject({ quarantine: 8 * KG, store: 3 * CAME });
    expect((await refusalOf(store.api.claims.restockGoods({ parcelId, placeId: FIRST_STORE }))).code).toBe('claims.never-sold-again');
    expect((await refusalOf(store.api.lots.putAway({ lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount: 1, ...kg }))).code).toBe(
      'lots.unsafe',
    );
    const { report: _report, ...unreported } = await proof();
    expect((await refusalOf(store.api.claims.destroyGoods({ parcelId, ...unreported }))).code).toBe('claims.report-needed');
    expect((await refusalOf(store.api.claims.destroyGoods({ parcelId, ...(await proof()), witnesses: ['王强'] }))).code).toBe(
      'claims.two-witnesses-needed',
    );
    await store.api.claims.destroyGoods({ parcelId, amount: 5 * KG, ...(await proof()) });
    await store.api.claims.returnGoods({ parcelId });
    expect(await unsafeOf(it.app.db, [lotId])).toEqual([]);
  });

  test('goods of the same lot that came back for another reason may go where they may: the unsafe amount alone stays', async () => {
    const lot = await aLot(it);
    const [one, two] = [await deliver(it, lot), await deliver(it, lot)];
    await inQuarantine(one, { foodSafety: true });
    await inQuarantine(two, { amount: 5 * KG });
    const putAway = (amount: number) => store.api.lots.putAway({ lotId: lot.lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount, unit: 'kg' });
    expect((await refusalOf(putAway(6))).code).toBe('lots.unsafe');
    await putAway(5);
    expect((await refusalOf(putAway(1))).code).toBe('lots.unsafe');
  });

  test('found unsafe at the inspection: from then on', async () => {
    const place = await deliver(it, await aLot(it));
    const { parcelId, claimId } = await inQuarantine(place);
    await quality.api.claims.inspectGoods({ parcelId, finding: 'ours', unsafe: true, files: await photo(quality) });
    expect((await goodsOf(claimId)).parcels).toMatchObject([{ unsafe: true, reportFirst: true, can: { restock: false } }]);
    expect(await unsafeOf(it.app.db, [place.lotId])).toMatchObject([{ amount: 8 * KG }]);
  });

  test('recalled lots leave quarantine only to destruction or their supplier', async () => {
    const place = await deliver(it, await aLot(it));
    await inQuarantine(place);
    await sql`update lots.lot set state = 'recalled' where id = ${place.lotId}`.execute(it.app.db);
    await expect(
      moveRaw(place.lotId, { kind: 'put-away', from: ['quarantine', FIRST_QUARANTINE], to: ['store', FIRST_STORE], amount: 1 }),
    ).rejects.toMatchObject({ code: 'XL004' });
    await sql`update lots.lot set state = 'available' where id = ${place.lotId}`.execute(it.app.db);
  });
});

describe('destroyed where they are', () => {
  test('by the code of the note, without sign-in: witness, picture, weight; the ledger refuses a later claim on the same goods', async () => {
    const place = await deliver(it, await aLot(it));
    const { claimId, caseId } = await claimed(place, { goods: 'destroyed-at-site', amount: 45 * KG });
    const headers = { 'x-note-token': '' };
    expect(await place.scanned.claims.myGoods({ claimId })).toMatchObject({ toDestroy: [{ left: 45 * KG }], can: { destroyAtSite: true } });
    const itemId = (await place.scanned.claims.myGoods({ claimId })).toDestroy[0]?.itemId as string;
    expect((await refusalOf(place.scanned.claims.destroyAtSite({ claimId }))).code).toBe('claims.picture-needed');
    expect(headers).toBeDefined();
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

test('labels are printed, a scanned number finds the parcel', async () => {
  const place = await deliver(it, await aLot(it));
  const { pickupId, parcelId } = await inQuarantine(place, { foodSafety: true });
  const file = await store.api.claims.parcelLabels({ pickupId });
  expect(file.type).toBe('application/pdf');
  const { items } = await store.api.claims.shelf({});
  const number = items.find(({ id }) => id === parcelId)?.number as string;
  expect(await store.api.claims.parcelByNumber({ number: `https://x/${number.toLowerCase()}` })).toMatchObject({ id: parcelId, unsafe: true });
});

test('the tables are rebuilt from the journal', rebuiltIsEqual, 60_000);
