// A school and a hospital that order, the demo's goods with a price for all, and the people of the desk.
import { SYSTEM } from '../../../kernel/actor.ts';
import { openTestApp } from '../../../testing/open-test-app.ts';
import { ensureDemoProducts } from '../../products/public.ts';

export type Desk = Awaited<ReturnType<typeof openOrders>>;

const PRICES: Readonly<Record<string, number>> = { V001: 560, V002: 780, V003: 360, M001: 2680, M002: 1880, V012: 860 };

/** Monday, ten in the morning; the cutoff for Tuesday is at six. */
export async function openOrders() {
  const app = await openTestApp({ at: '2026-03-02T10:00:00+08:00' });
  await ensureDemoProducts(app.app);
  const [clerk, manager, driver] = [await app.as('order-clerk'), await app.as('project-manager'), await app.as('driver')];
  let counter = 0;
  const newCustomer = async (name: string, kind: 'school' | 'hospital') => {
    const { customerId } = await manager.api.customers.register({ code: `T${++counter}`, name, kind });
    const receiving = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '05:30', to: '07:30' }];
    const { siteId } = await manager.api.customers.registerSite({ customerId, code: `TS${counter}`, name: `${name}食堂`, receiving });
    return { customerId, siteId };
  };
  const [school, hospital] = [await newCustomer('实验小学', 'school'), await newCustomer('市中心医院', 'hospital')];
  const products = new Map((await app.app.db.selectFrom('products.product').select(['id', 'code']).execute()).map(({ code, id }) => [code, id]));
  const header = { name: '统一价', kind: 'fixed' as const, series: '统一价', fromOn: '2026-01-01' };
  const { sheetId } = await manager.api.products.draftSheet(header);
  const lines = Object.entries(PRICES).map(([code, fen]) => ({ productId: products.get(code) as string, unit: 'kg' as const, fen }));
  await manager.api.products.setSheetLines({ sheetId, lines });
  await manager.api.products.publishSheet({ sheetId });
  return {
    app,
    clerk,
    manager,
    driver,
    school,
    hospital,
    products,
    newCustomer,
    /** An order for the school for tomorrow. */
    receive: (over: object = {}) => clerk.api.orders.receive({ siteId: school.siteId, deliveryOn: '2026-03-03', lines: GOODS, ...over }),
    show: (orderId: string) => clerk.api.orders.show({ orderId }),
    toldOf: async (orderId: string): Promise<string[]> => {
      const rows = await app.app.db
        .selectFrom('journal.fact')
        .select(['name'])
        .where((eb) => eb(eb.val(`order:${orderId}`), '=', eb.fn.any('subjects')))
        .where('name', 'like', 'orders.%')
        .orderBy('position')
        .execute();
      return rows.map(({ name }) => name);
    },
    upload: async (bytes: string | Buffer, name: string): Promise<string> => {
      const { Readable } = await import('node:stream');
      return (await app.app.files.receive({ body: Readable.from([Buffer.from(bytes)]), uploader: SYSTEM, now: app.clock.now(), name })).id;
    },
  };
}

export const GOODS = [
  { product: '西红柿', amount: 30_000, unit: 'jin' as const, remark: '要硬一点的' },
  { product: '猪前腿肉', amount: 2, unit: 'box' as const },
  { productCode: 'V003', product: '土豆', amount: 20_000, unit: 'kg' as const },
];
