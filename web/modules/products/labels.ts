// Words of products and prices, and how weights, shares and temperatures read.
import { UNIT_CODES, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import type { Category, CertificateKind, PriceKind } from '../../../server/modules/products/product.ts';
import type { Text } from '../../design/locale.ts';

export const categoryLabels: Readonly<Record<Category, Text>> = {
  vegetable: { zh: '蔬菜', en: 'Vegetables' },
  fruit: { zh: '水果', en: 'Fruit' },
  meat: { zh: '畜肉', en: 'Meat' },
  poultry: { zh: '禽肉', en: 'Poultry' },
  aquatic: { zh: '水产', en: 'Aquatic' },
  egg: { zh: '蛋类', en: 'Eggs' },
  soy: { zh: '豆制品', en: 'Soy' },
  staple: { zh: '米面主食', en: 'Staples' },
  oil: { zh: '食用油', en: 'Oil' },
  dairy: { zh: '乳制品', en: 'Dairy' },
  frozen: { zh: '冷冻食品', en: 'Frozen' },
  seasoning: { zh: '调味品', en: 'Seasoning' },
  other: { zh: '其他', en: 'Other' },
};
export const CATEGORIES = Object.keys(categoryLabels) as Category[];

export const certificateLabels: Readonly<Record<CertificateKind, Text>> = {
  'animal-quarantine': { zh: '动物检疫合格证明', en: 'Animal quarantine certificate' },
  'meat-quality': { zh: '肉品品质检验合格证', en: 'Meat quality certificate' },
  'produce-conformity': { zh: '承诺达标合格证', en: 'Produce conformity certificate' },
  'pesticide-residue': { zh: '农残快检', en: 'Pesticide residue test' },
  'inspection-report': { zh: '检验报告', en: 'Inspection report' },
  'factory-inspection': { zh: '出厂检验合格证明', en: 'Factory inspection certificate' },
  origin: { zh: '产地证明', en: 'Certificate of origin' },
  'import-quarantine': { zh: '入境检验检疫证明', en: 'Import quarantine certificate' },
  licence: { zh: '生产、经营许可证', en: 'Licence' },
};

export const kindLabels: Readonly<Record<PriceKind, Text>> = {
  fixed: { zh: '固定价', en: 'Fixed' },
  inquiry: { zh: '询价单', en: 'Inquiry' },
  discount: { zh: '下浮', en: 'Discount' },
};

export const stateLabels = {
  draft: { zh: '草稿', en: 'Draft' },
  upcoming: { zh: '未开始', en: 'Upcoming' },
  'in-force': { zh: '执行中', en: 'In force' },
  ended: { zh: '已结束', en: 'Ended' },
  replaced: { zh: '已被替代', en: 'Replaced' },
} as const satisfies Record<string, Text>;
export const stateTones = { draft: 'info', upcoming: 'plain', 'in-force': 'accent', ended: 'plain', replaced: 'plain' } as const;

export const PIECE_UNITS = UNIT_CODES.filter((code) => UNITS[code].base === 'piece');

/** 15 公斤, 350 克. */
export const showGrams = (grams: number, locale: 'zh-CN' | 'en'): string => {
  const unit: UnitCode = grams >= 1000 ? 'kg' : 'g';
  return `${Number((grams / UNITS[unit].factor).toFixed(3))} ${locale === 'en' ? UNITS[unit].label.en : UNITS[unit].label.zh}`;
};

export const showShare = (bp: number): string => `${Number((bp / 100).toFixed(2))}%`;

/** +3% / −3%, ±2%, and zero as such. */
export function showTolerance(overBp: number, underBp: number): string {
  if (overBp === underBp) return overBp === 0 ? '0' : `±${showShare(overBp)}`;
  return `+${showShare(overBp)} / −${showShare(underBp)}`;
}

const degrees = (tenths: number): string => `${tenths / 10}`;

export function showLimit({ lowest, highest }: { readonly lowest: number | null; readonly highest: number | null }): string {
  if (lowest !== null && highest !== null) return `${degrees(lowest)}–${degrees(highest)} ℃`;
  if (highest !== null) return `≤ ${degrees(highest)} ℃`;
  return lowest === null ? '—' : `≥ ${degrees(lowest)} ℃`;
}
