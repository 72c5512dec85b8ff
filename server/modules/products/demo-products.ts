// The goods of the demo company; prices are invented. Codes and names are those its delivery notes carry.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Category, CertificateKind } from './product.ts';

export type DemoProduct = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly spec: string;
  readonly unit: UnitCode;
  /** Fen per unit. */
  readonly fen: number;
  readonly days: number;
  readonly over?: {
    readonly toleranceClass?: string;
    readonly temperatureClass?: string;
    /** Ordered by this piece of so many grams, settled by weight. */
    readonly piece?: readonly [unit: UnitCode, grams: number, tare: number];
    readonly cleanYieldBp?: number;
    readonly highRiskForSchools?: boolean;
  };
};

type Group = {
  readonly category: Category;
  readonly toleranceClass: string;
  readonly temperatureClass: string;
  readonly certificateKinds: readonly CertificateKind[];
  readonly storage: string;
  readonly cooking: string;
  readonly goods: readonly DemoProduct[];
};

type Good = readonly [
  code: string,
  name: string,
  aliases: string,
  spec: string,
  unit: UnitCode,
  fen: number,
  days: number,
  over?: DemoProduct['over'],
];

const goods = (...rows: readonly Good[]): DemoProduct[] =>
  rows.map(([code, name, aliases, spec, unit, fen, days, over]) => ({
    code,
    name,
    aliases: aliases === '' ? [] : aliases.split(' '),
    spec,
    unit,
    fen,
    days,
    ...(over ? { over } : {}),
  }));

const LEAFY = { toleranceClass: 'leafy', cleanYieldBp: 9000 } as const;

