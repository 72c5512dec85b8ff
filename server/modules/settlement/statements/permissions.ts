import type { Permissions } from '../../../platform/module.ts';

const BOOKS = ['finance-clerk', 'general-manager'] as const;

export const permissions = {
  'settlement.see-statements': {
    label: { zh: '查看对账单与账龄', en: 'See statements and aging' },
    roles: [...BOOKS, 'after-sales-manager', 'project-manager', 'auditor'],
  },
  'settlement.draw-statements': { label: { zh: '生成对账单', en: 'Draw statements' }, roles: [...BOOKS, 'project-manager'] },
  'settlement.send-statements': { label: { zh: '发送、撤回对账单', en: 'Send statements' }, roles: BOOKS },
  'settlement.adjust-statements': { label: { zh: '手工定价、登记费用', en: 'Price lines and enter items by hand' }, roles: BOOKS },
  'settlement.answer-disputes': {
    label: { zh: '答复对账异议', en: 'Answer disputed lines' },
    roles: [...BOOKS, 'after-sales-manager', 'project-manager'],
  },
  'settlement.settle-disputes': { label: { zh: '处理对账异议', en: 'Settle disputed lines' }, roles: [...BOOKS, 'after-sales-manager'] },
  'settlement.record-confirmations': {
    label: { zh: '登记纸质确认、盖章件', en: 'Record confirmations on paper' },
    roles: [...BOOKS, 'project-manager'],
  },
  'settlement.keep-payments': { label: { zh: '登记发票与到账', en: 'Record invoices and payments' }, roles: BOOKS },
  'settlement.follow-statements': {
    label: { zh: '查看自己的对账单', en: 'Follow own statements' },
    roles: ['customer-purchaser', 'customer-inspector', 'month-holder'],
  },
  'settlement.answer-statements': {
    label: { zh: '确认对账单、提出异议、上传盖章件', en: 'Confirm, dispute and stamp own statements' },
    roles: ['customer-purchaser', 'month-holder'],
  },
} satisfies Permissions;
