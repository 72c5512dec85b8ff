import type { Role } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const DESK = [
  'after-sales-manager',
  'project-manager',
  'general-manager',
  'order-clerk',
  'service-agent',
  'food-safety-officer',
  'market-clerk',
] as const satisfies Role[];

export const permissions = {
  'surveys.read': { label: { zh: '查看回访与评价', en: 'See follow-ups and ratings' }, roles: [...DESK, 'quality-engineer', 'auditor'] },
  'surveys.record': { label: { zh: '登记回访', en: 'Record follow-up calls' }, roles: DESK },
  'surveys.rate': {
    label: { zh: '评价处理结果', en: 'Rate how a case was handled' },
    roles: ['customer-purchaser', 'customer-receiver', 'note-holder'],
  },
} satisfies Permissions;
