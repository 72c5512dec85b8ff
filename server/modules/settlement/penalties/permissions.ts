import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'settlement.see-penalties': {
    label: { zh: '查看罚则与内部估算', en: 'See penalties and our own estimates' },
    roles: ['after-sales-manager', 'project-manager', 'finance-clerk', 'general-manager', 'auditor'],
  },
  'settlement.enter-penalties': {
    label: { zh: '登记客户提出的罚则', en: 'Enter penalties the customer stated' },
    roles: ['after-sales-manager', 'project-manager', 'finance-clerk', 'general-manager'],
  },
  'settlement.answer-penalties': {
    label: { zh: '认可或不认可罚则', en: 'Accept or refuse penalties' },
    roles: ['after-sales-manager', 'project-manager', 'general-manager'],
  },
  'settlement.state-penalties': { label: { zh: '提出罚则（客户）', en: 'State penalties (customer)' }, roles: ['customer-purchaser'] },
  'settlement.follow-penalties': {
    label: { zh: '查看我方提出的罚则（客户）', en: 'Follow stated penalties (customer)' },
    roles: ['customer-purchaser', 'customer-inspector'],
  },
} satisfies Permissions;
