import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { FIRST_QUARANTINE, FIRST_STORE, moveInUnit, outside, unsafeOf } from '../../lots/public.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { aLot, aSupplier, deliver } from './testing/delivered-lots.ts';
import { openGoods } from './testing/open-goods.ts';

const { it, agent, store, quality, officer, photo, claimed, goodsOf, lieAt, inQuarantine, inspected, proof, rebuiltIsEqual } = await openGoods();
afterAll(() => it.close());

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
    const files = await photo(store);
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
      () => store.api.claims.destroyGoods({ parcelId, files, witnesses: ['王强', '李敏'] }),
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
