import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const everybody = Object.keys(STAFF_ROLES) as StaffRole[];

export const permissions = {
  'service-plans.read': { label: { zh: '查看服务方案与日历', en: 'See service plans and calendars' }, roles: everybody },
  'service-plans.read-contracts': {
    label: { zh: '查看合同条款', en: 'See contracts and their clauses' },
    roles: [...everybody, 'customer-purchaser', 'customer-receiver', 'customer-inspector'],
  },
  'service-plans.publish': {
    label: { zh: '发布与启用服务方案', en: 'Publish and adopt service plans' },
    roles: ['after-sales-manager', 'general-manager', 'administrator'],
  },
  'service-plans.sign-contract': {
    label: { zh: '签订与变更合同', en: 'Sign and amend contracts' },
    roles: ['project-manager', 'after-sales-manager', 'general-manager'],
  },
  'service-plans.load-calendar': { label: { zh: '载入日历', en: 'Load calendars' }, roles: ['after-sales-manager', 'administrator'] },
} satisfies Permissions;
