// What a trace begins with: one lot, or the lots of a delivery note or of some of its lines (those of a case).
import type { Db, Tx } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds, lotsOfLines, lotsOfNote } from '../read-lots.ts';
import { no as noLot } from '../refusals.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

export type Begin = Pick<InputOf<typeof contract.exportTrace>, 'lotId' | 'noteId' | 'lineIds' | 'direction'>;

export async function startsOf(db: Db | Tx, { lotId, noteId, lineIds }: Begin): Promise<string[]> {
  if (lotId !== undefined) {
    if (!(await lotsByIds(db, [lotId])).has(lotId)) throw noLot('not-found');
    return [lotId];
  }
  if (noteId === undefined && lineIds === undefined) throw no('trace-of-nothing');
  const carried = noteId === undefined ? await lotsOfLines(db, (lineIds as string).split(',')) : await lotsOfNote(db, noteId);
  if (carried.length === 0) throw no('no-lot-on-lines');
  return [...new Set(carried.map((line) => line.lotId))];
}
