// The only SQL that writes API keys and the tokens of notes and month ends. A secret goes in as its SHA-256 and never comes out.
import type { Kysely } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso, MINUTE } from '../../kernel/time.ts';
import type { DB } from '../database/schema.gen.ts';
import type { ApiKey, MonthAccess, NoteAccess, Writer } from './public.ts';
import { sha256 } from './secrets.ts';

type NewKey = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
  readonly key: string;
  readonly createdBy: string;
};

export async function insertApiKey({ tx, now }: Writer, { name, scopes, expiresAt, key, createdBy }: NewKey): Promise<string> {
  const id = newId();
  const row = { id, name, sha256: sha256(key), hint: key.slice(0, 7), scopes: [...scopes], created_by: createdBy };
  await tx
    .insertInto('identity.api_key')
    .values({ ...row, created_at: iso(now), expires_at: iso(expiresAt) })
    .execute();
  return id;
}

export async function closeApiKey({ tx, now }: Writer, keyId: string): Promise<boolean> {
  const closed = await tx
    .updateTable('identity.api_key')
    .set({ revoked_at: iso(now) })
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

const keyColumns = [
  'id',
  'name',
  'hint',
  'scopes',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
  'last_used_at as lastUsedAt',
] as const;

export const listApiKeys = (db: Kysely<DB>): Promise<ApiKey[]> =>
  db.selectFrom('identity.api_key').select(keyColumns).orderBy('id', 'desc').execute();

/** The key in force with this text; remembers that it was used, to the minute. */
export async function acceptApiKey(db: Kysely<DB>, key: string, now: Instant): Promise<ApiKey | undefined> {
  const found = await db
    .selectFrom('identity.api_key')
    .select(keyColumns)
    .where('sha256', '=', sha256(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (found && (found.lastUsedAt ?? 0) < now - MINUTE) {
    await db
      .updateTable('identity.api_key')
      .set({ last_used_at: iso(now) })
      .where('id', '=', found.id)
      .execute();
  }
  return found;
}

export async function insertNoteToken({ tx, now }: Writer, token: string, note: Omit<NoteAccess, 'id'>): Promise<void> {
  const row = { id: newId(), sha256: sha256(token), note_id: note.noteId, customer_id: note.customerId, site_id: note.siteId };
  await tx
    .insertInto('identity.note_token')
    .values({ ...row, created_at: iso(now), expires_at: iso(note.expiresAt) })
    .execute();
}

/** Ids of the tokens closed now. */
export async function closeNoteTokens({ tx, now }: Writer, noteId: string): Promise<readonly string[]> {
  const closed = await tx
    .updateTable('identity.note_token')
    .set({ revoked_at: iso(now) })
    .where('note_id', '=', noteId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return closed.map(({ id }) => id);
}

export const isNoteToken = (text: string): boolean => /^[\w-]{32}$/.test(text);

export const findNoteToken = (db: Kysely<DB>, token: string): Promise<NoteAccess | undefined> =>
  db
    .selectFrom('identity.note_token')
    .select(['id', 'note_id as noteId', 'customer_id as customerId', 'site_id as siteId', 'expires_at as expiresAt'])
    .where('sha256', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();

export async function insertMonthToken({ tx, now }: Writer, token: string, { customerId, month, expiresAt }: Omit<MonthAccess, 'id'>): Promise<void> {
  const row = { id: newId(), sha256: sha256(token), customer_id: customerId, month };
  await tx
    .insertInto('identity.month_token')
    .values({ ...row, created_at: iso(now), expires_at: iso(expiresAt) })
    .execute();
}

/** Ids of the tokens closed now. */
export async function closeMonthTokens(
  { tx, now }: Writer,
  { customerId, month }: Pick<MonthAccess, 'customerId' | 'month'>,
): Promise<readonly string[]> {
  const closed = await tx
    .updateTable('identity.month_token')
    .set({ revoked_at: iso(now) })
    .where('customer_id', '=', customerId)
    .where('month', '=', month)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return closed.map(({ id }) => id);
}

/** One sign longer than that of a note: no token is looked for in two places. */
export const isMonthToken = (text: string): boolean => /^M[\w-]{32}$/.test(text);

export const findMonthToken = (db: Kysely<DB>, token: string): Promise<MonthAccess | undefined> =>
  db
    .selectFrom('identity.month_token')
    .select(['id', 'customer_id as customerId', 'month', 'expires_at as expiresAt'])
    .where('sha256', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
