// Why stock was corrected, sent back or destroyed. Each kind of event has its own list.
import type { Text } from '../../../kernel/text.ts';

export const COUNT_REASONS = {
  stocktake: { zh: '盘点', en: 'Stocktake' },
  drying: { zh: '失水、自然损耗', en: 'Drying out' },
  trimming: { zh: '挑拣损耗', en: 'Sorted out' },
  broken: { zh: '破损', en: 'Broken' },
  mistake: { zh: '录入有误', en: 'Entered wrongly' },
  found: { zh: '找到未登记的货', en: 'Found goods that were not entered' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type CountReason = keyof typeof COUNT_REASONS;
export const COUNT_CODES = Object.keys(COUNT_REASONS) as [CountReason, ...CountReason[]];

export const RETURN_REASONS = {
  quality: { zh: '质量不合格', en: 'Bad quality' },
  expired: { zh: '过期或临期', en: 'Expired or nearly' },
  'wrong-goods': { zh: '送错货', en: 'Wrong goods' },
  surplus: { zh: '多送', en: 'Too much' },
  recall: { zh: '供应商召回', en: 'Recalled by the supplier' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type ReturnReason = keyof typeof RETURN_REASONS;
export const RETURN_CODES = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]];

/** 食品安全法实施条例 29: expired, spoiled and returned goods are kept apart, destroyed promptly and recorded. */
export const DESTROY_REASONS = {
  expired: { zh: '过期', en: 'Expired' },
  spoiled: { zh: '变质', en: 'Spoiled' },
  returned: { zh: '退回的货', en: 'Returned goods' },
  'failed-inspection': { zh: '检验不合格', en: 'Failed inspection' },
  recall: { zh: '召回', en: 'Recalled' },
  damaged: { zh: '破损、污染', en: 'Damaged or soiled' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type DestroyReason = keyof typeof DESTROY_REASONS;
export const DESTROY_CODES = Object.keys(DESTROY_REASONS) as [DestroyReason, ...DestroyReason[]];

/** Entered by another act, chosen by nobody. */
const BY_ITSELF = { 'weighed-back': { zh: '退货复称差异', en: 'Weighed again when it came back' } } as const satisfies Record<string, Text>;

/** By the code alone, for lists of movements of every kind. */
export const REASONS: Readonly<Record<string, Text>> = { ...RETURN_REASONS, ...DESTROY_REASONS, ...COUNT_REASONS, ...BY_ITSELF };
