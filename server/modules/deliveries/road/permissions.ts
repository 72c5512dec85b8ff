import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'deliveries.report-exceptions': {
    label: { zh: '上报配送异常与货物状态', en: 'Report exceptions on the road and the state of goods' },
    roles: ['driver', 'dispatcher', 'order-clerk', 'service-agent', 'warehouse-clerk', 'purchasing', 'project-manager', 'after-sales-manager'],
  },
  'deliveries.handle-exceptions': {
    label: { zh: '提出方案、换车与办结配送异常', en: 'Propose, replace the van, settle exceptions on the road' },
    roles: ['dispatcher', 'order-clerk', 'service-agent', 'project-manager', 'after-sales-manager', 'general-manager'],
  },
  'deliveries.rate': {
    label: { zh: '评价配送', en: 'Rate deliveries' },
    roles: ['customer-purchaser', 'customer-receiver', 'note-holder', 'driver'],
  },
} satisfies Permissions;
