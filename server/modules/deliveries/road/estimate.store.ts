// Estimates stand beside the facts: they may be thrown away and computed again at any time.
import { sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { Estimate, Figures } from './estimate.rules.ts';
import type { EstimateReason } from './road.ts';

export type ShownEstimate = { at: string; reason: EstimateReason; stopsBefore: number; computedAt: string };

export async function estimatesOf(db: Db | Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, ShownEstimate>> {
  if (noteIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('deliveries.estimate')
    .selectAll()
    .where('note_id', 'in', [...noteIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.note_id,
      { at: iso(row.arrive_at), reason: row.reason as EstimateReason, stopsBefore: row.stops_before, computedAt: iso(row.computed_at) },
    ]),
  );
}

/** Those of stops that are no longer open go. */
export async function keepEstimates(tx: Tx, estimates: readonly Estimate[], { over, now }: { over: readonly string[]; now: Instant }): Promise<void> {
  if (over.length > 0) await sql`delete from deliveries.estimate where note_id = any(${[...over]}::uuid[])`.execute(tx);
  if (estimates.length === 0) return;
  await tx
    .insertInto('deliveries.estimate')
    .values(
      estimates.map(({ id, arriveAt, reason, stopsBefore }) => ({
        note_id: id,
        arrive_at: iso(arriveAt),
        reason,
        stops_before: stopsBefore,
        computed_at: iso(now),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('note_id').doUpdateSet((eb) => ({
        arrive_at: eb.ref('excluded.arrive_at'),
        reason: eb.ref('excluded.reason'),
        stops_before: eb.ref('excluded.stops_before'),
        computed_at: eb.ref('excluded.computed_at'),
      })),
    )
    .execute();
}

/** What the company reckons with on this day. */
export async function figuresOn(db: Db | Tx, day: string): Promise<Figures> {
  const row = await db
    .selectFrom('deliveries.road_figures')
    .selectAll()
    .where(sql<boolean>`valid_from <= greatest(${day}::date, (select min(valid_from) from deliveries.road_figures))`)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { depot_longitude: longitude, depot_latitude: latitude } = row;
  return {
    speedKmh: row.speed_kmh,
    detourBp: row.detour_bp,
    legMinutes: row.leg_minutes,
    overdueMinutes: row.overdue_minutes,
    serviceMinutes: row.service_minutes,
    gateMinutes: row.gate_minutes,
    nearMinutes: row.near_minutes,
    depot: longitude === null || latitude === null ? null : { longitude, latitude },
  };
}
