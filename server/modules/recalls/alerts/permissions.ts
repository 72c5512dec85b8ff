import type { Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const DESK = [
  'after-sales-manager',
  'project-manager',
  'order-clerk',
  'service-agent',
  'food-safety-officer',
  'quality-engineer',
  'general-manager',
] as const satisfies Role[];
const DECIDES = ['quality-engineer', 'food-safety-officer', 'after-sales-manager', 'general-manager'] as const satisfies Role[];
const KITCHEN = ['customer-purchaser', 'customer-receiver', 'note-holder'] as const satisfies Role[];

export const permissions = {
  'recalls.read-alerts': {
    label: { zh: '查看批次预警、冻结通知与电话通知单', en: 'See alerts, warned kitchens and call sheets' },
    roles: [...DESK, 'purchasing', 'warehouse-clerk', 'dispatcher', 'auditor'],
  },
  'recalls.answer-alerts': { label: { zh: '判断批次预警、判定不冻结', en: 'Answer alerts, decide not to hold' }, roles: DECIDES },
  'recalls.call': { label: { zh: '电话通知与提醒食堂', en: 'Call and remind kitchens' }, roles: [...DESK, 'dispatcher'] },
  'recalls.follow-warnings': { label: { zh: '查看暂停使用通知', en: 'See warnings' }, roles: [...KITCHEN, 'customer-inspector'] },
  'recalls.answer-warnings': { label: { zh: '回复暂停使用通知与留样', en: 'Answer warnings and sample requests' }, roles: KITCHEN },
} satisfies Permissions;
