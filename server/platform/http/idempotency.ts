// The same key and actor give the same answer: the answer is written in the transaction of the work itself.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import { no } from './refusals.ts';

export type IdempotencyKey = { readonly actor: string; readonly key: string; readonly request: string };

/** Without `sentAt`: a phone says it anew with every attempt to send the same thing. */
export const fingerprint = (path: string, input: unknown): string =>
  createHash('sha256')
    .update(path)
    .update(JSON.stringify(input, (key, value) => (key === 'sentAt' ? undefined : value)) ?? '')
    .digest('base64url');

/** Thrown inside the transaction when another one with this key was faster: everything rolls back, its answer is given. */
export class AlreadyAnswered extends Error {}

export async function keep(tx: Tx, { actor, key, request }: IdempotencyKey, { answer, now }: { answer: unknown; now: Instant }): Promise<void> {
  const { numAffectedRows } = await sql`insert into http.idempotency (actor, key, request, answer, created_at)
    values (${actor}, ${key}, ${request}, ${JSON.stringify(answer ?? null)}::jsonb, ${iso(now)}) on conflict do nothing`.execute(tx);
  if (numAffectedRows === 0n) throw new AlreadyAnswered();
}

/** The kept answer, or undefined. Refuses when the key was used for another request. */
export async function kept(db: Db, { actor, key, request }: IdempotencyKey): Promise<{ answer: unknown } | undefined> {
  const { rows } = await sql<{
    request: string;
    answer: unknown;
  }>`select request, answer from http.idempotency where actor = ${actor} and key = ${key}`.execute(db);
  const row = rows[0];
  if (row && row.request !== request) throw no('key-reused');
  return row;
}

/** Keys older than this are forgotten; nobody retries a form after a week. */
export const KEEP_FOR = 7 * 86_400_000;
export const forget = (db: Db, now: Instant) => sql`delete from http.idempotency where created_at < ${iso(now - KEEP_FOR)}`.execute(db);
