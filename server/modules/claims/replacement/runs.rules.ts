// Who can bring a replacement, from where and by when (R5.4): every van of today, and a run for this alone. Pure, and simple enough to be explained.
import { metresBetween, type Place } from '../../../kernel/place.ts';
import { type Instant, MINUTE } from '../../../kernel/time.ts';
import type { RunKind } from './bring.ts';

/** Minutes and speeds of the estimates of deliveries. */
export type Roads = {
  readonly now: Instant;
  readonly depot: Place | null;
  /** At a dock, and as long again to load. */
  readonly serviceMinutes: number;
  /** A run for this alone costs a van and a driver: as much as letting other kitchens wait so long. */
  readonly specialMinutes: number;
  readonly leg: (from: Place | null, to: Place | null) => number;
};

export type OpenStop = { readonly siteId: string; readonly place: Place | null; readonly arriveAt: Instant; readonly leaveAt: Instant };
/** A van as it is now: where it is free next, and what is still before it. */
export type Van = {
  readonly vehicleId: string | null;
  readonly vehicle: string | null;
  readonly driverId: string | null;
  readonly onRoad: boolean;
  readonly at: Place | null;
  readonly near: string | null;
  readonly free: Instant;
  readonly open: readonly OpenStop[];
  /** It has all the goods with it. */
  readonly hasGoods: boolean;
};
export type Target = { readonly siteId: string; readonly place: Place | null; readonly neededBy: Instant | null };

export type Run = {
  readonly kind: RunKind;
  readonly vehicleId: string | null;
  readonly vehicle: string | null;
  readonly driverId: string | null;
  readonly arriveAt: Instant;
  readonly delays: number;
  readonly stopsBefore: number;
  readonly stopsOpen: number;
  readonly near: string | null;
  readonly metres: number | null;
  readonly onRoad: boolean;
};

type Offer = { readonly arriveAt: Instant; readonly delayMs: number; readonly stopsBefore: number };

const inTime = ({ neededBy }: Target, { arriveAt }: Pick<Run, 'arriveAt'>): boolean => neededBy === null || arriveAt <= neededBy;

/** In time before late; then what holds others up least; then the earliest. Too late anyway: the earliest. */
export const better = (target: Target) => (a: Offer, b: Offer) =>
  inTime(target, a) !== inTime(target, b)
    ? Number(inTime(target, b)) - Number(inTime(target, a))
    : inTime(target, a)
      ? a.delayMs - b.delayMs || a.arriveAt - b.arriveAt
      : a.arriveAt - b.arriveAt || a.delayMs - b.delayMs;

/** Between any two stops, or after the last. */
function squeezedIn(van: Van, target: Target, roads: Roads): Offer[] {
  const { leg, serviceMinutes } = roads;
  const service = serviceMinutes * MINUTE;
  // Not left yet: it has to be loaded first.
  const free = van.onRoad ? van.free : Math.max(van.free, roads.now + service);
  return [...van.open, null].map((next, k) => {
    const before = van.open[k - 1];
    const from = before?.place ?? (before ? null : van.at);
    const leaves = before ? before.leaveAt : free;
    const there = leg(from, target.place);
    const delayMs = next === null ? 0 : Math.max(0, there + service + leg(target.place, next.place) - leg(from, next.place));
    return { arriveAt: leaves + there, delayMs, stopsBefore: k };
  });
}

/** Back to the store first: now, or when it is through with its round. */
function fetched(van: Van, target: Target, { now, depot, leg, serviceMinutes }: Roads): Offer[] {
  const service = serviceMinutes * MINUTE;
  const last = van.open.at(-1);
  const [next] = van.open;
  const way = (from: Place | null) => leg(from, depot) + service + leg(depot, target.place);
  const atOnce = { arriveAt: Math.max(now, van.free) + way(van.at), stopsBefore: 0 };
  if (!last || !next) return [{ ...atOnce, delayMs: 0 }];
  const delayMs = Math.max(0, way(van.at) + service + leg(target.place, next.place) - leg(van.at, next.place));
  return [
    { ...atOnce, delayMs },
    { arriveAt: last.leaveAt + way(last.place), delayMs: 0, stopsBefore: van.open.length },
  ];
}

function runOf(van: Van, target: Target, roads: Roads): Run {
  const fits = van.hasGoods || !van.onRoad;
  const own = fits ? van.open.findIndex(({ siteId }) => siteId === target.siteId) : -1;
  const passing = van.open[own];
  const offers = passing
    ? [{ arriveAt: Math.max(passing.arriveAt, roads.now), delayMs: 0, stopsBefore: own }, ...squeezedIn(van, target, roads)]
    : fits
      ? squeezedIn(van, target, roads)
      : fetched(van, target, roads);
  const best = [...offers].sort(better(target))[0] as Offer;
  const kind: RunKind = van.hasGoods ? 'aboard' : passing && best === offers[0] ? 'passes' : fits ? 'detour' : 'back';
  const { vehicleId, vehicle, driverId, near, onRoad } = van;
  const metres = van.at && target.place ? metresBetween(van.at, target.place) : null;
  const { arriveAt, delayMs, stopsBefore } = best;
  const delays = Math.ceil(delayMs / MINUTE);
  return { kind, vehicleId, vehicle, driverId, near, metres, onRoad, arriveAt, delays, stopsBefore, stopsOpen: van.open.length };
}

/** A van that nobody uses today, from the store. */
const special = (vehicle: { id: string; plate: string } | null, target: Target, { now, depot, leg, serviceMinutes }: Roads): Run => ({
  kind: 'special',
  vehicleId: vehicle?.id ?? null,
  vehicle: vehicle?.plate ?? null,
  driverId: null,
  near: null,
  metres: depot && target.place ? metresBetween(depot, target.place) : null,
  onRoad: false,
  arriveAt: now + serviceMinutes * MINUTE + leg(depot, target.place),
  delays: 0,
  stopsBefore: 0,
  stopsOpen: 0,
});

const MOST = 6;
const costBy =
  ({ specialMinutes }: Roads) =>
  ({ kind, delays }: Run): number =>
    kind === 'special' ? specialMinutes : delays;

export type Fleet = { readonly vans: readonly Van[]; readonly free: { readonly id: string; readonly plate: string } | null };

export function runsFor(target: Target, { vans, free }: Fleet, roads: Roads): Run[] {
  const all = [...vans.map((van) => runOf(van, target, roads)), special(free, target, roads)];
  const cost = costBy(roads);
  return all
    .sort((a, b) => {
      const [soon, other] = [inTime(target, a), inTime(target, b)];
      if (soon !== other) return Number(other) - Number(soon);
      return soon ? cost(a) - cost(b) || a.arriveAt - b.arriveAt : a.arriveAt - b.arriveAt;
    })
    .slice(0, MOST);
}
