import { OFFICE_ROLES } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'suppliers.read': {
    label: { zh: '查看供应商', en: 'See suppliers' },
    roles: [...OFFICE_ROLES, 'administrator'],
  },
  'suppliers.manage': {
    label: { zh: '登记、更改与停用供应商', en: 'Register, change and drop suppliers' },
    roles: ['purchasing', 'quality-engineer', 'food-safety-officer', 'project-manager', 'administrator'],
  },
} satisfies Permissions;
