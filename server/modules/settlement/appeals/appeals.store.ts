// The only SQL that writes settlement.appeal, and how it is read.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { applyAnswer } from '../penalties/penalties.store.ts';
import type { Appeal } from './appeal-row.ts';
import * as told from './facts.ts';

async function make(tx: Tx, data: Data<typeof told.appealMade>, fact: Fact): Promise<void> {
  await tx
    .insertInto('settlement.appeal')
    .values({
      id: data.appealId,
      number: data.number,
      customer_id: data.customerId,
      period: data.period,
      sheet_id: data.sheetId,
      deduction_id: data.deductionId,
      penalty_id: data.penaltyId,
      asked_hundredths: data.hundredths,
      asked_fen: data.amountFen,
      state: 'open',
      content_sha256: data.contentSha256,
      evidence_count: data.evidence.length,
      appeal_by: data.appealBy,
      made_at: iso(fact.occurredAt),
      made_by: fact.actor,
    })
    .execute();
}

async function answer(tx: Tx, data: Data<typeof told.appealAnswered>, fact: Fact): Promise<void> {
  await tx
    .updateTable('settlement.appeal')
    .set({
      state: data.outcome,
      given_hundredths: data.hundredths,
      given_fen: data.amountFen,
      answered_at: iso(fact.occurredAt),
      answered_by: data.by,
    })
    .where('id', '=', data.appealId)
    .execute();
  await applyAnswer(tx, data, fact);
}

export const apply = Object.fromEntries([
  on(told.appealMade, make),
  on(told.appealAnswered, answer),
  on(told.appealWithdrawn, (tx, { appealId }) =>
    tx.updateTable('settlement.appeal').set({ state: 'withdrawn' }).where('id', '=', appealId).execute(),
  ),
]);
/** Appeals point at penalties: those come first. */
export const rebuilds: readonly string[] = ['settlement.penalty', 'settlement.appeal'];

const columns = sql`a.id, a.number, a.customer_id as "customerId", a.period, a.sheet_id as "sheetId", a.deduction_id as "deductionId",
  a.penalty_id as "penaltyId", a.asked_hundredths as "askedHundredths", a.asked_fen as "askedFen", a.given_hundredths as "givenHundredths",
  a.given_fen as "givenFen", a.state, a.content_sha256 as "contentSha256", a.evidence_count as "evidenceCount", a.made_at as "madeAt",
  a.made_by as "madeBy", a.answered_at as "answeredAt", a.answered_by as "answeredBy"`;

/** `rest`: order and limit, or a lock, on `a`. */
export async function appealsWhere(db: Db | Tx, where: RawBuilder<SqlBool>, rest: RawBuilder<unknown>): Promise<Appeal[]> {
  const { rows } = await sql<Appeal>`select ${columns} from settlement.appeal a where ${where} ${rest}`.execute(db);
  return rows;
}

/** Locks it for what follows in the unit. */
export const appealToChange = async (tx: Tx, appealId: string): Promise<Appeal | undefined> =>
  (await appealsWhere(tx, sql<SqlBool>`a.id = ${appealId}`, sql`for update`))[0];
export const appealOf = async (db: Db | Tx, appealId: string): Promise<Appeal | undefined> =>
  (await appealsWhere(db, sql<SqlBool>`a.id = ${appealId}`, sql``))[0];
