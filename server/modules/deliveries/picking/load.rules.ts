// Loaded, counted, gone. A phone without signal sends all of it later, in any order: what counts is when it happened. Pure.
import type { Told } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';
import { about, type Moment, must, when } from '../note.rules.ts';
import { no as noNote } from '../refusals.ts';
import * as tell from './facts.ts';
import type { Packed } from './packed.ts';
import { no } from './refusals.ts';
import type { Difference } from './wave.ts';

/** Loading and counting happen before the van leaves; they may be sent afterwards. */
function beforeItLeft(note: Packed, moment: Moment) {
  must('load', note);
  const told = when(moment);
  const left = Math.min(note.departedAt ?? Number.POSITIVE_INFINITY, note.arrivedAt ?? Number.POSITIVE_INFINITY);
  if (told.occurredAt > left) throw no('left-already', { number: note.number });
  return told;
}

export function decideLoad(note: Packed, { seals, cratesOut }: { seals: readonly string[]; cratesOut: number | undefined }, moment: Moment): Told[] {
  const told = beforeItLeft(note, moment);
  const { vehicleId, vehicle } = note;
  return [
    tell.loaded.tell(
      { ...about(note), vehicleId, vehicle, seals: [...new Set(seals)], sealed: seals.length > 0, cratesOut: cratesOut ?? note.cratesOut },
      told,
    ),
  ];
}

export function decideTakeOff(note: Packed, moment: Moment): Told[] {
  const told = beforeItLeft(note, moment);
  if (note.loadedAt === null) throw no('not-loaded', { number: note.number });
  return [tell.takenOff.tell(about(note), told)];
}

export type Found = {
  readonly cratesCounted: number;
  readonly differences: readonly { readonly lineId: string | null; readonly kind: Difference; readonly amount: number | null }[];
};

export function decideCheck({ note, lineIds }: { note: Packed; lineIds: ReadonlySet<string> }, found: Found, moment: Moment): Told[] {
  const told = beforeItLeft(note, moment);
  if (found.differences.some(({ lineId }) => lineId !== null && !lineIds.has(lineId))) throw noNote('line-unknown');
  const { cratesOut, vehicleId } = note;
  const whole = found.differences.length === 0 && found.cratesCounted === cratesOut;
  const differences = found.differences.map((difference) => ({ ...difference }));
  return [tell.loadChecked.tell({ ...about(note), vehicleId, cratesOut, cratesCounted: found.cratesCounted, differences, whole }, told)];
}

type Departing = Pick<Packed, 'id' | 'customerId' | 'siteId' | 'departedAt'> & { readonly checkedAt: Instant | null };

/** Beside a first departure: that nobody had counted the goods. `departed`: what the road tells of it, if anything. */
export function alsoUnchecked(note: Departing, departed: readonly Told[]): Told[] {
  const [first] = departed;
  if (!first || note.departedAt !== null) return [...departed];
  if (note.checkedAt !== null && note.checkedAt <= first.occurredAt) return [...departed];
  return [...departed, tell.departedUnchecked.tell(about(note), first)];
}
