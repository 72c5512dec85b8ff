import type { Role } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

const KITCHEN = ['customer-purchaser', 'customer-receiver', 'customer-inspector', 'note-holder'] as const satisfies Role[];

export const permissions = {
  'lots.record-trace': {
    label: { zh: '登记追溯要求与追溯结果', en: 'Keep traces asked for and done' },
    roles: [
      'service-agent',
      'quality-engineer',
      'food-safety-officer',
      'after-sales-manager',
      'project-manager',
      'warehouse-clerk',
      'general-manager',
    ],
  },
  'lots.see-own': { label: { zh: '查看本单位收到的批次', en: 'See the lots one’s own notes brought' }, roles: KITCHEN },
} satisfies Permissions;
