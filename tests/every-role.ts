// One signed-in person of each kind and role, for tests that try everything as everybody.
import { isLinkRole, OUTSIDE_ROLES, type Role, STAFF_ROLES, type StaffRole, SYSTEM } from '../server/kernel/actor.ts';
import { DAY } from '../server/kernel/time.ts';
import type { ContactRole } from '../server/platform/identity/public.ts';
import type { TestApp } from '../server/testing/open-test-app.ts';

export type Person = {
  readonly name: string;
  readonly headers: Record<string, string>;
  /** undefined: everything that a key can hold. */
  readonly role: Role | 'nobody' | 'api-key' | 'api-key without scopes';
};

export type Place = { readonly customerId: string; readonly siteId: string; readonly noteId: string };

export const contactRoles = Object.keys(OUTSIDE_ROLES).filter((role) => !isLinkRole(role)) as ContactRole[];

export async function holderOf({ app, clock }: TestApp, place: Place): Promise<Person> {
  const token = await app.inUnit(SYSTEM, (unit) => app.identity.issueNoteToken(unit, { ...place, expiresAt: clock.now() + 30 * DAY }));
  return { name: 'note-holder', role: 'note-holder', headers: { 'x-note-token': token } };
}

/** Whoever scanned the code on last month's sheets. */
export async function monthHolderOf({ app, clock }: TestApp, { customerId }: Place, month = '2026-02'): Promise<Person> {
  const token = await app.inUnit(SYSTEM, (unit) => app.identity.issueMonthToken(unit, { customerId, month, expiresAt: clock.now() + 30 * DAY }));
  return { name: 'month-holder', role: 'month-holder', headers: { 'x-note-token': token } };
}

export const contactsOf = (it: TestApp, customerId: string): Promise<Person[]> =>
  Promise.all(contactRoles.map(async (role) => ({ name: role, role, headers: (await it.asContact(customerId, role)).headers })));

async function keyWith({ app, clock }: TestApp, role: 'api-key' | 'api-key without scopes'): Promise<Person> {
  const scopes = role === 'api-key' ? Object.keys(app.identity.grants()) : [];
  const { key } = await app.inUnit(SYSTEM, (unit) => app.identity.createApiKey(unit, { name: role, scopes, expiresAt: clock.now() + 30 * DAY }));
  return { name: role, role, headers: { authorization: `Bearer ${key}` } };
}

export async function everybody(it: TestApp, place: Place): Promise<Person[]> {
  const staff: Person[] = [];
  // One after the other: each sign-in hashes a password, which fills the whole pool of threads.
  for (const role of Object.keys(STAFF_ROLES) as StaffRole[]) staff.push({ name: role, role, headers: (await it.as(role)).headers });
  return [
    ...staff,
    ...(await contactsOf(it, place.customerId)),
    await holderOf(it, place),
    await monthHolderOf(it, place),
    await keyWith(it, 'api-key'),
    await keyWith(it, 'api-key without scopes'),
    { name: 'nobody', role: 'nobody', headers: {} },
  ];
}

/** What the roles of the permission say; a key holds what it was given. */
export function mayDo({ role }: Person, permission: string, grants: Readonly<Record<string, { readonly roles: readonly Role[] }>>): boolean {
  if (permission === 'public') return true;
  if (role === 'api-key') return true;
  return grants[permission]?.roles.includes(role as Role) ?? false;
}
