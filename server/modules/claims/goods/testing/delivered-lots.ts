// Goods of real lots at kitchens, claims on them, and pictures: for tests.
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { SYSTEM } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/id.ts';
import { iso } from '../../../../kernel/time.ts';
import type { SignedIn, TestApp } from '../../../../testing/open-test-app.ts';
import { FIRST_STORE, moveInUnit, onVan, outside } from '../../../lots/public.ts';
import { receiveInUnit } from '../../../lots/testing/receive.ts';
import { aDelivery, CAME, type Place } from '../../testing/a-delivery.ts';

export type Supplied = Place & { readonly lotId: string; readonly lotNumber: string; readonly productId: string };

/** A supplier that goods can go back to. */
export async function aSupplier(it: TestApp): Promise<string> {
  const buyer = await it.as('purchasing');
  const party = { address: '山东省寿光市', contact: '孙经理', phone: '0536-5550101' };
  return (await buyer.api.suppliers.register({ name: `合作社${randomUUID()}`, kind: 'farm', ...party })).supplierId;
}

/** `amount` of a lot: so much is received; 50 kg of it go to a kitchen, the rest stays in the store. */
export async function aLot(it: TestApp, { amount = 4 * CAME, supplierId = null as string | null } = {}) {
  const productId = newId();
  const [lot] = await it.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId, amount, supplierId }]));
  return { lotId: lot?.lotId as string, lotNumber: lot?.number as string, productId };
}

type Lot = { lotId: string; lotNumber: string; productId: string };

/** 50 kg come; what is `refused` at the dock stays on the van. */
export async function deliver(it: TestApp, lot: Lot, { refused = 0 } = {}): Promise<Supplied> {
  const place = await aDelivery(it, refused > 0 ? { state: 'partly-accepted', accepted: CAME - refused } : {});
  const { noteId, lineId, customerId, siteId } = place;
  const note = { noteId, noteNumber: noteId, customerId, siteId, deliveryOn: '2026-03-02' };
  const { lotId } = lot;
  const leg = (from: object, to: object, amount = CAME) => [{ lotId, lineId, from, to, amount }] as never;
  const van = onVan(null);
  await it.app.inUnit(SYSTEM, async (unit) => {
    const lines = [{ lineId, lotId, certainty: 'named' as const, atMost: CAME }];
    await moveInUnit(unit, { kind: 'picked', note, legs: leg({ kind: 'store', id: FIRST_STORE }, outside('staging')), lines });
    await moveInUnit(unit, { kind: 'loaded', note, legs: leg(outside('staging'), van) });
    await moveInUnit(unit, { kind: 'delivered', note, legs: leg(van, { kind: 'site', id: siteId }, CAME - refused) });
  });
  return { ...place, ...lot };
}

/** Another note of the same site, still to come. */
export async function nextVan(it: TestApp, { customerId, siteId }: Place, { driverId = null as string | null, hours = 20 } = {}): Promise<string> {
  const id = newId();
  const at = it.clock.now();
  await it.app.db
    .insertInto('deliveries.note')
    .values({
      ...{
        id,
        number: id,
        customer_id: customerId,
        site_id: siteId,
        delivery_on: '2026-03-03',
        driver_id: driverId,
        state: 'issued',
        content_hash: '',
        line_count: 0,
      },
      ...{ window_from: iso(at + hours * 3_600_000), window_to: iso(at + (hours + 2) * 3_600_000), issued_at: iso(at), recorded_at: iso(at) },
    })
    .execute();
  return id;
}

export async function aPicture({ server }: TestApp, headers: Readonly<Record<string, string>>): Promise<string> {
  const background = { r: Math.floor(Math.random() * 255), g: Math.floor(Math.random() * 255), b: 40 };
  const payload = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const answer = await server.inject({ method: 'POST', url: '/api/files', headers: { ...headers, 'content-type': 'image/jpeg' }, payload });
  if (answer.statusCode !== 201) throw new Error(`upload answered ${answer.statusCode}: ${answer.body}`);
  return answer.json().id as string;
}

type Claiming = {
  readonly it: TestApp;
  readonly agent: SignedIn;
  readonly lead: SignedIn;
  readonly amount?: number;
  readonly foodSafety?: boolean;
  readonly goods?: 'back' | 'destroyed-at-site' | 'kept';
  readonly way?: 'credit' | 'replacement';
};

/** Asked for and approved. */
export async function anApprovedClaim(
  place: Supplied,
  { it, agent, lead, amount = 8000, foodSafety = false, goods = 'back', way = 'credit' }: Claiming,
) {
  const { customerId, siteId, noteId, lineId, lotId } = place;
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'quality', body: '有异味' });
  const { claimId } = await agent.api.claims.request({
    ...{
      caseId,
      way,
      reason: foodSafety ? 'spoiled' : 'off-spec',
      goods,
      foodSafety,
      body: '有异味',
      files: [await aPicture(it, agent.headers)],
      amountFen: way === 'credit' ? 5000 : undefined,
    },
    items: [{ noteId, lineId, lotId, amount }],
  });
  await lead.api.claims.approve({ claimId });
  return { claimId, caseId };
}
