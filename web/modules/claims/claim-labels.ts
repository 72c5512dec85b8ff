// Words of a replacement for kitchen and driver. Typed by the server's own lists.
import type { Reason, State } from '../../../server/modules/claims/claim.ts';
import type { Text } from '../../design/locale.ts';

export const claimStateLabels: Readonly<Record<State, Text>> = {
  requested: { zh: '补换申请审批中', en: 'Asked for' },
  approved: { zh: '已同意，正在安排', en: 'Approved, being planned' },
  declined: { zh: '未同意补换', en: 'Declined' },
  planned: { zh: '已安排送货', en: 'On the way to you' },
  delivered: { zh: '已送到，请验收', en: 'Delivered: please accept' },
  accepted: { zh: '补换已验收', en: 'Accepted' },
  withdrawn: { zh: '已撤回', en: 'Taken back' },
};

export const claimReasonLabels: Readonly<Record<Reason, Text>> = {
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
