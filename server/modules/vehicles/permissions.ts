import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'vehicles.read': {
    label: { zh: '查看车辆', en: 'See vehicles' },
    roles: ['dispatcher', 'warehouse-clerk', 'order-clerk', 'project-manager', 'after-sales-manager', 'general-manager', 'auditor', 'administrator'],
  },
  'vehicles.manage': {
    label: { zh: '登记、更改与停用车辆', en: 'Register, change and retire vehicles' },
    roles: ['dispatcher', 'project-manager', 'administrator'],
  },
} satisfies Permissions;
