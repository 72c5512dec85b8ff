import { DESK_ROLES, type Role } from '../../kernel/actor.ts';
import { LATE_WITHOUT_PROOF } from '../../kernel/grade.ts';
import type { Permissions } from '../../platform/module.ts';

const LEADS = ['after-sales-manager', 'project-manager', 'general-manager'] as const satisfies Role[];
const DEPARTMENT = ['purchasing', 'warehouse-clerk', 'dispatcher', 'finance-clerk', 'quality-engineer', 'driver'] as const satisfies Role[];
const OUTSIDE = ['customer-purchaser', 'customer-receiver', 'note-holder'] as const satisfies Role[];

export const permissions = {
  'cases.read': {
    label: { zh: '查看售后单', en: 'See cases' },
    roles: [...DESK_ROLES, ...LEADS, 'purchasing', 'warehouse-clerk', 'dispatcher', 'finance-clerk', 'auditor'],
  },
  'cases.open': { label: { zh: '登记售后单', en: 'Open cases' }, roles: [...DESK_ROLES, 'general-manager', 'dispatcher', 'driver'] },
  'cases.handle-dock': { label: { zh: '处理验收异常', en: 'Handle exceptions of the dock' }, roles: [...DESK_ROLES, 'dispatcher'] },
  'cases.handle': { label: { zh: '处理售后单', en: 'Handle cases' }, roles: [...DESK_ROLES, 'general-manager'] },
  'cases.assign': { label: { zh: '派给同事', en: 'Assign to a colleague' }, roles: [...LEADS, 'food-safety-officer'] },
  'cases.close': {
    label: { zh: '关闭与撤销售后单', en: 'Close and withdraw cases' },
    roles: [...LEADS, 'service-agent', 'order-clerk', 'food-safety-officer'],
  },
  'cases.answer-department': { label: { zh: '回复部门核查', en: 'Answer for a department' }, roles: [...DEPARTMENT, ...LEADS] },
  'cases.read-conduct': { label: { zh: '查看服务与廉洁投诉', en: 'See conduct complaints' }, roles: [...LEADS, 'auditor'] },
  [LATE_WITHOUT_PROOF]: { label: { zh: '无凭证补录', en: 'Late entry without proof' }, roles: ['after-sales-manager', 'general-manager'] },
  'cases.report': { label: { zh: '反映问题', en: 'Report a problem' }, roles: OUTSIDE },
  'cases.follow': { label: { zh: '查看自己的售后单', en: 'Follow own cases' }, roles: [...OUTSIDE, 'customer-inspector'] },
  'cases.confirm': { label: { zh: '确认或要求重新处理', en: 'Confirm or reopen' }, roles: OUTSIDE },
} satisfies Permissions;
