import { OFFICE_ROLES } from '../../../kernel/actor.ts';
import type { Permissions } from '../../../platform/module.ts';

export const permissions = {
  'claims.see-bringing': { label: { zh: '查看补换货的备货与送达', en: 'See how replacements are brought' }, roles: [...OFFICE_ROLES, 'driver'] },
  'claims.pick': {
    label: { zh: '补换货备货与收回', en: 'Pick replacements and take rests in' },
    roles: ['warehouse-clerk', 'dispatcher', 'order-clerk'],
  },
  'claims.load': { label: { zh: '补换货装车', en: 'Load replacements' }, roles: ['warehouse-clerk', 'dispatcher', 'order-clerk', 'driver'] },
  'claims.answer-shortage': {
    label: { zh: '回复补换货缺货', en: 'Answer shortages of replacements' },
    roles: ['customer-purchaser', 'customer-receiver', 'note-holder'],
  },
} satisfies Permissions;
