import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'settlement.see-appeals': {
    label: { zh: '查看申诉与凭证', en: 'See appeals and their evidence' },
    roles: [
      'after-sales-manager',
      'project-manager',
      'order-clerk',
      'service-agent',
      'quality-engineer',
      'finance-clerk',
      'general-manager',
      'auditor',
    ],
  },
  'settlement.appeal': {
    label: { zh: '提出、撤回申诉', en: 'Make and withdraw appeals' },
    roles: ['after-sales-manager', 'project-manager', 'service-agent', 'order-clerk', 'general-manager'],
  },
  'settlement.enter-answers': {
    label: { zh: '登记客户对申诉的答复', en: 'Enter what the customer answered' },
    roles: ['after-sales-manager', 'project-manager', 'general-manager'],
  },
  'settlement.follow-appeals': {
    label: { zh: '查看申诉（客户）', en: 'Follow appeals (customer)' },
    roles: ['customer-purchaser', 'customer-inspector', 'month-holder'],
  },
  'settlement.answer-appeals': { label: { zh: '答复申诉（客户）', en: 'Answer appeals (customer)' }, roles: ['customer-purchaser', 'month-holder'] },
} satisfies Permissions;
