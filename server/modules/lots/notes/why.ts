// Words for why a lot is not proposed.
import type { Text } from '../../../kernel/text.ts';

/** Why a lot is not proposed. The hard ones can never be chosen, the soft ones by a person. */
export const WHYS = {
  held: { zh: '冻结停发', en: 'On hold', hard: true },
  quarantined: { zh: '封存', en: 'Quarantined', hard: true },
  recalled: { zh: '召回', en: 'Recalled', hard: true },
  destroyed: { zh: '已销毁', en: 'Destroyed', hard: true },
  expired: { zh: '送达时已过期', en: 'Expired at delivery', hard: true },
  'other-unit': { zh: '计量方式不同', en: 'Measured in another way', hard: true },
  'short-life': { zh: '剩余保质期不足', en: 'Too little shelf life left', hard: false },
  older: { zh: '早于上次给这家的批次', en: 'Older than this customer’s last lot', hard: false },
} as const satisfies Record<string, Text & { hard: boolean }>;
export type Why = keyof typeof WHYS;
export const WHY_CODES = Object.keys(WHYS) as [Why, ...Why[]];
