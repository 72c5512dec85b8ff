// Words of the product master: categories, certificates, kinds of price sheets.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';

export const CATEGORIES = {
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
} as const satisfies Record<string, Text>;
export type Category = keyof typeof CATEGORIES;
export const CATEGORY_CODES = Object.keys(CATEGORIES) as [Category, ...Category[]];

/** Papers that come with the goods (R1.5); what each must say is data of the certificates. */
export const CERTIFICATE_KINDS = {
  'animal-quarantine': { zh: '动物检疫合格证明', en: 'Animal quarantine certificate' },
  'meat-quality': { zh: '肉品品质检验合格证', en: 'Meat quality certificate' },
  'produce-conformity': { zh: '承诺达标合格证', en: 'Produce conformity certificate' },
  'pesticide-residue': { zh: '农残快检', en: 'Pesticide residue test' },
  'inspection-report': { zh: '检验报告', en: 'Inspection report' },
  'factory-inspection': { zh: '出厂检验合格证明', en: 'Factory inspection certificate' },
  origin: { zh: '产地证明', en: 'Certificate of origin' },
  'import-quarantine': { zh: '入境检验检疫证明', en: 'Import quarantine certificate' },
  licence: { zh: '生产、经营许可证', en: 'Licence' },
} as const satisfies Record<string, Text>;
export type CertificateKind = keyof typeof CERTIFICATE_KINDS;
export const CERTIFICATE_CODES = Object.keys(CERTIFICATE_KINDS) as [CertificateKind, ...CertificateKind[]];

export const PRICE_KINDS = {
  fixed: { zh: '固定价', en: 'Fixed' },
  discount: { zh: '下浮', en: 'Discount' },
  inquiry: { zh: '询价', en: 'Inquiry' },
} as const satisfies Record<string, Text>;
export type PriceKind = keyof typeof PRICE_KINDS;
export const PRICE_KIND_CODES = Object.keys(PRICE_KINDS) as [PriceKind, ...PriceKind[]];
export const PURPOSES = ['selling', 'reference'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A product as facts carry it. */
export type Product = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly spec: string;
  readonly category: Category;
  readonly stockUnit: UnitCode;
  readonly settleUnit: UnitCode;
  readonly catchWeight: boolean;
  /** Grams of one piece. */
  readonly typicalWeight: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly toleranceClass: string;
  readonly pieceTare: number | null;
  readonly temperatureClass: string;
  readonly shelfLifeDays: number | null;
  readonly certificateKinds: readonly CertificateKind[];
  readonly highRiskForSchools: boolean;
  readonly cleanYieldBp: number | null;
};

/** Names are compared in half width, lower case and without blanks. */
export const nameKey = (written: string): string => written.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
