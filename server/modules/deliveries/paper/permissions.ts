import type { Permissions } from '../../../platform/module.ts';

const SETTERS = ['administrator', 'general-manager'] as const;

export const permissions = {
  'deliveries.see-paper': {
    label: { zh: '查看打印设置', en: 'See how we print' },
    roles: [...SETTERS, 'order-clerk', 'warehouse-clerk', 'dispatcher', 'project-manager', 'service-agent', 'after-sales-manager', 'driver'],
  },
  'deliveries.set-paper': { label: { zh: '修改打印设置与章样', en: 'Change how we print' }, roles: SETTERS },
} as const satisfies Permissions;
