// Puts the parts of identity together: one per process, made in main.ts.
import type { Kysely } from 'kysely';
import pg from 'pg';
import { actorRef, type Role } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { Clock } from '../../kernel/time.ts';
import { defaultTypes } from '../database/connect.ts';
import type { DB } from '../database/schema.gen.ts';
import type { Login } from './accounts.store.ts';
import * as accounts from './accounts.store.ts';
import { openActors } from './actors.ts';
import { hearChanges, tellChanged } from './changes.ts';
import { openGrants } from './grants.ts';
import { isUserName, normalPhone, normalUserName } from './names.ts';
import type { Account, Identity, NewContact, NewStaff, Opened, Writer } from './public.ts';
import { no } from './refusals.ts';
import { randomToken, readablePassword } from './secrets.ts';
import { openSignIn, PASSWORD_LENGTH, type SendCode, type SignIn } from './sign-in.ts';
import * as tokens from './tokens.store.ts';

export type IdentityOptions = {
  readonly db: Kysely<DB>;
  /** A login that may become `xiannuo_app`; identity keeps four connections and one that listens. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** See `installationSecret`. */
  readonly secret: string;
  /** Cookies are `Secure` where it begins with https. */
  readonly publicUrl: string;
  readonly sendCode?: SendCode | undefined;
};

/** What routes.ts needs besides the public part. */
export type OpenIdentity = Identity & {
  readonly signIn: SignIn;
  readonly options: IdentityOptions;
  findByLogin(login: Login): Promise<Account | undefined>;
};

export async function createIdentity(options: IdentityOptions): Promise<OpenIdentity> {
  const { db, databaseUrl, clock, secret, publicUrl, sendCode } = options;
  const pool = openAuthPool(databaseUrl);
  const signIn = openSignIn({
    pool,
    secret,
    publicUrl,
    sendCode,
    mayEnter: async (accountId) => (await accounts.findAccount(db, accountId))?.active === true,
    sessionEnded: async (accountId) => {
      actors.forget(accountId);
      await tellChanged(db, accountId);
    },
  });
  const context = await signIn.$context;
  const grants = openGrants();
  const actors = openActors({ db, clock, grants, signIn, cookieName: context.authCookies.sessionToken.name });
  const ears = hearChanges(databaseUrl, { changed: actors.forget, lost: actors.forgetAll });

  return {
    ...accountActions(context.password.hash),
    ...tokenActions(grants.all),
    defineGrants(next) {
      grants.define(next);
      actors.forgetAll();
    },
    grants: grants.all,
    actorOf: actors.actorOf,
    noteToken: actors.noteToken,
    noteOfToken: async (db, token) => (tokens.isNoteToken(token) ? tokens.findNoteToken(db, token) : undefined),
    account: accounts.findAccount,
    accounts: accounts.listAccounts,
    namesOf: accounts.findNames,
    holdersOf: accounts.findHolders,
    apiKeys: tokens.listApiKeys,
    sendsCodes: sendCode !== undefined,
    findByLogin: (login) => accounts.findByLogin(db, login),
    signIn,
    options,
    async close() {
      await ears.close();
      await pool.end();
    },
  };
}

/** better-auth expects what `pg` gives by itself, not the instants of our own pools. */
function openAuthPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, options: '-c TimeZone=UTC -c role=xiannuo_app', types: defaultTypes, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

type Hash = (password: string) => Promise<string>;

function accountActions(hash: Hash) {
  async function open(unit: Writer, account: Omit<accounts.NewAccount, 'id' | 'passwordHash'>, wished: string | undefined): Promise<Opened> {
    const password = acceptable(wished ?? readablePassword());
    const accountId = newId();
    await accounts.insertAccount(unit, { ...account, id: accountId, passwordHash: await hash(password) });
    return { accountId, password };
  }
  return {
    createStaff: (unit: Writer, { userName, phone, displayName, roles, password }: NewStaff): Promise<Opened> =>
      open(
        unit,
        { kind: 'staff', userName: userNameOf(userName), phone: phoneOf(phone), displayName, roles, customerId: null, siteIds: [] },
        password,
      ),
    createContact: (unit: Writer, { phone, displayName, roles, customerId, siteIds = [], password }: NewContact): Promise<Opened> =>
      open(unit, { kind: 'contact', userName: null, phone: phoneOf(phone), displayName, roles, customerId, siteIds }, password),
    async setRoles(unit: Writer, accountId: string, roles: readonly Role[]): Promise<void> {
      await accounts.updateRoles(unit, accountId, roles);
      await tellChanged(unit.tx, accountId);
    },
    async deactivate(unit: Writer, accountId: string): Promise<void> {
      await accounts.updateActive(unit, accountId, false);
      await accounts.deleteSessions(unit, accountId);
      await tellChanged(unit.tx, accountId);
    },
    async reactivate(unit: Writer, accountId: string): Promise<void> {
      await accounts.updateActive(unit, accountId, true);
      await tellChanged(unit.tx, accountId);
    },
    async resetPassword(
      unit: Writer,
      accountId: string,
      { password: wished, clearTotp = false }: { password?: string; clearTotp?: boolean } = {},
    ): Promise<string> {
      const password = acceptable(wished ?? readablePassword());
      await accounts.updatePassword(unit, accountId, await hash(password));
      if (clearTotp) await accounts.deleteTotp(unit, accountId);
      await accounts.deleteSessions(unit, accountId);
      await tellChanged(unit.tx, accountId);
      return password;
    },
  };
}

function tokenActions(
  grants: Identity['grants'],
): Pick<Identity, 'createApiKey' | 'revokeApiKey' | 'issueNoteToken' | 'revokeNoteTokens' | 'issueMonthToken' | 'revokeMonthTokens'> {
  return {
    async createApiKey(unit, { name, scopes, expiresAt }) {
      for (const scope of scopes) if (!(scope in grants())) throw no('unknown-scope', { scope });
      const key = `xn_${randomToken(32)}`;
      const keyId = await tokens.insertApiKey(unit, { name, scopes, expiresAt, key, createdBy: actorRef(unit.actor) });
      return { keyId, key };
    },
    async revokeApiKey(unit, keyId) {
      const revoked = await tokens.closeApiKey(unit, keyId);
      if (revoked) await tellChanged(unit.tx, keyId);
      return revoked;
    },
    async issueNoteToken(unit, note) {
      const token = randomToken(24);
      await tokens.insertNoteToken(unit, token, note);
      return token;
    },
    async revokeNoteTokens(unit, noteId) {
      for (const id of await tokens.closeNoteTokens(unit, noteId)) await tellChanged(unit.tx, id);
    },
    async issueMonthToken(unit, month) {
      const token = `M${randomToken(24)}`;
      await tokens.insertMonthToken(unit, token, month);
      return token;
    },
    async revokeMonthTokens(unit, month) {
      for (const id of await tokens.closeMonthTokens(unit, month)) await tellChanged(unit.tx, id);
    },
  };
}

function acceptable(password: string): string {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) throw no('password-length', { min, max });
  return password;
}

function userNameOf(written: string): string {
  const name = normalUserName(written);
  if (!isUserName(name)) throw no('bad-user-name');
  return name;
}

function phoneOf(written: string): string;
function phoneOf(written: string | undefined): string | null;
function phoneOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const phone = normalPhone(written);
  if (!phone) throw no('bad-phone');
  return phone;
}
