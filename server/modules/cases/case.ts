// The life of a case (R4.1): which act is possible in which state, and where it leads. Walked at start-up.
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { walkStates } from '../../kernel/walk-states.ts';

export const CATEGORIES = ['food-safety', 'quality', 'packaging-label', 'delivery', 'conduct', 'enquiry-suggestion'] as const;
export type Category = (typeof CATEGORIES)[number];

export const CHANNELS = ['paste', 'qr', 'phone', 'portal', 'api', 'wechat', 'email', 'sms', 'driver', 'letter', 'dock'] as const;
export type Channel = (typeof CHANNELS)[number];

export const WAYS = ['replacement', 'credit', 'deduction', 'refund', 'explanation', 'other'] as const;
export type Way = (typeof WAYS)[number];

export const DEPARTMENTS = ['purchasing', 'warehouse', 'delivery', 'quality', 'finance', 'supplier'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const ROOT_CAUSES = {
  supplier: { zh: '供应商货源', en: 'Supplier' },
  receiving: { zh: '进货验收', en: 'Receiving inspection' },
  storage: { zh: '仓储', en: 'Storage' },
  picking: { zh: '分拣', en: 'Picking' },
  transport: { zh: '运输与温控', en: 'Transport and temperature' },
  ordering: { zh: '订单录入', en: 'Ordering' },
  staff: { zh: '人员操作', en: 'Staff' },
  customer: { zh: '客户原因', en: 'Customer' },
  unfounded: { zh: '核查无问题', en: 'Nothing found' },
  unknown: { zh: '未查明', en: 'Unknown' },
} as const satisfies Record<string, Text>;
export type RootCause = keyof typeof ROOT_CAUSES;
export const ROOT_CAUSE_CODES = Object.keys(ROOT_CAUSES) as [RootCause, ...RootCause[]];

export const WAITING_ON = ['customer', 'supplier', 'carrier'] as const;

export const STATES = {
  new: { zh: '待接单', en: 'New' },
  'in-hand': { zh: '处理中', en: 'In hand' },
  proposed: { zh: '已提方案', en: 'Proposed' },
  settled: { zh: '已处理，待客户确认', en: 'Settled, customer to confirm' },
  confirmed: { zh: '客户已确认', en: 'Confirmed' },
  closed: { zh: '已关闭', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const OPEN_STATES: readonly State[] = ['new', 'in-hand', 'proposed', 'settled', 'confirmed'];

/** Acts that move the state: from which states, to which. Acts that leave the state alone are in ALLOWED below. */
export const TRANSITIONS = {
  take: { from: ['new', 'in-hand', 'proposed', 'settled', 'confirmed'], to: { new: 'in-hand' } },
  propose: { from: ['in-hand', 'proposed'], to: { 'in-hand': 'proposed' } },
  // From `new` too: a replacement may be brought and accepted before anybody took the case.
  settle: { from: ['new', 'in-hand', 'proposed'], to: { new: 'settled', 'in-hand': 'settled', proposed: 'settled' } },
  confirm: { from: ['settled'], to: { settled: 'confirmed' } },
  reopen: { from: ['settled', 'confirmed', 'closed'], to: { settled: 'in-hand', confirmed: 'in-hand', closed: 'in-hand' } },
  close: { from: ['confirmed'], to: { confirmed: 'closed' } },
  withdraw: { from: ['new', 'in-hand', 'proposed'], to: { new: 'withdrawn', 'in-hand': 'withdrawn', proposed: 'withdrawn' } },
} as const satisfies Record<string, { from: readonly State[]; to: Partial<Record<State, State>> }>;

/** Acts that leave the state where it is. */
export const ALLOWED = {
  answer: ['new', 'in-hand', 'proposed', 'settled', 'confirmed', 'closed'],
  write: ['new', 'in-hand', 'proposed', 'settled', 'confirmed', 'closed'],
  note: ['new', 'in-hand', 'proposed', 'settled', 'confirmed', 'closed', 'withdrawn'],
  classify: ['new', 'in-hand', 'proposed', 'settled'],
  'add-evidence': ['new', 'in-hand', 'proposed', 'settled', 'confirmed'],
  'ask-department': ['in-hand', 'proposed'],
  'answer-department': ['in-hand', 'proposed', 'settled', 'confirmed'],
  'keep-sample': ['new', 'in-hand', 'proposed', 'settled', 'confirmed'],
  'find-cause': ['in-hand', 'proposed', 'settled', 'confirmed'],
  wait: ['in-hand', 'proposed'],
  resume: ['in-hand', 'proposed', 'settled'],
} as const satisfies Record<string, readonly State[]>;

export type Act = keyof typeof TRANSITIONS | keyof typeof ALLOWED;

export const allows = (act: Act, state: State): boolean =>
  ((act in TRANSITIONS ? TRANSITIONS[act as keyof typeof TRANSITIONS].from : ALLOWED[act as keyof typeof ALLOWED]) as readonly State[]).includes(
    state,
  );

export const after = (act: keyof typeof TRANSITIONS, state: State): State => (TRANSITIONS[act].to as Partial<Record<State, State>>)[state] ?? state;

export const walkTransitions = (): void =>
  walkStates<State>('case', {
    start: 'new',
    states: Object.keys(STATES) as State[],
    ways: Object.values(TRANSITIONS).flatMap(({ from, to }) =>
      from.map((state: State): [State, State] => [state, (to as Partial<Record<State, State>>)[state] ?? state]),
    ),
  });

/** What rules decide on. */
export type Case = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly state: State;
  readonly category: Category;
  readonly subcategory: string | null;
  readonly severity: number;
  readonly assigneeId: string | null;
  readonly waitingOn: string | null;
  readonly neededBy: Instant | null;
  readonly openAsks: readonly string[];
  readonly rootCause: string | null;
  readonly againstStaffId: string | null;
};
