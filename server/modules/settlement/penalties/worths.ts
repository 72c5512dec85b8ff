// What goods are worth for a formula: the note, the lines concerned, and what was short.
import type { Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';

export type NoteWorth = {
  readonly noteId: string;
  readonly at: Instant;
  readonly noteFen: Fen | null;
  readonly lineFen: Fen | null;
  readonly shortageFen: Fen | null;
  /** Something of it was short or refused. */
  readonly faulty: boolean;
};
export type MonthWorth = { readonly monthFen: Fen | null; readonly notes: ReadonlyMap<string, NoteWorth> };

export async function worthOfMonth(_db: Db | Tx, _of: { readonly customerId: string; readonly month: string }): Promise<MonthWorth> {
  return { monthFen: null, notes: new Map() };
}
