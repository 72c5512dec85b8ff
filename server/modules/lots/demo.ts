// What lies in the demo company's stores: received over the last days, some of it worked on, held, nearly or already expired.
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import { quantity, type UnitCode } from '../../kernel/quantity.ts';
import { DAY, HOUR, type Instant, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { ensureDemoProducts } from '../products/public.ts';
import { ensureDemoSuppliers } from '../suppliers/public.ts';
import { holdInUnit } from './hold-lots.ts';
import { FIRST_QUARANTINE, FIRST_STORE, outside, type Place } from './lot.ts';
import { makeLots } from './make-lots.ts';
import { moveInUnit } from './move-lots.ts';
import { countInUnit } from './stock/count-lot.ts';
import { destroyInUnit } from './stock/dispose-lot.ts';
import { openPlaceInUnit } from './stock/keep-places.ts';
import { splitInUnit, workInUnit } from './stock/work-lots.ts';

type Shelf = 'main' | 'dry' | 'frozen';
/** `madeDays`, `keepsDays`: produced so many days before it came, and good for so many from then. */
type Row = readonly [
  key: string,
  code: string,
  supplier: string,
  supplierLot: string | null,
  amount: number,
  unit: UnitCode,
  daysAgo: number,
  madeDays: number,
  keepsDays: number,
  origin: string,
  shelf?: Shelf,
];

const FARM = '青禾蔬菜专业合作社';
const MEAT = '安顺肉类加工厂';
const GRAIN = '丰年粮油有限公司';
const SOY = '老灶台豆制品厂';
const MILK = '晨牧乳品有限公司';
const COLD = '寒极冷冻食品有限公司';
const FRUIT = '北山果园';

const RECEIPTS: readonly Row[] = [
  ['tomato-old', 'V001', FARM, 'QH-T-18', 260, 'kg', 1, 0, 4, '演示县青禾村'],
  ['tomato', 'V001', FARM, 'QH-T-19', 480, 'kg', 0, 0, 4, '演示县青禾村'],
  ['spinach', 'V002', FARM, 'QH-B-31', 180, 'kg', 0, 0, 2, '演示县青禾村'],
  ['potato-a', 'V003', FARM, 'QH-TD-07', 600, 'kg', 3, 2, 14, '演示县青禾村'],
  ['potato-b', 'V003', FRUIT, null, 240, 'kg', 1, 1, 14, '演示县北山乡'],
  ['greens', 'V004', FARM, 'QH-Q-52', 320, 'kg', 0, 0, 2, '演示县青禾村'],
  ['carrot', 'V005', FARM, null, 260, 'kg', 2, 1, 10, '演示县青禾村'],
  ['pork', 'M001', MEAT, 'AS20-A', 360, 'kg', 0, 0, 3, '演示市'],
  ['belly', 'M003', MEAT, 'AS20-W', 150, 'kg', 0, 0, 3, '演示市'],
  ['chicken', 'M002', MEAT, 'AS20-J', 240, 'kg', 0, 0, 3, '演示市'],
  ['apple', 'F001', FRUIT, 'BS-P-4', 400, 'kg', 2, 1, 20, '演示县北山乡'],
  ['egg', 'E001', FARM, 'QH-D-11', 60, 'box', 2, 1, 20, '演示县青禾村', 'dry'],
  ['tofu', 'B001', SOY, 'LZT-0611', 420, 'case', 0, 0, 5, '演示市'],
  ['tofu-soon', 'B001', SOY, 'LZT-0607', 36, 'case', 4, 0, 5, '演示市'],
  ['dried-tofu', 'B002', SOY, 'LZT-G-88', 48, 'bag', 14, 1, 13, '演示市'],
  ['rice', 'G001', GRAIN, 'FN-2607', 120, 'bag', 6, 20, 300, '演示省', 'dry'],
  ['flour', 'G002', GRAIN, 'FN-M-15', 60, 'bag', 6, 12, 240, '演示省', 'dry'],
  ['oil', 'O001', GRAIN, 'FN-Y-03', 40, 'barrel', 6, 30, 540, '演示省', 'dry'],
  ['milk', 'D001', MILK, 'CM-1120', 220, 'box', 1, 2, 25, '演示市', 'dry'],
  ['dumpling', 'Z001', COLD, 'HJ-S-9', 90, 'bag', 8, 25, 360, '演示市', 'frozen'],
];

type Lot = { readonly lotId: string; readonly number: string; readonly unit: UnitCode; readonly place: Place };
type Stores = Readonly<Record<Shelf, Place>>;

export async function createDemoLots(app: App): Promise<void> {
  await ensureDemoProducts(app);
  const suppliers = await ensureDemoSuppliers(app);
  const rows = await app.db.selectFrom('products.product').select(['id', 'code']).execute();
  const products = new Map(rows.map(({ id, code }) => [code, id]));
  const clerk = await clerkOf(app);
  const stores = await app.inUnit(clerk, openStores);
  const lots = new Map<string, Lot>();
  for (const row of RECEIPTS) {
    const productId = products.get(row[1]);
    if (productId === undefined) continue;
    lots.set(row[0], await app.inUnit(clerk, (unit) => receive(unit, row, { productId, supplierId: suppliers.get(row[2]) ?? null, stores })));
  }
  const lot = (key: string): Lot => lots.get(key) as Lot;
  // One after the other, as in a warehouse: each in a moment of its own.
  for (const step of [() => work(app, clerk, lot), () => correct(app, clerk, lot), () => stop(app, clerk, lot)]) await step();
}

async function clerkOf({ db, identity }: App): Promise<Actor> {
  const staff = await identity.accounts(db, { kind: 'staff' });
  const found = staff.find(({ roles }) => roles.includes('warehouse-clerk'));
  return found ? { kind: 'staff', id: found.id, name: found.displayName, can: new Set(), roles: ['warehouse-clerk'] } : SYSTEM;
}

async function openStores(unit: Unit): Promise<Stores> {
  const dry = await openPlaceInUnit(unit, { name: '干货库', kind: 'store', temperature: 'ambient' });
  const frozen = await openPlaceInUnit(unit, { name: '冷冻库', kind: 'store', temperature: 'frozen' });
  const store = (id: string): Place => ({ kind: 'store', id });
  return { main: store(FIRST_STORE), dry: store(dry), frozen: store(frozen) };
}

type Known = { readonly productId: string; readonly supplierId: string | null; readonly stores: Stores };

async function receive(unit: Unit, row: Row, { productId, supplierId, stores }: Known): Promise<Lot> {
  const [key, , , supplierLot, amount, code, daysAgo, madeDays, keepsDays, origin, shelf = 'main'] = row;
  const at = came(
    unit.now,
    daysAgo,
    RECEIPTS.findIndex(([other]) => other === key),
  );
  const producedOn = shanghaiDate(at - madeDays * DAY);
  const expiresOn = shanghaiDate(at + (keepsDays - madeDays) * DAY);
  const [made] = await makeLots(unit, [{ productId, unit: code, supplierId, supplierLot, origin, producedOn, expiresOn, shelfLifeDays: null }]);
  if (!made) throw new Error('no lot was made');
  const receivedOn = shanghaiDate(at);
  const number = made.number.replace(/^PC\d{6}/, `PC${receivedOn.slice(2).replaceAll('-', '')}`);
  const place = stores[shelf];
  const leg = { lotId: made.lotId, from: outside('supplier'), to: place, amount: quantity(amount, code)?.amount ?? 0 };
  await moveInUnit(unit, {
    kind: 'received',
    lots: [{ ...made, number, receivedOn }],
    legs: [leg],
    supplierId,
    complete: supplierLot !== null,
    occurredAt: at,
  });
  return { lotId: made.lotId, number, unit: code, place };
}

/** In the morning of its day, one after the other; never later than now. */
const came = (now: Instant, daysAgo: number, order: number): Instant =>
  Math.min(shanghaiInstant(shanghaiDate(now - daysAgo * DAY), '03:40') + order * 3 * MINUTE, now - HOUR);

type Find = (key: string) => Lot;
const part = ({ lotId, place }: Lot, amount: number) => ({ lotId, placeId: place.id, amount });
const out = ({ place }: Lot, amount: number) => ({ placeId: place.id, amount, into: null, expiresOn: null });

async function work(app: App, clerk: Actor, lot: Find): Promise<void> {
  const [a, b, apple, pork] = [lot('potato-a'), lot('potato-b'), lot('apple'), lot('pork')];
  const mixed = { kind: 'mixed', inputs: [part(a, 160), part(b, 80)], outputs: [out(a, 238)], words: '两家土豆合筐，按大小重新分级' } as const;
  await app.inUnit(clerk, (unit) => workInUnit(unit, { ...mixed, inputs: [...mixed.inputs], outputs: [...mixed.outputs] }));
  const packed = { inputs: [part(apple, 120)], outputs: [out(apple, 118.5)], words: '散装改 5 公斤网袋，挑出碰伤果' };
  await app.inUnit(clerk, (unit) => workInUnit(unit, { kind: 'repacked', ...packed }));
  const parts = [
    { placeId: pork.place.id, amount: 60 },
    { placeId: pork.place.id, amount: 39.4 },
  ];
  await app.inUnit(clerk, (unit) => splitInUnit(unit, { ...part(pork, 100), parts, words: '切丁、切丝分装' }));
}

async function correct(app: App, clerk: Actor, lot: Find): Promise<void> {
  const [carrot, tofu] = [lot('carrot'), lot('tofu-soon')];
  const counted = { lotId: carrot.lotId, place: { kind: 'store' as const, id: carrot.place.id }, amount: 257.6, reason: 'drying' as const };
  await app.inUnit(clerk, (unit) => countInUnit(unit, { ...counted, words: '' }));
  const broken = { ...part(tofu, 4), reason: 'damaged' as const, weight: 1_400, at: '仓库后场', witnesses: ['当班仓管', '品控'] };
  await app.inUnit(clerk, (unit) => destroyInUnit(unit, { ...broken, photos: [], report: null, words: '盒子压破' }));
}

async function stop(app: App, clerk: Actor, lot: Find): Promise<void> {
  const [spinach, dried] = [lot('spinach'), lot('dried-tofu')];
  const apart: Place = { kind: 'quarantine', id: FIRST_QUARANTINE };
  const words = '农残快检抑制率接近限值，待复检';
  await app.inUnit(clerk, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'self-inspection', lotIds: [spinach.lotId], words }));
  const legs = [{ lotId: dried.lotId, from: dried.place, to: apart, amount: 48 }];
  await app.inUnit(clerk, (unit) => moveInUnit(unit, { kind: 'put-away', legs, words: '已过期，移入隔离区待处理' }));
}
