// When will the van be there (R1.11): from what it has done today to a time for every open stop. Pure, and simple enough to be explained.
import { metresBetween, type Place } from '../../../kernel/place.ts';
import { type Instant, MINUTE } from '../../../kernel/time.ts';
import type { EstimateReason, Step } from './road.ts';

export type Figures = {
  readonly speedKmh: number;
  readonly detourBp: number;
  readonly legMinutes: number;
  readonly overdueMinutes: number;
  readonly serviceMinutes: number;
  readonly gateMinutes: number;
  readonly nearMinutes: number;
  readonly depot: Place | null;
};

/** One stop in the order of the round. `doneAt`: the van is through with it. */
export type Stop = {
  readonly id: string;
  readonly place: Place | null;
  readonly windowFrom: Instant;
  readonly departedAt: Instant | null;
  readonly waitingAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly unloadingAt: Instant | null;
  readonly doneAt: Instant | null;
};
export type Estimate = { readonly id: string; readonly arriveAt: Instant; readonly reason: EstimateReason; readonly stopsBefore: number };

/** Straight line, times what streets add, at the average speed. */
export function legOf(from: Place | null, to: Place | null, { speedKmh, detourBp, legMinutes }: Figures): number {
  if (!from || !to) return legMinutes * MINUTE;
  const metres = (metresBetween(from, to) * detourBp) / 10_000;
  return Math.round((metres / 1000 / speedKmh) * 60 * MINUTE);
}

/** The middle of what today's stops took, from when they could begin; the company's figure until there is one. */
export function serviceOf(stops: readonly Stop[], { serviceMinutes }: Pick<Figures, 'serviceMinutes'>): number {
  const took = stops
    .flatMap(({ arrivedAt, unloadingAt, doneAt, windowFrom }) =>
      arrivedAt === null || doneAt === null ? [] : [doneAt - (unloadingAt ?? Math.max(arrivedAt, windowFrom))],
    )
    .filter((ms) => ms > 0)
    .sort((a, b) => a - b);
  return took[Math.floor(took.length / 2)] ?? serviceMinutes * MINUTE;
}

type Van = { readonly at: Place | null; readonly free: Instant; readonly reason: EstimateReason };
type Known = { readonly now: Instant; readonly figures: Figures; readonly service: number };

/** Every open stop that was not reached, never before now. Where the van stands holds up what comes behind; what comes behind keeps its order. */
export function estimateStops(stops: readonly Stop[], { now, figures }: { readonly now: Instant; readonly figures: Figures }): Estimate[] {
  const known = { now, figures, service: serviceOf(stops, figures) };
  const open = stops.filter(({ doneAt }) => doneAt === null);
  const estimates: Estimate[] = [];
  let van = whereIs(stops, known);
  for (const [stopsBefore, stop] of [...open.filter(standsAt), ...open.filter((one) => !standsAt(one))].entries()) {
    if (standsAt(stop)) van = holdUp(stop, van, known);
    if (stop.arrivedAt !== null) continue;
    const { arriveAt, reason } = reach(stop, van, known);
    estimates.push({ id: stop.id, arriveAt, reason, stopsBefore });
    // Overdue is only the stop that should have been reached by now.
    const onwards = reason === 'overdue' ? 'on-the-way' : reason;
    if (!standsAt(stop)) van = { at: stop.place, free: Math.max(arriveAt, stop.windowFrom) + known.service, reason: onwards };
  }
  return estimates;
}

const atGate = ({ waitingAt, unloadingAt }: Stop): boolean => waitingAt !== null && unloadingAt === null;
const standsAt = (stop: Stop): boolean => stop.arrivedAt !== null || atGate(stop);

/** Where the van is before its open stops, and from when it can go on. */
function whereIs(stops: readonly Stop[], { now, figures }: Known): Van {
  const done = stops.filter(({ doneAt }) => doneAt !== null).sort((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0));
  const last = done.at(-1);
  if (last) return { at: last.place, free: last.doneAt ?? now, reason: 'on-the-way' };
  const departed = stops.flatMap(({ departedAt }) => departedAt ?? []);
  if (departed.length > 0) return { at: figures.depot, free: Math.min(...departed), reason: 'on-the-way' };
  const [first] = stops;
  const leave = first ? first.windowFrom - legOf(figures.depot, first.place, figures) : now;
  return { at: figures.depot, free: Math.max(now, leave), reason: 'not-left' };
}

/** Standing at a stop: free once it is unloaded, and not before a closed gate may have opened. */
function holdUp(stop: Stop, van: Van, { now, figures, service }: Known): Van {
  if (atGate(stop)) return { at: stop.place, free: now + figures.gateMinutes * MINUTE + service, reason: 'waiting-at-gate' };
  const begins = stop.unloadingAt ?? Math.max(stop.arrivedAt ?? now, stop.windowFrom, van.reason === 'unloading' ? van.free : 0);
  return { at: stop.place, free: Math.max(now, begins + service), reason: 'unloading' };
}

function reach(stop: Stop, van: Van, { now, figures }: Known): Pick<Estimate, 'arriveAt' | 'reason'> {
  if (atGate(stop)) return { arriveAt: now + figures.gateMinutes * MINUTE, reason: 'waiting-at-gate' };
  const arriveAt = van.free + legOf(van.at, stop.place, figures);
  return arriveAt >= now ? { arriveAt, reason: van.reason } : { arriveAt: now + figures.overdueMinutes * MINUTE, reason: 'overdue' };
}

/** How near the end of the window an estimate comes; undefined: well inside. */
export function stepOf(estimate: Instant, windowTo: Instant, { nearMinutes }: Pick<Figures, 'nearMinutes'>): Step | undefined {
  if (estimate > windowTo) return 'past';
  return estimate > windowTo - nearMinutes * MINUTE ? 'near' : undefined;
}
