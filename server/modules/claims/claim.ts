// The life of a claim (R5.4): which act is possible in which state, and where it leads. Walked at start-up.
import type { Fen } from '../../kernel/money.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { walkStates } from '../../kernel/walk-states.ts';
import type { Verdict } from './entitlements/verdict.ts';

type WayOf = Text & {
  /** Rests on goods of a delivery note. */
  readonly goods: boolean;
  /** How money is given unless the customer asks for the other; null: no money. */
  readonly pay: Pay | null;
};
/** Off this month's bill, or paid out. */
export const PAYS = {
  bill: { zh: '冲减当月货款', en: "Off this month's bill" },
  transfer: { zh: '转账支付', en: 'Paid by transfer' },
} as const satisfies Record<string, Text>;
export type Pay = keyof typeof PAYS;
export const PAY_CODES = Object.keys(PAYS) as [Pay, ...Pay[]];

/** 处理方式 (R5.4): what is given. Whether a contract grants it is data, see `entitlements/`. */
export const WAYS = {
  replacement: { zh: '换货补货', en: 'Replacement', goods: true, pay: null },
  credit: { zh: '退货冲账', en: 'Return against the bill', goods: true, pay: 'bill' },
  deduction: { zh: '扣秤', en: 'Weight deduction', goods: true, pay: 'bill' },
  refund: { zh: '退款', en: 'Refund', goods: true, pay: 'transfer' },
  waiver: { zh: '费用减免（免单）', en: 'Fee waiver', goods: false, pay: 'bill' },
  loss: { zh: '直接经济损失赔偿', en: 'Direct economic loss', goods: false, pay: 'bill' },
  'self-purchase': { zh: '自行补购', en: 'Bought elsewhere', goods: true, pay: 'bill' },
  advance: { zh: '先行赔付', en: 'Advance compensation', goods: false, pay: 'transfer' },
  medical: { zh: '医疗费用', en: 'Medical cost', goods: false, pay: 'transfer' },
  coupon: { zh: '优惠券、赠品', en: 'Coupon or gift', goods: false, pay: null },
} as const satisfies Record<string, WayOf>;
export type Way = keyof typeof WAYS;
/** A way as refusals name it in both languages. */
export const wayWords = (way: Way): { way: string; wayEn: string } => ({ way: WAYS[way].zh, wayEn: WAYS[way].en.toLowerCase() });
export const WAY_CODES = Object.keys(WAYS) as [Way, ...Way[]];

/** What becomes of the goods that are claimed. */
export const GOODS = {
  back: { zh: '取回', en: 'Comes back' },
  'destroyed-at-site': { zh: '就地销毁', en: 'Destroyed at the site' },
  kept: { zh: '客户留用', en: 'Kept by the customer' },
  none: { zh: '没有货', en: 'No goods' },
} as const satisfies Record<string, Text>;
export type Goods = keyof typeof GOODS;
export const GOODS_CODES = Object.keys(GOODS) as [Goods, ...Goods[]];

