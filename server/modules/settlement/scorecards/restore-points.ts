// What an answered appeal gives back: the deduction keeps what was taken and what was restored, the sheet keeps both scores.
import type { Unit } from '../../../platform/app.ts';
import * as told from './facts.ts';
import { groundOfRow, keyOf, totalOfSheet } from './finish-score.ts';
import { no } from './refusals.ts';
import { totalOf } from './score.rules.ts';
import { type Hundredths, pointsOf } from './score.ts';
import { asDeduction, deductionsOf } from './scorecards.store.ts';
import { announce } from './state-score.ts';

export type Restoring = { readonly deductionId: string; readonly hundredths: Hundredths; readonly appealId: string };

/** In the unit of the answer. Refuses where the sheet is not stated or already final, and more than was taken. Gives the score that stands then. */
export async function restoreInUnit(unit: Unit, { deductionId, hundredths, appealId }: Restoring): Promise<{ readonly total: Hundredths }> {
  const row = await unit.tx
    .selectFrom('settlement.score_sheet as sheet')
    .innerJoin('settlement.score_deduction as deduction', 'deduction.sheet_id', 'sheet.id')
    .selectAll('sheet')
    .where('deduction.id', '=', deductionId)
    .forUpdate('sheet')
    .executeTakeFirst();
  if (!row) throw no('no-such-sheet');
  if (row.state === 'final') throw no('final-already');
  if (row.state !== 'stated') throw no('not-stated');
  const ground = await groundOfRow(unit.tx, row);
  const deductions = await deductionsOf(unit.tx, [row.id]);
  const left = deductions.filter(({ id }) => id === deductionId).reduce((all, one) => all + one.hundredths - one.restored_hundredths, 0);
  if (hundredths > left) throw no('restored-too-much', { most: pointsOf(left) });
  if (hundredths === 0) return { total: await totalOfSheet(unit.tx, ground, row.id) };
  const after = deductions.map((one) => ({
    ...asDeduction(one),
    restored: one.restored_hundredths + (one.id === deductionId ? hundredths : 0),
  }));
  const total = totalOf(ground.card, after, { capped: !ground.combined });
  const when = { occurredAt: unit.now, grade: 'B' } as const;
  await unit.record([told.pointsRestored.tell({ ...keyOf(row), deductionId, hundredths, appealId, totalHundredths: total }, when)]);
  announce(unit, row.customer_id);
  return { total };
}
