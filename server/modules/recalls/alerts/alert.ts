// Words of alerts and warnings (R3.3, R7.2): why one is raised, how it is answered, what kitchens and calls answer.
import type { Text } from '../../../kernel/text.ts';

export const ALERT_KINDS = {
  lot: { zh: '同批次多家反映', en: 'Several customers on one lot' },
  'supplier-product': { zh: '同供应商同商品多家反映', en: 'Several customers on one supplier and product' },
  product: { zh: '同商品多家反映', en: 'Several customers on one product' },
  safety: { zh: '已核实的食品安全问题', en: 'Confirmed food-safety matter' },
} as const satisfies Record<string, Text>;
export type AlertKind = keyof typeof ALERT_KINDS;
export const ALERT_KIND_CODES = Object.keys(ALERT_KINDS) as [AlertKind, ...AlertKind[]];

export const ALERT_STATES = {
  open: { zh: '待判断', en: 'To decide' },
  held: { zh: '已冻结停发', en: 'Held' },
  cleared: { zh: '不冻结', en: 'Not held' },
} as const satisfies Record<string, Text>;
export type AlertState = keyof typeof ALERT_STATES;
export const ALERT_STATE_CODES = Object.keys(ALERT_STATES) as [AlertState, ...AlertState[]];

/** Why goods are not held. */
export const CLEAR_REASONS = {
  'not-the-lot': { zh: '与批次无关（储存、加工或操作原因）', en: 'Not the lot: storage, cooking or handling' },
  'checked-good': { zh: '复检合格', en: 'Checked again and good' },
  'single-damage': { zh: '个别破损，同批其他货物正常', en: 'Single damage, the rest of the lot is good' },
  'gone-already': { zh: '同批货物已全部退回或销毁', en: 'Nothing of the lot is left' },
  'different-causes': { zh: '各单原因不同', en: 'The matters have different causes' },
  other: { zh: '其他（请说明）', en: 'Other (say why)' },
} as const satisfies Record<string, Text>;
export type ClearReason = keyof typeof CLEAR_REASONS;
export const CLEAR_REASON_CODES = Object.keys(CLEAR_REASONS) as [ClearReason, ...ClearReason[]];

/** How a call of the call sheet ended. */
export const CALL_OUTCOMES = {
  told: { zh: '已通知到', en: 'Told' },
  'no-answer': { zh: '无人接听', en: 'No answer' },
  'call-back': { zh: '稍后回电', en: 'To call back' },
  'wrong-number': { zh: '号码有误', en: 'Wrong number' },
} as const satisfies Record<string, Text>;
export type CallOutcome = keyof typeof CALL_OUTCOMES;
export const CALL_OUTCOME_CODES = Object.keys(CALL_OUTCOMES) as [CallOutcome, ...CallOutcome[]];

/** Who keeps the retained sample; the words of cases.sample-kept. */
export const KEEPERS = {
  kitchen: { zh: '食堂保管', en: 'The kitchen' },
  us: { zh: '我方取回保管', en: 'We' },
  laboratory: { zh: '已送检验机构', en: 'A laboratory' },
} as const satisfies Record<string, Text>;
export type Keeper = keyof typeof KEEPERS;
export const KEEPER_CODES = Object.keys(KEEPERS) as [Keeper, ...Keeper[]];

/** What was cooked or thrown away is gone: why there is no sample. */
export const NO_SAMPLE_REASONS = {
  'used-up': { zh: '已用完', en: 'Used up' },
  'thrown-away': { zh: '已丢弃', en: 'Thrown away' },
  'never-taken': { zh: '当时没有留样', en: 'None was taken' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type NoSampleReason = keyof typeof NO_SAMPLE_REASONS;
export const NO_SAMPLE_REASON_CODES = Object.keys(NO_SAMPLE_REASONS) as [NoSampleReason, ...NoSampleReason[]];
