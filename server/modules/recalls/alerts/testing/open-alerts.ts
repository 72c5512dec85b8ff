// Kitchens that got goods of known lots, for tests: Monday, eight in the morning.
import { SYSTEM } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/id.ts';
import { DAY, HOUR, iso, shanghaiDate } from '../../../../kernel/time.ts';
import { clientOf, openTestApp, type TestApp } from '../../../../testing/open-test-app.ts';
import { FIRST_STORE, moveInUnit, onVan, outside, type Place } from '../../../lots/public.ts';
import { receiveInUnit } from '../../../lots/testing/receive.ts';

export const KG = 1000;
const store: Place = { kind: 'store', id: FIRST_STORE };
const staging = outside('staging');

export type Kitchens = Awaited<ReturnType<typeof openAlerts>>;

export async function openAlerts(app?: TestApp) {
  const it = app ?? (await openTestApp());
  const clerk = await it.as('order-clerk');
  let counter = 0;
  const kitchen = async (name: string, meals: object = { lunch: '11:30' }) => {
    const code = `F${newId().slice(-6)}${++counter}`;
    const { customerId } = await clerk.api.customers.register({ code, name, kind: 'school' });
    const { siteId } = await clerk.api.customers.registerSite({ customerId, code: `${code}S`, name: `${name}食堂`, meals });
    await clerk.api.customers.addContact({
      customerId,
      siteId,
      name: '张老师',
      phone: `1380000${String(counter).padStart(4, '0')}`,
      role: 'customer-receiver',
    });
    return { customerId, siteId, name };
  };
  const product = async (name: string) => {
    const manager = await it.as('project-manager');
    const { productId } = await manager.api.products.register({
      ...{ code: newId(), name, category: 'vegetable' as const, stockUnit: 'kg' as const, settleUnit: 'kg' as const },
      ...{ toleranceClass: 'weighed', temperatureClass: 'fresh' },
    });
    return productId;
  };
  const lot = async (productId: string, more: object = {}) => {
    const goods = [{ productId, amount: 1000 * KG, expiresOn: shanghaiDate(it.clock.now() + 5 * DAY), ...more }];
    const [one] = await it.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, goods));
    return one as { lotId: string; number: string };
  };
  /** Brings 10 kg of the lot; `until` leaves it in staging or on the van. */
  const bring = async (
    lotId: string,
    { customerId, siteId }: { customerId: string; siteId: string },
    { until = 'site', driverId = null }: { until?: 'staging' | 'van' | 'site'; driverId?: string | null } = {},
  ) => {
    const [windowFrom, windowTo] = [iso(it.clock.now()), iso(it.clock.now() + HOUR)];
    const lines = [{ product: '菠菜', unit: 'kg' as const, ordered: 10 * KG }];
    const { noteId, number } = await clerk.api.deliveries.issue({ siteId, windowFrom, windowTo, lines, driverId, vehicle: '浙A12345' });
    const lineId = (await clerk.api.deliveries.show({ noteId })).lines[0]?.id ?? '';
    const note = { noteId, noteNumber: number, customerId, siteId, deliveryOn: shanghaiDate(it.clock.now()) };
    const leg = (from: Place, to: Place) => [{ lotId, lineId, from, to, amount: 10 * KG }];
    await it.app.inUnit(SYSTEM, async (unit) => {
      await moveInUnit(unit, { kind: 'picked', note, legs: leg(store, staging), lines: [{ lineId, lotId, certainty: 'named', atMost: 10 * KG }] });
      if (until !== 'staging') await moveInUnit(unit, { kind: 'loaded', note, legs: leg(staging, onVan(null)) });
      if (until === 'site') await moveInUnit(unit, { kind: 'delivered', note, legs: leg(onVan(null), { kind: 'site', id: siteId }) });
    });
    return { customerId, siteId, noteId, lineId, noteNumber: number };
  };
  type Brought = Awaited<ReturnType<typeof bring>>;
  const complain = async ({ customerId, siteId, noteId, lineId }: Brought, over: object = {}) => {
    const agent = await it.as('service-agent');
    const { caseId } = await agent.api.cases.open({
      ...{ customerId, siteId, noteId, lineId, channel: 'phone' as const, category: 'quality' as const, body: '有异味' },
      lines: [{ lineId, product: '菠菜', amount: null, unit: null, problem: null }],
      ...over,
    });
    return caseId;
  };
  const toldOf = (name: string) =>
    it.app.db.selectFrom('journal.fact').select(['data', 'actor']).where('name', '=', name).orderBy('position').execute() as Promise<
      { data: Record<string, unknown>; actor: string }[]
    >;
  const holderOf = async ({ customerId, siteId, noteId }: Brought) => {
    const expiresAt = it.clock.now() + 14 * DAY;
    const token = await it.app.inUnit(SYSTEM, (unit) => it.app.identity.issueNoteToken(unit, { customerId, siteId, noteId, expiresAt }));
    return clientOf(it.server, { authorization: `Note ${token}` });
  };
  return { it, kitchen, product, lot, bring, complain, toldOf, holderOf };
}

/** What `bring` left on the van. */
export const handOver = ({ it }: Kitchens, lotId: string, { lineId, siteId, ...note }: Awaited<ReturnType<Kitchens['bring']>>) =>
  it.app.inUnit(SYSTEM, (unit) =>
    moveInUnit(unit, {
      kind: 'delivered',
      note: { ...note, siteId, deliveryOn: shanghaiDate(it.clock.now()) },
      legs: [{ lotId, lineId, from: onVan(null), to: { kind: 'site', id: siteId }, amount: 10 * KG }],
    }),
  );
