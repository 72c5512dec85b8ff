// Beside a departure, by whichever tap: whether anybody had counted the goods (R1.10).
import type { Told } from '../../../kernel/fact.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Note } from '../note.ts';
import { alsoUnchecked } from './load.rules.ts';

export async function withUnchecked({ tx }: Unit, note: Note, departed: readonly Told[]): Promise<Told[]> {
  if (departed.length === 0) return [];
  const { checked_at } = await tx.selectFrom('deliveries.note').select('checked_at').where('id', '=', note.id).executeTakeFirstOrThrow();
  return alsoUnchecked({ ...note, checkedAt: checked_at }, departed);
}
