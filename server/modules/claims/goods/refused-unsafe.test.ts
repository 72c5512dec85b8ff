// Food safety: what was refused at the dock is marked where it lies; what got away all the same is said aloud, and a promise is broken in the open.
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { DAY, HOUR } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { FIRST_QUARANTINE, FIRST_STORE, moveInUnit, onVan, type Place, unsafeOf } from '../../lots/public.ts';
import { latestOf, signContract } from '../../service-plans/public.ts';
import { KG } from '../testing/a-delivery.ts';
import { aLot, deliver, type Supplied } from './testing/delivered-lots.ts';
import { openGoods } from './testing/open-goods.ts';

const { it, store, claimed, goodsOf, inQuarantine } = await openGoods();
afterAll(() => it.close());

const VAN = onVan(null);
const QUARANTINE: Place = { kind: 'quarantine', id: FIRST_QUARANTINE };

const comeHome = ({ lotId, lineId }: Supplied, to: Place, amount: number) =>
  it.app.inUnit(SYSTEM, (unit) => moveInUnit(unit, { kind: 'returned', legs: [{ lotId, lineId, from: VAN, to, amount }] }));
const unsafe = async (lotId: string) =>
  Object.fromEntries((await unsafeOf(it.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount / KG]));

test('refused at the dock and on the van still, or put down already: marked where it lies, only what the kitchen kept is fetched', async () => {
  const place = await deliver(it, await aLot(it), { refused: 10 * KG });
  await comeHome(place, QUARANTINE, 6 * KG);
  const { claimId } = await claimed(place, { foodSafety: true, amount: 12 * KG });
  expect(await unsafe(place.lotId)).toEqual({ van: 4, quarantine: 6 });
  expect((await goodsOf(claimId)).parcels).toMatchObject([{ expected: 2 * KG }]);
  const putAway = { lotId: place.lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount: 1, unit: 'kg' as const };
  expect((await refusalOf(store.api.lots.putAway(putAway))).code).toBe('lots.unsafe');
});

test('no more than is claimed, and than lies there unmarked; nothing before the approval, nothing without food safety', async () => {
  const lot = await aLot(it);
  const place = await deliver(it, lot, { refused: 10 * KG });
  await comeHome(place, QUARANTINE, 10 * KG);
  await claimed(place, { amount: 2 * KG });
  expect(await unsafe(lot.lotId)).toEqual({});
  await claimed(place, { foodSafety: true, amount: 3 * KG });
  expect(await unsafe(lot.lotId)).toEqual({ quarantine: 3 });
  // Another 20 kg of the line: 5 of them were refused, 12 lie with the kitchen.
  await claimed(place, { foodSafety: true, amount: 17 * KG });
  expect(await unsafe(lot.lotId)).toEqual({ quarantine: 8 });
});

const told = async (lotId: string) => {
  const facts = await it.app.db
    .selectFrom('journal.fact')
    .select('data')
    .where('name', '=', 'claims.unsafe-goods-released')
    .where((eb) => eb(eb.val(`lot:${lotId}`), '=', eb.fn.any('subjects')))
    .orderBy('position')
    .execute();
  return facts.map(({ data }) => data as unknown as { claimId: string; placeKind: string; amount: number });
};

/** As no program can: the owner of the database switches the guard off. */
async function sellAllTheSame(lotId: string, amount: number): Promise<void> {
  const owner = new pg.Client({ connectionString: it.databaseUrl });
  await owner.connect();
  try {
    await owner.query('alter table lots.movement disable trigger keep_unsafe');
    await owner.query(
      `insert into lots.movement (event_id, leg, kind, lot_id, from_kind, from_place, to_kind, to_place, amount, occurred_at)
      values (gen_random_uuid(), 1, 'put-away', $1, 'quarantine', $2, 'store', $3, $4, now())`,
      [lotId, FIRST_QUARANTINE, FIRST_STORE, amount],
    );
    await owner.query('alter table lots.movement enable trigger keep_unsafe');
  } finally {
    await owner.end();
  }
}

test('released by somebody who went round the database: told within the hour, each amount once, and the clause is missed', async () => {
  const lot = await aLot(it);
  const place = await deliver(it, lot);
  await it.app.inUnit(SYSTEM, async (unit) =>
    signContract(unit, {
      ...{ customerId: place.customerId, number: `HT-${place.customerId}`, terms: null, from: '2026-02-10' },
      plan: await latestOf(unit.tx, 'canteen-tender'),
    }),
  );
  const { claimId } = await inQuarantine(place, { foodSafety: true });
  await it.advance(HOUR);
  expect(await told(lot.lotId)).toEqual([]);
  await sellAllTheSame(lot.lotId, 3 * KG);
  await it.advance(HOUR);
  await it.advance(HOUR);
  expect(await told(lot.lotId)).toMatchObject([{ claimId, placeKind: 'quarantine', amount: 3 * KG }]);
  await sellAllTheSame(lot.lotId, KG);
  await it.advance(HOUR);
  expect((await told(lot.lotId)).map(({ amount }) => amount)).toEqual([3 * KG, KG]);
  await it.advance(DAY);
  const { rows } = await sql<{ verdict: string }>`
    select verdict from commitments.commitment where customer_id = ${place.customerId} and clause_key like '%R5.5-never-resold%'`.execute(it.app.db);
  expect(rows).toEqual([{ verdict: 'missed' }]);
}, 60_000);

test('so are goods that were refused at the dock and never were a parcel', async () => {
  const lot = await aLot(it);
  const place = await deliver(it, lot, { refused: 10 * KG });
  await comeHome(place, QUARANTINE, 10 * KG);
  const { claimId } = await claimed(place, { foodSafety: true, amount: 10 * KG });
  expect((await goodsOf(claimId)).parcels).toEqual([]);
  await sellAllTheSame(lot.lotId, 10 * KG);
  await it.advance(HOUR);
  expect(await told(lot.lotId)).toMatchObject([{ claimId, amount: 10 * KG }]);
});
