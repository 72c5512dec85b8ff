// A goods-in door for tests: an installation with products, suppliers and people; goods that are as they should be, papers apart.
import sharp from 'sharp';
import { newId } from '../../../kernel/id.ts';
import { openTestApp, refusalOf } from '../../../testing/open-test-app.ts';
import { ensureDemoProducts } from '../../products/public.ts';
import { checksFor } from '../shipped-rules.ts';

export const TODAY = '2026-03-02';
const CATEGORY = { V: 'vegetable', M: 'meat', B: 'soy', G: 'staple' } as const;
/** Every check of the category of this code answered as it should be; or all but one. */
export const fine = (code: string) => checksFor(CATEGORY[code[0] as keyof typeof CATEGORY], TODAY).map((one) => ({ code: one.code, ok: true }));
export const but = (code: string, failed: string) => fine(code).map((one) => ({ ...one, ok: one.code !== failed }));

export async function openDoor() {
  const app = await openTestApp({ at: `${TODAY}T04:00:00+08:00` });
  await ensureDemoProducts(app.app);
  const [clerk, quality, buyer] = [await app.as('warehouse-clerk'), await app.as('quality-engineer'), await app.as('purchasing')];
  const rows = await app.app.db.selectFrom('products.product').select(['id', 'code']).execute();
  const products: Record<string, string> = Object.fromEntries(rows.map(({ id, code }) => [code, id]));
  const add = async (key: string, over: object = {}) =>
    (await buyer.api.suppliers.register({ name: `${key}供应商`, kind: 'farm', address: '一路', contact: '甲', ...over })).supplierId;
  const licences = [{ kind: 'food-production', number: 'SC1', validTo: '2026-03-01' }];
  const suppliers = { farm: await add('farm'), other: await add('other'), factory: await add('factory', { kind: 'factory', licences }) };
  const goods = goodsOf(products);
  type From = { readonly by?: typeof clerk; readonly from?: keyof typeof suppliers };
  const receive = (lines: ReturnType<typeof goods.tomato>[], { by = clerk, from = 'farm' }: From = {}) =>
    by.api.receiving.receive({ supplierId: suppliers[from], lines });
  const refused = (line: ReturnType<typeof goods.tomato>, from: From = {}) => refusalOf(receive([line], from));
  const picture = async (by = clerk): Promise<string> => {
    const payload = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#8a8' } })
      .png()
      .toBuffer();
    const headers = { ...by.headers, 'content-type': 'image/png' };
    return (await app.server.inject({ method: 'POST', url: '/api/files', headers, payload })).json().id;
  };
  const paper = async (kind: string, code: string, over: object = {}): Promise<void> => {
    const row = await app.app.db.selectFrom('products.product').select('name').where('code', '=', code).executeTakeFirstOrThrow();
    const variant = kind === 'animal-quarantine' ? 'product-b' : null;
    const files = [await picture()];
    await clerk.api.certificates.file({ kind, variant, products: [{ code, name: row.name }], issuedOn: TODAY, files, ...over });
  };
  return { app, clerk, quality, buyer, products, suppliers, ...goods, receive, refused, picture, paper, ...readingOf(app) };
}

function goodsOf(products: Readonly<Record<string, string>>) {
  const tomato = (over: object = {}) => ({
    productId: products.V001 as string,
    unit: 'kg' as const,
    amount: 30_000,
    origin: '本地',
    checks: fine('V001'),
    ...over,
  });
  const pork = (over: object = {}) =>
    tomato({ productId: products.M001, checks: fine('M001'), producedOn: TODAY, tenthsCelsius: 20, supplierLot: `A-${newId()}`, ...over });
  const rice = (over: object = {}) =>
    tomato({
      productId: products.G001,
      unit: 'bag',
      amount: 40,
      checks: fine('G001'),
      producedOn: '2026-02-20',
      supplierLot: `R-${newId()}`,
      ...over,
    });
  return { tomato, pork, rice };
}

function readingOf({ app: { db } }: Awaited<ReturnType<typeof openTestApp>>) {
  return {
    lotsNow: async (): Promise<number> => (await db.selectFrom('lots.lot').select('id').execute()).length,
    factsOf: async (name: string) =>
      (await db.selectFrom('journal.fact').select('data').where('name', '=', name).orderBy('position').execute()).map(
        ({ data }) => data as Record<string, unknown>,
      ),
    balance: (lotId: string) =>
      db.selectFrom('lots.balance').select(['place_kind', 'amount']).where('lot_id', '=', lotId).where('amount', '>', 0).orderBy('amount').execute(),
  };
}
