// Today's vans as they stand now: where each is free next, and which stops are still before it.

import { sql } from 'kysely';
import { MINUTE } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import { estimateStops, type Figures, legOf, type RoundToday, roundsToday, serviceOf } from '../../deliveries/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import type { OpenStop, Roads, Van } from './runs.rules.ts';

export type Fleet = {
  readonly vans: readonly Omit<Van, 'hasGoods'>[];
  /** In use, and on no round of today. */
  readonly free: { readonly id: string; readonly plate: string } | null;
  readonly drivers: ReadonlyMap<string, string>;
  readonly roads: Omit<Roads, 'now' | 'specialMinutes'>;
  readonly toConfirm: boolean;
};

export async function fleetOf({ db, now, app }: Call): Promise<Fleet> {
  const [{ rounds, figures }, vehicles, special] = await Promise.all([roundsToday(db, now), vehiclesOf(db), specialRuns(db)]);
  const used = new Set([...rounds, ...special].flatMap(({ vehicleId, vehicle }) => [vehicleId, vehicle]));
  const free = vehicles.find(({ id, plate, active }) => active && !used.has(id) && !used.has(plate)) ?? null;
  const byPlate = new Map(vehicles.map(({ id, plate }) => [plate, id]));
  const vans = rounds.map((round) => {
    const van = vanOf(round, { now, figures });
    return { ...van, vehicleId: van.vehicleId ?? byPlate.get(van.vehicle ?? '') ?? null };
  });
  const known = new Set(vans.flatMap(({ vehicleId }) => vehicleId ?? []));
  return {
    vans: [...vans, ...vansOf(special, { now, figures }).filter(({ vehicleId }) => vehicleId === null || !known.has(vehicleId))],
    free: free && { id: free.id, plate: free.plate },
    drivers: await app.identity.namesOf(
      db,
      [...rounds, ...special].flatMap(({ driverId }) => driverId ?? []),
    ),
    roads: { depot: figures.depot, serviceMinutes: figures.serviceMinutes, leg: (from, to) => legOf(from, to, figures) },
    toConfirm: figures.depot === null,
  };
}

type Special = {
  readonly vehicleId: string | null;
  readonly vehicle: string | null;
  readonly driverId: string | null;
  readonly siteId: string;
  readonly siteName: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly arriveBy: number;
  readonly loaded: boolean;
};

/** Runs for one replacement alone that are under way: their vans are not free, and may take more along. */
async function specialRuns(db: Db): Promise<Special[]> {
  const { rows } = await sql<Special>`
    select e.vehicle_id as "vehicleId", c.vehicle, c.driver_id as "driverId", c.site_id as "siteId", s.name as "siteName", s.longitude, s.latitude,
      c.arrive_by as "arriveBy", e.loaded_at is not null as loaded
    from claims.claim c join claims.errand e on e.claim_id = c.id and e.special join customers.site s on s.id = c.site_id
    where c.way = 'replacement' and c.state = 'planned' and c.vehicle is not null order by c.arrive_by, c.id`.execute(db);
  return rows;
}

/** One van may bring several at once. */
function vansOf(special: readonly Special[], { now, figures }: { now: number; figures: Figures }): Omit<Van, 'hasGoods'>[] {
  return [...Map.groupBy(special, ({ vehicle }) => vehicle).values()].map((own) => {
    const [{ vehicleId, vehicle, driverId }] = own as [Special];
    const open = own.map(({ siteId, longitude, latitude, arriveBy }): OpenStop => {
      const place = longitude === null || latitude === null ? null : { longitude, latitude };
      return { siteId, place, arriveAt: Math.max(now, arriveBy), leaveAt: Math.max(now, arriveBy) + figures.serviceMinutes * MINUTE };
    });
    return { vehicleId, vehicle, driverId, onRoad: own.some(({ loaded }) => loaded), at: figures.depot, near: null, free: now, open };
  });
}

function vanOf({ driverId, vehicle, vehicleId, departed, stops }: RoundToday, { now, figures }: { now: number; figures: Figures }) {
  const service = serviceOf(stops, figures);
  const estimates = new Map(estimateStops(stops, { now, figures }).map(({ id, arriveAt }) => [id, arriveAt]));
  const open = stops
    .flatMap((stop): OpenStop[] => {
      const arriveAt = estimates.get(stop.id);
      if (arriveAt === undefined) return [];
      return [{ siteId: stop.siteId, place: stop.place, arriveAt, leaveAt: Math.max(arriveAt, stop.windowFrom) + service }];
    })
    .sort((a, b) => a.arriveAt - b.arriveAt);
  const standing = stops.find(({ arrivedAt, doneAt }) => arrivedAt !== null && doneAt === null);
  const done = stops.filter(({ doneAt }) => doneAt !== null).sort((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0));
  const last = standing ?? done.at(-1);
  const onRoad = departed || last !== undefined;
  const free = standing ? Math.max(now, (standing.unloadingAt ?? standing.arrivedAt ?? now) + service) : Math.max(now, last?.doneAt ?? now);
  const at = last ? last.place : figures.depot;
  return { vehicleId, vehicle, driverId, onRoad, at, near: last?.siteName ?? null, free, open };
}
