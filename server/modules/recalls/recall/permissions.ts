import type { Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const QUALITY = ['food-safety-officer', 'quality-engineer'] as const satisfies Role[];
const LEADS = ['after-sales-manager', 'general-manager'] as const satisfies Role[];
const OFFICE = [
  'project-manager',
  'order-clerk',
  'service-agent',
  'purchasing',
  'warehouse-clerk',
  'dispatcher',
  'finance-clerk',
  'auditor',
] as const;
const OUTSIDE = ['customer-purchaser', 'customer-receiver', 'note-holder'] as const satisfies Role[];

export const permissions = {
  'recalls.see-recalls': { label: { zh: '查看召回', en: 'See recalls' }, roles: [...QUALITY, ...LEADS, ...OFFICE] },
  'recalls.decide-recalls': { label: { zh: '登记、终止与关闭召回', en: 'Record, drop and close recalls' }, roles: [...QUALITY, ...LEADS] },
  'recalls.run-recalls': { label: { zh: '启动召回、发通知、登记回收与处置', en: 'Begin and run recalls' }, roles: [...QUALITY, ...LEADS] },
  'recalls.record-answers': {
    label: { zh: '代登记召回答复、确认内部通知', en: 'Record answers to recalls' },
    roles: [...QUALITY, ...LEADS, 'project-manager', 'order-clerk', 'service-agent', 'purchasing', 'warehouse-clerk', 'dispatcher'],
  },
  'recalls.keep-rules': {
    label: { zh: '设定召回时限', en: 'Set times of recalls' },
    roles: ['food-safety-officer', 'general-manager', 'administrator'],
  },
  'recalls.answer-notices': { label: { zh: '查看并答复召回通知', en: 'See and answer recall notices' }, roles: [...OUTSIDE, 'customer-inspector'] },
} satisfies Permissions;
