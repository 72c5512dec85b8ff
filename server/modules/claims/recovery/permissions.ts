import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'claims.see-recovery': {
    label: { zh: '查看责任划分与追偿', en: 'See recoveries' },
    roles: [
      'purchasing',
      'after-sales-manager',
      'project-manager',
      'quality-engineer',
      'food-safety-officer',
      'finance-clerk',
      'general-manager',
      'auditor',
    ],
  },
  'claims.recover': {
    label: { zh: '划分责任、向供应商和承运商追偿', en: 'Split costs and recover them' },
    roles: ['purchasing', 'after-sales-manager', 'project-manager', 'general-manager'],
  },
  'claims.settle-recovery': { label: { zh: '登记追偿落实', en: 'Settle recoveries' }, roles: ['finance-clerk', 'purchasing', 'general-manager'] },
} satisfies Permissions;
