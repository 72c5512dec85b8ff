// Which notes go into a wave together, and when it is over. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { about, type Moment, must } from '../note.rules.ts';
import * as tell from './facts.ts';
import type { Packed } from './packed.ts';
import { no } from './refusals.ts';
import type { WaveState } from './wave.ts';

export type Wave = { readonly id: string; readonly day: string; readonly waveNo: number; readonly state: WaveState };
const here = ({ now }: Moment) => ({ occurredAt: now, grade: 'B' }) as const;

/** Where a note stands now, with one thing changed. */
export const planOf = (note: Packed, change: Partial<Pick<Packed, 'waveId' | 'vehicleId' | 'vehicle' | 'driverId' | 'stopNo'>>) => ({
  ...about(note),
  waveId: note.waveId,
  vehicleId: note.vehicleId,
  vehicle: note.vehicle,
  driverId: note.driverId,
  stopNo: note.stopNo,
  ...change,
});

function mustFit(note: Packed, { id, day }: Pick<Wave, 'id' | 'day'>): void {
  must('pick', note);
  if (note.waveId !== null && note.waveId !== id) throw no('in-a-wave', { number: note.number });
  if (note.deliveryOn !== day) throw no('other-day', { number: note.number, day });
}

export function decideOpenWave(notes: readonly Packed[], wave: Omit<Wave, 'state'>, moment: Moment): Told[] {
  for (const note of notes) mustFit(note, wave);
  const told = here(moment);
  return [
    tell.waveOpened.tell({ waveId: wave.id, day: wave.day, waveNo: wave.waveNo, noteCount: notes.length }, told),
    ...notes.map((note) => tell.planned.tell(planOf(note, { waveId: wave.id }), told)),
  ];
}

export function decideChangeWave(wave: Wave, { add, remove }: { add: readonly Packed[]; remove: readonly Packed[] }, moment: Moment): Told[] {
  if (wave.state === 'done') throw no('wave-done', { wave: wave.waveNo });
  for (const note of add) mustFit(note, wave);
  const told = here(moment);
  return [
    ...add.filter((note) => note.waveId === null).map((note) => tell.planned.tell(planOf(note, { waveId: wave.id }), told)),
    ...remove.filter((note) => note.waveId === wave.id).map((note) => tell.planned.tell(planOf(note, { waveId: null }), told)),
  ];
}

/** By a clerk's word, whatever is left; by itself once nothing is. */
export function decideCloseWave(wave: Wave, { unpickedLines }: { unpickedLines: number }, moment: Moment): Told[] {
  if (wave.state === 'done') throw no('wave-done', { wave: wave.waveNo });
  return [tell.waveClosed.tell({ waveId: wave.id, day: wave.day, unpickedLines }, here(moment))];
}
