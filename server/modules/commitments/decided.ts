// What was decided of promises to customers, for whoever reckons what follows from it (scores, penalties).
import { sql } from 'kysely';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { StoredEvidence } from './commitment.ts';

export type Decided = {
  readonly commitmentId: string;
  readonly customerId: string;
  readonly siteId: string | null;
  readonly clauseId: string;
  readonly clauseKey: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly instance: string;
  readonly verdict: string;
  /** When it counts: a period at its last moment. */
  readonly countedAt: Instant;
  readonly value: number | null;
  readonly evidence: readonly StoredEvidence[];
};
export type DecidedAsked = {
  readonly customerIds: readonly string[];
  readonly clauseIds: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
};

/** Misses of these clauses, in the order in which they count. Excused and corrected ones are none. */
export async function missesOf(db: Db | Tx, { customerIds, clauseIds, from, to }: DecidedAsked): Promise<Decided[]> {
  if (customerIds.length === 0 || clauseIds.length === 0) return [];
  const { rows } = await sql<Decided>`
    select id as "commitmentId", customer_id as "customerId", site_id as "siteId", clause_id as "clauseId", clause_key as "clauseKey", kind,
      subject_type as "subjectType", subject_id as "subjectId", instance, verdict, counted_at as "countedAt", value, evidence
    from commitments.commitment
    where customer_id = any(${[...customerIds]}::uuid[]) and counted_at >= ${iso(from)}::timestamptz and counted_at < ${iso(to)}::timestamptz
      and clause_id = any(${[...clauseIds]}::text[]) and verdict = 'missed'
    order by counted_at, id`.execute(db);
  return rows;
}

export type DecidedCount = { readonly customerId: string; readonly clauseId: string; readonly missed: number; readonly decided: number };

/** How many were decided, and how many of them missed. */
export async function decidedCounts(db: Db | Tx, { customerIds, clauseIds, from, to }: DecidedAsked): Promise<DecidedCount[]> {
  if (customerIds.length === 0 || clauseIds.length === 0) return [];
  const { rows } = await sql<DecidedCount>`
    select customer_id as "customerId", clause_id as "clauseId", count(*) filter (where verdict = 'missed')::int as missed, count(*)::int as decided
    from commitments.commitment
    where customer_id = any(${[...customerIds]}::uuid[]) and counted_at >= ${iso(from)}::timestamptz and counted_at < ${iso(to)}::timestamptz
      and clause_id = any(${[...clauseIds]}::text[]) and verdict in ('met', 'missed', 'excused')
    group by 1, 2`.execute(db);
  return rows;
}

/** One promise with the evidence it was judged by; undefined where there is none. */
export async function decidedOne(db: Db | Tx, commitmentId: string): Promise<Decided | undefined> {
  const { rows } = await sql<Decided>`
    select id as "commitmentId", customer_id as "customerId", site_id as "siteId", clause_id as "clauseId", clause_key as "clauseKey", kind,
      subject_type as "subjectType", subject_id as "subjectId", instance, verdict, counted_at as "countedAt", value, evidence
    from commitments.commitment where id = ${commitmentId}`.execute(db);
  return rows[0];
}
