// What lots mean for a note on a screen: what must not leave or be unloaded, and goods whose lot nobody knows.
import type { z } from 'zod';
import type { Db } from '../../../platform/app.ts';
import { type Carried, carriedBy, sure } from '../../lots/public.ts';
import { OPEN_STATES, type State } from '../note.ts';
import type { lineLot, stoppedLine } from './shapes.ts';

type StoppedLine = z.infer<typeof stoppedLine>;
export type Marks = { readonly stopped: StoppedLine[]; readonly unlotted: number };
export const NO_MARKS: Marks = { stopped: [], unlotted: 0 };

export const isOpen = ({ state }: { readonly state: string }): boolean => OPEN_STATES.includes(state as State);

export const showLineLot = ({ lotId, number, amount, certainty, standing, expiresOn }: Carried): z.infer<typeof lineLot> => ({
  lotId,
  number,
  amount,
  certainty,
  standing,
  expiresOn,
});

type Line = { readonly id: string; readonly line_no: number; readonly product: string };
type PickedRow = { readonly picked: number | null; readonly lot: string | null };

export function stoppedOf(lines: readonly Line[], carried: readonly Carried[]): StoppedLine[] {
  const byLine = new Map(lines.map((line) => [line.id, line]));
  return carried
    .filter(({ standing }) => standing !== 'available')
    .map((one) => {
      const { lineId, lotId, number, standing } = one;
      const { line_no: lineNo = 0, product = '' } = byLine.get(lineId) ?? {};
      return { lineId, lineNo, product, lotId, number, standing, sure: sure(one) };
    })
    .sort((a, b) => Number(b.sure) - Number(a.sure) || a.lineNo - b.lineNo);
}

/** A lot number that somebody only wrote down counts as known. */
function unlottedOf({ picked, lot }: PickedRow, carried: readonly Carried[]): number {
  if (picked === null) return 0;
  const own = carried.filter(sure);
  if (own.length === 0) return lot === null ? picked : 0;
  return Math.max(0, picked - own.reduce((sum, { amount }) => sum + amount, 0));
}

export const lotsOfLine = (row: PickedRow & { readonly id: string }, carried: readonly Carried[]) => {
  const own = carried.filter(({ lineId }) => lineId === row.id);
  return { lots: own.map(showLineLot), unlotted: unlottedOf(row, own) };
};

type NoteRow = { readonly id: string; readonly state: string };

/** Of notes that are still with us; what has been received is past marking. */
export async function marksOf(db: Db, notes: readonly NoteRow[], on: string): Promise<ReadonlyMap<string, Marks>> {
  const ids = notes.filter(isOpen).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const [carried, lines] = await Promise.all([
    carriedBy(db, ids, on),
    db.selectFrom('deliveries.note_line').select(['id', 'note_id', 'line_no', 'product', 'picked', 'lot']).where('note_id', 'in', ids).execute(),
  ]);
  const byNote = Map.groupBy(carried, ({ noteId }) => noteId);
  const byLine = Map.groupBy(carried, ({ lineId }) => lineId);
  return new Map(
    [...Map.groupBy(lines, ({ note_id }) => note_id)].map(([noteId, own]) => [
      noteId,
      { stopped: stoppedOf(own, byNote.get(noteId) ?? []), unlotted: own.filter((line) => unlottedOf(line, byLine.get(line.id) ?? []) > 0).length },
    ]),
  );
}
