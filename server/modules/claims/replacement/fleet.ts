// Today's vans as they stand now: where each is free next, and which stops are still before it.

import type { Call } from '../../../platform/app.ts';
import { estimateStops, type Figures, legOf, type RoundToday, roundsToday, serviceOf } from '../../deliveries/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import type { OpenStop, Roads, Van } from './runs.rules.ts';

export type Fleet = {
  readonly vans: readonly Omit<Van, 'hasGoods'>[];
  /** In use, and on no round of today. */
  readonly free: { readonly id: string; readonly plate: string } | null;
  readonly drivers: ReadonlyMap<string, string>;
  readonly roads: Omit<Roads, 'now'>;
  readonly toConfirm: boolean;
};

export async function fleetOf({ db, now, app }: Call): Promise<Fleet> {
  const [{ rounds, figures }, vehicles] = await Promise.all([roundsToday(db, now), vehiclesOf(db)]);
  const used = new Set(rounds.flatMap(({ vehicleId, vehicle }) => [vehicleId, vehicle]));
  const free = vehicles.find(({ id, plate, active }) => active && !used.has(id) && !used.has(plate)) ?? null;
  const byPlate = new Map(vehicles.map(({ id, plate }) => [plate, id]));
  return {
    vans: rounds.map((round) => {
      const van = vanOf(round, { now, figures });
      return { ...van, vehicleId: van.vehicleId ?? byPlate.get(van.vehicle ?? '') ?? null };
    }),
    free: free && { id: free.id, plate: free.plate },
    drivers: await app.identity.namesOf(
      db,
      rounds.flatMap(({ driverId }) => driverId ?? []),
    ),
    roads: { depot: figures.depot, serviceMinutes: figures.serviceMinutes, leg: (from, to) => legOf(from, to, figures) },
    toConfirm: figures.depot === null,
  };
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
