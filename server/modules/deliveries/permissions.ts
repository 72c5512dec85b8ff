import { OFFICE_ROLES as OFFICE, type Role } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const KITCHEN = ['customer-purchaser', 'customer-receiver', 'note-holder'] as const satisfies Role[];
const ISSUERS = ['order-clerk', 'warehouse-clerk', 'dispatcher', 'project-manager'] as const satisfies Role[];

export const permissions = {
  'deliveries.read': { label: { zh: '查看送货单', en: 'See delivery notes' }, roles: [...OFFICE, 'driver'] },
  'deliveries.read-all': { label: { zh: '查看所有司机的送货单', en: 'See the notes of all drivers' }, roles: OFFICE },
  'deliveries.issue': { label: { zh: '开单、导入与派车', en: 'Issue, import and assign notes' }, roles: ISSUERS },
  'deliveries.print': {
    label: { zh: '打印送货单与二维码', en: 'Print notes and QR codes' },
    roles: [...ISSUERS, 'service-agent', 'after-sales-manager', 'driver'],
  },
  'deliveries.cancel': {
    label: { zh: '取消送货单', en: 'Cancel notes' },
    roles: ['order-clerk', 'dispatcher', 'project-manager', 'after-sales-manager'],
  },
  'deliveries.drive': { label: { zh: '发车、到达与报告延误', en: 'Depart, arrive, report delays' }, roles: ['driver', 'dispatcher'] },
  'deliveries.record-acceptance': {
    label: { zh: '登记客户的验收', en: 'Record the customer’s acceptance' },
    roles: ['driver', 'dispatcher', 'order-clerk', 'project-manager'],
  },
  'deliveries.send-later': {
    label: { zh: '无信号时记录、稍后上传', en: 'Record without signal and send later' },
    roles: ['driver', 'dispatcher'],
  },
  'deliveries.follow': { label: { zh: '查看本单位的送货单', en: 'Follow own notes' }, roles: [...KITCHEN, 'customer-inspector'] },
  'deliveries.accept': { label: { zh: '验收与拒收', en: 'Accept and refuse' }, roles: KITCHEN },
} satisfies Permissions;
