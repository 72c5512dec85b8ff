import { DESK_ROLES, OFFICE_ROLES, type Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const STORE = ['warehouse-clerk', 'quality-engineer', 'food-safety-officer'] as const satisfies Role[];

export const permissions = {
  'claims.see-goods': {
    label: { zh: '查看取货与隔离区', en: 'See pick-ups and the quarantine shelf' },
    roles: OFFICE_ROLES,
  },
  'claims.plan-pickup': {
    label: { zh: '安排取回退货', en: 'Plan pick-ups' },
    roles: [...DESK_ROLES, 'dispatcher', 'warehouse-clerk', 'general-manager'],
  },
  'claims.collect': { label: { zh: '取回退货', en: 'Collect goods' }, roles: [...DESK_ROLES, 'dispatcher', 'driver'] },
  'claims.receive-goods': { label: { zh: '接收与隔离退货', en: 'Receive and quarantine goods' }, roles: STORE },
  'claims.inspect-goods': { label: { zh: '检查退货', en: 'Inspect goods that came back' }, roles: [...STORE, 'after-sales-manager'] },
  'claims.dispose-goods': { label: { zh: '处置退货', en: 'Dispose of goods that came back' }, roles: [...STORE, 'purchasing'] },
  'claims.record-site-destruction': {
    label: { zh: '登记就地销毁', en: 'Record destructions at the site' },
    roles: [...DESK_ROLES, 'dispatcher', 'driver'],
  },
  'claims.destroy-at-site': {
    label: { zh: '登记就地销毁（食堂）', en: 'Record destructions at the own site' },
    roles: ['customer-purchaser', 'customer-receiver', 'note-holder'],
  },
} satisfies Permissions;
