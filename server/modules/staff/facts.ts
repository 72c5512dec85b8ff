import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';

const accountId = z.string();
const keyId = z.string();
const roles = z.array(z.string());
const account = { account: 'accountId' } as const;
const apiKey = { 'api-key': 'keyId' } as const;

export const accountCreated = defineFact({
  name: 'staff.account-created',
  version: 1,
  label: { zh: '创建员工账号', en: 'Staff account created' },
  data: z.object({ accountId, roles }),
  subjects: account,
});

export const rolesChanged = defineFact({
  name: 'staff.roles-changed',
  version: 1,
  label: { zh: '调整岗位', en: 'Roles changed' },
  data: z.object({ accountId, before: roles, after: roles }),
  subjects: account,
});

export const deactivated = defineFact({
  name: 'staff.deactivated',
  version: 1,
  label: { zh: '停用员工账号', en: 'Staff account deactivated' },
  data: z.object({ accountId }),
  subjects: account,
});

export const reactivated = defineFact({
  name: 'staff.reactivated',
  version: 1,
  label: { zh: '恢复员工账号', en: 'Staff account reactivated' },
  data: z.object({ accountId }),
  subjects: account,
});

export const passwordReset = defineFact({
  name: 'staff.password-reset',
  version: 1,
  label: { zh: '重置密码', en: 'Password reset' },
  data: z.object({ accountId, clearedTotp: z.boolean() }),
  subjects: account,
});

export const apiKeyCreated = defineFact({
  name: 'staff.api-key-created',
  version: 1,
  label: { zh: '创建接口密钥', en: 'API key created' },
  data: z.object({ keyId, scopes: z.array(z.string()), expiresAt: z.iso.datetime() }),
  subjects: apiKey,
});

export const apiKeyRevoked = defineFact({
  name: 'staff.api-key-revoked',
  version: 1,
  label: { zh: '撤销接口密钥', en: 'API key revoked' },
  data: z.object({ keyId }),
  subjects: apiKey,
});
