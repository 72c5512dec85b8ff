// Printing in the rows of a note, and how this company prints.
import { sql } from 'kysely';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import { on } from '../../../platform/apply.ts';
import { change } from '../note-changes.ts';
import * as told from './facts.ts';
import type { Form, LabelSize } from './forms.ts';

export const apply = Object.fromEntries([on(told.printed, (tx, { noteId, copy }) => change(tx, noteId, { prints: sql`greatest(prints, ${copy})` }))]);

export type PaperSetting = {
  readonly form: Form;
  readonly prices: boolean;
  readonly copies: number;
  readonly labelSize: LabelSize;
  readonly stampFileId: string | null;
};

/** Until somebody chooses: A4 without prices. */
const FIRST: PaperSetting = { form: 'a4', prices: false, copies: 1, labelSize: '60x40', stampFileId: null };

export async function settingOf(db: Db | Tx): Promise<PaperSetting> {
  const row = await db.selectFrom('deliveries.paper_setting').selectAll().executeTakeFirst();
  if (!row) return FIRST;
  return {
    form: row.form as Form,
    prices: row.prices,
    copies: row.copies,
    labelSize: row.label_size as LabelSize,
    stampFileId: row.stamp_file_id,
  };
}

export async function keepSetting({ tx, now }: Unit, { form, prices, copies, labelSize, stampFileId }: PaperSetting): Promise<void> {
  const values = { form, prices, copies, label_size: labelSize, stamp_file_id: stampFileId, changed_at: iso(now) };
  await tx
    .insertInto('deliveries.paper_setting')
    .values(values)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(values))
    .execute();
}

/** Locks the notes and tells how often each was printed so far. */
export async function printsOf(tx: Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('deliveries.note').select(['id', 'prints']).where('id', 'in', noteIds).orderBy('id').forUpdate().execute();
  return new Map(rows.map(({ id, prints }) => [id, prints]));
}
