// A claim as lists show it.
import type { Actor } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { can } from './claim.rules.ts';
import { visibleClaims } from './claim.store.ts';
import type { State } from './claim.ts';
import type { contract } from './contract.ts';

export type ClaimRow = OutputOf<typeof contract.board>['items'][number];

/** Every column of the claim and the names beside its ids, of what the actor may see. */
export const listed = ({ db, actor }: Pick<Call, 'db' | 'actor'>) =>
  visibleClaims(db, actor)
    .innerJoin('customers.customer as customer', 'customer.id', 'claim.customer_id')
    .innerJoin('customers.site as site', 'site.id', 'claim.site_id')
    .innerJoin('deliveries.note as note', 'note.id', 'claim.note_id')
    .innerJoin('deliveries.note_line as line', 'line.id', 'claim.line_id')
    .selectAll('claim')
    .select(['cases.case.number as case_number', 'customer.name as customer_name', 'site.name as site_name'])
    .select(['note.number as note_number', 'line.product']);

export type Listed = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number];

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

function isLate({ state, needed_by: neededBy, arrive_by: arriveBy, delivered_at, accepted_at }: Listed, now: Instant): boolean {
  if (neededBy === null || state === 'declined' || state === 'withdrawn') return false;
  const there = delivered_at ?? accepted_at;
  if (there !== null) return there > neededBy;
  return now > neededBy || (arriveBy !== null && arriveBy > neededBy);
}

export async function rowsOf(call: Call, rows: readonly Listed[]): Promise<ClaimRow[]> {
  const drivers = await call.app.identity.namesOf(
    call.db,
    rows.flatMap((row) => row.driver_id ?? []),
  );
  return rows.map((row) => rowOf(row, drivers, call));
}

const rowOf = (row: Listed, drivers: ReadonlyMap<string, string>, { now, actor }: { now: Instant; actor: Actor }): ClaimRow => ({
  id: row.id,
  number: row.number,
  caseId: row.case_id,
  caseNumber: row.case_number,
  customer: { id: row.customer_id, name: row.customer_name },
  site: { id: row.site_id, name: row.site_name },
  noteId: row.note_id,
  noteNumber: row.note_number,
  lineId: row.line_id,
  product: row.product,
  lot: row.lot,
  way: row.way as ClaimRow['way'],
  reason: row.reason as ClaimRow['reason'],
  unit: row.unit as UnitCode,
  requested: row.requested,
  approved: row.approved,
  accepted: row.accepted,
  state: row.state as State,
  requestedBy: row.requested_by as ClaimRow['requestedBy'],
  neededBy: at(row.needed_by),
  arriveBy: at(row.arrive_by),
  late: isLate(row, now),
  driver: row.driver_id === null ? null : { id: row.driver_id, name: drivers.get(row.driver_id) ?? '' },
  vehicle: row.vehicle,
  requestedAt: iso(row.requested_at),
  decidedAt: at(row.decided_at),
  deliveredAt: at(row.delivered_at),
  acceptedAt: at(row.accepted_at),
  can: can({ state: row.state as State, deliveredAt: row.delivered_at }, actor),
});

/** What the kitchen sees of a row: not who drives. */
export function forKitchen<R extends ClaimRow>({ driver: _driver, ...rest }: R): Omit<R, 'driver'> {
  return rest;
}
