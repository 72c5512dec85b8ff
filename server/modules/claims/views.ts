// Saved views of claims: who or what is waited for.
import type { Text } from '../../kernel/text.ts';

export const VIEWS = {
  'to-decide': { zh: '待我审批', en: 'For me to decide' },
  second: { zh: '待第二人', en: 'Second person' },
  'to-plan': { zh: '待安排', en: 'To plan' },
  'to-pay': { zh: '待付款', en: 'To pay' },
} as const satisfies Record<string, Text>;
export type View = keyof typeof VIEWS;
export const VIEW_CODES = Object.keys(VIEWS) as [View, ...View[]];

/** Counting stops here: nobody works off more. */
export const MOST_COUNTED = 999;
