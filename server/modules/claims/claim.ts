// The life of a claim (R5.4): which act is possible in which state, and where it leads. Walked at start-up.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { walkStates } from '../../kernel/walk-states.ts';

/** What is given. Only replacement for now; credit, deduction and the others come with the claims ledger. */
export const WAYS = ['replacement'] as const;
export type Way = (typeof WAYS)[number];

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

export const STATES = {
  requested: { zh: '待审批', en: 'Requested' },
  approved: { zh: '已同意，待安排', en: 'Approved' },
  declined: { zh: '未同意', en: 'Declined' },
  planned: { zh: '已安排送货', en: 'Planned' },
  delivered: { zh: '已送达，待验收', en: 'Delivered' },
  accepted: { zh: '已验收', en: 'Accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]];
/** Must equal the condition of the index `claim_board`. */
export const OPEN_STATES: readonly State[] = ['requested', 'approved', 'planned', 'delivered'];

/**
 * Act → from which state to which. A plan may be changed, also after goods that came were bad again. A kitchen may accept before the
 * driver taps: what he sends later is taken and leaves the state alone.
 */
export const TRANSITIONS = {
  approve: { requested: 'approved' },
  decline: { requested: 'declined' },
  plan: { approved: 'planned', planned: 'planned', delivered: 'planned' },
  deliver: { approved: 'delivered', planned: 'delivered', accepted: 'accepted' },
  accept: { planned: 'accepted', delivered: 'accepted' },
  withdraw: { requested: 'withdrawn', approved: 'withdrawn', planned: 'withdrawn' },
} as const satisfies Record<string, Partial<Record<State, State>>>;
export type Act = keyof typeof TRANSITIONS;

export const ACTS = {
  approve: { zh: '同意', en: 'Approve' },
  decline: { zh: '不同意', en: 'Decline' },
  plan: { zh: '安排送货', en: 'Plan' },
  deliver: { zh: '登记送达', en: 'Record delivery' },
  accept: { zh: '验收', en: 'Accept' },
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

/** What rules decide on. Amounts are integers of the base unit. */
export type Claim = {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly noteId: string;
  readonly lineId: string;
  readonly way: Way;
  readonly unit: UnitCode;
  readonly requested: number;
  readonly approved: number | null;
  readonly state: State;
  readonly neededBy: Instant | null;
  readonly arriveBy: Instant | null;
  readonly driverId: string | null;
  readonly requestedAt: Instant;
};

/** A line as claims see it: `came` counts what was accepted and what was refused at the dock, `claimed` what claims hold of it already. */
export type ClaimableLine = {
  readonly lineId: string;
  readonly noteId: string;
  readonly noteNumber: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly arrived: boolean;
  readonly product: string;
  readonly unit: UnitCode;
  readonly lot: string | null;
  readonly came: number;
  readonly claimed: number;
};
