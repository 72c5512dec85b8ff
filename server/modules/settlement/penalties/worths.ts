// What goods are worth for a formula: the note, the lines concerned, and what was short; at the prices of the month's statement.
import { sql } from 'kysely';
import { amountFen, type Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type LineWorth, lineWorths } from '../statements/public.ts';

export type NoteWorth = {
  readonly noteId: string;
  readonly at: Instant;
  /** Accepted goods; null: some of them have no price. */
  readonly noteFen: Fen | null;
  /** Lines that were refused or short, as they were delivered. */
  readonly lineFen: Fen | null;
  readonly shortageFen: Fen | null;
  /** Something of it was short or refused. */
  readonly faulty: boolean;
};
export type MonthWorth = { readonly monthFen: Fen | null; readonly notes: ReadonlyMap<string, NoteWorth> };

type Fault = { readonly lineId: string; readonly noteId: string; readonly at: Instant; readonly delivered: number; readonly short: number };

export async function worthOfMonth(db: Db | Tx, { customerId, month }: { readonly customerId: string; readonly month: string }): Promise<MonthWorth> {
  const lines = await lineWorths(db, { customerId, month });
  const faults = await faultsOf(db, [...new Set(lines.map(({ noteId }) => noteId))]);
  const at = new Map(faults.map((fault) => [fault.noteId, fault.at]));
  const prices = new Map(lines.map((line) => [line.noteLineId, line]));
  const notes = new Map<string, NoteWorth>();
  for (const [noteId, own] of Map.groupBy(lines, (line) => line.noteId)) {
    const bad = faults.filter((fault) => fault.noteId === noteId);
    notes.set(noteId, {
      noteId,
      at: at.get(noteId) ?? 0,
      noteFen: sumOf(own.map(({ fen }) => fen)),
      lineFen: sumOf(bad.map(({ lineId, delivered }) => priced(prices.get(lineId), delivered))),
      shortageFen: sumOf(bad.map(({ lineId, short }) => priced(prices.get(lineId), short))),
      faulty: bad.length > 0,
    });
  }
  return { monthFen: sumOf([...notes.values()].map(({ noteFen }) => noteFen)), notes };
}

const sumOf = (fens: readonly (Fen | null)[]): Fen | null =>
  fens.reduce<Fen | null>((sum, fen) => (sum === null || fen === null ? null : sum + fen), 0);

const priced = (line: LineWorth | undefined, amount: number): Fen | null => {
  if (amount === 0) return 0;
  return line?.price ? amountFen(line.price, amount) : null;
};

/** Short by the receiver's word; refused for another reason is faulty, but nothing is short of it. */
async function faultsOf(db: Db | Tx, noteIds: readonly string[]): Promise<Fault[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<Fault>`
    select l.id as "lineId", l.note_id as "noteId", coalesce(n.accepted_at, n.window_to) as at, coalesce(l.picked, l.ordered) as delivered,
      case when l.reason in ('short', 'missing') then greatest(coalesce(l.picked, l.ordered) - l.accepted, 0) else 0 end as short
    from deliveries.note_line l join deliveries.note n on n.id = l.note_id
    where l.note_id = any(${[...noteIds]}::uuid[]) and l.accepted is not null and l.outcome in ('partly', 'rejected')`.execute(db);
  return rows;
}
