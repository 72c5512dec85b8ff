// Two scales differ: the books of lots follow the store's when goods come back, never the other way round.
import { afterAll, describe, expect, test } from 'vitest';
import { HOUR, iso } from '../../../kernel/time.ts';
import { FIRST_QUARANTINE } from '../../lots/public.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { booksAfter } from './goods.rules.ts';
import { aLot, deliver } from './testing/delivered-lots.ts';
import { openGoods } from './testing/open-goods.ts';

const { it, dispatcher, driver, store, photo, claimed, goodsOf, lieAt, inspected, proof, rebuiltIsEqual } = await openGoods();
afterAll(() => it.close());

describe('what the books hold after weighing', () => {
  const parcel = { unsafe: false, lotId: 'a', placeKind: 'van', collected: 8000, booked: 8000 };
  test.each([
    ['less came', parcel, 7600, 7600],
    ['more came', parcel, 8300, 8300],
    ['the books knew but a part: more is not made up', { ...parcel, booked: 5000 }, 8300, 5000],
    ['the books knew but a part, and less came than that', { ...parcel, booked: 5000 }, 4000, 4000],
    ['the books know nothing of it', { ...parcel, lotId: null, booked: 0 }, 7600, 0],
    ['unsafe goods do not vanish by weighing', { ...parcel, unsafe: true }, 7600, 8000],
  ])('%s', (...[, before, onTheScale, after]) => {
    expect(booksAfter(before, onTheScale)).toBe(after);
  });
});

async function weighed(amount: number, { tapped = true, foodSafety = false } = {}) {
  const place = await deliver(it, await aLot(it));
  const { claimId } = await claimed(place, { foodSafety });
  const pickup = (await goodsOf(claimId)).pickups[0];
  const [pickupId, parcelId] = [pickup?.id as string, (await goodsOf(claimId)).parcels[0]?.id as string];
  await dispatcher.api.claims.planPickup({ pickupId, run: { driverId: driver.accountId, at: iso(it.clock.now() + HOUR) } });
  if (tapped) await driver.api.claims.collect({ pickupId, files: await photo(driver) });
  await store.api.claims.receiveGoods({ pickupId, parcels: [{ parcelId, amount }], placeId: FIRST_QUARANTINE });
  return { ...place, claimId, parcelId };
}
const entered = async (lotId: string) =>
  (
    await it.app.db
      .selectFrom('lots.movement')
      .select(['from_kind', 'to_kind', 'amount'])
      .where('lot_id', '=', lotId)
      .where('kind', '=', 'counted')
      .execute()
  ).map(({ from_kind, to_kind, amount }) => `${from_kind}>${to_kind} ${amount}`);

test('less on the store’s scale: the loss is entered on the van with its reason, and all that is left can be destroyed', async () => {
  const { lotId, parcelId, claimId } = await weighed(7600);
  expect(await entered(lotId)).toEqual(['van>count 400']);
  expect(await lieAt(lotId)).toEqual({ store: 3 * CAME, site: CAME - 8 * KG, quarantine: 7600 });
  await inspected(parcelId);
  await store.api.claims.destroyGoods({ parcelId, ...(await proof()) });
  expect(await lieAt(lotId)).toEqual({ store: 3 * CAME, site: CAME - 8 * KG });
  expect((await goodsOf(claimId)).parcels).toMatchObject([{ state: 'disposed', collected: 8 * KG, received: 7600 }]);
});

test('more: the gain is entered; the claim stands for what it stood for', async () => {
  const { lotId } = await weighed(8300);
  expect(await entered(lotId)).toEqual(['count>van 300']);
  expect(await lieAt(lotId)).toEqual({ store: 3 * CAME, site: CAME - 8 * KG, quarantine: 8300 });
});

test('nobody tapped: the store’s scale alone says what came, and nothing differs', async () => {
  const { lotId } = await weighed(7600, { tapped: false });
  expect(await entered(lotId)).toEqual([]);
  expect(await lieAt(lotId)).toEqual({ store: 3 * CAME, site: CAME - 7600, quarantine: 7600 });
});

test('food safety: nothing is entered, the unsafe amount stays until it is destroyed', async () => {
  const { lotId } = await weighed(7600, { foodSafety: true });
  expect(await entered(lotId)).toEqual([]);
  expect(await lieAt(lotId)).toMatchObject({ quarantine: 8 * KG });
});

test('the tables are rebuilt from the journal', rebuiltIsEqual, 60_000);
