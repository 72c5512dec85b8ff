// Who brings what in which order, and what looks wrong about it. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { type Temperature, tooWarm } from '../../../kernel/temperature.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type Moment, must } from '../note.rules.ts';
import * as tell from './facts.ts';
import type { Packed } from './packed.ts';
import { planOf } from './wave.rules.ts';
import type { Warning } from './wave.ts';

export type Place = Pick<Packed, 'vehicleId' | 'vehicle' | 'driverId' | 'stopNo'>;

/** Tells only what moves. */
export function decidePlan(places: readonly { note: Packed; place: Place }[], { now }: Moment): Told[] {
  return places.flatMap(({ note, place }) => {
    const moved = (Object.keys(place) as (keyof Place)[]).some((field) => note[field] !== place[field]);
    if (!moved) return [];
    must('plan', note);
    return [tell.planned.tell(planOf(note, place), { occurredAt: now, grade: 'B' })];
  });
}

export type Stop = {
  readonly id: string;
  readonly stopNo: number | null;
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
  readonly driverId: string | null;
  readonly temperature: Temperature | null;
  readonly grams: number;
  readonly crates: number;
};
export type Van = { readonly id: string; readonly temperature: Temperature; readonly capacityKg: number; readonly crates: number };
type Warned = { readonly code: Warning; readonly noteId: string | null };

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The round in the order it is driven: planned stops first, the others by their windows. */
export const inStopOrder = <S extends Pick<Stop, 'id' | 'stopNo' | 'windowFrom' | 'windowTo'>>(stops: readonly S[]): S[] =>
  [...stops].sort(
    (a, b) =>
      compare(a.stopNo ?? Number.POSITIVE_INFINITY, b.stopNo ?? Number.POSITIVE_INFINITY) ||
      a.windowFrom - b.windowFrom ||
      a.windowTo - b.windowTo ||
      a.id.localeCompare(b.id),
  );

const GRAMS_PER_KG = 1000;

/** Warnings, never blocks: who stands beside the van knows better. */
export function warningsOf(van: Van, stops: readonly Stop[], { driversElsewhere }: { driversElsewhere: ReadonlySet<string> }): Warned[] {
  const ofVan = (code: Warning, when: boolean): Warned[] => (when ? [{ code, noteId: null }] : []);
  const sum = (what: 'grams' | 'crates'): number => stops.reduce((all, stop) => all + stop[what], 0);
  return [
    ...ofVan('over-weight', sum('grams') > van.capacityKg * GRAMS_PER_KG),
    ...ofVan('over-crates', sum('crates') > van.crates),
    ...ofVan(
      'no-driver',
      stops.some(({ driverId }) => driverId === null),
    ),
    ...ofVan(
      'driver-elsewhere',
      stops.some(({ driverId }) => driverId !== null && driversElsewhere.has(driverId)),
    ),
    ...missedWindows(stops),
    ...stops.flatMap(({ id, temperature }) =>
      temperature !== null && tooWarm(van.temperature, temperature) ? [{ code: 'too-warm' as const, noteId: id }] : [],
    ),
  ];
}

/** A stop whose window is over before the one of an earlier stop begins cannot be in time. */
function missedWindows(stops: readonly Stop[]): Warned[] {
  let earliest = Number.NEGATIVE_INFINITY;
  return inStopOrder(stops).flatMap(({ id, windowFrom, windowTo }) => {
    const conflict = windowTo <= earliest;
    earliest = Math.max(earliest, windowFrom);
    return conflict ? [{ code: 'window-conflict' as const, noteId: id }] : [];
  });
}

/** Drivers with notes on more than one van of the day. */
export function onSeveralVans(notes: readonly { readonly vehicleId: string | null; readonly driverId: string | null }[]): ReadonlySet<string> {
  const vans = new Map<string, Set<string>>();
  for (const { vehicleId, driverId } of notes) {
    if (vehicleId !== null && driverId !== null) vans.set(driverId, (vans.get(driverId) ?? new Set()).add(vehicleId));
  }
  return new Set([...vans].flatMap(([driverId, some]) => (some.size > 1 ? [driverId] : [])));
}