export const DEMO_PRODUCTS: readonly Group[] = [
  {
    category: 'vegetable',
    toleranceClass: 'weighed',
    temperatureClass: 'fresh',
    certificateKinds: ['produce-conformity', 'pesticide-residue'],
    storage: '0–5 ℃ 冷藏或阴凉通风处存放，不与生肉同柜。',
    cooking: '流水洗净，烧熟后食用。',
    goods: goods(
      ['V001', '番茄', '西红柿 洋柿子', '一级', 'kg', 560, 4],
      ['V002', '菠菜', '菠棱菜', '净菜', 'kg', 780, 2, LEAFY],
      ['V003', '土豆', '马铃薯 洋芋', '中个', 'kg', 360, 14],
      ['V004', '上海青', '小油菜 青菜', '净菜', 'kg', 520, 2, LEAFY],
      ['V005', '胡萝卜', '红萝卜', '一级', 'kg', 380, 10],
      ['V006', '大白菜', '白菜 黄芽白', '一级', 'kg', 240, 10, { cleanYieldBp: 8500 }],
      ['V007', '黄瓜', '青瓜', '一级', 'kg', 480, 4],
      ['V008', '青椒', '甜椒 柿子椒', '一级', 'kg', 620, 5],
      ['V009', '西兰花', '绿花菜', '一级', 'kg', 880, 4, { cleanYieldBp: 7000 }],
      ['V010', '洋葱', '圆葱 葱头', '中个', 'kg', 320, 20],
      ['V011', '冬瓜', '', '整个', 'kg', 220, 15],
      ['V012', '四季豆', '芸豆 豆角', '一级', 'kg', 860, 3, { highRiskForSchools: true }],
      ['V013', '鲜黄花菜', '金针菜', '鲜', 'kg', 2600, 2, { highRiskForSchools: true }],
      ['V014', '大葱', '葱', '净菜', 'kg', 460, 7],
      ['V015', '生姜', '姜 老姜', '一级', 'kg', 1280, 30],
    ),
  },
  {
    category: 'fruit',
    toleranceClass: 'weighed',
    temperatureClass: 'fresh',
    certificateKinds: ['produce-conformity', 'pesticide-residue'],
    storage: '阴凉通风处存放。',
    cooking: '洗净、去皮后食用。',
    goods: goods(
      ['F001', '苹果', '红富士', '80 毫米', 'kg', 980, 20],
      ['F002', '香蕉', '', '一级', 'kg', 720, 5],
      ['F003', '橙子', '甜橙', '70 毫米', 'kg', 860, 15],
    ),
  },
  {
    category: 'meat',
    toleranceClass: 'meat',
    temperatureClass: 'chilled-meat',
    certificateKinds: ['animal-quarantine', 'meat-quality'],
    storage: '0–4 ℃ 冷藏，生熟分开，当天用完。',
    cooking: '烧熟煮透，中心温度 70 ℃ 以上。',
    goods: goods(
      ['M001', '猪前腿肉', '前腿肉 前尖', '去皮，冷鲜', 'kg', 2680, 3, { piece: ['box', 15_000, 600] }],
      ['M003', '五花肉', '猪五花 三层肉', '带皮，冷鲜', 'kg', 3080, 3, { piece: ['box', 15_000, 600] }],
      ['M004', '猪里脊', '里脊肉', '冷鲜', 'kg', 3280, 3],
      ['M005', '猪肋排', '排骨 小排', '冷鲜', 'kg', 5280, 3, { piece: ['box', 10_000, 600] }],
      ['M006', '牛腩', '', '冷鲜', 'kg', 6880, 3, { piece: ['box', 12_000, 600] }],
    ),
  },
  {
    category: 'poultry',
    toleranceClass: 'meat',
    temperatureClass: 'chilled-meat',
    certificateKinds: ['animal-quarantine'],
    storage: '0–4 ℃ 冷藏，生熟分开，当天用完。',
    cooking: '烧熟煮透，中心温度 70 ℃ 以上。',
    goods: goods(
      ['M002', '鸡胸肉', '鸡大胸 鸡脯肉', '冷鲜', 'kg', 1880, 3],
      ['P001', '白条鸡', '三黄鸡 光鸡', '约 1.2 公斤/只', 'kg', 2280, 3, { piece: ['piece', 1200, 0] }],
      ['P002', '鸡腿', '琵琶腿', '冷鲜', 'kg', 1980, 3],
    ),
  },
  {
    category: 'aquatic',
    toleranceClass: 'live-aquatic',
    temperatureClass: 'chilled-meat',
    certificateKinds: ['inspection-report'],
    storage: '0–4 ℃ 冷藏，当天用完。',
    cooking: '烧熟煮透，不得生食。',
    goods: goods(
      ['A001', '草鱼', '', '宰杀，约 1.5 公斤/条', 'kg', 1960, 1, { piece: ['strip', 1500, 0] }],
      ['A002', '鲈鱼', '', '宰杀，约 0.5 公斤/条', 'kg', 3980, 1, { piece: ['strip', 500, 0] }],
      ['A003', '基围虾', '明虾', '鲜', 'kg', 6800, 1],
    ),
  },
  {
    category: 'egg',
    toleranceClass: 'counted',
    temperatureClass: 'ambient',
    certificateKinds: ['produce-conformity'],
    storage: '阴凉处存放，不与异味食品同放。',
    cooking: '烧熟后食用。',
    goods: goods(['E001', '鲜鸡蛋', '鸡蛋 笨鸡蛋', '360 枚/箱', 'box', 19_800, 20]),
  },
  {
    category: 'soy',
    toleranceClass: 'counted',
    temperatureClass: 'chilled',
    certificateKinds: ['factory-inspection'],
    storage: '0–8 ℃ 冷藏。',
    cooking: '烧熟后食用。',
    goods: goods(['B001', '嫩豆腐', '豆腐 水豆腐', '350 克', 'case', 260, 5], ['B002', '豆腐干', '香干', '500 克', 'bag', 980, 15]),
  },
  {
    category: 'staple',
    toleranceClass: 'counted',
    temperatureClass: 'ambient',
    certificateKinds: ['inspection-report', 'factory-inspection'],
    storage: '离地离墙、干燥处存放，先进先出。',
    cooking: '',
    goods: goods(
      ['G001', '大米', '香米 粳米', '25 公斤', 'bag', 13_800, 300],
      ['G002', '面粉', '小麦粉 中筋粉', '25 公斤', 'bag', 10_800, 240],
      ['G003', '挂面', '面条', '1 公斤', 'bag', 680, 300],
    ),
  },
  {
    category: 'oil',
    toleranceClass: 'counted',
    temperatureClass: 'ambient',
    certificateKinds: ['inspection-report'],
    storage: '避光、阴凉处存放，开封后尽快用完。',
    cooking: '',
    goods: goods(['O001', '大豆油', '豆油 色拉油', '20 升', 'barrel', 23_800, 540]),
  },
  {
    category: 'dairy',
    toleranceClass: 'counted',
    temperatureClass: 'ambient',
    certificateKinds: ['factory-inspection'],
    storage: '常温避光存放，开封后冷藏。',
    cooking: '',
    goods: goods(['D001', '纯牛奶', '牛奶', '250 毫升×24', 'box', 5_800, 25]),
  },
  {
    category: 'frozen',
    toleranceClass: 'frozen',
    temperatureClass: 'frozen',
    certificateKinds: ['factory-inspection'],
    storage: '-18 ℃ 以下冷冻，解冻后不得复冻。',
    cooking: '烧熟煮透。',
    goods: goods(['Z001', '速冻水饺', '饺子', '猪肉白菜，2.5 公斤', 'bag', 3_980, 360], ['Z002', '冻鸡翅中', '鸡中翅', '1 公斤', 'bag', 4_280, 360]),
  },
  {
    category: 'seasoning',
    toleranceClass: 'counted',
    temperatureClass: 'ambient',
    certificateKinds: ['factory-inspection'],
    storage: '阴凉干燥处存放。',
    cooking: '',
    goods: goods(['S001', '生抽', '酱油', '1.9 升', 'barrel', 1_880, 540], ['S002', '食用盐', '盐', '400 克', 'bag', 220, 1000]),
  },
];
