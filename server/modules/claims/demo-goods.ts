// Goods of the demo's claims: the lots that came by their lines, and a driver who fetches some of them today.
import { HOUR, iso } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { type Leg, lotsOfLines, moveInUnit, onVan, outside, type Stocked, stockOf } from '../lots/public.ts';
import { termsOf } from '../products/public.ts';
import { planInUnit } from './goods/plan-pickup.ts';

export type Arrived = { readonly lineId: string; readonly noteId: string; readonly product: string };

/** As if the note had been picked from the stores: nothing happens where they have too little of it, or it carries lots already. */
export async function carryLot(unit: Unit, { lineId, noteId, product }: Arrived): Promise<void> {
  const { tx } = unit;
  if ((await lotsOfLines(tx, [lineId])).length > 0) return;
  const note = await tx.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).executeTakeFirstOrThrow();
  const line = await tx.selectFrom('deliveries.note_line').select(['accepted', 'product_id']).where('id', '=', lineId).executeTakeFirstOrThrow();
  const known = await termsOf(tx, { names: [product], on: note.delivery_on });
  const productId = line.product_id ?? known.byName.get(product)?.productId;
  if (productId === undefined || line.accepted === null) return;
  const amount = line.accepted;
  const from = placeOf(await stockOf(tx, [productId]), amount);
  if (!from) return;
  const { lotId, place } = from;
  const about = { noteId, noteNumber: note.number, customerId: note.customer_id, siteId: note.site_id, deliveryOn: note.delivery_on };
  const [staging, van, site] = [outside('staging'), onVan(note.vehicle_id), { kind: 'site' as const, id: note.site_id }];
  const leg = (one: Leg['from'], to: Leg['to']): Leg[] => [{ lotId, lineId, from: one, to, amount }];
  const lines = [{ lineId, lotId, certainty: 'named' as const, atMost: amount }];
  await moveInUnit(unit, { kind: 'picked', note: about, legs: leg(place, staging), lines });
  await moveInUnit(unit, { kind: 'loaded', note: about, legs: leg(staging, van) });
  await moveInUnit(unit, { kind: 'delivered', note: about, legs: leg(van, site) });
}

/** The oldest that is good and lies together. */
function placeOf(stocked: readonly Stocked[], amount: number) {
  for (const { lot, stores } of stocked) {
    const store = lot.state === 'available' ? stores.find((one) => one.amount >= amount) : undefined;
    if (store) return { lotId: lot.id, place: { kind: 'store' as const, id: store.placeId } };
  }
  return undefined;
}

/** By a run of its own, soon. */
export async function fetchToday(app: App, unit: Unit, claimId: string): Promise<void> {
  const staff = await app.identity.accounts(unit.tx, { kind: 'staff' });
  const driver = staff.find(({ roles }) => roles.includes('driver'));
  const pickup = await unit.tx.selectFrom('claims.pickup').select('id').where('claim_id', '=', claimId).executeTakeFirst();
  if (driver && pickup) await planInUnit(unit, { pickupId: pickup.id, run: { driverId: driver.id, vehicle: '', at: iso(unit.now + 2 * HOUR) } });
}
