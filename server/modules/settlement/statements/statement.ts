// Words of a statement (对账单): what a customer owes for a month, line by line (decision 020).
import type { Fen } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';

export const STATEMENT_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  sent: { zh: '已发送，待确认', en: 'Sent, to be confirmed' },
  confirmed: { zh: '双方已确认', en: 'Confirmed by both' },
} as const satisfies Record<string, Text>;
export type StatementState = keyof typeof STATEMENT_STATES;
export const STATEMENT_STATE_CODES = Object.keys(STATEMENT_STATES) as [StatementState, ...StatementState[]];

/** What a line is about. Must equal the check of `settlement.statement_line` (migration 258). */
export const LINE_KINDS = {
  goods: { zh: '货款', en: 'Goods' },
  claim: { zh: '退换赔付', en: 'Claims' },
  reprice: { zh: '退货价差', en: 'Price difference of credited goods' },
  penalty: { zh: '违约金', en: 'Penalties' },
  fee: { zh: '服务费', en: 'Fees' },
  item: { zh: '其他款项', en: 'Other items' },
  adjustment: { zh: '争议调整', en: 'Settled disputes' },
  rounding: { zh: '抹零', en: 'Rounding' },
} as const satisfies Record<string, Text>;
export type LineKind = keyof typeof LINE_KINDS;
export const LINE_KIND_CODES = Object.keys(LINE_KINDS) as [LineKind, ...LineKind[]];

/** What the customer and we have said of a line, as it stands. */
export const LINE_STATES = {
  open: { zh: '未确认', en: 'Open' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  disputed: { zh: '有异议', en: 'Disputed' },
  kept: { zh: '已说明，维持原金额', en: 'Explained, kept' },
  changed: { zh: '已协商，另行调整', en: 'Settled by an adjustment' },
} as const satisfies Record<string, Text>;
export type LineState = keyof typeof LINE_STATES;
export const LINE_STATE_CODES = Object.keys(LINE_STATES) as [LineState, ...LineState[]];

export const DISPUTE_OUTCOMES = {
  kept: { zh: '维持原金额', en: 'Kept as it is' },
  changed: { zh: '调整金额', en: 'Changed by an amount' },
  withdrawn: { zh: '客户撤回异议', en: 'Taken back by the customer' },
} as const satisfies Record<string, Text>;
export type DisputeOutcome = keyof typeof DISPUTE_OUTCOMES;
export const DISPUTE_OUTCOME_CODES = Object.keys(DISPUTE_OUTCOMES) as [DisputeOutcome, ...DisputeOutcome[]];

/** Items entered by hand. Positive: the customer owes more. */
export const ITEM_KINDS = {
  fee: { zh: '另计费用', en: 'Fee by hand' },
  allowance: { zh: '让利', en: 'Allowance' },
  correction: { zh: '更正', en: 'Correction' },
} as const satisfies Record<string, Text>;
export type ItemKind = keyof typeof ITEM_KINDS;
export const ITEM_KIND_CODES = Object.keys(ITEM_KINDS) as [ItemKind, ...ItemKind[]];

export const SIDES = { ours: { zh: '我方', en: 'Ours' }, customer: { zh: '客户', en: 'The customer' } } as const satisfies Record<string, Text>;
export type Side = keyof typeof SIDES;
export const SIDE_CODES = Object.keys(SIDES) as [Side, ...Side[]];

/** Where a price came from: a price sheet, a person for goods that no sheet prices, or the confirmed statement that priced them. */
export const PRICED_BY = { sheet: { zh: '价格表', en: 'Price sheet' }, hand: { zh: '人工定价', en: 'By hand' } } as const satisfies Record<
  string,
  Text
>;
export type PricedBy = keyof typeof PRICED_BY;
export const PRICED_BY_CODES = Object.keys(PRICED_BY) as [PricedBy, ...PricedBy[]];

/** 账龄 */
export const AGES = {
  'not-due': { zh: '未到期', en: 'Not due' },
  '1-30': { zh: '逾期 1–30 天', en: '1–30 days overdue' },
  '31-60': { zh: '逾期 31–60 天', en: '31–60 days overdue' },
  '61-90': { zh: '逾期 61–90 天', en: '61–90 days overdue' },
  '90+': { zh: '逾期 90 天以上', en: 'More than 90 days overdue' },
} as const satisfies Record<string, Text>;
export type Age = keyof typeof AGES;
export const AGE_CODES = Object.keys(AGES) as [Age, ...Age[]];

/** `2026-03`, on the clock of Asia/Shanghai. */
export type Month = string;

/** Sums of the lines of the month itself by kind; what earlier confirmed months are owed differently stands apart. They add up to the total. */
export type Sums = {
  readonly goodsFen: Fen;
  /** Claims with the price differences of credited goods. */
  readonly claimsFen: Fen;
  readonly penaltiesFen: Fen;
  readonly feesFen: Fen;
  readonly itemsFen: Fen;
  readonly adjustmentsFen: Fen;
  readonly roundingFen: Fen;
  readonly correctionsFen: Fen;
  readonly totalFen: Fen;
};
