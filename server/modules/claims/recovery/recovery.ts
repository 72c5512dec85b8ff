// The life of a recovery: what we ask back of a supplier or carrier for a claim that we met (R5, R8.3). Walked at start-up.
import type { Fen } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Instant } from '../../../kernel/time.ts';
import { walkStates } from '../../../kernel/walk-states.ts';

/** Who bears the cost of a claim. The same four as on the account. */
export { BEARER_CODES, BEARERS, type Bearer } from '../account/account.ts';

export const RECOVERY_STATES = {
  requested: { zh: '已提出，待答复', en: 'Asked' },
  answered: { zh: '已答复', en: 'Answered' },
  settled: { zh: '已落实', en: 'Settled' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Text>;
export type RecoveryState = keyof typeof RECOVERY_STATES;
export const RECOVERY_STATE_CODES = Object.keys(RECOVERY_STATES) as [RecoveryState, ...RecoveryState[]];

export const ANSWERS = {
  accepted: { zh: '全部承担', en: 'Bears all of it' },
  partly: { zh: '部分承担', en: 'Bears part of it' },
  refused: { zh: '不承担', en: 'Refuses' },
} as const satisfies Record<string, Text>;
export type Answer = keyof typeof ANSWERS;
export const ANSWER_CODES = Object.keys(ANSWERS) as [Answer, ...Answer[]];

/** How what is recovered comes in. */
export const RECEIVED_BY = {
  offset: { zh: '抵扣应付货款', en: 'Set off against what we owe' },
  transfer: { zh: '转账', en: 'Transfer' },
  goods: { zh: '补货抵偿', en: 'Goods in its place' },
} as const satisfies Record<string, Text>;
export type ReceivedBy = keyof typeof RECEIVED_BY;
export const RECEIVED_BY_CODES = Object.keys(RECEIVED_BY) as [ReceivedBy, ...ReceivedBy[]];

/** A refusal may be talked about again: it is answered once more. */
const TRANSITIONS = {
  answer: { requested: 'answered', answered: 'answered' },
  settle: { answered: 'settled' },
  withdraw: { requested: 'withdrawn', answered: 'withdrawn' },
} as const satisfies Record<string, Partial<Record<RecoveryState, RecoveryState>>>;
export type RecoveryAct = keyof typeof TRANSITIONS;
export const RECOVERY_ACTS = {
  answer: { zh: '登记答复', en: 'Record the answer' },
  settle: { zh: '登记落实', en: 'Settle' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<RecoveryAct, Text>;
export const afterAct = (act: RecoveryAct, state: RecoveryState): RecoveryState | undefined =>
  (TRANSITIONS[act] as Partial<Record<RecoveryState, RecoveryState>>)[state];

export const walkRecovery = (): void =>
  walkStates<RecoveryState>('recovery', {
    start: 'requested',
    states: RECOVERY_STATE_CODES,
    ways: Object.values(TRANSITIONS).flatMap((table) => Object.entries(table) as [RecoveryState, RecoveryState][]),
  });

/** One share of the cost of a claim, in fen. `supplierId` of a supplier, `name` of a carrier. */
export type CostPart = {
  readonly bearer: 'supplier' | 'carrier' | 'customer' | 'ours';
  readonly supplierId: string | null;
  readonly name: string;
  readonly amountFen: Fen;
};

export type Recovery = {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly partNo: number;
  readonly bearer: 'supplier' | 'carrier';
  readonly supplierId: string | null;
  readonly name: string;
  readonly askedFen: Fen;
  readonly answeredFen: Fen | null;
  readonly state: RecoveryState;
  readonly requestedAt: Instant;
};

/** Why a split is proposed so: it is what lots and inspection suggest, nobody has decided. */
export const PROPOSED_FOR = {
  'lot-of-supplier': { zh: '涉及这家供应商的批次', en: 'The lots are theirs' },
  'found-supplier': { zh: '检查结论：供应商原因', en: "Inspection: the supplier's side" },
  'damaged-in-transit': { zh: '运输中损坏', en: 'Damaged in transit' },
  'nothing-known': { zh: '批次或供应商不明', en: 'No lot or supplier is known' },
  'found-ours': { zh: '检查结论：我方原因', en: 'Inspection: our side' },
  'found-customer': { zh: '检查结论：客户储存或使用原因', en: 'Inspection: kept or used so by the customer' },
} as const satisfies Record<string, Text>;
