// Goods that come back on a claim (R5.5): fetched, put apart, inspected, disposed of; or destroyed where they are.
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { collectGoods } from './collect-goods.ts';
import { contract } from './contract.ts';
import { destroyAtSite, recordSiteDestruction } from './destroy-at-site.ts';
import { destroyGoods, restockGoods, returnGoods } from './dispose-goods.ts';
import { hearLeft } from './hear-left.ts';
import { hearOutside } from './hear-outside.ts';
import { inspectGoods } from './inspect-goods.ts';
import { goodsOfClaim, listPickups, listToCollect, myGoods, parcelByNumber, showShelf } from './list-goods.ts';
import { hearApproved, hearWithdrawn } from './open-pickup.ts';
import { printParcelLabels } from './parcel-labels.ts';
import { permissions } from './permissions.ts';
import { callOffPickup, planPickup, planWaiting } from './plan-pickup.ts';
import { quarantineGoods, receiveGoods } from './receive-goods.ts';
import { no } from './refusals.ts';
import { watchUnsafe } from './watch-unsafe.ts';

export const goods = definePart({
  contract,
  handlers: {
    pickups: listPickups,
    goodsOf: goodsOfClaim,
    planPickup,
    callOffPickup,
    toCollect: listToCollect,
    collect: collectGoods,
    shelf: showShelf,
    parcelByNumber,
    receiveGoods,
    quarantineGoods,
    inspectGoods,
    destroyGoods,
    returnGoods,
    restockGoods,
    parcelLabels: printParcelLabels,
    recordSiteDestruction,
    myGoods,
    destroyAtSite,
  },
  permissions,
  refusals: [no],
  hears: {
    'claims.approved': hearApproved,
    'claims.withdrawn': hearWithdrawn,
    'lots.returned': async (unit, fact) => {
      await hearOutside(unit, fact);
      await hearLeft(unit, fact);
    },
    'lots.destroyed': async (unit, fact) => {
      await hearOutside(unit, fact);
      await hearLeft(unit, fact);
    },
  },
  sweeps: [
    { name: 'claims.pickups', every: 5 * MINUTE, run: planWaiting },
    { name: 'claims.unsafe-goods', every: 60 * MINUTE, run: watchUnsafe },
  ],
});
