import { isLinkRole, OUTSIDE_ROLES, type Role, STAFF_ROLES } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

const withAccount = [...Object.keys(STAFF_ROLES), ...Object.keys(OUTSIDE_ROLES)].filter((role) => !isLinkRole(role)) as Role[];

export const permissions = {
  'outbox.read': {
    label: { zh: '查看发件箱与后台任务', en: 'See the outbox and tasks' },
    roles: ['after-sales-manager', 'administrator', 'auditor'],
  },
  'outbox.manage': {
    label: { zh: '重发消息、重跑或取消任务、修改消息模板', en: 'Send again, run tasks again or cancel them, change wording' },
    roles: ['after-sales-manager', 'administrator'],
  },
  'outbox.own-inbox': { label: { zh: '查看自己的消息', en: 'Read my own messages' }, roles: withAccount },
} as const satisfies Permissions;
