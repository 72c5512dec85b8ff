// Two customers, a clerk who issues notes and a driver who brings them.
import { SYSTEM } from '../../../kernel/actor.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import { demoSignature } from '../../customers/public.ts';

export const LINES = [
  { product: '番茄', unit: 'kg', ordered: 30_000, picked: 30_200, lot: 'L1', producedOn: '2026-03-01', expiresOn: '2026-03-05' },
  { product: '菠菜', unit: 'kg', ordered: 20_000 },
  { product: '嫩豆腐', unit: 'case', ordered: 40 },
] as const;

const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

export type Dock = Awaited<ReturnType<typeof openDeliveries>>;

/** Monday, five in the morning. `load`: with plans, calendars and the first places of the stores. */
export async function openDeliveries({ load = false }: { readonly load?: boolean } = {}) {
  const app = await openTestApp({ load, at: '2026-03-02T05:00:00+08:00' });
  const [clerk, driver] = [await app.as('order-clerk'), await app.as('driver')];
  let counter = 0;
  const newCustomer = async (name: string) => {
    const { customerId } = await clerk.api.customers.register({ code: `T${++counter}`, name, kind: 'school' });
    const place = { longitude: 120.1551, latitude: 30.2741, meals: { lunch: '11:30' } };
    const { siteId } = await clerk.api.customers.registerSite({ customerId, code: `TS${counter}`, name: `${name}食堂`, ...place });
    return { customerId, siteId };
  };
  const [school, other] = [await newCustomer('实验小学'), await newCustomer('市中心医院')];
  return {
    app,
    clerk,
    driver,
    school,
    other,
    tokenOf,
    /** A note for the school this morning. */
    issue: (over: object = {}) =>
      clerk.api.deliveries.issue({
        siteId: school.siteId,
        windowFrom: '2026-03-02T05:30:00+08:00',
        windowTo: '2026-03-02T07:30:00+08:00',
        driverId: driver.accountId,
        lines: [...LINES],
        ...over,
      }),
    /** Whoever scanned this QR code. */
    scanned: (link: string, headers: Record<string, string> = {}) => app.client({ 'x-note-token': tokenOf(link), ...headers }).deliveries,
    linesOf: async (noteId: string) => (await clerk.api.deliveries.show({ noteId })).lines,
    toldOf: (noteId: string) =>
      app.app.db
        .selectFrom('journal.fact')
        .select(['name', 'data', 'grade', 'actor'])
        .where((eb) => eb(eb.val(`note:${noteId}`), '=', eb.fn.any('subjects')))
        .where('name', 'like', 'deliveries.%')
        .orderBy('position')
        .execute(),
    signaturePng: async (): Promise<Buffer> => {
      const id = await app.app.inUnit(SYSTEM, demoSignature);
      return app.app.files.bytes(await app.app.files.see(SYSTEM, id));
    },
  };
}
