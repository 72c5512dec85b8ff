// The customers of the demo company, all invented. Coordinates are public places of a big city; WGS-84.
import type { Kind } from './customer.ts';

/** Phones of the contacts of the demo who sign in at the portal, with DEMO_PASSWORD: the kitchen, and who settles the month. */
export const DEMO_CONTACT_PHONE = '13900000001';
export const DEMO_PURCHASER_PHONE = '13900000002';

export type DemoSite = {
  readonly code: string;
  readonly name: string;
  readonly at: readonly [longitude: number, latitude: number];
  readonly gate: string;
};
type DemoPerson = { readonly name: string; readonly phone: string; readonly role: 'customer-purchaser' | 'customer-receiver' | 'customer-inspector' };
export type DemoCustomer = {
  readonly code: string;
  readonly name: string;
  readonly kind: Kind;
  readonly level: string;
  readonly days: readonly number[];
  readonly meals: { readonly breakfast?: string; readonly lunch: string; readonly dinner?: string };
  readonly sites: readonly DemoSite[];
  readonly people: readonly DemoPerson[];
  readonly aliases: readonly string[];
};

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** When goods come, and deliveries of the demo too. */
export const DEMO_WINDOW = { from: '05:30', to: '07:30' };

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  {
    code: 'C001',
    name: '实验小学',
    kind: 'school',
    level: '重点客户',
    days: WEEKDAYS,
    meals: { breakfast: '07:20', lunch: '11:30' },
    sites: [
      { code: 'S001', name: '实验小学一食堂', at: [120.1551, 30.2741], gate: '走东门，07:30 后校门关闭；送货人员戴口罩并登记。' },
      { code: 'S002', name: '实验小学二食堂', at: [120.1573, 30.2755], gate: '走北门后勤通道。' },
    ],
    people: [
      { name: '刘燕', phone: DEMO_CONTACT_PHONE, role: 'customer-receiver' },
      { name: '马建国', phone: DEMO_PURCHASER_PHONE, role: 'customer-purchaser' },
    ],
    aliases: ['实验小学刘老师', '实小一食堂', '刘燕-实验小学'],
  },
  {
    code: 'C002',
    name: '市中心医院',
    kind: 'hospital',
    level: '重点客户',
    days: EVERY_DAY,
    meals: { breakfast: '06:40', lunch: '11:10', dinner: '17:00' },
    sites: [{ code: 'S003', name: '市中心医院营养食堂', at: [120.1684, 30.2551], gate: '负一层卸货，限高 2.2 米。' }],
    people: [{ name: '胡斌', phone: '13900000003', role: 'customer-receiver' }],
    aliases: ['中心医院食堂胡师傅', '营养科-胡斌'],
  },
  {
    code: 'C003',
    name: '区机关食堂',
    kind: 'government',
    level: '普通客户',
    days: WEEKDAYS,
    meals: { breakfast: '07:40', lunch: '11:40', dinner: '17:30' },
    sites: [{ code: 'S004', name: '区机关食堂', at: [120.2103, 30.2497], gate: '提前报车牌，凭送货单进门。' }],
    people: [{ name: '梁芳', phone: '13900000004', role: 'customer-purchaser' }],
    aliases: ['机关食堂梁姐'],
  },
  {
    code: 'C004',
    name: '育才中学',
    kind: 'school',
    level: '普通客户',
    days: WEEKDAYS,
    meals: { breakfast: '06:50', lunch: '11:50', dinner: '17:20' },
    sites: [{ code: 'S005', name: '育才中学食堂', at: [120.1329, 30.2893], gate: '后门卸货，勿鸣笛。' }],
    people: [{ name: '丁伟', phone: '13900000005', role: 'customer-receiver' }],
    aliases: ['育才食堂老丁', '育才中学丁伟'],
  },
  {
    code: 'C005',
    name: '阳光养老院',
    kind: 'other',
    level: '普通客户',
    days: EVERY_DAY,
    meals: { breakfast: '06:30', lunch: '11:00', dinner: '16:50' },
    sites: [{ code: 'S006', name: '阳光养老院厨房', at: [120.1017, 30.3125], gate: '06:00 前请勿按铃。' }],
    people: [{ name: '钱慧', phone: '13900000006', role: 'customer-receiver' }],
    aliases: ['阳光养老-钱慧'],
  },
  {
    code: 'C006',
    name: '蓝海科技园餐厅',
    kind: 'company',
    level: '普通客户',
    days: WEEKDAYS,
    meals: { lunch: '11:20', dinner: '17:40' },
    sites: [{ code: 'S007', name: '蓝海科技园一号餐厅', at: [120.2216, 30.2088], gate: '地下二层 B12 卸货位。' }],
    people: [{ name: '潘磊', phone: '13900000007', role: 'customer-receiver' }],
    aliases: ['蓝海餐厅潘经理'],
  },
];
