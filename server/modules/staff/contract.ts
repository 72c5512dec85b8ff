import { z } from 'zod';
import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

const roles = z.array(z.enum(Object.keys(STAFF_ROLES) as [StaffRole, ...StaffRole[]])).min(1);
const accountId = z.uuid();
const text = z.object({ zh: z.string(), en: z.string() });
const refusedAccount = ['staff.not-found'] as const;

const account = z.object({
  id: accountId,
  userName: z.string(),
  phone: z.string().nullable(),
  displayName: z.string(),
  roles: z.array(z.string()),
  active: z.boolean(),
  totp: z.boolean(),
  createdAt: z.iso.datetime(),
  can: z.object({ setRoles: z.boolean(), deactivate: z.boolean(), reactivate: z.boolean(), resetPassword: z.boolean() }),
});

const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean() }),
});

export const contract = {
  colleagues: endpoint({
    method: 'GET',
    path: '/staff/colleagues',
    permission: 'staff.see-colleagues',
    summary: { zh: '在用的同事，用于指派', en: 'Active colleagues, for assigning' },
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id: accountId, name: z.string(), roles: z.array(z.string()) })) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/staff',
    permission: 'staff.read',
    summary: { zh: '员工账号', en: 'Staff accounts' },
    input: z.object({}),
    output: z.object({ items: z.array(account), can: z.object({ create: z.boolean(), keys: z.boolean() }) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/staff',
    permission: 'staff.manage',
    summary: { zh: '创建员工账号', en: 'Create a staff account' },
    input: z.object({
      userName: z.string().trim().min(2).max(30),
      displayName: z.string().trim().min(1).max(60),
      phone: z.string().max(30).optional(),
      roles,
      password: z.string().optional(),
    }),
    /** The password is shown this once. */
    output: z.object({ accountId, password: z.string() }),
    refusals: [
      'identity.user-name-taken',
      'identity.phone-taken',
      'identity.bad-user-name',
      'identity.bad-phone',
      'identity.password-length',
      'staff.told-already',
    ],
  }),
  setRoles: endpoint({
    method: 'PUT',
    path: '/staff/{accountId}/roles',
    permission: 'staff.manage',
    summary: { zh: '设置岗位', en: 'Set roles' },
    input: z.object({ accountId, roles }),
    output: z.object({}),
    refusals: [...refusedAccount, 'staff.last-administrator'],
  }),
  deactivate: endpoint({
    method: 'POST',
    path: '/staff/{accountId}/deactivate',
    permission: 'staff.manage',
    summary: { zh: '停用账号，立即退出登录', en: 'Deactivate an account and end its sessions' },
    input: z.object({ accountId }),
    output: z.object({}),
    refusals: [...refusedAccount, 'staff.last-administrator', 'staff.not-yourself', 'staff.already-inactive'],
  }),
  reactivate: endpoint({
    method: 'POST',
    path: '/staff/{accountId}/reactivate',
    permission: 'staff.manage',
    summary: { zh: '恢复账号', en: 'Reactivate an account' },
    input: z.object({ accountId }),
    output: z.object({}),
    refusals: [...refusedAccount, 'staff.already-active'],
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/staff/{accountId}/password',
    permission: 'staff.manage',
    summary: { zh: '重置密码', en: 'Reset a password' },
    /** `clearTotp` for a lost second factor. */
    input: z.object({ accountId, clearTotp: z.boolean().default(false) }),
    output: z.object({ password: z.string() }),
    refusals: [...refusedAccount, 'staff.told-already'],
  }),
  permissions: endpoint({
    method: 'GET',
    path: '/staff/permissions',
    permission: 'staff.read',
    summary: { zh: '权限矩阵：每个岗位能做什么', en: 'Permission matrix: what each role may do' },
    input: z.object({}),
    output: z.object({
      roles: z.array(z.object({ name: z.string(), label: text, outside: z.boolean() })),
      permissions: z.array(z.object({ name: z.string(), label: text, roles: z.array(z.string()), forKeys: z.boolean() })),
    }),
  }),
  listApiKeys: endpoint({
    method: 'GET',
    path: '/api-keys',
    permission: 'staff.keys',
    summary: { zh: '接口密钥', en: 'API keys' },
    input: z.object({}),
    output: z.object({ items: z.array(apiKey) }),
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/api-keys',
    permission: 'staff.keys',
    summary: { zh: '创建接口密钥（只显示一次）', en: 'Create an API key (shown once)' },
    input: z.object({
      name: z.string().trim().min(1).max(60),
      scopes: z.array(z.string()).min(1),
      expiresAt: z.iso.datetime({ offset: true }),
    }),
    output: z.object({ keyId: z.uuid(), key: z.string() }),
    refusals: ['identity.unknown-scope', 'staff.scope-not-for-keys', 'staff.expiry-out-of-range', 'staff.told-already'],
  }),
  revokeApiKey: endpoint({
    method: 'POST',
    path: '/api-keys/{keyId}/revoke',
    permission: 'staff.keys',
    summary: { zh: '撤销接口密钥', en: 'Revoke an API key' },
    input: z.object({ keyId: z.uuid() }),
    output: z.object({}),
    refusals: ['staff.key-not-found'],
  }),
};
