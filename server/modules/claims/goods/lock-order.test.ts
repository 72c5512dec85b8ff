// Claims lock a line before its lots; so does what goes back without a claim: nobody waits for somebody who waits for him, and what is told
// stands in the journal in the order in which it happened.
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { balancesOf, FIRST_QUARANTINE, lockLines, moveInUnit } from '../../lots/public.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { aLot, deliver, type Supplied } from './testing/delivered-lots.ts';
import { openGoods } from './testing/open-goods.ts';

const { it, driver, dispatcher, photo, claimed, goodsOf, lieAt, rebuiltIsEqual } = await openGoods();
afterAll(() => it.close());

const goBack = (unit: Unit, { lotId, lineId, siteId }: Supplied, over: { reason?: string } = {}) =>
  moveInUnit(unit, {
    ...{ kind: 'returned', ...over },
    legs: [{ lotId, lineId, from: { kind: 'site', id: siteId }, to: { kind: 'quarantine', id: FIRST_QUARANTINE }, amount: KG }],
  });

test('what goes back by itself waits for the line before it takes the lot', async () => {
  const place = await deliver(it, await aLot(it));
  const starts = { claim: 0, outside: 0 };
  const lineIsLocked = Promise.withResolvers<void>();
  const asClaim = it.app.inUnit(SYSTEM, async (unit) => {
    starts.claim += 1;
    await lockLines(unit.tx, [place.lineId]);
    lineIsLocked.resolve();
    if (starts.claim === 1) await expect.poll(waiting, { timeout: 5000, interval: 20 }).toBe(1);
    await goBack(unit, place, { reason: 'claim' });
  });
  await lineIsLocked.promise;
  const outside = it.app.inUnit(SYSTEM, (unit) => {
    starts.outside += 1;
    return goBack(unit, place);
  });
  await Promise.all([asClaim, outside]);
  expect(starts).toEqual({ claim: 1, outside: 1 });
  expect(await lieAt(place.lotId)).toMatchObject({ site: CAME - 2 * KG, quarantine: 2 * KG });
});

async function waiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`.execute(it.app.db);
  return rows[0]?.n ?? 0;
}

test('claims are asked, approved and fetched while goods of the same lines go back by themselves: nobody fails, the books agree', async () => {
  const lot = await aLot(it, { amount: 6 * CAME });
  const places = await Promise.all([1, 2, 3].map(() => deliver(it, lot)));
  const pickups = await Promise.all(
    places.map(async (place) => {
      const { claimId } = await claimed(place);
      const pickupId = (await goodsOf(claimId)).pickups[0]?.id as string;
      await dispatcher.api.claims.planPickup({ pickupId, run: { driverId: driver.accountId, at: iso(it.clock.now() + HOUR) } });
      return { pickupId, files: await photo(driver) };
    }),
  );
  const answers = await Promise.allSettled([
    ...pickups.map((pickup) => driver.api.claims.collect(pickup)),
    ...places.flatMap((place) => [1, 2, 3, 4].map(() => it.app.inUnit(SYSTEM, (unit) => goBack(unit, place)))),
    ...places.map((place) => claimed(place, { amount: 2 * KG })),
  ]);
  // A pick-up that goods came to by themselves is over; nothing else is refused.
  const failed = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason.code)] : []));
  expect(failed.filter((code) => code !== 'claims.pickup-over')).toEqual([]);
  const lines = places.map(({ lineId }) => lineId);
  const { rows } = await sql<{ held: number }>`
    select claimed + returned as held from claims.line where line_id = any(${lines}::uuid[])`.execute(it.app.db);
  for (const { held } of rows) expect(held).toBeLessThanOrEqual(CAME);
  const lies = (await balancesOf(it.app.db, [lot.lotId])).filter(({ placeKind }) => placeKind !== 'store');
  expect(lies.reduce((sum, { amount }) => sum + amount, 0)).toBe(3 * CAME);
}, 60_000);

test('the tables are rebuilt from the journal', rebuiltIsEqual, 60_000);
