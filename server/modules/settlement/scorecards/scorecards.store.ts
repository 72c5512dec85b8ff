// Score sheets that were offered, stated or made final: `apply` is the only writer of score_sheet, score_deduction and score_threshold.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Db, Tx, Unit } from '../../../platform/app.ts';
import type { SettlementScoreDeduction, SettlementScoreSheet } from '../../../platform/database/schema.gen.ts';
import type { Module } from '../../../platform/module.ts';
import * as told from './facts.ts';
import type { Deduction } from './score.ts';

export type SheetRow = Selectable<SettlementScoreSheet>;
export type DeductionRow = Selectable<SettlementScoreDeduction>;
type Data<F extends { tell: (...args: never[]) => unknown }> = Parameters<F['tell']>[0];

async function applyOffered(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Data<typeof told.scoreOffered>;
  const offered = { ...common(data), offered_hundredths: data.totalHundredths, offered_at: iso(fact.occurredAt), offered_by: fact.actor };
  await writeSheet(tx, { data, state: 'offered', columns: offered });
}

async function applyStated(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Data<typeof told.scoreStated>;
  const stated = {
    ...common(data),
    stated_hundredths: data.totalHundredths,
    stated_at: iso(fact.occurredAt),
    stated_by: fact.actor,
    stated_side: data.by,
    grade: fact.grade,
    papers: JSON.stringify(data.paperFileIds),
    appeal_by: data.appealBy,
  };
  await writeSheet(tx, { data, state: 'stated', columns: stated });
}

type Sheet = Data<typeof told.scoreOffered>;
const common = (data: Sheet) => ({
  contract_version: data.contractVersion,
  most_hundredths: data.mostHundredths,
  items: JSON.stringify(data.items),
  total_hundredths: data.totalHundredths,
});

type Written = { readonly data: Sheet; readonly state: 'offered' | 'stated'; readonly columns: ReturnType<typeof common> & Record<string, unknown> };

async function writeSheet(tx: Tx, { data, state, columns }: Written): Promise<void> {
  await tx
    .insertInto('settlement.score_sheet')
    .values({
      id: data.sheetId,
      customer_id: data.customerId,
      contract_key: data.contractKey,
      clause_id: data.clauseId,
      period: data.period,
      state,
      ...columns,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, ...columns }))
    .execute();
  await tx.deleteFrom('settlement.score_deduction').where('sheet_id', '=', data.sheetId).execute();
  if (data.deductions.length === 0) return;
  await tx
    .insertInto('settlement.score_deduction')
    .values(
      data.deductions.map((one, place) => ({
        id: one.deductionId,
        sheet_id: data.sheetId,
        place,
        item_id: one.itemId,
        hundredths: one.hundredths,
        veto: one.veto,
        source: one.source,
        commitment_id: one.commitmentId,
        subject_type: one.subjectType,
        subject_id: one.subjectId,
        occurred_on: one.occurredOn,
        text_hash: one.textHash,
      })),
    )
    .execute();
}

async function applyRestored(tx: Tx, fact: Fact): Promise<void> {
  const { sheetId, deductionId, hundredths, totalHundredths } = fact.data as Data<typeof told.pointsRestored>;
  await tx
    .updateTable('settlement.score_deduction')
    .set((row) => ({ restored_hundredths: row('restored_hundredths', '+', hundredths) }))
    .where('id', '=', deductionId)
    .execute();
  await tx.updateTable('settlement.score_sheet').set({ total_hundredths: totalHundredths }).where('id', '=', sheetId).execute();
}

async function applyFinal(tx: Tx, fact: Fact): Promise<void> {
  const { sheetId, hundredths, verdict, inARow } = fact.data as Data<typeof told.scoreFinal>;
  await tx
    .updateTable('settlement.score_sheet')
    .set({ state: 'final', total_hundredths: hundredths, final_at: iso(fact.occurredAt), final_by: fact.actor, verdict, in_a_row: inARow })
    .where('id', '=', sheetId)
    .execute();
}

async function applyReached(tx: Tx, fact: Fact): Promise<void> {
  const { sheetId, verdict, inARow, effects } = fact.data as Data<typeof told.thresholdReached>;
  await tx
    .insertInto('settlement.score_threshold')
    .values({ sheet_id: sheetId, verdict, in_a_row: inARow, effects: JSON.stringify(effects), reached_at: iso(fact.occurredAt) })
    .execute();
}

export const apply: NonNullable<Module['apply']> = {
  [told.scoreOffered.name]: applyOffered,
  [told.scoreStated.name]: applyStated,
  [told.pointsRestored.name]: applyRestored,
  [told.scoreFinal.name]: applyFinal,
  [told.thresholdReached.name]: applyReached,
};
export const rebuilds: readonly string[] = ['settlement.score_sheet', 'settlement.score_deduction', 'settlement.score_threshold'];

/** Customers see their own. */
export function sheetsOf(call: Pick<Call, 'actor'>, db: Db | Tx) {
  const customer = boundCustomer(call.actor);
  const all = db.selectFrom('settlement.score_sheet').selectAll();
  return customer === undefined ? all : all.where('customer_id', '=', customer);
}

export type SheetKey = { readonly customerId: string; readonly contractKey: string; readonly clauseId: string; readonly period: string };

export const findSheet = (db: Db | Tx, { customerId, contractKey, clauseId, period }: SheetKey) =>
  db
    .selectFrom('settlement.score_sheet')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('contract_key', '=', contractKey)
    .where('clause_id', '=', clauseId)
    .where('period', '=', period);

export async function deductionsOf(db: Db | Tx, sheetIds: readonly string[]): Promise<DeductionRow[]> {
  if (sheetIds.length === 0) return [];
  return db
    .selectFrom('settlement.score_deduction')
    .selectAll()
    .where('sheet_id', 'in', [...sheetIds])
    .orderBy('sheet_id')
    .orderBy('place')
    .execute();
}

export const asDeduction = (row: DeductionRow): Deduction => ({
  itemId: row.item_id,
  hundredths: row.hundredths,
  restored: row.restored_hundredths,
  veto: row.veto,
});

export async function textsOf(db: Db | Tx, deductionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (deductionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('settlement.deduction_text')
    .select(['deduction_id', 'body'])
    .where('deduction_id', 'in', [...deductionIds])
    .execute();
  return new Map(rows.map((row) => [row.deduction_id, row.body]));
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function keepTexts(
  unit: Unit,
  author: string,
  texts: readonly { readonly deductionId: string; readonly body: string }[],
): Promise<void> {
  if (texts.length === 0) return;
  await unit.tx
    .insertInto('settlement.deduction_text')
    .values(texts.map(({ deductionId, body }) => ({ deduction_id: deductionId, body, author, written_at: iso(unit.now) })))
    .execute();
}
