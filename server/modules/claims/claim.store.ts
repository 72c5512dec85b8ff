// The only SQL that writes claims.claim and claims.line; locks, words, and who may see what.

import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import { type Actor, actorRef, boundCustomer } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import { visibleTo as caseVisibleTo } from '../cases/public.ts';
import { type Act, after, type Claim, type State, type Way } from './claim.ts';
import * as told from './facts.ts';
import { no } from './refusals.ts';

/** Claims with their cases: who may see the case may see its claims; a driver without more rights, those he brings. */
export function visibleClaims(db: Db | Tx, actor: Actor) {
  const query = db.selectFrom('claims.claim as claim').innerJoin('cases.case', 'cases.case.id', 'claim.case_id').where(caseVisibleTo(actor));
  const all = actor.kind !== 'staff' || actor.can.has('claims.read');
  return boundCustomer(actor) !== undefined || all ? query : query.where('claim.driver_id', '=', actor.id);
}

/**
 * All writing on one note line waits here, before anything else: sums stay right, and transactions get their numbers in the order
 * in which they had the line, so that a replay of the journal meets the constraint in the same order.
 */
const lockLine = (tx: Tx, lineId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`claims.line:${lineId}`}, 0))`.execute(tx);

export { lockLine };

/** Locks and loads; what the actor may not see does not exist. */
export async function load({ tx, actor }: Unit, claimId: string): Promise<Claim & { readonly deliveredAt: Instant | null }> {
  const place = await visibleClaims(tx, actor).select('claim.line_id').where('claim.id', '=', claimId).executeTakeFirst();
  if (!place) throw no('not-found');
  await lockLine(tx, place.line_id);
  const row = await tx.selectFrom('claims.claim').selectAll().where('id', '=', claimId).forUpdate().executeTakeFirstOrThrow();
  return {
    id: row.id,
    number: row.number,
    caseId: row.case_id,
    customerId: row.customer_id,
    siteId: row.site_id,
    noteId: row.note_id,
    lineId: row.line_id,
    way: row.way as Way,
    unit: row.unit as UnitCode,
    requested: row.requested,
    approved: row.approved,
    state: row.state as State,
    neededBy: row.needed_by,
    arriveBy: row.arrive_by,
    driverId: row.driver_id,
    requestedAt: row.requested_at,
    deliveredAt: row.delivered_at,
  };
}

/** `TH261121-000042`: day in Asia/Shanghai and a number that never repeats. */
export async function nextNumber(db: Db | Tx, now: Instant): Promise<string> {
  const { rows } = await sql<{
    number: string;
  }>`select to_char(${iso(now)}::timestamptz at time zone 'Asia/Shanghai', '"TH"YYMMDD-') || lpad(nextval('claims.number')::text, 6, '0') as number`.execute(
    db,
  );
  return (rows[0] as { number: string }).number;
}

/** Claims of the case, besides this one, that are still open. */
export async function othersOpen(tx: Tx, { caseId, id }: Pick<Claim, 'caseId' | 'id'>): Promise<boolean> {
  const row = await tx
    .selectFrom('claims.claim')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '<>', id)
    .where(sql<SqlBool>`state in ('requested', 'approved', 'planned', 'delivered')`)
    .executeTakeFirst();
  return row !== undefined;
}

export type Words = {
  readonly kind: 'request' | 'approval' | 'decline' | 'recourse' | 'plan' | 'delivery' | 'acceptance' | 'withdrawal';
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

/** Moves the state by the transition table. */
async function move(tx: Tx, act: Act, { claimId, values }: { claimId: string; values: { readonly [column: string]: unknown } }): Promise<void> {
  const row = await tx.selectFrom('claims.claim').select('state').where('id', '=', claimId).executeTakeFirstOrThrow();
  const state = after(act, row.state as State) ?? row.state;
  await tx
    .updateTable('claims.claim')
    .set({ ...values, state } as never)
    .where('id', '=', claimId)
    .execute();
}

/** Gives the part of a claim back to its line that `kept` no longer holds. */
const release = (tx: Tx, claimId: string, kept: number) =>
  sql`update claims.line l set claimed = l.claimed - (coalesce(c.approved, c.requested) - ${kept}::bigint)
      from claims.claim c where c.id = ${claimId} and l.line_id = c.line_id`.execute(tx);

async function applyRequest(tx: Tx, data: Data<typeof told.requested>, fact: Fact): Promise<void> {
  await tx
    .insertInto('claims.claim')
    .values({
      id: data.claimId,
      number: data.number,
      case_id: data.caseId,
      customer_id: data.customerId,
      site_id: data.siteId,
      note_id: data.noteId,
      line_id: data.lineId,
      way: data.way,
      reason: data.reason,
      lot: data.lot,
      unit: data.unit,
      requested: data.amount,
      state: 'requested',
      requested_by: data.by,
      needed_by: data.neededBy,
      requested_at: iso(fact.occurredAt),
      recorded_at: iso(fact.recordedAt),
    })
    .execute();
  await tx
    .insertInto('claims.line')
    .values({ line_id: data.lineId, note_id: data.noteId, customer_id: data.customerId, came: data.came, claimed: data.amount })
    .onConflict((conflict) => conflict.column('line_id').doUpdateSet({ came: data.came, claimed: sql`claims.line.claimed + ${data.amount}` }))
    .execute();
}

const at = (fact: Fact) => iso(fact.occurredAt);

export const apply = Object.fromEntries([
  on(told.requested, applyRequest),
  on(told.approved, async (tx, data, fact) => {
    await release(tx, data.claimId, data.amount);
    await move(tx, 'approve', { claimId: data.claimId, values: { approved: data.amount, clause_key: data.clauseKey, decided_at: at(fact) } });
  }),
  on(told.declined, async (tx, data, fact) => {
    await release(tx, data.claimId, 0);
    await move(tx, 'decline', { claimId: data.claimId, values: { declined_for: data.reason, clause_key: data.clauseKey, decided_at: at(fact) } });
  }),
  on(told.replacementPlanned, (tx, data, fact) =>
    move(tx, 'plan', {
      claimId: data.claimId,
      values: { arrive_by: data.arriveBy, driver_id: data.driverId, vehicle: data.vehicle, planned_at: at(fact), delivered_at: null },
    }),
  ),
  on(told.replacementDelivered, (tx, data, fact) => move(tx, 'deliver', { claimId: data.claimId, values: { delivered_at: at(fact) } })),
  on(told.accepted, async (tx, data, fact) => {
    await release(tx, data.claimId, data.amount);
    await move(tx, 'accept', { claimId: data.claimId, values: { accepted: data.amount, accepted_at: at(fact) } });
  }),
  on(told.withdrawn, async (tx, data, fact) => {
    await release(tx, data.claimId, 0);
    await move(tx, 'withdraw', { claimId: data.claimId, values: { withdrawn_for: data.reason, withdrawn_at: at(fact) } });
  }),
]);

/** Life-cycle tables that `apply` alone writes. */
export const rebuilds = ['claims.claim', 'claims.line'];
