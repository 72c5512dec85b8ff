// Load, decide, record: the shape of every act on a claim.
import type { Told } from '../../kernel/fact.ts';
import { instant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { Moment } from './claim.rules.ts';
import { load } from './claim.store.ts';
import type { Claim, State } from './claim.ts';
import { refusing } from './refusing.ts';
import { stateOf } from './request-claim.ts';

export type Changed = { claimId: string; state: State };
type Decide = (state: Claim, moment: Moment, unit: Unit) => Promise<readonly Told[]>;

export async function actInUnit(unit: Unit, claimId: string, decide: Decide): Promise<Changed> {
  const before = await load(unit, claimId);
  const told = await decide(before, { actor: unit.actor, now: unit.now }, unit);
  await refusing(() => unit.record(told));
  unit.announce('claims');
  unit.announce(`case:${before.caseId}`);
  return { claimId, state: await stateOf(unit.tx, claimId) };
}

export const actOnClaim = (call: Call, claimId: string, decide: Decide): Promise<Changed> => call.write((unit) => actInUnit(unit, claimId, decide));

/** When it happened by the user's word, and whether something proves it. */
export const lateMoment = (moment: Moment, { occurredAt, proof = [] }: { occurredAt?: string | undefined; proof?: readonly string[] }): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
  proof: proof.length > 0,
});
