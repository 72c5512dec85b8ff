// Load, decide, record: the shape of every act on a claim.
import type { Told } from '../../kernel/fact.ts';
import { instant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { bookedWith } from './account/when-claim-moves.ts';
import type { Moment } from './claim.rules.ts';
import { load } from './claim.store.ts';
import { type Act, after, type Claim, type State } from './claim.ts';
import * as tell from './facts.ts';
import { refusing } from './refusing.ts';

export type Changed = { claimId: string; state: State };
type Decide = (state: Claim, moment: Moment, unit: Unit) => Promise<readonly Told[]>;

/** Which act each fact of a claim's life is. */
const ACT_TOLD: ReadonlyMap<string, Act> = new Map([
  [tell.endorsed.name, 'endorse'],
  [tell.approved.name, 'approve'],
  [tell.declined.name, 'decline'],
  [tell.replacementPlanned.name, 'plan'],
  [tell.replacementDelivered.name, 'deliver'],
  [tell.accepted.name, 'accept'],
  [tell.settled.name, 'settle'],
  [tell.withdrawn.name, 'withdraw'],
]);

const stateAfter = (before: State, told: readonly Told[]): State =>
  told.reduce((state, { name }) => {
    const act = ACT_TOLD.get(name);
    return (act && after(act, state)) ?? state;
  }, before);

export async function actInUnit(unit: Unit, claimId: string, decide: Decide): Promise<Changed> {
  const before = await load(unit, claimId);
  const told = await decide(before, { actor: unit.actor, now: unit.now }, unit);
  const booked = await bookedWith(unit, told);
  await refusing(() => unit.record([...told, ...booked]));
  unit.announce('claims');
  unit.announce(`case:${before.caseId}`);
  return { claimId, state: stateAfter(before.state, told) };
}

export const actOnClaim = (call: Call, claimId: string, decide: Decide): Promise<Changed> => call.write((unit) => actInUnit(unit, claimId, decide));

/** When it happened by the user's word, and whether something proves it. */
export const lateMoment = (moment: Moment, { occurredAt, proof = [] }: { occurredAt?: string | undefined; proof?: readonly string[] }): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
  proof: proof.length > 0,
});
