// The steps a claim passes (R5.6, S4 §6): return list → clerk → second check → purchasing → quality → picking → loading → delivery.
import type { Role } from '../../../kernel/actor.ts';
import type { Text } from '../../../kernel/text.ts';

export const STEPS = {
  'return-list': { zh: '退货单', en: 'Return list' },
  'order-clerk': { zh: '跟单员', en: 'Order clerk' },
  'second-check': { zh: '复核', en: 'Second check' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  quality: { zh: '质检验收', en: 'Quality acceptance' },
  picking: { zh: '分拣', en: 'Picking' },
  loading: { zh: '装车', en: 'Loading' },
  delivery: { zh: '送达', en: 'Delivery' },
} as const satisfies Record<string, Text>;
export type Step = keyof typeof STEPS;
export const STEP_CODES = Object.keys(STEPS) as [Step, ...Step[]];

/** Told by an act that is the hand-over itself, or by a tap. */
export const TOLD = ['act', 'tap'] as const;
export type ToldBy = (typeof TOLD)[number];

export type HandOver = {
  readonly id: string;
  readonly step: Step;
  readonly from: Step | null;
  readonly toRoles: readonly Role[];
  readonly toId: string | null;
  readonly handedAt: number;
  readonly handedBy: string;
  readonly receivedAt: number | null;
};
