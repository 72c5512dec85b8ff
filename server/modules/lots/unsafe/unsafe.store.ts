// The only SQL that marks goods as unsafe; where they are afterwards the database keeps by itself (migration 242).
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import * as told from './facts.ts';

const mark = (tx: Tx, { why, eventId, caseId, customerId, parts }: Data<typeof told.markedUnsafe>, fact: Fact) =>
  sql`
    insert into lots.unsafe_mark (fact_id, leg, lot_id, place_kind, place_id, amount, event_id, why, case_id, customer_id, marked_at)
    select ${fact.id}, leg, "lotId", "placeKind", "placeId", amount, ${eventId}, ${why}, ${caseId}, ${customerId}, ${iso(fact.occurredAt)}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as ("lotId" uuid, "placeKind" text, "placeId" uuid, amount bigint)) with ordinality
      as r("lotId", "placeKind", "placeId", amount, leg)`.execute(tx);

export const apply = Object.fromEntries([on(told.markedUnsafe, mark)]);
export const rebuilds = ['lots.unsafe_mark', 'lots.unsafe'];
