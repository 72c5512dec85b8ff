// What several screens show of a note on the road.
import type { Selectable } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import type { NoteRow } from '../note-row.ts';

export type StoredWait = Selectable<DB['deliveries.gate_wait']>;
type BoardRow = OutputOf<typeof contract.roadBoard>['rows'][number];

export const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

export const foreseenOf = (note: NoteRow): BoardRow['foreseen'] =>
  note.foreseen_at === null || note.foreseen_estimate === null
    ? null
    : { at: iso(note.foreseen_at), step: note.foreseen_step as 'near' | 'past', estimate: iso(note.foreseen_estimate) };

export const toldOf = (note: NoteRow): BoardRow['told'] =>
  note.told_at === null || note.told_estimate === null ? null : { at: iso(note.told_at), estimate: iso(note.told_estimate) };

/** A wait lasts until whatever came next: let in, unloading, accepted, driven on, or asked again. */
export function waitEnds(wait: StoredWait, note: NoteRow, others: readonly StoredWait[]): Instant | null {
  const next = [note.arrived_at, note.unloading_at, note.accepted_at, note.left_at, ...others.map(({ began_at }) => began_at)];
  const later = next.filter((moment): moment is Instant => moment !== null && moment > wait.began_at);
  return later.length === 0 ? null : Math.min(...later);
}
