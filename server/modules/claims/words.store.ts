// What people wrote about a claim: outside the journal, referred to by hash.
import { createHash } from 'node:crypto';
import { actorRef } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { MessageKind } from './message-kinds.ts';

export type Words = {
  readonly kind: MessageKind;
  readonly body: string;
  /** Who said it, where that is not the actor. */
  readonly said?: string | undefined;
  readonly internal?: boolean;
  readonly occurredAt?: Instant | undefined;
};

/** Keeps what a person wrote, outside the journal, and gives its hash; null where nothing was written. */
export async function keepWords(unit: Unit, claimId: string, words: Words): Promise<string | null> {
  const { kind, body, said = '', internal = false, occurredAt = unit.now } = words;
  if (body === '' && said === '') return null;
  await unit.tx
    .insertInto('claims.message')
    .values({
      id: newId(),
      claim_id: claimId,
      kind,
      body,
      author: actorRef(unit.actor),
      author_name: said === '' ? unit.actor.name : said,
      internal,
      occurred_at: iso(Math.min(occurredAt, unit.now)),
      recorded_at: iso(unit.now),
    })
    .execute();
  return createHash('sha256').update(`${said}\n${body}`).digest('hex');
}
