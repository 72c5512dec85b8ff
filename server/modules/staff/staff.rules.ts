import { type Actor, actorRef, type Role } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { DAY, type Instant, iso } from '../../kernel/time.ts';
import { apiKeyCreated, deactivated, passwordReset, reactivated, rolesChanged } from './facts.ts';
import { no } from './refusals.ts';

/** What the rules look at. `administrators`: ids of all active ones. */
export type StaffAccount = {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly administrators: readonly string[];
};
type Circumstances = { readonly actor: Actor; readonly now: Instant };

export const LONGEST_KEY = 731 * DAY;

const now = ({ now: occurredAt }: Circumstances) => ({ occurredAt, grade: 'B' }) as const;
const isLastAdministrator = ({ id, administrators }: StaffAccount): boolean => administrators.length === 1 && administrators[0] === id;
const isSelf = (account: StaffAccount, actor: Actor): boolean => actorRef(actor) === `staff:${account.id}`;

export function decideRoles(account: StaffAccount, after: readonly Role[], at: Circumstances): Told[] {
  if (isLastAdministrator(account) && !after.includes('administrator')) throw no('last-administrator');
  const before = [...account.roles].sort();
  const wanted = [...new Set(after)].sort();
  if (before.join() === wanted.join()) return [];
  return [rolesChanged.tell({ accountId: account.id, before, after: wanted }, now(at))];
}

export const mayDeactivate = (account: StaffAccount, actor: Actor): boolean =>
  account.active && !isSelf(account, actor) && !isLastAdministrator(account);

export function decideDeactivation(account: StaffAccount, at: Circumstances): Told[] {
  if (!account.active) throw no('already-inactive');
  if (isSelf(account, at.actor)) throw no('not-yourself');
  if (isLastAdministrator(account)) throw no('last-administrator');
  return [deactivated.tell({ accountId: account.id }, now(at))];
}

export function decideReactivation(account: StaffAccount, at: Circumstances): Told[] {
  if (account.active) throw no('already-active');
  return [reactivated.tell({ accountId: account.id }, now(at))];
}

export const decidePasswordReset = (account: StaffAccount, clearedTotp: boolean, at: Circumstances): Told[] => [
  passwordReset.tell({ accountId: account.id, clearedTotp }, now(at)),
];

/** A key never manages accounts or keys: whoever steals it must not be able to stay. */
export const isForKeys = (permission: string): boolean => !permission.startsWith('staff.') || permission === 'staff.see-colleagues';

export function checkApiKey({ scopes, expiresAt }: { readonly scopes: readonly string[]; readonly expiresAt: Instant }, at: Instant): void {
  const forbidden = scopes.find((scope) => !isForKeys(scope));
  if (forbidden !== undefined) throw no('scope-not-for-keys', { scope: forbidden });
  if (expiresAt <= at || expiresAt > at + LONGEST_KEY) throw no('expiry-out-of-range');
}

export const tellApiKeyCreated = (key: { keyId: string; scopes: readonly string[]; expiresAt: Instant }, at: Circumstances): Told =>
  apiKeyCreated.tell({ keyId: key.keyId, scopes: [...key.scopes], expiresAt: iso(key.expiresAt) }, now(at));
