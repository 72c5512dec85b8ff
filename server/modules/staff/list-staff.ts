import { OUTSIDE_ROLES, ROLES, type Role } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { isForKeys, mayDeactivate } from './staff.rules.ts';

export async function listColleagues({ app, db }: Call) {
  const accounts = await app.identity.accounts(db, { kind: 'staff' });
  const active = accounts.filter((account) => account.active);
  return { items: active.map(({ id, displayName, roles }) => ({ id, name: displayName, roles: [...roles] })) };
}

export async function listStaff({ app, db, actor }: Call) {
  const accounts = await app.identity.accounts(db, { kind: 'staff' });
  const administrators = accounts.filter(({ active, roles }) => active && roles.includes('administrator')).map(({ id }) => id);
  const manages = actor.can.has('staff.manage');
  const items = accounts.map((account) => ({
    id: account.id,
    userName: account.userName ?? '',
    phone: account.phone,
    displayName: account.displayName,
    roles: [...account.roles],
    active: account.active,
    totp: account.totp,
    createdAt: iso(account.createdAt),
    can: {
      setRoles: manages,
      deactivate: manages && mayDeactivate({ ...account, administrators }, actor),
      reactivate: manages && !account.active,
      resetPassword: manages,
    },
  }));
  return { items, can: { create: manages, keys: actor.can.has('staff.keys') } };
}

export async function listPermissions({ app }: Call) {
  const permissions = Object.entries(app.identity.grants()).map(([name, { label, roles }]) => ({
    name,
    label,
    roles: [...roles],
    forKeys: isForKeys(name),
  }));
  const roles = (Object.keys(ROLES) as Role[]).map((name) => ({ name, label: ROLES[name], outside: name in OUTSIDE_ROLES }));
  return { roles, permissions };
}
