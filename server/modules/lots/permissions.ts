import { OFFICE_ROLES as OFFICE } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'lots.read': { label: { zh: '查看批次与库存', en: 'See lots and stock' }, roles: OFFICE },
  'lots.trace': { label: { zh: '追溯批次', en: 'Trace lots' }, roles: OFFICE },
  'lots.move': {
    label: { zh: '移库、分装、混装、加工与盘点', en: 'Move, split, mix, transform, count' },
    roles: ['warehouse-clerk', 'quality-engineer', 'food-safety-officer'],
  },
  'lots.dispose': {
    label: { zh: '退供应商与销毁', en: 'Return to supplier, destroy' },
    roles: ['warehouse-clerk', 'quality-engineer', 'food-safety-officer', 'purchasing'],
  },
  'lots.hold': {
    label: { zh: '冻结停发与封存', en: 'Hold and quarantine' },
    roles: ['service-agent', 'quality-engineer', 'food-safety-officer', 'after-sales-manager', 'warehouse-clerk', 'general-manager'],
  },
  'lots.clear': { label: { zh: '解除冻结', en: 'Lift a hold' }, roles: ['quality-engineer', 'food-safety-officer', 'general-manager'] },
  'lots.keep-places': { label: { zh: '维护库位', en: 'Keep places' }, roles: ['warehouse-clerk', 'administrator'] },
} satisfies Permissions;
