import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'deliveries.pick': {
    label: { zh: '分拣：波次与过秤', en: 'Pick: waves and weights' },
    roles: ['warehouse-clerk', 'order-clerk', 'project-manager'],
  },
  'deliveries.dispatch': { label: { zh: '派车看板', en: 'Dispatch board' }, roles: ['dispatcher', 'project-manager', 'warehouse-clerk'] },
  'deliveries.load': { label: { zh: '装车与清点', en: 'Load and count' }, roles: ['warehouse-clerk', 'driver', 'dispatcher'] },
} satisfies Permissions;
