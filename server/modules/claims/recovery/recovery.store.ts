// The only SQL that writes claims.cost, claims.cost_part and claims.recovery.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import * as told from './facts.ts';
import type { Standing } from './recovery.rules.ts';
import { afterAct, type Recovery, type RecoveryAct } from './recovery.ts';

async function split(tx: Tx, { claimId, customerId, claimFen, extraFen, parts }: Data<typeof told.costSplit>, fact: Fact): Promise<void> {
  await tx.deleteFrom('claims.cost_part').where('claim_id', '=', claimId).execute();
  const row = { claim_id: claimId, customer_id: customerId, claim_fen: claimFen, extra_fen: extraFen, split_at: iso(fact.occurredAt) };
  const { claim_id: _same, ...again } = row;
  await tx
    .insertInto('claims.cost')
    .values(row)
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(again))
    .execute();
  await tx
    .insertInto('claims.cost_part')
    .values(
      parts.map(({ bearer, supplierId, name, amountFen }, i) => ({
        claim_id: claimId,
        part_no: i + 1,
        bearer,
        supplier_id: supplierId,
        name,
        amount_fen: amountFen,
      })),
    )
    .execute();
}

const ask = (tx: Tx, { claimId, partNo }: { claimId: string; partNo: number }, amount: number) =>
  sql`update claims.cost_part set asked_fen = asked_fen + ${amount}::bigint where claim_id = ${claimId} and part_no = ${partNo}`.execute(tx);

async function request(tx: Tx, data: Data<typeof told.recoveryRequested>, fact: Fact): Promise<void> {
  await tx
    .insertInto('claims.recovery')
    .values({
      id: data.recoveryId,
      number: data.number,
      claim_id: data.claimId,
      customer_id: data.customerId,
      part_no: data.partNo,
      bearer: data.bearer,
      supplier_id: data.supplierId,
      name: data.name,
      asked_fen: data.askedFen,
      state: 'requested',
      answer_by: data.answerBy,
      requested_at: iso(fact.occurredAt),
    })
    .execute();
  await ask(tx, data, data.askedFen);
}

type Change = { readonly recoveryId: string; readonly values: { readonly [column: string]: unknown } };
async function move(tx: Tx, act: RecoveryAct, { recoveryId, values }: Change): Promise<void> {
  const row = await recoveryOf(tx, recoveryId);
  if (!row) return;
  const state = afterAct(act, row.state) ?? row.state;
  await tx
    .updateTable('claims.recovery')
    .set({ ...values, state } as never)
    .where('id', '=', recoveryId)
    .execute();
}

const at = (fact: Fact) => iso(fact.occurredAt);

export const apply = Object.fromEntries([
  on(told.costSplit, split),
  on(told.recoveryRequested, request),
  on(told.recoveryAnswered, (tx, { recoveryId, answer, answeredFen }, fact) =>
    move(tx, 'answer', { recoveryId, values: { answer, answered_fen: answeredFen, answered_at: at(fact) } }),
  ),
  on(told.recoverySettled, (tx, { recoveryId, amountFen }, fact) =>
    move(tx, 'settle', { recoveryId, values: { recovered_fen: amountFen, ended_at: at(fact) } }),
  ),
  on(told.recoveryWithdrawn, async (tx, { recoveryId }, fact) => {
    const row = await recoveryOf(tx, recoveryId);
    if (row) await ask(tx, row, -row.askedFen);
    await move(tx, 'withdraw', { recoveryId, values: { ended_at: at(fact) } });
  }),
]);
export const rebuilds = ['claims.cost', 'claims.cost_part', 'claims.recovery'];

export async function recoveryOf(tx: Tx, recoveryId: string): Promise<Recovery | undefined> {
  const row = await tx.selectFrom('claims.recovery').selectAll().where('id', '=', recoveryId).executeTakeFirst();
  return (
    row && {
      id: row.id,
      number: row.number,
      claimId: row.claim_id,
      partNo: row.part_no,
      bearer: row.bearer as Recovery['bearer'],
      supplierId: row.supplier_id,
      name: row.name,
      askedFen: row.asked_fen,
      answeredFen: row.answered_fen,
      state: row.state as Recovery['state'],
      requestedAt: row.requested_at,
    }
  );
}

/** The split of a claim as it stands, in its order; none: not split yet. */
export async function standingOf(db: Db | Tx, claimId: string): Promise<Standing[]> {
  const rows = await db.selectFrom('claims.cost_part').selectAll().where('claim_id', '=', claimId).orderBy('part_no').execute();
  return rows.map((row) => ({
    partNo: row.part_no,
    bearer: row.bearer as Standing['bearer'],
    supplierId: row.supplier_id,
    name: row.name,
    amountFen: row.amount_fen,
    askedFen: row.asked_fen,
  }));
}
