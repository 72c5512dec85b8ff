import { DESK_ROLES, type Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const LEADS = ['after-sales-manager', 'project-manager', 'general-manager'] as const satisfies Role[];
const CUSTOMER = ['customer-purchaser', 'customer-inspector', 'month-holder'] as const satisfies Role[];

export const permissions = {
  'settlement.read-scores': {
    label: { zh: '查看考核评分与预测', en: 'See score sheets and their forecast' },
    roles: [...DESK_ROLES, 'general-manager', 'finance-clerk', 'auditor'],
  },
  'settlement.offer-scores': { label: { zh: '向客户提交考核自评', en: 'Send our own reading of a score' }, roles: LEADS },
  'settlement.enter-scores': { label: { zh: '凭纸质评分表录入考核分', en: 'Enter a score from the paper sheet' }, roles: [...LEADS, 'order-clerk'] },
  'settlement.enter-scores-unproved': {
    label: { zh: '无纸质凭证录入考核分', en: 'Enter a score without its paper' },
    roles: ['after-sales-manager', 'general-manager'],
  },
  'settlement.finish-scores': { label: { zh: '考核分定案（不再申诉）', en: 'Make a score final (no further appeal)' }, roles: LEADS },
  'settlement.read-own-scores': { label: { zh: '查看本单位考核评分表', en: 'See own score sheets' }, roles: CUSTOMER },
  'settlement.state-scores': { label: { zh: '填写或确认考核评分表', en: 'Enter or confirm a score sheet' }, roles: CUSTOMER },
} satisfies Permissions;
