import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'claims.account': {
    label: { zh: '查看客户往来账', en: 'See customer accounts' },
    roles: ['finance-clerk', 'general-manager', 'after-sales-manager', 'project-manager', 'auditor'],
  },
  'claims.correct-account': {
    label: { zh: '更正、冲销往来账，登记追偿', en: 'Correct customer accounts' },
    roles: ['finance-clerk', 'general-manager'],
  },
  'claims.see-medical': {
    label: { zh: '查看医疗资料（个人健康信息）', en: 'See papers about health' },
    roles: ['after-sales-manager', 'general-manager', 'food-safety-officer', 'finance-clerk'],
  },
  'claims.erase-medical': { label: { zh: '删除医疗资料', en: 'Erase papers about health' }, roles: ['after-sales-manager', 'general-manager'] },
  'claims.follow-account': {
    label: { zh: '查看自己的往来账', en: 'Follow the own account' },
    roles: ['customer-purchaser', 'customer-receiver', 'customer-inspector', 'note-holder'],
  },
} satisfies Permissions;
