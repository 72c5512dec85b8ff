// Words and tones that only the desk needs, beside those of the phones.
import type { CANCEL_REASONS, Outcome, State } from '../../../server/modules/deliveries/note.ts';
import type { Text } from '../../design/locale.ts';

export type CancelReason = (typeof CANCEL_REASONS)[number];

export const stateTones: Readonly<Record<State, 'plain' | 'info' | 'accent' | 'danger'>> = {
  issued: 'plain',
  departed: 'info',
  arrived: 'info',
  accepted: 'accent',
  'partly-accepted': 'danger',
  refused: 'danger',
  cancelled: 'plain',
};

export const outcomeLabels: Readonly<Record<Outcome, Text>> = {
  accepted: { zh: '全收', en: 'Accepted' },
  partly: { zh: '部分收', en: 'Partly' },
  rejected: { zh: '拒收', en: 'Rejected' },
};

export const cancelLabels: Readonly<Record<CancelReason, Text>> = {
  customer: { zh: '客户取消', en: 'Customer cancelled' },
  duplicate: { zh: '重复开单', en: 'Duplicate' },
  mistake: { zh: '开错', en: 'Mistake' },
  'no-stock': { zh: '无货', en: 'No stock' },
  other: { zh: '其他', en: 'Other' },
};
