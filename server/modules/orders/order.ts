// The life of an order (R1.1): which act is possible in which state, and where it leads. Walked at start-up.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { walkStates } from '../../kernel/walk-states.ts';

export const STATES = {
  received: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  noted: { zh: '已开送货单', en: 'Note issued' },
  delivered: { zh: '已送达', en: 'Delivered' },
  declined: { zh: '未接受', en: 'Declined' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]];

/** Act → from which state to which. What was changed after it was confirmed is confirmed anew. */
export const TRANSITIONS = {
  change: { received: 'received', confirmed: 'received' },
  confirm: { received: 'confirmed' },
  decline: { received: 'declined' },
  cancel: { received: 'cancelled', confirmed: 'cancelled' },
  'answer-urgent': { received: 'received' },
  'find-shortage': { received: 'received', confirmed: 'confirmed', noted: 'noted' },
  'tell-shortage': { received: 'received', confirmed: 'confirmed', noted: 'noted' },
  'agree-shortage': { received: 'received', confirmed: 'confirmed', noted: 'noted' },
  'tell-ready': { confirmed: 'confirmed', noted: 'noted' },
  note: { confirmed: 'noted' },
  'lose-note': { noted: 'confirmed' },
  // Again where the driver's phone tells an earlier arrival later.
  deliver: { noted: 'delivered', delivered: 'delivered' },
} as const satisfies Record<string, Partial<Record<State, State>>>;
export type Act = keyof typeof TRANSITIONS;

export const after = (act: Act, state: State): State | undefined => (TRANSITIONS[act] as Partial<Record<State, State>>)[state];
export const allows = (act: Act, state: State): boolean => after(act, state) !== undefined;

export const walkTransitions = (): void =>
  walkStates<State>('order', {
    start: 'received',
    states: STATE_CODES,
    ways: Object.values(TRANSITIONS).flatMap((table) => Object.entries(table) as [State, State][]),
  });

export const CHANNELS = {
  portal: { zh: '客户自助下单', en: 'Portal' },
  phone: { zh: '电话', en: 'Phone' },
  paste: { zh: '聊天粘贴', en: 'Paste from a chat' },
  file: { zh: '表格导入', en: 'File' },
  platform: { zh: '采购平台导入', en: 'Procurement platform' },
  api: { zh: '系统接口', en: 'API' },
  template: { zh: '常用单', en: 'Template' },
} as const satisfies Record<string, Text>;
export type Channel = keyof typeof CHANNELS;
export const CHANNEL_CODES = Object.keys(CHANNELS) as [Channel, ...Channel[]];

/** R1.2: by the standard window, by a requested time, or fetched by the customer. */
export const TIMINGS = ['standard', 'requested', 'pick-up'] as const;
export type Timing = (typeof TIMINGS)[number];

/** A return order brings what was promised for goods taken back. */
export const KINDS = ['order', 'return'] as const;
export type Kind = (typeof KINDS)[number];

/** Said at confirmation: every line was checked; a block was overridden with a reason; some line could not be checked. */
export const CHECKS = ['passed', 'overridden', 'partly'] as const;
export type Checks = (typeof CHECKS)[number];

export const CANCEL_REASONS = {
  customer: { zh: '客户取消', en: 'Customer cancelled' },
  duplicate: { zh: '重复下单', en: 'Duplicate' },
  mistake: { zh: '录入错误', en: 'Entered by mistake' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type CancelReason = keyof typeof CANCEL_REASONS;
export const CANCEL_REASON_CODES = Object.keys(CANCEL_REASONS) as [CancelReason, ...CancelReason[]];

export const DECLINE_REASONS = {
  'no-stock': { zh: '缺货', en: 'Out of stock' },
  'too-late': { zh: '时间来不及', en: 'Too late' },
  'not-sold': { zh: '不供应该商品', en: 'Not in our range' },
  'not-allowed': { zh: '不允许供应（高风险食材等）', en: 'Not allowed' },
  duplicate: { zh: '重复下单', en: 'Duplicate' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type DeclineReason = keyof typeof DECLINE_REASONS;
export const DECLINE_REASON_CODES = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]];

export const SHORTAGE_REASONS = {
  'no-stock': { zh: '库存不足', en: 'Not enough in stock' },
  'supplier-short': { zh: '供应商少送', en: 'Supplier short' },
  quality: { zh: '验收不合格', en: 'Failed inspection' },
  season: { zh: '换季断供', en: 'Out of season' },
  'price-jump': { zh: '行情异常', en: 'Market price jumped' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type ShortageReason = keyof typeof SHORTAGE_REASONS;
export const SHORTAGE_REASON_CODES = Object.keys(SHORTAGE_REASONS) as [ShortageReason, ...ShortageReason[]];

export const SHORTAGE_OUTCOMES = {
  substitute: { zh: '同意替代', en: 'Substitute agreed' },
  less: { zh: '少送', en: 'Deliver less' },
  later: { zh: '改日补送', en: 'The rest later' },
  cancel: { zh: '取消该商品', en: 'Cancel the line' },
} as const satisfies Record<string, Text>;
export type ShortageOutcome = keyof typeof SHORTAGE_OUTCOMES;
export const SHORTAGE_OUTCOME_CODES = Object.keys(SHORTAGE_OUTCOMES) as [ShortageOutcome, ...ShortageOutcome[]];

/** How we told the customer, or how the customer said yes. */
export const TALKS = ['portal', 'phone', 'wechat', 'visit', 'paper'] as const;
export type Talk = (typeof TALKS)[number];

/** Goods in place of what is missing; `amount` in base units of `unit`. */
export type Offer = { readonly productId: string | null; readonly product: string; readonly amount: number; readonly unit: UnitCode };

/** What rules decide on. Amounts are integers of the base unit. */
export type Line = {
  readonly id: string;
  readonly lineNo: number;
  readonly productId: string | null;
  readonly productCode: string | null;
  readonly product: string;
  readonly spec: string;
  /** As the customer said it: 2 箱, 30 斤. */
  readonly orderedAmount: number;
  readonly orderedUnit: UnitCode;
  /** As it is settled; by typical weight for catch-weight goods, whose pieces are kept. */
  readonly amount: number;
  readonly unit: UnitCode;
  readonly pieces: number | null;
  readonly pieceUnit: UnitCode | null;
  /** What the customer agreed to do without, in the settlement unit. */
  readonly missing: number;
  /** No product of the master: nobody could check it. */
  readonly unchecked: boolean;
};
export type Shortage = {
  readonly id: string;
  readonly lineId: string;
  readonly missing: number;
  readonly toldAt: Instant | null;
  readonly outcome: ShortageOutcome | null;
  /** The substitute that was agreed, or proposed while `outcome` is null. */
  readonly productId: string | null;
  readonly product: string | null;
  readonly amount: number | null;
  readonly unit: UnitCode | null;
};
export type Order = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly state: State;
  readonly kind: Kind;
  readonly timing: Timing;
  readonly deliveryOn: string;
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
  readonly channel: Channel;
  readonly urgent: boolean;
  /** The answer to an urgent order; null while nobody has said. */
  readonly agreed: boolean | null;
  readonly contentHash: string;
  readonly version: number;
  readonly receivedAt: Instant;
  /** Until when the customer may change or cancel it. */
  readonly changeUntil: Instant;
  readonly lines: readonly Line[];
  readonly shortages: readonly Shortage[];
};
