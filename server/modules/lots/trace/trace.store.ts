// The only SQL that writes requests for a trace and traces kept as done.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import * as told from './facts.ts';

const ask = (tx: Tx, { traceId, lotId, askedBy, caseId, customerId }: Data<typeof told.traceAsked>, { occurredAt }: Fact) =>
  tx
    .insertInto('lots.trace_ask')
    .values({ id: traceId, lot_id: lotId, asked_by: askedBy, case_id: caseId, customer_id: customerId, asked_at: iso(occurredAt) })
    .execute();

/** A trace answers every open request for its lot. */
async function keep(tx: Tx, { traceId, lotId, caseId, customerId, ...counts }: Data<typeof told.traced>, fact: Fact): Promise<void> {
  const at = iso(fact.occurredAt);
  await tx
    .insertInto('lots.trace')
    .values({ id: fact.id, ask_id: traceId, lot_id: lotId, case_id: caseId, customer_id: customerId, ...counts, actor: fact.actor, traced_at: at })
    .execute();
  await sql`update lots.trace_ask set answered_at = ${at} where lot_id = ${lotId} and answered_at is null and asked_at <= ${at}::timestamptz`.execute(
    tx,
  );
}

export const apply = Object.fromEntries([on(told.traceAsked, ask), on(told.traced, keep)]);
export const rebuilds = ['lots.trace_ask', 'lots.trace'];
