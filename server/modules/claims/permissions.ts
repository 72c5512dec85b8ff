import { DESK_ROLES, OFFICE_ROLES, type Role } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const LEADS = ['after-sales-manager', 'project-manager', 'general-manager'] as const satisfies Role[];
const OUTSIDE = ['customer-purchaser', 'customer-receiver', 'note-holder'] as const satisfies Role[];

export const permissions = {
  'claims.read': {
    label: { zh: '查看退换货', en: 'See claims' },
    roles: OFFICE_ROLES,
  },
  'claims.request': { label: { zh: '代客户申请与撤回退换货', en: 'Request and withdraw claims' }, roles: [...DESK_ROLES, 'general-manager'] },
  'claims.approve': {
    label: { zh: '审批退换货', en: 'Decide claims' },
    roles: [...LEADS, 'order-clerk', 'food-safety-officer'],
  },
  'claims.settle': {
    label: { zh: '登记赔付支付', en: 'Record payments of claims' },
    roles: ['finance-clerk', 'general-manager', 'after-sales-manager'],
  },
  'claims.plan': { label: { zh: '安排补换货', en: 'Plan replacements' }, roles: [...DESK_ROLES, 'general-manager', 'dispatcher', 'warehouse-clerk'] },
  'claims.deliver': { label: { zh: '登记补换货送达', en: 'Record deliveries of replacements' }, roles: [...DESK_ROLES, 'dispatcher', 'driver'] },
  'claims.record-acceptance': {
    label: { zh: '代登记补换货验收', en: 'Record acceptances of replacements' },
    roles: [...DESK_ROLES, 'dispatcher', 'driver'],
  },
  'claims.ask': { label: { zh: '申请退换货与赔付', en: 'Ask for claims' }, roles: OUTSIDE },
  'claims.follow': { label: { zh: '查看自己的退换货', en: 'Follow own claims' }, roles: [...OUTSIDE, 'customer-inspector'] },
  'claims.accept': { label: { zh: '验收补换货', en: 'Accept replacements' }, roles: OUTSIDE },
} satisfies Permissions;
