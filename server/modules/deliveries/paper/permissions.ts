import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'deliveries.set-paper': { label: { zh: '修改打印设置与章样', en: 'Change how we print' }, roles: ['administrator', 'general-manager'] },
} as const satisfies Permissions;
