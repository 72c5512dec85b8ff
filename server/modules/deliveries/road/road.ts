// Words of the road: why a van waits, what goes wrong, what we propose, how it ended.
import type { Text } from '../../../kernel/text.ts';
import { type Cause, DELAYS, type Delay } from '../note.ts';

/** What keeps a van outside the gate; on whose side that lies stands in `DELAYS`. */
export const WAIT_CODES = ['gate-closed', 'nobody-there', 'dock-occupied', 'late-order', 'other'] as const satisfies Delay[];
export type WaitReason = (typeof WAIT_CODES)[number];

type Kind = Text & {
  readonly by: Cause;
  /** By itself it concerns every stop that is still open. */
  readonly van: boolean;
};
export const EXCEPTIONS = {
  breakdown: { zh: '车辆故障', en: 'Breakdown', by: 'us', van: true },
  'cooler-failure': { zh: '制冷失效', en: 'Cooler failure', by: 'us', van: true },
  accident: { zh: '交通事故', en: 'Accident', by: 'us', van: true },
  traffic: { zh: '严重拥堵', en: 'Traffic', by: 'us', van: true },
  weather: { zh: '恶劣天气', en: 'Weather', by: 'force-majeure', van: true },
  'road-closed': { zh: '道路中断', en: 'Road closed', by: 'force-majeure', van: true },
  damage: { zh: '货物破损', en: 'Goods damaged', by: 'us', van: false },
  loss: { zh: '货物丢失', en: 'Goods lost', by: 'us', van: false },
  'goods-missing': { zh: '少装漏装', en: 'Not loaded', by: 'us', van: false },
  'supplier-short': { zh: '供应商缺货', en: 'Supplier short', by: 'us', van: false },
  'supplier-bad': { zh: '供应商来货不合格', en: 'Supplier goods bad', by: 'us', van: false },
  other: { zh: '其他', en: 'Other', by: 'us', van: false },
} as const satisfies Record<string, Kind>;
export type ExceptionKind = keyof typeof EXCEPTIONS;
export const EXCEPTION_CODES = Object.keys(EXCEPTIONS) as [ExceptionKind, ...ExceptionKind[]];

export const EXCEPTION_STATES = ['reported', 'proposed', 'settled'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** What we propose to do (R6.2). */
export const REMEDIES = {
  'carry-on': { zh: '排除后继续配送', en: 'Carry on' },
  'replacement-van': { zh: '换车送达', en: 'Replacement van' },
  redelivery: { zh: '另行补送', en: 'Deliver again' },
  'other-site': { zh: '就近网点调货', en: 'Supply from another site' },
  substitute: { zh: '经同意用替代品', en: 'Agreed substitute' },
  'customer-buys': { zh: '食堂自购，我方承担差价', en: 'Customer buys, we pay the difference' },
  'stop-shipment': { zh: '停止发货，启用备选供应商', en: 'Stop the shipment, standby supplier' },
  cancel: { zh: '协商取消', en: 'Cancel by agreement' },
} as const satisfies Record<string, Text>;
export type Remedy = keyof typeof REMEDIES;
export const REMEDY_CODES = Object.keys(REMEDIES) as [Remedy, ...Remedy[]];

export const ENDINGS = {
  'in-time': { zh: '按时送达', en: 'Delivered in time' },
  late: { zh: '晚到送达', en: 'Delivered late' },
  supplied: { zh: '已补送或调货', en: 'Supplied otherwise' },
  bought: { zh: '食堂已自购', en: 'Customer bought' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Text>;
export type Ending = keyof typeof ENDINGS;
export const ENDING_CODES = Object.keys(ENDINGS) as [Ending, ...Ending[]];

/** How the goods looked after a late delivery (R6.1). */
export const LOOKS = {
  good: { zh: '完好', en: 'Good' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  bad: { zh: '变质受损', en: 'Bad' },
} as const satisfies Record<string, Text>;
export type Look = keyof typeof LOOKS;
export const LOOK_CODES = Object.keys(LOOKS) as [Look, ...Look[]];

/** How near an estimate comes to the end of the window. */
export const STEPS = ['near', 'past'] as const;
export type Step = (typeof STEPS)[number];

/** Where an estimate comes from, for the words beside it. */
export const ESTIMATE_REASONS = ['not-left', 'on-the-way', 'waiting-at-gate', 'unloading', 'overdue'] as const;
export type EstimateReason = (typeof ESTIMATE_REASONS)[number];

export const sideOf = (reason: Delay): Cause => DELAYS[reason].by;
