// The demo company's suppliers, all invented; licence numbers begin with 演示.
import { SYSTEM } from '../../kernel/actor.ts';
import { DAY, type Instant, shanghaiDate } from '../../kernel/time.ts';
import type { App } from '../../platform/app.ts';
import { registerInUnit } from './keep-suppliers.ts';
import type { LicenceKind, SupplierFields, SupplierKind } from './supplier.ts';

type Demo = readonly [name: string, kind: SupplierKind, address: string, contact: string, phone: string, licence?: LicenceKind, daysLeft?: number];

const DEMO: readonly Demo[] = [
  ['青禾蔬菜专业合作社', 'farm', '演示县青禾村 1 组', '田建军', '13700000001'],
  ['北山果园', 'farm', '演示县北山乡果园路 8 号', '何秀英', '13700000002'],
  ['安顺肉类加工厂', 'slaughterhouse', '演示市经开区屠宰场路 2 号', '赵勇', '13700000003', 'slaughter', 700],
  ['清水湾水产批发部', 'wholesaler', '演示市水产市场 B12', '蔡明', '13700000004', 'food-trade', 420],
  ['丰年粮油有限公司', 'factory', '演示市粮食物流园 6 号', '孙丽', '13700000005', 'food-production', 900],
  ['老灶台豆制品厂', 'factory', '演示市城北工业园 15 号', '冯涛', '13700000006', 'food-production', 21],
  ['和味调味品批发行', 'wholesaler', '演示市干货市场 3 区 27 号', '唐敏', '13700000007', 'food-trade', 260],
  ['晨牧乳品有限公司', 'factory', '演示市食品园 9 号', '邓佳', '13700000008', 'food-production', 540],
  ['寒极冷冻食品有限公司', 'factory', '演示市冷链园 C 区 1 号', '韩雪', '13700000009', 'food-production', 610],
];

const fieldsOf = ([name, kind, address, contact, phone, licence, daysLeft]: Demo, now: Instant): SupplierFields => ({
  name,
  kind,
  address,
  contact,
  phone,
  email: '',
  licences: licence ? [{ kind: licence, number: `演示${phone}`, validTo: shanghaiDate(now + (daysLeft ?? 0) * DAY) }] : [],
  remark: '',
});

/** Those that are there already stay as they are. Answers name → id. */
export async function ensureDemoSuppliers(app: App): Promise<ReadonlyMap<string, string>> {
  const known = await app.db.selectFrom('suppliers.supplier').select(['id', 'name']).where('active', '=', true).execute();
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  await app.inUnit(SYSTEM, async (unit) => {
    for (const one of DEMO) if (!ids.has(one[0])) ids.set(one[0], (await registerInUnit(unit, fieldsOf(one, unit.now))).supplierId);
  });
  return ids;
}

export async function createDemoSuppliers(app: App): Promise<void> {
  await ensureDemoSuppliers(app);
}
