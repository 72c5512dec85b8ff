import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'claims.take-over': {
    label: { zh: '退换流程交接', en: 'Hand claims on and take them over' },
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
      'driver',
      'general-manager',
    ],
  },
} satisfies Permissions;
