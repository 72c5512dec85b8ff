// What people wrote: on lines of statements, and why they priced, entered, voided or paid. Outside the journal; facts carry hashes.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { actorRef, boundCustomer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import type { Side } from './statement.ts';

export const hashed = (body: string): string | null => (body === '' ? null : createHash('sha256').update(body).digest('hex'));
export const sideOf = ({ actor }: Pick<Unit, 'actor'>): Side => (boundCustomer(actor) === undefined ? 'ours' : 'customer');

type Word = { readonly statementId: string; readonly key: string | null; readonly body: string };

export async function keepWord(unit: Unit, { statementId, key, body }: Word): Promise<{ wordId: string; bodyHash: string | null }> {
  const wordId = newId(unit.now);
  const who = { side: sideOf(unit), author: actorRef(unit.actor), author_name: unit.actor.name };
  await unit.tx
    .insertInto('settlement.statement_word')
    .values({ id: wordId, statement_id: statementId, key, ...who, body, written_at: iso(unit.now) })
    .execute();
  return { wordId, bodyHash: hashed(body) };
}

/** Why somebody did it; nothing is kept where nothing was written. */
export async function keepReason(unit: Unit, aboutId: string, body: string): Promise<string | null> {
  if (body === '') return null;
  const row = { body, author: actorRef(unit.actor), author_name: unit.actor.name, written_at: iso(unit.now) };
  await unit.tx
    .insertInto('settlement.reason')
    .values({ about_id: aboutId, ...row })
    .onConflict((conflict) => conflict.column('about_id').doUpdateSet(row))
    .execute();
  return hashed(body);
}

export type WordRow = { readonly wordId: string; readonly side: Side; readonly author: string; readonly body: string; readonly at: Instant };
export async function wordsOf(db: Db | Tx, statementId: string, key: string): Promise<WordRow[]> {
  const { rows } = await sql<WordRow>`
    select id as "wordId", side, author_name as author, body, written_at as at from settlement.statement_word
    where statement_id = ${statementId} and key = ${key} order by written_at, id limit 500`.execute(db);
  return rows;
}
