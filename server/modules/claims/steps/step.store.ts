// The only SQL that writes hand-overs of claims, and how they are read.
import type { Role } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { on } from '../../../platform/apply.ts';
import * as told from './facts.ts';
import { type HandOver, STEP_CODES, type Step, type ToldBy } from './step.ts';

export const apply = Object.fromEntries([
  on(told.stepHandedOver, (tx, data, { occurredAt, actor }) =>
    tx
      .insertInto('claims.step')
      .values({
        id: data.handOverId,
        claim_id: data.claimId,
        step: data.step,
        from_step: data.from,
        handed_by: actor,
        to_roles: data.toRoles,
        to_id: data.toId,
        told: data.told,
        handed_at: iso(occurredAt),
      })
      .execute(),
  ),
  on(told.stepReceived, (tx, { handOverId, told: by }, { occurredAt, actor }) =>
    tx
      .updateTable('claims.step')
      .set({ received_at: iso(occurredAt), received_by: actor, received_told: by })
      .where('id', '=', handOverId)
      .where('received_at', 'is', null)
      .execute(),
  ),
]);

export const rebuilds = ['claims.step'];

export type StepRow = HandOver & {
  readonly claimId: string;
  readonly told: ToldBy;
  readonly receivedBy: string | null;
  readonly receivedTold: ToldBy | null;
};

/** Hand-overs of a claim, oldest first; those of one act in the order of the flow. */
export async function handOversOf(db: Db | Tx, claimId: string): Promise<StepRow[]> {
  const rows = await db.selectFrom('claims.step').selectAll().where('claim_id', '=', claimId).orderBy('handed_at').orderBy('id').execute();
  const inOrder = rows.toSorted((a, b) => a.handed_at - b.handed_at || STEP_CODES.indexOf(a.step as Step) - STEP_CODES.indexOf(b.step as Step));
  return inOrder.map((row) => ({
    id: row.id,
    claimId: row.claim_id,
    step: row.step as Step,
    from: row.from_step as Step | null,
    toRoles: row.to_roles as Role[],
    toId: row.to_id,
    told: row.told as ToldBy,
    handedAt: row.handed_at,
    handedBy: row.handed_by,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    receivedTold: row.received_told as ToldBy | null,
  }));
}
