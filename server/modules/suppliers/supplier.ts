// Words of a supplier: kinds, licences, why one is dropped.
import type { Text } from '../../kernel/text.ts';

export const SUPPLIER_KINDS = {
  factory: { zh: '生产厂家', en: 'Factory' },
  farm: { zh: '农户、合作社与基地', en: 'Farm or cooperative' },
  wholesaler: { zh: '批发商', en: 'Wholesaler' },
  slaughterhouse: { zh: '屠宰企业', en: 'Slaughterhouse' },
  'prepacked-seller': { zh: '仅售预包装食品', en: 'Prepacked food only' },
  'self-produced': { zh: '自产', en: 'Our own production' },
  importer: { zh: '进口商', en: 'Importer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type SupplierKind = keyof typeof SUPPLIER_KINDS;
export const SUPPLIER_KIND_CODES = Object.keys(SUPPLIER_KINDS) as [SupplierKind, ...SupplierKind[]];

export const LICENCES = {
  business: { zh: '营业执照', en: 'Business licence' },
  'food-production': { zh: '食品生产许可证', en: 'Food production licence' },
  'food-trade': { zh: '食品经营许可证', en: 'Food trading licence' },
  'prepacked-filing': { zh: '仅销售预包装食品备案', en: 'Filing as prepacked-only seller' },
  slaughter: { zh: '生猪定点屠宰证', en: 'Designated slaughter licence' },
  'animal-epidemic': { zh: '动物防疫条件合格证', en: 'Animal epidemic prevention certificate' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type LicenceKind = keyof typeof LICENCES;
export const LICENCE_KIND_CODES = Object.keys(LICENCES) as [LicenceKind, ...LicenceKind[]];

/** `validTo`: the last day; null: without end. */
export type Licence = { readonly kind: LicenceKind; readonly number: string; readonly validTo: string | null };

export const DROP_REASONS = {
  ended: { zh: '合作结束', en: 'Cooperation ended' },
  quality: { zh: '质量问题', en: 'Quality' },
  licence: { zh: '证照失效', en: 'Licence invalid' },
  mistake: { zh: '登记错误', en: 'Registered by mistake' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type DropReason = keyof typeof DROP_REASONS;
export const DROP_REASON_CODES = Object.keys(DROP_REASONS) as [DropReason, ...DropReason[]];

/** What may change of a supplier after it was registered. */
export type SupplierFields = {
  readonly name: string;
  readonly kind: SupplierKind;
  readonly address: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
  readonly licences: readonly Licence[];
  readonly remark: string;
};
export type Supplier = SupplierFields & { readonly id: string; readonly code: string; readonly active: boolean };
