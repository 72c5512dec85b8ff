import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'deliveries.take-back': {
    label: { zh: '收回随车退货', en: 'Take back goods from vans' },
    roles: ['warehouse-clerk', 'quality-engineer', 'food-safety-officer', 'dispatcher'],
  },
} satisfies Permissions;
