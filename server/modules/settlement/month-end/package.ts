// The month-end package 月结资料包: what a school keeps of a month, in one file.
import type { Text } from '../../../kernel/text.ts';

/** In the order they are bound. */
export const PART_KINDS = {
  statement: { zh: '食材配送对账单', en: 'Statement' },
  score: { zh: '考核评分表', en: 'Score sheet' },
  report: { zh: '履约情况月报（客户版）', en: 'Fulfilment report, customer edition' },
  appeals: { zh: '申诉与处理结果', en: 'Appeals and their outcomes' },
  stamped: { zh: '双方盖章件照片', en: 'Photos of the stamped copies' },
} as const satisfies Record<string, Text>;
export type PartKind = keyof typeof PART_KINDS;
export const PART_KIND_CODES = Object.keys(PART_KINDS) as [PartKind, ...PartKind[]];

/** `none`: there is nothing of the kind this month, and nothing is missing. */
export const PART_STATES = {
  included: { zh: '已收入', en: 'Included' },
  missing: { zh: '缺少', en: 'Missing' },
  none: { zh: '本月无', en: 'None this month' },
} as const satisfies Record<string, Text>;
export type PartState = keyof typeof PART_STATES;
export const PART_STATE_CODES = Object.keys(PART_STATES) as [PartState, ...PartState[]];

/** `replaced`: another edition was released after it. */
export const PACKAGE_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  released: { zh: '已发布', en: 'Released' },
  replaced: { zh: '已有新版', en: 'Replaced' },
} as const satisfies Record<string, Text>;
export type PackageState = keyof typeof PACKAGE_STATES;
export const PACKAGE_STATE_CODES = Object.keys(PACKAGE_STATES) as [PackageState, ...PackageState[]];
