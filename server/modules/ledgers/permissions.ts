import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'ledgers.read': {
    label: { zh: '查看进货、销货台账', en: 'See the ledgers' },
    roles: [
      'after-sales-manager',
      'food-safety-officer',
      'quality-engineer',
      'purchasing',
      'warehouse-clerk',
      'finance-clerk',
      'general-manager',
      'auditor',
    ],
  },
  'ledgers.correct': { label: { zh: '更正台账', en: 'Correct the ledgers' }, roles: ['food-safety-officer', 'purchasing', 'finance-clerk'] },
  'ledgers.keep': {
    label: { zh: '设置与解除台账保全', en: 'Set and lift legal holds' },
    roles: ['food-safety-officer', 'general-manager', 'auditor'],
  },
} satisfies Permissions;
