// A trace as the desk draws it: lots with their names, where they lie, who got them, and whether the sums come out even.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { termsOf } from '../../products/public.ts';
import { supplierNames } from '../../suppliers/public.ts';
import { standingOf } from '../lot.ts';
import { lotsByIds } from '../read-lots.ts';
import { type Begin, startsOf } from './begin-trace.ts';
import type { contract } from './contract.ts';
import { type Delivery, deliveriesOf, type Reach } from './fold-deliveries.ts';
import { asksAbout, keptAbout } from './list-kept.ts';
import { balancesOfStarts, heldOf } from './sum-lots.ts';
import type { TracedLot } from './trace.rules.ts';
import { type Traced, traceOf } from './trace-lots.ts';

type Shown = OutputOf<typeof contract.trace>;
export type ShownLot = Shown['lots'][number];

const MOST_BALANCES = 20;
const MOST_DELIVERIES = 5_000;

export async function showTrace(call: Call, input: InputOf<typeof contract.trace>): Promise<Shown> {
  const found = await findTrace(call.db, input, { lots: input.limit, deliveries: MOST_DELIVERIES });
  const { starts, traced, deliveries, reach } = found;
  const lots = await nameLots(call.db, traced.lots, shanghaiDate(call.now));
  const suppliers = await supplierNames(
    call.db,
    lots.flatMap(({ supplierId }) => supplierId ?? []),
  );
  return {
    starts,
    lots,
    edges: [...traced.edges],
    suppliers: [...suppliers].map(([id, name]) => ({ id, name })),
    deliveries,
    sites: await sitesOf(call.db, deliveries),
    balances: await balancesOfStarts(call.db, starts.slice(0, MOST_BALANCES)),
    counts: countsOf(traced, { deliveries, reach, suppliers: suppliers.size }),
    asks: await asksAbout(call.db, starts),
    kept: await keptAbout(call, starts),
    can: { record: call.actor.can.has('lots.record-trace') },
  };
}

type Found = { readonly starts: string[]; readonly traced: Traced; readonly deliveries: Delivery[]; readonly reach: Reach };

/** Looking back alone says nothing of kitchens; else those of every lot that was made of the first. */
export async function findTrace(db: Db, begin: Begin, most: { readonly lots: number; readonly deliveries: number }): Promise<Found> {
  const starts = await startsOf(db, begin);
  const traced = await traceOf(db, { lotIds: starts, direction: begin.direction, limit: most.lots });
  const onward = begin.direction === 'backward' ? [] : traced.lots.filter(({ level }) => level >= 0);
  const unsure = new Set(onward.filter(({ possible }) => possible).map(({ lotId }) => lotId));
  const lotIds = onward.map(({ lotId }) => lotId);
  return { starts, traced, ...(await deliveriesOf(db, { lotIds, unsure, limit: most.deliveries })) };
}

export async function nameLots(db: Db, traced: readonly TracedLot[], today: string): Promise<ShownLot[]> {
  const ids = traced.map(({ lotId }) => lotId);
  const [lots, held] = [await lotsByIds(db, ids), await heldOf(db, ids)];
  const { byId } = await termsOf(db, { ids: [...new Set([...lots.values()].map(({ productId }) => productId))], on: today });
  return traced.flatMap(({ lotId, level, possible }) => {
    const lot = lots.get(lotId);
    if (!lot) return [];
    const { id: _id, base: _base, derived: _derived, state: _state, ...said } = lot;
    const place = held.get(lotId) ?? { came: 0, stock: 0, vans: 0, kitchens: 0 };
    return [{ lotId, ...said, product: byId.get(lot.productId)?.name ?? '', standing: standingOf(lot, today), level, possible, ...place }];
  });
}

async function sitesOf(db: Db, deliveries: readonly Delivery[]): Promise<Shown['sites']> {
  const cards = await siteCardsOf(
    db,
    deliveries.map(({ siteId }) => siteId),
  );
  return [...cards.values()].map(({ siteId, customerId, siteName, customerName, address, longitude, latitude }) => ({
    siteId,
    customerId,
    site: siteName,
    customer: customerName,
    address,
    longitude,
    latitude,
  }));
}

type Also = { readonly deliveries: readonly Delivery[]; readonly reach: Reach; readonly suppliers: number };

const countsOf = ({ lots, left }: Traced, { deliveries, reach, suppliers }: Also): Shown['counts'] => ({
  lots: lots.length + left,
  lotsLeft: left,
  possible: lots.filter(({ possible }) => possible).length,
  suppliers,
  customers: reach.customers,
  sites: reach.sites,
  deliveries: reach.deliveries,
  deliveriesLeft: reach.deliveries - deliveries.length,
});
