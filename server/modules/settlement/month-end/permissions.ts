import type { Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const LEADS = ['after-sales-manager', 'project-manager', 'general-manager'] as const satisfies Role[];

export const permissions = {
  'settlement.see-months': { label: { zh: '查看月结总览', en: 'See the month of all customers' }, roles: [...LEADS, 'finance-clerk', 'auditor'] },
  'settlement.read-packages': {
    label: { zh: '查看月结资料包', en: 'See month-end packages' },
    roles: [...LEADS, 'finance-clerk', 'order-clerk', 'service-agent', 'auditor'],
  },
  'settlement.draft-packages': {
    label: { zh: '生成月结资料包', en: 'Draft month-end packages' },
    roles: [...LEADS, 'finance-clerk', 'order-clerk'],
  },
  'settlement.release-packages': {
    label: { zh: '审核并发布月结资料包', en: 'Review and release month-end packages' },
    roles: ['after-sales-manager', 'general-manager'],
  },
  'settlement.follow-packages': {
    label: { zh: '查看本单位月结资料包', en: 'See packages of the own organisation' },
    roles: ['customer-purchaser', 'customer-inspector', 'month-holder'],
  },
} satisfies Permissions;
