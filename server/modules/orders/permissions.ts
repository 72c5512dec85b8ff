import type { Role } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const DESK = ['order-clerk', 'service-agent', 'project-manager', 'after-sales-manager'] as const satisfies Role[];
const OFFICE = [
  ...DESK,
  'dispatcher',
  'purchasing',
  'warehouse-clerk',
  'quality-engineer',
  'food-safety-officer',
  'finance-clerk',
  'general-manager',
  'auditor',
] as const satisfies Role[];
const KITCHEN = ['customer-purchaser', 'customer-receiver'] as const satisfies Role[];

export const permissions = {
  'orders.read': { label: { zh: '查看订单', en: 'See orders' }, roles: OFFICE },
  'orders.receive': { label: { zh: '收单与导入订单', en: 'Receive and import orders' }, roles: DESK },
  'orders.confirm': { label: { zh: '确认、答复订单与缺货沟通', en: 'Confirm and answer orders, talk about shortages' }, roles: DESK },
  'orders.change': { label: { zh: '更改与取消订单', en: 'Change and cancel orders' }, roles: DESK },
  // Not the clerk who typed it in: a school's list of what it may not eat is overruled by somebody who answers for it.
  'orders.override': {
    label: { zh: '强制通过订单核对、截单后取消', en: 'Override order checks, cancel after the cutoff' },
    roles: ['project-manager'],
  },
  'orders.find-shortage': {
    label: { zh: '登记缺货', en: 'Record shortages' },
    roles: [...DESK, 'purchasing', 'warehouse-clerk', 'dispatcher'],
  },
  'orders.place': { label: { zh: '下单、改单与答复缺货', en: 'Place and change own orders' }, roles: KITCHEN },
  'orders.follow': { label: { zh: '查看本单位的订单', en: 'Follow own orders' }, roles: [...KITCHEN, 'customer-inspector'] },
} satisfies Permissions;
