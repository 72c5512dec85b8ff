// The papers of the trade, in millimetres: what is in the printer decides, so a person chooses.
import type { Text } from '../../../kernel/text.ts';

/** Continuous paper is 241 mm wide with tractor holes on both sides; the height is a full sheet of 11 inches, its half or its third. */
export const FORMS = {
  a4: { zh: 'A4', en: 'A4' },
  'continuous-280': { zh: '241 连续纸·整张（241×279.4）', en: 'Continuous 241, full (241×279.4)' },
  'continuous-140': { zh: '241 连续纸·二等分（241×139.7）', en: 'Continuous 241, half (241×139.7)' },
  'continuous-93': { zh: '241 连续纸·三等分（241×93.1）', en: 'Continuous 241, third (241×93.1)' },
} as const satisfies Record<string, Text>;
export type Form = keyof typeof FORMS;
export const FORM_CODES = Object.keys(FORMS) as [Form, ...Form[]];

export const LABEL_SIZES = {
  '60x40': { zh: '60×40 毫米', en: '60×40 mm' },
  '70x50': { zh: '70×50 毫米', en: '70×50 mm' },
} as const satisfies Record<string, Text>;
export type LabelSize = keyof typeof LABEL_SIZES;
export const LABEL_SIZE_CODES = Object.keys(LABEL_SIZES) as [LabelSize, ...LabelSize[]];

/** For each crate of the van, or for each product (each piece of it where pieces were counted). */
export const LABEL_KINDS = {
  crate: { zh: '周转筐标签', en: 'Crate labels' },
  product: { zh: '商品标签', en: 'Product labels' },
} as const satisfies Record<string, Text>;
export type LabelKind = keyof typeof LABEL_KINDS;
export const LABEL_KIND_CODES = Object.keys(LABEL_KINDS) as [LabelKind, ...LabelKind[]];

/** The driver's first stop first, or what goes into the van first: the last stop. */
export const PRINT_ORDERS = {
  stop: { zh: '按送货顺序', en: 'In the order of the stops' },
  loading: { zh: '按装车顺序（末站在前）', en: 'In the order of loading (last stop first)' },
} as const satisfies Record<string, Text>;
export type PrintOrder = keyof typeof PRINT_ORDERS;
export const PRINT_ORDER_CODES = Object.keys(PRINT_ORDERS) as [PrintOrder, ...PrintOrder[]];

/** 三联: who keeps which colour. */
export const COPIES = ['白联 存根', '红联 客户', '黄联 财务'] as const;
