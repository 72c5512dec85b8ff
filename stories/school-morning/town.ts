// A town for the story of a school morning: sixty canteens in twelve rounds, six goods with prices and certificates, twelve vans.
import sharp from 'sharp';
import type { SignedIn, TestApp } from '../../server/testing/open-test-app.ts';

export type Canteen = {
  readonly customerId: string;
  readonly siteId: string;
  readonly name: string;
  /** Which van comes, from 0, and as which stop, from 1. */
  readonly van: number;
  readonly stop: number;
  readonly place: { readonly longitude: number; readonly latitude: number };
};
export type Van = { readonly vehicleId: string; readonly plate: string; readonly driver: SignedIn };
export type Town = { readonly canteens: readonly Canteen[]; readonly vans: readonly Van[] };

export const VANS = 12;
export const STOPS = 5;

const common = { stockUnit: 'kg', settleUnit: 'kg', toleranceClass: 'weighed', temperatureClass: 'ambient' } as const;
/** Ordered by each canteen: amount in base units of the unit it orders in. */
export const GOODS = [
  {
    order: { product: '猪前腿肉', amount: 2, unit: 'box' },
    master: {
      ...common,
      code: 'M1',
      name: '猪前腿肉',
      category: 'meat',
      stockUnit: 'box',
      catchWeight: true,
      typicalWeight: 15_000,
      pieceUnit: 'box',
      pieceTare: 600,
      temperatureClass: 'chilled-meat',
      certificateKinds: ['animal-quarantine', 'meat-quality'],
    },
    fen: 2_600,
  },
  {
    order: { product: '土豆', amount: 30_000, unit: 'jin' },
    master: { ...common, code: 'V1', name: '土豆', aliases: ['洋芋'], category: 'vegetable' },
    fen: 320,
  },
  {
    order: { product: '番茄', amount: 20_000, unit: 'jin' },
    master: { ...common, code: 'V2', name: '番茄', aliases: ['西红柿'], category: 'vegetable' },
    fen: 560,
  },
  { order: { product: '菠菜', amount: 12_000, unit: 'kg' }, master: { ...common, code: 'V3', name: '菠菜', category: 'vegetable' }, fen: 780 },
  { order: { product: '上海青', amount: 10_000, unit: 'kg' }, master: { ...common, code: 'V4', name: '上海青', category: 'vegetable' }, fen: 520 },
  {
    order: { product: '嫩豆腐', amount: 40, unit: 'case' },
    master: { ...common, code: 'B1', name: '嫩豆腐', category: 'soy', stockUnit: 'case', settleUnit: 'case', toleranceClass: 'counted' },
    fen: 350,
  },
] as const;

/** The canteens lie on spokes around the depot, two kilometres from stop to stop. */
const placeOf = (van: number, stop: number) => ({
  longitude: 120.15 + Math.cos((van * Math.PI) / 6) * stop * 0.018,
  latitude: 30.27 + Math.sin((van * Math.PI) / 6) * stop * 0.018,
});

export async function buildTown(app: TestApp): Promise<Town> {
  const office = (await app.as('project-manager')).api;
  await stockGoods(app);
  const canteens: Canteen[] = [];
  for (let at = 0; at < VANS * STOPS; at++) {
    const [van, stop] = [Math.floor(at / STOPS), (at % STOPS) + 1];
    const name = `第${at + 1}小学`;
    const place = placeOf(van, stop);
    const { customerId } = await office.customers.register({ code: `XX${at + 1}`, name, kind: 'school' });
    const { siteId } = await office.customers.registerSite({
      customerId,
      code: `XX${at + 1}-1`,
      name: `${name}食堂`,
      ...place,
      meals: { breakfast: '07:40', lunch: '11:30' },
      receiving: [{ days: [1, 2, 3, 4, 5], from: '05:30', to: '07:30' }],
    });
    canteens.push({ customerId, siteId, name, van, stop, place });
  }
  return { canteens, vans: await buyVans(app) };
}

async function buyVans(app: TestApp): Promise<Van[]> {
  const dispatcher = (await app.as('dispatcher')).api;
  const vans: Van[] = [];
  for (let at = 0; at < VANS; at++) {
    const plate = `演B·${String(at + 1).padStart(5, '0')}`;
    const { vehicleId } = await dispatcher.vehicles.register({ plate, temperature: 'chilled', capacityKg: 1_500, crates: 80 });
    vans.push({ vehicleId, plate, driver: await app.as('driver', String(at)) });
  }
  return vans;
}

/** Goods, one general price sheet, and the two papers every piece of pork needs. */
async function stockGoods(app: TestApp): Promise<void> {
  const buyer = await app.as('purchasing');
  const productIds: string[] = [];
  for (const { master } of GOODS) productIds.push((await buyer.api.products.register(master as never)).productId);
  const { sheetId } = await buyer.api.products.draftSheet({ name: '三月统一价', kind: 'fixed', series: '统一价', fromOn: '2026-02-01' });
  const lines = GOODS.map(({ master, fen }, at) => ({ productId: productIds[at] as string, unit: master.settleUnit, fen }));
  await buyer.api.products.setSheetLines({ sheetId, lines });
  await buyer.api.products.publishSheet({ sheetId });
}

export async function photo(app: TestApp, { headers }: Pick<SignedIn, 'headers'>): Promise<string> {
  const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#49602c' } })
    .jpeg()
    .toBuffer();
  const answer = await app.server.inject({
    method: 'POST',
    url: '/api/files',
    payload: picture,
    headers: { ...headers, 'content-type': 'image/jpeg' },
  });
  return (answer.json() as { id: string }).id;
}

/** Before the papers are there, tomorrow's list names them. */
export async function papersOfPork(day: TestApp): Promise<void> {
  const officer = await day.as('food-safety-officer');
  const missing = await officer.api.certificates.missing({ day: '2026-03-02' });
  if (!JSON.stringify(missing).includes('animal-quarantine')) throw new Error('nobody misses the papers of the pork');
  for (const kind of ['animal-quarantine', 'meat-quality']) {
    const files = [await photo(day, officer)];
    await officer.api.certificates.file({
      kind,
      ...(kind === 'animal-quarantine' ? { variant: 'product-a' } : {}),
      number: `${kind}-0301`,
      products: [{ code: 'M1', name: '猪前腿肉' }],
      lot: 'P0301',
      issuedOn: '2026-03-01',
      files,
    });
  }
}

/** "2 boxes" weigh 31.4 kg, gross less 1.2 kg of boxes: a normal entry. All else as ordered. */
export const picked = (line: { id: string; version: number; product: string; ordered: number }) =>
  line.product === '猪前腿肉'
    ? { lineId: line.id, version: line.version, gross: 32_600, tare: 1_200, pieces: 2, lot: 'P0301' }
    : { lineId: line.id, version: line.version, picked: line.ordered };

/** By clause, what is judged of a note, an order or a case now. */
export async function verdictsOf({ api }: SignedIn, subjectType: 'note' | 'order' | 'case', subjectId: string) {
  const { items } = await api.commitments.list({ subjectType, subjectId });
  return new Map(items.map((one) => [one.clauseId, one]));
}
