// Words of a replacement for kitchen and driver. Typed by the server's own lists.
import type { State } from '../../../server/modules/claims/claim.ts';
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
