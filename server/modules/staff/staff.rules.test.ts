import { expect, test } from 'vitest';
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import { DAY } from '../../kernel/time.ts';
import { checkApiKey, decideDeactivation, decideReactivation, decideRoles, LONGEST_KEY, type StaffAccount } from './staff.rules.ts';

const account = (over: Partial<StaffAccount> = {}): StaffAccount => ({
  id: 'a',
  roles: ['administrator'],
  active: true,
  administrators: ['a', 'b'],
  ...over,
});
const by = (id: string): Actor => ({ kind: 'staff', id, name: '', roles: ['administrator'], can: new Set() });
const at = { actor: by('b'), now: 1_000 };

test('new roles are told with those before, in one order', () => {
  const [told] = decideRoles(account(), ['driver', 'auditor', 'driver'], at);
  expect(told).toMatchObject({ name: 'staff.roles-changed', data: { accountId: 'a', before: ['administrator'], after: ['auditor', 'driver'] } });
  expect(told?.subjects).toEqual([{ type: 'account', id: 'a' }]);
});

test('the same roles in another order are no change', () => {
  expect(decideRoles(account({ roles: ['driver', 'auditor'] }), ['auditor', 'driver'], at)).toEqual([]);
});

test('the last administrator stays one and stays active', () => {
  const last = account({ administrators: ['a'] });
  expect(() => decideRoles(last, ['driver'], at)).toThrow('staff.last-administrator');
  expect(decideRoles(last, ['administrator', 'driver'], at)).toHaveLength(1);
  expect(() => decideDeactivation(last, at)).toThrow('staff.last-administrator');
});

test('nobody deactivates himself, and nobody twice', () => {
  expect(() => decideDeactivation(account(), { ...at, actor: by('a') })).toThrow('staff.not-yourself');
  expect(() => decideDeactivation(account({ active: false }), at)).toThrow('staff.already-inactive');
  expect(() => decideReactivation(account(), at)).toThrow('staff.already-active');
  expect(decideDeactivation(account(), { ...at, actor: SYSTEM })).toMatchObject([{ name: 'staff.deactivated' }]);
  expect(decideReactivation(account({ active: false }), at)).toMatchObject([{ name: 'staff.reactivated' }]);
});

test('keys never manage accounts and end within two years', () => {
  const now = 1_000_000;
  expect(() => checkApiKey({ scopes: ['cases.open', 'staff.manage'], expiresAt: now + DAY }, now)).toThrow('staff.scope-not-for-keys');
  expect(() => checkApiKey({ scopes: ['cases.open'], expiresAt: now }, now)).toThrow('staff.expiry-out-of-range');
  expect(() => checkApiKey({ scopes: ['cases.open'], expiresAt: now + LONGEST_KEY + 1 }, now)).toThrow('staff.expiry-out-of-range');
  expect(checkApiKey({ scopes: ['cases.open', 'staff.see-colleagues'], expiresAt: now + DAY }, now)).toBeUndefined();
});
