// Excuses: written by apply(fact) alone.
import type { Selectable } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { CommitmentsExcuse } from '../../platform/database/schema.gen.ts';
import * as told from './facts.ts';

export type ExcuseRow = Selectable<CommitmentsExcuse>;

type Requested = Parameters<typeof told.excuseRequested.tell>[0];

async function applyRequested(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Requested;
  await tx
    .insertInto('commitments.excuse')
    .values({
      id: data.excuseId,
      commitment_id: data.commitmentId,
      clause_key: data.clauseKey,
      instance: data.instance,
      subject_type: data.subjectType,
      subject_id: data.subjectId,
      customer_id: data.customerId,
      reason: data.reason,
      files: JSON.stringify(data.files),
      text_hash: data.textHash,
      state: 'waiting',
      requested_at: iso(fact.occurredAt),
      requested_by: fact.actor,
    })
    .execute();
}

const decided = (state: 'approved' | 'declined') => async (tx: Tx, fact: Fact) => {
  await tx
    .updateTable('commitments.excuse')
    .set({ state, decided_at: iso(fact.occurredAt), decided_by: fact.actor })
    .where('id', '=', (fact.data as { excuseId: string }).excuseId)
    .execute();
};

export const applyExcuses = {
  [told.excuseRequested.name]: applyRequested,
  [told.excused.name]: decided('approved'),
  [told.excuseDeclined.name]: decided('declined'),
};

export async function excusesOf(db: Db | Tx, commitmentIds: readonly string[]): Promise<ExcuseRow[]> {
  if (commitmentIds.length === 0) return [];
  return db
    .selectFrom('commitments.excuse')
    .selectAll()
    .where('commitment_id', 'in', [...commitmentIds])
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
}
