import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const OUTDOORS: readonly StaffRole[] = ['driver', 'market-clerk'];
const DESK = (Object.keys(STAFF_ROLES) as StaffRole[]).filter((role) => !OUTDOORS.includes(role));

export const permissions = {
  'customers.read': { label: { zh: '查看客户资料', en: 'See customers' }, roles: [...DESK, 'market-clerk'] },
  'customers.manage': {
    label: { zh: '登记与更改客户资料', en: 'Register and change customers' },
    roles: ['order-clerk', 'project-manager', 'after-sales-manager', 'general-manager', 'administrator'],
  },
  'customers.visit': {
    label: { zh: '登记上门回访', en: 'Record visits' },
    roles: [
      'service-agent',
      'order-clerk',
      'project-manager',
      'after-sales-manager',
      'quality-engineer',
      'food-safety-officer',
      'general-manager',
      'market-clerk',
    ],
  },
  'customers.see-own': {
    label: { zh: '查看本单位资料', en: 'See own profile' },
    roles: ['customer-purchaser', 'customer-receiver', 'customer-inspector'],
  },
} satisfies Permissions;
