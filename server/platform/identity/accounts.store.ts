// The only SQL that writes accounts and their sign-in (schemas `identity` and `auth`).
import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { validate } from 'uuid';
import type { Role } from '../../kernel/actor.ts';
import { DAY, type Instant, iso } from '../../kernel/time.ts';
import type { DB } from '../database/schema.gen.ts';
import type { Account, Writer } from './public.ts';
import { no } from './refusals.ts';

export type NewAccount = Omit<Account, 'active' | 'createdAt' | 'totp'> & { readonly passwordHash: string };

/** Refuses taken user names and phone numbers; the unique indexes decide where two write at once. */
export async function insertAccount({ tx, now }: Writer, account: NewAccount): Promise<void> {
  const at = iso(now);
  const { id, userName, phone, passwordHash } = account;
  await refuseTaken(tx, account);
  const user = { id, name: '', email: `${userName ?? id}@account.invalid`, emailVerified: false, username: userName, phoneNumber: phone };
  await tx
    .insertInto('auth.user')
    .values({ ...user, phoneNumberVerified: false, twoFactorEnabled: false, createdAt: at, updatedAt: at })
    .execute();
  await tx
    .insertInto('auth.account')
    .values({ accountId: id, providerId: 'credential', userId: id, password: passwordHash, createdAt: at, updatedAt: at })
    .execute();
  await tx
    .insertInto('identity.account')
    .values({
      id,
      kind: account.kind,
      user_name: userName,
      phone,
      display_name: account.displayName,
      roles: [...account.roles],
      customer_id: account.customerId,
      site_ids: [...account.siteIds],
      created_at: at,
    })
    .execute();
}

async function refuseTaken(db: Kysely<DB>, { userName, phone }: Pick<NewAccount, 'userName' | 'phone'>): Promise<void> {
  const rows = await db
    .selectFrom('identity.account')
    .select(['user_name', 'phone'])
    .where((e) => e.or([e('user_name', '=', userName), e('phone', '=', phone)]))
    .execute();
  if (rows.some((row) => userName !== null && row.user_name === userName)) throw no('user-name-taken');
  if (rows.length > 0) throw no('phone-taken');
}

export async function updateRoles({ tx }: Writer, accountId: string, roles: readonly Role[]): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('identity.account')
    .set({ roles: [...roles] })
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw no('account-not-found');
}

export async function updateActive({ tx }: Writer, accountId: string, active: boolean): Promise<void> {
  const { numUpdatedRows } = await tx.updateTable('identity.account').set({ active }).where('id', '=', accountId).executeTakeFirst();
  if (numUpdatedRows === 0n) throw no('account-not-found');
}

export async function updatePassword({ tx, now }: Writer, accountId: string, hash: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('auth.account')
    .set({ password: hash, updatedAt: iso(now) })
    .where('userId', '=', accountId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw no('account-not-found');
}

export async function deleteTotp({ tx }: Writer, accountId: string): Promise<void> {
  await tx.deleteFrom('auth.twoFactor').where('userId', '=', accountId).execute();
  await tx.updateTable('auth.user').set({ twoFactorEnabled: false }).where('id', '=', accountId).execute();
}

export async function deleteSessions({ tx }: Writer, accountId: string): Promise<void> {
  await tx.deleteFrom('auth.session').where('userId', '=', accountId).execute();
}

const selectAccounts = (db: Kysely<DB>) =>
  db
    .selectFrom('identity.account as a')
    .innerJoin('auth.user as u', 'u.id', 'a.id')
    .selectAll('a')
    .select((e) => e.fn.coalesce('u.twoFactorEnabled', e.lit(false)).as('totp'));

type Row = Selectable<DB['identity.account']> & { totp: boolean };

const toAccount = (row: Row): Account => ({
  id: row.id,
  kind: row.kind as Account['kind'],
  userName: row.user_name,
  phone: row.phone,
  displayName: row.display_name,
  roles: row.roles as Role[],
  customerId: row.customer_id,
  siteIds: row.site_ids,
  active: row.active,
  createdAt: row.created_at,
  totp: row.totp,
});

export async function findAccount(db: Kysely<DB>, accountId: string): Promise<Account | undefined> {
  const row = await selectAccounts(db).where('a.id', '=', accountId).executeTakeFirst();
  return row && toAccount(row);
}

export type Login = { readonly userName: string } | { readonly phone: string };

export async function findByLogin(db: Kysely<DB>, login: Login): Promise<Account | undefined> {
  const accounts = selectAccounts(db);
  const row = await ('phone' in login
    ? accounts.where('a.phone', '=', login.phone)
    : accounts.where('a.user_name', '=', login.userName)
  ).executeTakeFirst();
  return row && toAccount(row);
}

export async function listAccounts(db: Kysely<DB>, { kind, customerId }: { readonly kind: Account['kind']; readonly customerId?: string }) {
  let accounts = selectAccounts(db).where('a.kind', '=', kind);
  if (customerId !== undefined) accounts = accounts.where('a.customer_id', '=', customerId);
  return (await accounts.orderBy('a.created_at').orderBy('a.user_name').orderBy('a.id').execute()).map(toAccount);
}

export async function findNames(db: Kysely<DB>, asked: readonly string[]): Promise<ReadonlyMap<string, string>> {
  // Facts are told by the system too, whose name is no account's.
  const ids = asked.filter((id) => validate(id));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('identity.account')
    .select(['id', 'display_name as name'])
    .where('id', 'in', ids)
    .unionAll(db.selectFrom('identity.api_key').select(['id', 'name']).where('id', 'in', ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findHolders(db: Kysely<DB>, role: Role, customerId?: string): Promise<readonly string[]> {
  let holders = db.selectFrom('identity.account').select('id').where('active', '=', true).where(sql<boolean>`roles @> array[${role}]`);
  if (customerId !== undefined) holders = holders.where('customer_id', '=', customerId);
  return (await holders.orderBy('id').execute()).map(({ id }) => id);
}

/** A crate comes back long after its code let anybody in: what it names stays for our own people. */
const TOKENS_KEPT = 365 * DAY;

/** Sessions and tokens nobody can use any more. */
export async function deleteExpired(db: Kysely<DB>, now: Instant): Promise<void> {
  const at = sql<number>`${iso(now)}::timestamptz`;
  await db.deleteFrom('auth.session').where('expiresAt', '<', at).execute();
  await db.deleteFrom('auth.verification').where('expiresAt', '<', at).execute();
  const kept = sql<number>`${iso(now - TOKENS_KEPT)}::timestamptz`;
  await db.deleteFrom('identity.note_token').where('expires_at', '<', kept).execute();
  await db.deleteFrom('identity.month_token').where('expires_at', '<', kept).execute();
}
