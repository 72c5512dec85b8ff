import type { Role } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const LEADS = ['after-sales-manager', 'project-manager', 'general-manager'] as const satisfies Role[];
const DESK = [...LEADS, 'order-clerk', 'service-agent', 'food-safety-officer', 'quality-engineer'] as const satisfies Role[];
const WORKERS = ['purchasing', 'warehouse-clerk', 'dispatcher', 'finance-clerk'] as const satisfies Role[];
const CUSTOMER = ['customer-purchaser', 'customer-inspector'] as const satisfies Role[];

export const permissions = {
  'commitments.read': { label: { zh: '查看时限与履约项', en: 'See clocks and commitments' }, roles: [...DESK, ...WORKERS, 'auditor'] },
  'commitments.acknowledge': { label: { zh: '确认知悉超时', en: 'Acknowledge misses' }, roles: [...DESK, 'dispatcher', 'purchasing'] },
  'commitments.request-excuse': {
    label: { zh: '申请免责', en: 'Ask for an excuse' },
    roles: [...DESK, 'dispatcher', 'purchasing', 'warehouse-clerk'],
  },
  'commitments.decide-excuse': { label: { zh: '核准或不予免责', en: 'Decide on excuses' }, roles: ['after-sales-manager', 'general-manager'] },
  'commitments.attest': { label: { zh: '签字确认本期履行情况', en: 'Sign that a promise was kept' }, roles: [...LEADS, 'food-safety-officer'] },
  'commitments.repair': { label: { zh: '按留痕重新判定', en: 'Judge again from the journal' }, roles: ['after-sales-manager', 'administrator'] },
  'commitments.read-reports': {
    label: { zh: '查看履约月报（内部版）', en: 'See internal fulfilment reports' },
    roles: [...DESK, 'auditor', 'finance-clerk'],
  },
  'commitments.draft-reports': { label: { zh: '生成客户版月报草稿', en: 'Draft customer reports' }, roles: [...LEADS, 'order-clerk'] },
  'commitments.release-reports': {
    label: { zh: '审核并发布客户版月报', en: 'Review and release customer reports' },
    roles: ['after-sales-manager', 'general-manager'],
  },
  'commitments.read-released': { label: { zh: '查看客户版月报', en: 'See customer reports' }, roles: [...DESK, 'auditor', ...CUSTOMER] },
  'commitments.answer-reports': { label: { zh: '逐行确认或提出异议', en: 'Confirm or dispute report lines' }, roles: CUSTOMER },
} satisfies Permissions;
