// The people who deal with goods that come back, and what they do again and again: for tests of this room.
import { expect } from 'vitest';
import { HOUR, iso } from '../../../../kernel/time.ts';
import { openTestApp, type SignedIn } from '../../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../../testing/rebuild.ts';
import { balancesOf, FIRST_QUARANTINE } from '../../../lots/public.ts';
import { anApprovedClaim, aPicture, type Supplied } from './delivered-lots.ts';

export async function openGoods() {
  const it = await openTestApp();
  const [agent, lead, dispatcher, driver] = await Promise.all([
    it.as('service-agent'),
    it.as('after-sales-manager'),
    it.as('dispatcher'),
    it.as('driver'),
  ]);
  const [store, quality, officer] = await Promise.all([it.as('warehouse-clerk'), it.as('quality-engineer'), it.as('food-safety-officer')]);

  const rebuiltIsEqual = async () => {
    for (const module of ['claims', 'lots'])
      await expect
        .poll(() => verifyRebuild(it, module).then((all) => all.map((one) => one.slice(0, 4000))), { timeout: 20_000, interval: 100 })
        .toEqual([]);
  };
  const photo = async (who: SignedIn) => {
    return [await aPicture(it, who.headers)];
  };
  const claimed = (place: Supplied, over: object = {}) => anApprovedClaim(place, { it, agent, lead, ...over });
  const goodsOf = (claimId: string) => agent.api.claims.goodsOf({ claimId });
  const lieAt = async (lotId: string) =>
    Object.fromEntries((await balancesOf(it.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]));

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

  return {
    it,
    agent,
    lead,
    dispatcher,
    driver,
    store,
    quality,
    officer,
    photo,
    claimed,
    goodsOf,
    lieAt,
    inQuarantine,
    inspected,
    proof,
    rebuiltIsEqual,
  };
}
