// Holds as other modules read them.
import { sql } from 'kysely';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { HoldKind, HoldReason, Outcome } from './lot.ts';

export type StandingHold = {
  readonly holdId: string;
  readonly kind: HoldKind;
  readonly reason: HoldReason;
  readonly caseId: string | null;
  readonly alertId: string | null;
  readonly recallId: string | null;
  readonly lotCount: number;
  readonly beganAt: Instant;
  readonly liftedAt: Instant | null;
  readonly outcome: Outcome | null;
  /** What was written with it, and by whom. */
  readonly words: string;
};

export async function holdOf(db: Db | Tx, holdId: string): Promise<StandingHold | undefined> {
  const { rows } = await sql<StandingHold>`
    select h.id as "holdId", h.kind, h.reason, h.case_id as "caseId", h.alert_id as "alertId", h.recall_id as "recallId", h.lot_count as "lotCount",
      h.began_at as "beganAt", h.lifted_at as "liftedAt", h.outcome, coalesce(w.body, '') as words
    from lots.hold h left join lots.words w on w.about_id = h.id where h.id = ${holdId}`.execute(db);
  return rows[0];
}

/** Every lot that the hold was set on, let go or not. */
export async function lotsOfHold(db: Db | Tx, holdId: string): Promise<string[]> {
  const rows = await db.selectFrom('lots.hold_lot').select('lot_id').where('hold_id', '=', holdId).orderBy('lot_id').execute();
  return rows.map(({ lot_id }) => lot_id);
}

export type Stopping = Pick<StandingHold, 'holdId' | 'recallId'> & { readonly lotIds: string[] };

/** Every hold that stops some of these lots now, the first one first, with those that it stops. */
export async function holdsStopping(db: Db | Tx, lotIds: readonly string[]): Promise<Stopping[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<Stopping>`
    select h.id as "holdId", h.recall_id as "recallId", array_agg(x.lot_id::text order by x.lot_id) as "lotIds" from lots.hold_lot x join lots.hold h on h.id = x.hold_id
    where x.lot_id = any(${[...new Set(lotIds)]}::uuid[]) and x.lifted_at is null group by h.id order by h.began_at, h.id`.execute(db);
  return rows;
}

/** Lot → the latest hold that still stops it. */
export async function holdsOver(db: Db | Tx, lotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (lotIds.length === 0) return new Map();
  const { rows } = await sql<{ lotId: string; holdId: string }>`
    select distinct on (x.lot_id) x.lot_id as "lotId", x.hold_id as "holdId" from lots.hold_lot x join lots.hold h on h.id = x.hold_id
    where x.lot_id = any(${[...new Set(lotIds)]}::uuid[]) and x.lifted_at is null order by x.lot_id, h.began_at desc, h.id desc`.execute(db);
  return new Map(rows.map(({ lotId, holdId }) => [lotId, holdId]));
}
