// Words of the customer account: what a claim adds to or takes off what a customer owes, and who bears it in the end.
import type { Fen } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Pay, Way } from '../claim.ts';

/** Why an entry stands in the account. Must equal the check of `claims.account_entry` (migration 245). */
export const BOOKING_KINDS = {
  credit: { zh: '退货冲账', en: 'Return against the bill' },
  deduction: { zh: '扣秤', en: 'Weight deduction' },
  'refund-due': { zh: '应退款', en: 'Refund due' },
  waiver: { zh: '费用减免', en: 'Fee waiver' },
  loss: { zh: '直接经济损失', en: 'Direct economic loss' },
  'self-purchase': { zh: '自行补购', en: 'Bought elsewhere' },
  advance: { zh: '先行赔付（责任未定）', en: 'Advance, fault still open' },
  medical: { zh: '医疗费用', en: 'Medical cost' },
  paid: { zh: '已付款', en: 'Paid' },
  'replacement-charge': { zh: '补收拒收部分货款', en: 'Refused goods that came after all' },
  'recourse-received': { zh: '先行赔付冲回', en: 'Advance taken back' },
  reversal: { zh: '冲销', en: 'Reversal' },
  correction: { zh: '更正', en: 'Correction' },
} as const satisfies Record<string, Text>;
export type BookingKind = keyof typeof BOOKING_KINDS;
export const BOOKING_KIND_CODES = Object.keys(BOOKING_KINDS) as [BookingKind, ...BookingKind[]];

/** What is granted by a way is booked as this; null: nothing of it reaches the account. Coupons never do. */
export const BOOKED_AS: Readonly<Record<Way, BookingKind | null>> = {
  replacement: null,
  credit: 'credit',
  deduction: 'deduction',
  refund: 'refund-due',
  waiver: 'waiver',
  loss: 'loss',
  'self-purchase': 'self-purchase',
  advance: 'advance',
  medical: 'medical',
  coupon: null,
};
/** Booked by people, not by a claim: the reconciliation lists them apart. */
export const BY_HAND: readonly BookingKind[] = ['recourse-received', 'reversal', 'correction'];

/** Who bears in the end what was paid in advance. */
export const BEARERS = {
  supplier: { zh: '供应商', en: 'Supplier' },
  carrier: { zh: '承运商', en: 'Carrier' },
  customer: { zh: '客户（查明非我方责任，冲回）', en: 'The customer: not our fault' },
  ours: { zh: '我公司承担', en: 'We bear it' },
} as const satisfies Record<string, Text>;
export type Bearer = keyof typeof BEARERS;
export const BEARER_CODES = Object.keys(BEARERS) as [Bearer, ...Bearer[]];

export type Booking = {
  readonly entryId: string;
  readonly claimId: string | null;
  readonly caseId: string | null;
  readonly customerId: string;
  readonly siteId: string;
  readonly noteId: string | null;
  readonly way: Way | null;
  readonly kind: BookingKind;
  readonly pay: Pay;
  /** Negative lowers what the customer owes. */
  readonly amountFen: Fen;
  readonly reverses: string | null;
};

export type Month = string;
/** `2026-03`, on the clock of Asia/Shanghai. */
export const monthOf = (at: Instant): Month => shanghaiDate(at).slice(0, 7);
export const nextMonth = (month: Month): Month => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};
/** The month it is booked; where that is closed for the customer already, the next open one. */
export function openMonth(at: Instant, closed: ReadonlySet<Month>): Month {
  let month = monthOf(at);
  while (closed.has(month)) month = nextMonth(month);
  return month;
}