/** Why the goods are claimed (R5.1). */
export const REASONS = {
  spoiled: { zh: '腐烂变质', en: 'Spoiled' },
  'off-spec': { zh: '规格、品质不符', en: 'Not as specified' },
  short: { zh: '短斤少两', en: 'Short' },
  missing: { zh: '缺货', en: 'Missing' },
  damaged: { zh: '破损', en: 'Damaged' },
  'wrong-item': { zh: '送错商品', en: 'Wrong item' },
  expired: { zh: '过期或临期', en: 'Expired or near it' },
  temperature: { zh: '温度不合格', en: 'Temperature' },
  'packaging-label': { zh: '包装标签不合格', en: 'Packaging or label' },
  'foreign-body': { zh: '有异物', en: 'Foreign body' },
  'no-certificate': { zh: '缺少证照', en: 'No certificate' },
  inferior: { zh: '以次充好', en: 'Inferior sold as good' },
  'short-life': { zh: '剩余保质期不足', en: 'Too little shelf life left' },
  adulterated: { zh: '掺杂掺假', en: 'Adulterated' },
  'false-report': { zh: '虚假检验报告', en: 'False report' },
  'not-in-time': { zh: '未按时送到（含补货）', en: 'Not brought in time' },
  service: { zh: '服务不周', en: 'Poor service' },
  illness: { zh: '食用后不适', en: 'Illness' },
  'no-reason': { zh: '无理由', en: 'No reason given' },
  recalled: { zh: '召回', en: 'Recalled' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

export const DECLINED_FOR = {
  'not-covered': { zh: '方案和合同未约定', en: 'Not covered by plan or contract' },
  'too-late': { zh: '超过约定时限', en: 'After the agreed time' },
  'no-evidence': { zh: '缺少凭证', en: 'No evidence' },
  unfounded: { zh: '核查无问题', en: 'Nothing found' },
  'customer-caused': { zh: '客户原因造成', en: 'Caused by the customer' },
  'out-of-stock': { zh: '无货可补，改用其他方式', en: 'No stock: settled another way' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type DeclinedFor = keyof typeof DECLINED_FOR;
export const DECLINED_FOR_CODES = Object.keys(DECLINED_FOR) as [DeclinedFor, ...DeclinedFor[]];

export const WITHDRAWN_FOR = ['customer', 'duplicate', 'mistake', 'other-way'] as const;
export type WithdrawnFor = (typeof WITHDRAWN_FOR)[number];
export const WITHDRAWALS: Readonly<Record<WithdrawnFor, Text>> = {
  customer: { zh: '客户不需要了', en: 'The customer needs it no more' },
  duplicate: { zh: '重复申请', en: 'Duplicate' },
  mistake: { zh: '误登记', en: 'By mistake' },
  'other-way': { zh: '改用其他方式', en: 'Settled another way' },
};

export const STATES = {
  requested: { zh: '待审批', en: 'Requested' },
  endorsed: { zh: '待第二人审批', en: 'Waits for a second person' },
  approved: { zh: '已同意，待办理', en: 'Approved' },
  declined: { zh: '未同意', en: 'Declined' },
  planned: { zh: '已安排送货', en: 'Planned' },
  delivered: { zh: '已送达，待验收', en: 'Delivered' },
  accepted: { zh: '已验收', en: 'Accepted' },
  settled: { zh: '已办结', en: 'Settled' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]];
/** Must equal the conditions of the indexes `claim_board` and `claim_open`. */
export const OPEN_STATES: readonly State[] = ['requested', 'endorsed', 'approved', 'planned', 'delivered'];

/**
 * Act → from which state to which. A plan may be changed, also after goods that came were bad again. A kitchen may accept before the
 * driver taps: what he sends later is taken and leaves the state alone.
 */
export const TRANSITIONS = {
  endorse: { requested: 'endorsed' },
  approve: { requested: 'approved', endorsed: 'approved' },
  decline: { requested: 'declined', endorsed: 'declined' },
  plan: { approved: 'planned', planned: 'planned', delivered: 'planned' },
  deliver: { approved: 'delivered', planned: 'delivered', accepted: 'accepted' },
  accept: { planned: 'accepted', delivered: 'accepted' },
  settle: { approved: 'settled' },
  withdraw: { requested: 'withdrawn', endorsed: 'withdrawn', approved: 'withdrawn', planned: 'withdrawn' },
} as const satisfies Record<string, Partial<Record<State, State>>>;
export type Act = keyof typeof TRANSITIONS;

export const ACTS = {
  endorse: { zh: '初审同意', en: 'Endorse' },
  approve: { zh: '同意', en: 'Approve' },
  decline: { zh: '不同意', en: 'Decline' },
  plan: { zh: '安排送货', en: 'Plan' },
  deliver: { zh: '登记送达', en: 'Record delivery' },
  accept: { zh: '验收', en: 'Accept' },
  settle: { zh: '办结', en: 'Settle' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<Act, Text>;

export const after = (act: Act, state: State): State | undefined => (TRANSITIONS[act] as Partial<Record<State, State>>)[state];
export const allows = (act: Act, state: State): boolean => after(act, state) !== undefined;

export const walkTransitions = (): void =>
  walkStates<State>('claim', {
    start: 'requested',
    states: STATE_CODES,
    ways: Object.values(TRANSITIONS).flatMap((table) => Object.entries(table) as [State, State][]),
  });

/** One line of a claim. Amounts are integers of the base unit. */
export type Item = {
  readonly itemId: string;
  /** The line of the ledger: a line of a note, or the item of an earlier replacement. */
  readonly lineId: string;
  readonly noteLineId: string;
  readonly noteId: string;
  readonly lotId: string | null;
  readonly productId: string | null;
  readonly unit: UnitCode;
  readonly requested: number;
  readonly approved: number | null;
  readonly given: number | null;
  /** So much of it was refused at the dock and never billed. */
  readonly refusedPart: number;
  /** In force on the day of delivery. */
  readonly price: UnitPrice | null;
};
/** So much of an item, in its base unit. */
export type Share = { readonly itemId: string; readonly amount: number };
export type UnitPrice = { readonly fen: Fen; readonly per: UnitCode };

/** What rules decide on. */
export type Claim = {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly noteId: string | null;
  readonly way: Way;
  readonly reason: Reason;
  readonly goods: Goods;
  readonly pay: Pay | null;
  readonly foodSafety: boolean;
  readonly items: readonly Item[];
  /** Worth of the goods by price; null: not all of it is priced. */
  readonly valueFen: Fen | null;
  readonly askedFen: Fen | null;
  readonly grantedFen: Fen | null;
  /** What the entitlements said when it was asked for. */
  readonly verdict?: Verdict | null;
  readonly state: State;
  /** `kind:id` */
  readonly requester: string;
  readonly endorsedBy: string | null;
  readonly neededBy: Instant | null;
  readonly arriveBy: Instant | null;
  readonly driverId: string | null;
  readonly requestedAt: Instant;
  readonly deliveredAt: Instant | null;
};

/** A line as claims see it, from the note, the lots and the ledger. */
export type ClaimableLine = {
  readonly lineId: string;
  readonly noteLineId: string;
  readonly noteId: string;
  readonly noteNumber: string;
  readonly deliveryOn: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly arrived: boolean;
  readonly product: string;
  readonly productId: string | null;
  readonly unit: UnitCode;
  /** As written on the note. */
  readonly lot: string | null;
  readonly accepted: number;
  readonly refused: number;
  /** Held by claims, and come back outside claims. */
  readonly claimed: number;
  readonly returned: number;
  readonly lots: readonly LineLot[];
};
/** A lot that the line carries, or may carry. */
export type LineLot = {
  readonly lotId: string;
  readonly number: string;
  readonly carried: number;
  readonly claimed: number;
  readonly returned: number;
  readonly possible: boolean;
};
