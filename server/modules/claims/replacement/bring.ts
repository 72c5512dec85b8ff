// Words of bringing a replacement: why something is short, and what the customer says to it.
import type { Text } from '../../../kernel/text.ts';

/** As of orders (R1.9), and that it cannot be there before the meal. */
export const SHORT_FOR = {
  'no-stock': { zh: '库存不足', en: 'Not enough in stock' },
  'supplier-short': { zh: '供应商少送', en: 'Supplier short' },
  quality: { zh: '验收不合格', en: 'Failed inspection' },
  season: { zh: '换季断供', en: 'Out of season' },
  'price-jump': { zh: '行情异常', en: 'Market price jumped' },
  'too-late': { zh: '赶不上这一餐', en: 'Too late for this meal' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type ShortFor = keyof typeof SHORT_FOR;
export const SHORT_FOR_CODES = Object.keys(SHORT_FOR) as [ShortFor, ...ShortFor[]];

export const TALKED = {
  substitute: { zh: '换成替代品', en: 'Something in its place' },
  less: { zh: '有多少送多少', en: 'Bring what there is' },
  later: { zh: '改到下一餐', en: 'For a later meal' },
  'other-way': { zh: '改用其他处理方式', en: 'Settled another way' },
} as const satisfies Record<string, Text>;
export type Talked = keyof typeof TALKED;
export const TALKED_CODES = Object.keys(TALKED) as [Talked, ...Talked[]];

/** By what the customer gave its word. */
export const TALKS = {
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  visit: { zh: '当面', en: 'In person' },
  paper: { zh: '书面', en: 'On paper' },
  portal: { zh: '客户自助', en: 'Portal' },
} as const satisfies Record<string, Text>;
export type Talk = keyof typeof TALKS;
export const TALK_CODES = Object.keys(TALKS) as [Talk, ...Talk[]];

/** How a van comes to bring it. */
export const RUN_KINDS = {
  aboard: { zh: '车上有货', en: 'Goods aboard' },
  passes: { zh: '顺路经过', en: 'Passes there' },
  detour: { zh: '绕行送到', en: 'Detour' },
  back: { zh: '返仓取货', en: 'Comes back for it' },
  special: { zh: '专车送', en: 'Special run' },
} as const satisfies Record<string, Text>;
export type RunKind = keyof typeof RUN_KINDS;
export const RUN_CODES = Object.keys(RUN_KINDS) as [RunKind, ...RunKind[]];
