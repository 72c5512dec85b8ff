import { DESK_ROLES } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'claims.take-over': {
    label: { zh: '退换流程交接', en: 'Hand claims on and take them over' },
    roles: [...DESK_ROLES, 'purchasing', 'warehouse-clerk', 'dispatcher', 'driver', 'general-manager'],
  },
} satisfies Permissions;
