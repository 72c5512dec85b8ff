// What people wrote and attached about appeals and penalties: outside the journal, referred to by hash.
import { createHash } from 'node:crypto';
import { actorRef, boundCustomer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Unit } from '../../../platform/app.ts';

export type About = { readonly type: 'appeal' | 'penalty'; readonly id: string; readonly customerId: string };
export type Proof = { readonly fileId: string; readonly sha256: string }[];
type Written = {
  readonly kind: 'reasons' | 'stated' | 'answer' | 'withdrawal';
  readonly body: string;
  readonly files: readonly string[];
  readonly occurredAt: Instant;
};

/** Keeps words with their files, which the customer may see; null where nothing was written. */
export async function keepWords(
  unit: Unit,
  about: About,
  { kind, body, files, occurredAt }: Written,
): Promise<{ wordHash: string | null; proof: Proof }> {
  const mark = { person: unit.actor.name, takenAt: iso(occurredAt) };
  const subject = { type: about.type, id: about.id };
  const attached = await unit.app.files.attachAll(unit, files, { subject, customerId: about.customerId, visibility: 'customer', mark });
  const proof = files.map((fileId) => ({ fileId, sha256: attached.get(fileId)?.sha256 ?? '' }));
  if (body === '' && proof.length === 0) return { wordHash: null, proof };
  await unit.tx
    .insertInto('settlement.word')
    .values({
      id: newId(unit.now),
      about_type: about.type,
      about_id: about.id,
      kind,
      body,
      files: JSON.stringify(files),
      by_us: boundCustomer(unit.actor) === undefined,
      author: actorRef(unit.actor),
      author_name: unit.actor.name,
      written_at: iso(occurredAt),
    })
    .execute();
  return { wordHash: body === '' ? null : createHash('sha256').update(body).digest('hex'), proof };
}

export type Word = {
  readonly aboutId: string;
  readonly kind: string;
  readonly body: string;
  readonly files: readonly string[];
  readonly byUs: boolean;
  readonly author: string;
  readonly at: Instant;
};

/** Oldest first. */
export async function wordsOf(db: Db, { type, ids }: { readonly type: About['type']; readonly ids: readonly string[] }): Promise<Word[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('settlement.word')
    .selectAll()
    .where('about_type', '=', type)
    .where('about_id', 'in', [...ids])
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    aboutId: row.about_id,
    kind: row.kind,
    body: row.body,
    files: row.files as string[],
    byUs: row.by_us,
    author: row.author_name,
    at: row.written_at,
  }));
}
