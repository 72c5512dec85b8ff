import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'certificates.read': {
    label: { zh: '查看证照与随货证照', en: 'See certificates and packs' },
    roles: [
      'after-sales-manager',
      'project-manager',
      'order-clerk',
      'service-agent',
      'food-safety-officer',
      'quality-engineer',
      'purchasing',
      'warehouse-clerk',
      'dispatcher',
      'general-manager',
      'auditor',
    ],
  },
  'certificates.file': {
    label: { zh: '登记证照', en: 'File certificates' },
    roles: ['project-manager', 'order-clerk', 'food-safety-officer', 'quality-engineer', 'purchasing', 'warehouse-clerk', 'dispatcher'],
  },
  'certificates.withdraw': {
    label: { zh: '作废证照', en: 'Withdraw certificates' },
    roles: ['after-sales-manager', 'project-manager', 'food-safety-officer', 'quality-engineer'],
  },
  'certificates.follow': {
    label: { zh: '查看本单位的随货证照', en: 'See certificates of own deliveries' },
    roles: ['customer-purchaser', 'customer-receiver', 'customer-inspector', 'note-holder'],
  },
} as const satisfies Permissions;
