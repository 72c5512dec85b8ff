// What use cases and main.ts may ask of identity.
import type { IncomingHttpHeaders } from 'node:http';
import type { Kysely, Transaction } from 'kysely';
import type { Actor, LinkRole, OutsideRole, Role, StaffRole } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import type { DB } from '../database/schema.gen.ts';

/** The part of a `Unit` that identity needs. */
export type Writer = { readonly tx: Transaction<DB>; readonly now: Instant; readonly actor: Actor };

/** Permission name → label and the roles that hold it: what all modules' permissions.ts say together. */
export type Grants = Readonly<Record<string, { readonly label: Text; readonly roles: readonly Role[] }>>;

export type ContactRole = Exclude<OutsideRole, LinkRole>;

export type Account = {
  readonly id: string;
  readonly kind: 'staff' | 'contact';
  readonly userName: string | null;
  readonly phone: string | null;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly customerId: string | null;
  readonly siteIds: readonly string[];
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly totp: boolean;
};

/** Without `password` one is made up; either way it is in the answer, which is the only place it is ever shown. */
export type NewStaff = {
  readonly userName: string;
  readonly phone?: string | undefined;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
  readonly password?: string | undefined;
};
export type NewContact = {
  readonly phone: string;
  readonly displayName: string;
  readonly roles: readonly ContactRole[];
  readonly customerId: string;
  readonly siteIds?: readonly string[] | undefined;
  readonly password?: string | undefined;
};
export type Opened = { readonly accountId: string; readonly password: string };

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
};

/** What a token of a delivery note opens. */
export type NoteAccess = {
  readonly id: string;
  readonly noteId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly expiresAt: Instant;
};

/** What the code on a month-end sheet opens. */
export type MonthAccess = { readonly id: string; readonly customerId: string; readonly month: string; readonly expiresAt: Instant };

export type Identity = {
  /** main.ts hands over the merged permissions of all modules, once, before the first request. */
  defineGrants(grants: Grants): void;
  grants(): Grants;
  /**
   * Who sends this request: note token, else API key, else session cookie, else NOBODY. Normally without a query.
   * Throws 401 where a key or token is named and does not hold; a cookie that does not hold is NOBODY.
   */
  actorOf(headers: IncomingHttpHeaders): Promise<Actor>;

  createStaff(unit: Writer, staff: NewStaff): Promise<Opened>;
  createContact(unit: Writer, contact: NewContact): Promise<Opened>;
  setRoles(unit: Writer, accountId: string, roles: readonly Role[]): Promise<void>;
  /** Ends every session at once, on every node. */
  deactivate(unit: Writer, accountId: string): Promise<void>;
  reactivate(unit: Writer, accountId: string): Promise<void>;
  /** Ends every session; gives the new password, made up where none is given. `clearTotp` for a lost second factor. */
  resetPassword(unit: Writer, accountId: string, options?: { readonly password?: string; readonly clearTotp?: boolean }): Promise<string>;

  account(db: Kysely<DB>, accountId: string): Promise<Account | undefined>;
  accounts(db: Kysely<DB>, filter: { readonly kind: 'staff' | 'contact'; readonly customerId?: string }): Promise<readonly Account[]>;
  /** Names to show beside ids of accounts and API keys; an unknown id is not in the map. */
  namesOf(db: Kysely<DB>, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Ids of the active accounts that hold a role; of one customer where given. */
  holdersOf(db: Kysely<DB>, role: Role, customerId?: string): Promise<readonly string[]>;

  createApiKey(
    unit: Writer,
    key: { readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: Instant },
  ): Promise<{ keyId: string; key: string }>;
  /** False where there is no such key in force. */
  revokeApiKey(unit: Writer, keyId: string): Promise<boolean>;
  apiKeys(db: Kysely<DB>): Promise<readonly ApiKey[]>;

  /** A token for the QR of a note: 192 random bits in base64url; only its SHA-256 is kept, so a new print gets a new token. */
  issueNoteToken(unit: Writer, note: Omit<NoteAccess, 'id'>): Promise<string>;
  revokeNoteTokens(unit: Writer, noteId: string): Promise<void>;
  noteToken(token: string): Promise<NoteAccess | undefined>;
  /** The note that a token was issued for, also when its time is over: for our own people with a crate in the hand. A revoked one names nothing. */
  noteOfToken(db: Kysely<DB>, token: string): Promise<NoteAccess | undefined>;

  /** The same for the month end of a customer. */
  issueMonthToken(unit: Writer, month: Omit<MonthAccess, 'id'>): Promise<string>;
  revokeMonthTokens(unit: Writer, month: Pick<MonthAccess, 'customerId' | 'month'>): Promise<void>;

  /** True as soon as an SMS provider is set: codes can be used to sign in. */
  readonly sendsCodes: boolean;
  close(): Promise<void>;
};
