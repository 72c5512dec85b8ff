import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'settlement.print-codes': {
    label: { zh: '打印、更换月结二维码', en: 'Print and renew month-end codes' },
    roles: ['finance-clerk', 'after-sales-manager', 'project-manager', 'order-clerk', 'general-manager'],
  },
} satisfies Permissions;
