// What people write about a trip stands beside the journal; facts carry its hash.
import { createHash } from 'node:crypto';
import { actorRef } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';

type About = { readonly noteId: string; readonly exceptionId?: string; readonly step: string };

/** Gives the hash for the fact; null where nothing was written. */
export async function keepWord({ tx, actor, now }: Unit, { noteId, exceptionId, step }: About, body: string): Promise<string | null> {
  if (body === '') return null;
  await tx
    .insertInto('deliveries.road_word')
    .values({
      id: newId(now),
      note_id: noteId,
      exception_id: exceptionId ?? null,
      step,
      body,
      author: actorRef(actor),
      author_name: actor.name,
      written_at: iso(now),
    })
    .execute();
  return createHash('sha256').update(body).digest('hex');
}

export type Word = {
  readonly exceptionId: string | null;
  readonly step: string;
  readonly text: string;
  readonly author: string;
  readonly at: string;
};

export async function wordsOf(db: Db | Tx, noteIds: readonly string[]): Promise<Word[]> {
  if (noteIds.length === 0) return [];
  const rows = await db
    .selectFrom('deliveries.road_word')
    .selectAll()
    .where('note_id', 'in', [...noteIds])
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ exceptionId: row.exception_id, step: row.step, text: row.body, author: row.author_name, at: iso(row.written_at) }));
}
