import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const OUR_PEOPLE = Object.keys(STAFF_ROLES) as StaffRole[];

export const permissions = {
  'products.read': { label: { zh: '查看商品', en: 'See products' }, roles: OUR_PEOPLE },
  'products.manage': {
    label: { zh: '登记与更改商品', en: 'Register and change products' },
    roles: ['purchasing', 'order-clerk', 'project-manager', 'administrator'],
  },
  'products.follow': {
    label: { zh: '查看供应给本单位的商品', en: 'See the products sold to us' },
    roles: ['customer-purchaser', 'customer-receiver', 'customer-inspector'],
  },
  'prices.read': {
    label: { zh: '查看价格', en: 'See prices' },
    roles: [
      'finance-clerk',
      'purchasing',
      'project-manager',
      'order-clerk',
      'service-agent',
      'after-sales-manager',
      'general-manager',
      'auditor',
      'administrator',
    ],
  },
  'prices.manage': {
    label: { zh: '制定与发布价格表', en: 'Draft and publish price sheets' },
    roles: ['finance-clerk', 'purchasing', 'project-manager'],
  },
} satisfies Permissions;
