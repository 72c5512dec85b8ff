import { OFFICE_ROLES } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'receiving.read': {
    label: { zh: '查看收货记录', en: 'See receipts' },
    roles: OFFICE_ROLES,
  },
  'receiving.receive': {
    label: { zh: '收货与查验', en: 'Receive and check goods' },
    roles: ['warehouse-clerk', 'quality-engineer', 'food-safety-officer', 'purchasing'],
  },
  'receiving.override': {
    label: { zh: '写明理由后放行入库', en: 'Let goods in against a finding, with a reason' },
    roles: ['quality-engineer', 'food-safety-officer'],
  },
  'receiving.correct': {
    label: { zh: '更正收货数量', en: 'Correct a receipt' },
    roles: ['warehouse-clerk', 'quality-engineer', 'food-safety-officer', 'purchasing'],
  },
  'receiving.report-banned': {
    label: { zh: '登记库内发现的禁售食品', en: 'Report banned goods found in stock' },
    roles: ['quality-engineer', 'food-safety-officer', 'warehouse-clerk'],
  },
} satisfies Permissions;
