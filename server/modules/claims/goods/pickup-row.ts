// Pick-ups as desk and driver see them.
import { type RawBuilder, sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { pickupRuns } from './goods.rules.ts';
import { isOver, type Stop, stopsAt, stopsByIds } from './read-stops.ts';

export type PickupRow = OutputOf<typeof contract.pickups>['items'][number];
type StopRow = PickupRow['suggested'][number];
type ParcelOf = PickupRow['parcels'][number];

type Read = Pick<PickupRow, 'id' | 'number' | 'claimId' | 'claimNumber' | 'foodSafety' | 'state' | 'mode' | 'vehicle' | 'byRule'> & {
  customerId: string;
  customer: string;
  siteId: string;
  site: string;
  address: string;
  stopNoteId: string | null;
  driverId: string | null;
  until: Instant;
  dueAt: Instant | null;
  collectedAt: Instant | null;
};

/** `which` ends with its order. `suggest`: look for vans that stop there. */
export async function pickupRows(
  call: Call,
  which: RawBuilder<unknown>,
  { limit, suggest }: { readonly limit: number; readonly suggest: boolean },
): Promise<PickupRow[]> {
  const { db, now } = call;
  const { rows } = await sql<Read>`
    select u.id, u.number, u.claim_id as "claimId", c.number as "claimNumber", u.customer_id as "customerId", cu.name as customer, u.site_id as "siteId", s.name as site,
      s.address, u.food_safety as "foodSafety", u.until, u.state, u.mode, u.stop_note_id as "stopNoteId", u.driver_id as "driverId", u.vehicle, u.due_at as "dueAt",
      u.by_rule as "byRule", u.collected_at as "collectedAt"
    from claims.pickup u join claims.claim c on c.id = u.claim_id join customers.customer cu on cu.id = u.customer_id join customers.site s on s.id = u.site_id
    where ${which} limit ${limit}`.execute(db);
  const running = rows.filter(({ state }) => pickupRuns(state));
  const last = Math.max(now, ...running.map(({ until }) => until));
  const [parcels, stops, near] = await Promise.all([
    parcelsOf(
      call,
      rows.map(({ id }) => id),
    ),
    stopsByIds(
      db,
      rows.flatMap(({ stopNoteId }) => stopNoteId ?? []),
    ),
    suggest
      ? stopsAt(
          db,
          running.map(({ siteId }) => siteId),
          { now, until: last },
        )
      : [],
  ]);
  const drivers = await call.app.identity.namesOf(db, [
    ...rows.flatMap(({ driverId }) => driverId ?? []),
    ...[...stops.values(), ...near].flatMap(({ driverId }) => driverId ?? []),
  ]);
  return rows.map((row) => rowOf(row, { call, parcels: parcels.get(row.id) ?? [], stop: stops.get(row.stopNoteId ?? ''), near, drivers }));
}

async function parcelsOf({ db }: Call, pickupIds: readonly string[]): Promise<ReadonlyMap<string, ParcelOf[]>> {
  if (pickupIds.length === 0) return new Map();
  const { rows } = await sql<ParcelOf & { pickupId: string }>`
    select p.pickup_id as "pickupId", p.id, p.number, l.product, o.number as "lotNumber", p.unit, p.expected, p.collected, p.state
    from claims.parcel p join deliveries.note_line l on l.id = p.note_line_id left join lots.lot o on o.id = p.lot_id
    where p.pickup_id = any(${[...pickupIds]}::uuid[]) order by p.number`.execute(db);
  const found = new Map<string, ParcelOf[]>();
  for (const { pickupId, ...row } of rows) found.set(pickupId, [...(found.get(pickupId) ?? []), row]);
  return found;
}

const when = (at: Instant | null): string | null => (at === null ? null : iso(at));

type Beside = {
  readonly call: Call;
  readonly parcels: ParcelOf[];
  readonly stop: Stop | undefined;
  readonly near: readonly Stop[];
  readonly drivers: ReadonlyMap<string, string>;
};

function rowOf(row: Read, { call, parcels, stop, near, drivers }: Beside): PickupRow {
  const { customerId, customer, siteId, site, address, stopNoteId: _stop, driverId, until, dueAt, collectedAt, ...rest } = row;
  const person = (id: string | null) => (id === null ? null : { id, name: drivers.get(id) ?? '' });
  const shown = (one: Stop): StopRow => ({
    ...{ noteId: one.noteId, number: one.number, deliveryOn: one.deliveryOn, vehicle: one.vehicle },
    ...{ windowFrom: iso(one.windowFrom), windowTo: iso(one.windowTo), driver: person(one.driverId) },
  });
  const running = pickupRuns(row.state);
  const { can } = call.actor;
  return {
    ...rest,
    customer: { id: customerId, name: customer },
    site: { id: siteId, name: site, address },
    until: iso(until),
    stop: stop ? shown(stop) : null,
    // The van's driver may change after it was planned.
    driver: person(stop?.driverId ?? driverId),
    vehicle: stop?.vehicle ?? row.vehicle,
    dueAt: when(dueAt),
    leftBehind: running && stop !== undefined && isOver(stop),
    suggested: running ? near.filter((one) => one.siteId === siteId && one.noteId !== stop?.noteId).map(shown) : [],
    collectedAt: when(collectedAt),
    parcels,
    can: {
      plan: running && can.has('claims.plan-pickup'),
      collect: running && can.has('claims.collect'),
      callOff: running && can.has('claims.plan-pickup'),
    },
  };
}
