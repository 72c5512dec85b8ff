import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import type { Permissions } from '../../platform/module.ts';

export const permissions = {
  'staff.see-colleagues': { label: { zh: '查看同事名单', en: 'See colleagues' }, roles: Object.keys(STAFF_ROLES) as StaffRole[] },
  'staff.read': {
    label: { zh: '查看员工账号与权限', en: 'See staff accounts and permissions' },
    roles: ['administrator', 'general-manager', 'after-sales-manager', 'auditor'],
  },
  'staff.manage': { label: { zh: '管理员工账号与岗位', en: 'Manage staff accounts and roles' }, roles: ['administrator'] },
  'staff.keys': { label: { zh: '管理接口密钥', en: 'Manage API keys' }, roles: ['administrator'] },
} satisfies Permissions;
