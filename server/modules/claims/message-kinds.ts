// What a message about a claim was written for.
import type { Text } from '../../kernel/text.ts';

export const MESSAGE_KINDS = {
  request: { zh: '申请', en: 'Request' },
  approval: { zh: '同意', en: 'Approval' },
  decline: { zh: '不同意的理由', en: 'Why not' },
  recourse: { zh: '外部救济途径', en: 'Where else to turn' },
  plan: { zh: '安排', en: 'Plan' },
  delivery: { zh: '送达', en: 'Delivery' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  settlement: { zh: '办结', en: 'Settlement' },
  withdrawal: { zh: '撤回', en: 'Withdrawal' },
  'hand-over': { zh: '交接', en: 'Hand-over' },
  shortage: { zh: '缺货沟通', en: 'Shortage' },
  goods: { zh: '退货', en: 'Goods' },
  recovery: { zh: '追偿', en: 'Recovery' },
} as const satisfies Record<string, Text>;
export type MessageKind = keyof typeof MESSAGE_KINDS;
