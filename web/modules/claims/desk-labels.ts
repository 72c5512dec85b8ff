// Words for the codes of a claim, typed by the server's lists.
import type { DeclinedFor, Reason, State, WithdrawnFor } from '../../../server/modules/claims/claim.ts';
import type { Text } from '../../design/locale.ts';

export type { DeclinedFor, Reason, State, WithdrawnFor } from '../../../server/modules/claims/claim.ts';

export const stateLabels: Readonly<Record<State, Text>> = {
  requested: { zh: '待审批', en: 'Requested' },
  approved: { zh: '已同意，待安排', en: 'Approved, to be planned' },
  declined: { zh: '未同意', en: 'Declined' },
  planned: { zh: '已安排送货', en: 'Planned' },
  delivered: { zh: '已送达，待验收', en: 'Delivered' },
  accepted: { zh: '已验收', en: 'Accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const reasonLabels: Readonly<Record<Reason, Text>> = {
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
};

export const declinedLabels: Readonly<Record<DeclinedFor, Text>> = {
  'not-covered': { zh: '方案和合同未约定', en: 'Not covered by plan or contract' },
  'too-late': { zh: '超过约定时限', en: 'After the agreed time' },
  'no-evidence': { zh: '缺少凭证', en: 'No evidence' },
  unfounded: { zh: '核查无问题', en: 'Nothing found' },
  'customer-caused': { zh: '客户原因造成', en: 'Caused by the customer' },
  'out-of-stock': { zh: '无货可补，改用其他方式', en: 'No stock: settled another way' },
  other: { zh: '其他', en: 'Other' },
};

export const withdrawnLabels: Readonly<Record<WithdrawnFor, Text>> = {
  customer: { zh: '客户不需要了', en: 'The customer needs it no more' },
  duplicate: { zh: '重复申请', en: 'Duplicate' },
  mistake: { zh: '误登记', en: 'By mistake' },
  'other-way': { zh: '改用其他方式', en: 'Settled another way' },
};

/** The reason a claim most likely has, from what the case is about. */
const FROM_CASE: Readonly<Record<string, Reason>> = {
  spoiled: 'spoiled',
  'off-smell': 'spoiled',
  'not-fresh': 'off-spec',
  'spec-mismatch': 'off-spec',
  size: 'off-spec',
  ripeness: 'off-spec',
  'short-weight': 'short',
  'net-content': 'short',
  'missing-item': 'missing',
  'not-delivered': 'missing',
  'out-of-stock': 'missing',
  damaged: 'damaged',
  'broken-seal': 'packaging-label',
  'wrong-item': 'wrong-item',
  'expired-or-near-expiry': 'expired',
  temperature: 'temperature',
  packaging: 'packaging-label',
  'label-wrong': 'packaging-label',
  'label-missing': 'packaging-label',
  'foreign-body': 'foreign-body',
  'missing-certificate': 'no-certificate',
};
export const reasonOf = (subcategory: string | null): Reason => (subcategory ? (FROM_CASE[subcategory] ?? 'other') : 'other');
