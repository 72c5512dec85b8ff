// What people wrote about a claim: outside the journal, referred to by hash.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
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

/** Keeps what a person wrote, outside the journal, and gives its hash; null where nothing was written. The row goes along with the facts. */
export function keepWords(unit: Unit, claimId: string, words: Words): string | null {
  const { kind, body, said = '', internal = false, occurredAt = unit.now } = words;
  if (body === '' && said === '') return null;
  const author = said === '' ? unit.actor.name : said;
  unit.along(sql`
    insert into claims.message (id, claim_id, kind, body, author, author_name, internal, occurred_at, recorded_at)
    values (${newId()}, ${claimId}, ${kind}, ${body}, ${actorRef(unit.actor)}, ${author}, ${internal}, ${iso(Math.min(occurredAt, unit.now))}, ${iso(unit.now)})`);
  return createHash('sha256').update(`${said}\n${body}`).digest('hex');
}
