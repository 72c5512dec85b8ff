// Entries of the claims ledger: what a line of a note was accepted, refused, claimed, given for and brought back (decision 018).
import type { Text } from '../../kernel/text.ts';
import type { Way } from './claim.ts';

/** Must equal the check of `claims.entry` and the sums of its trigger (migration 240). */
export const ENTRY_KINDS = {
  accepted: { zh: '验收', en: 'Accepted' },
  refused: { zh: '拒收', en: 'Refused at the dock' },
  carried: { zh: '所载批次', en: 'Lot carried' },
  claimed: { zh: '申请占用', en: 'Claimed' },
  released: { zh: '释放', en: 'Released' },
  replaced: { zh: '已补换', en: 'Replaced' },
  credited: { zh: '已冲账', en: 'Credited' },
  deducted: { zh: '已扣秤', en: 'Deducted' },
  refunded: { zh: '已退款', en: 'Refunded' },
  compensated: { zh: '已赔付', en: 'Compensated' },
  'came-back': { zh: '已取回', en: 'Came back' },
  destroyed: { zh: '就地销毁', en: 'Destroyed at the site' },
  returned: { zh: '申请之外退回', en: 'Returned outside claims' },
  adopted: { zh: '召回退货转入', en: 'Taken over from a recall' },
} as const satisfies Record<string, Text>;
export type EntryKind = keyof typeof ENTRY_KINDS;

/** What is entered when goods of a claim are given for. */
export const GIVEN_AS: Readonly<Record<Way, EntryKind | null>> = {
  replacement: 'replaced',
  credit: 'credited',
  deduction: 'deducted',
  refund: 'refunded',
  'self-purchase': 'compensated',
  waiver: null,
  loss: null,
  advance: null,
  medical: null,
  coupon: null,
};
