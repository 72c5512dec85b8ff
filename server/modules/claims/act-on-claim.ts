// Load, decide, record: the shape of every act on a claim.
import type { Told } from '../../kernel/fact.ts';
import { instant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { Moment } from './claim.rules.ts';
import { load } from './claim.store.ts';
import type { State } from './claim.ts';

export type Loaded = Awaited<ReturnType<typeof load>>;
export type Changed = { claimId: string; state: State };

export async function actInUnit(
  unit: Unit,
  claimId: string,
  decide: (state: Loaded, moment: Moment, unit: Unit) => Promise<readonly Told[]>,
): Promise<Changed> {
  const before = await load(unit, claimId);
  await unit.record(await decide(before, { actor: unit.actor, now: unit.now }, unit));
  unit.announce('claims');
  unit.announce(`case:${before.caseId}`);
  const { state } = await unit.tx.selectFrom('claims.claim').select('state').where('id', '=', claimId).executeTakeFirstOrThrow();
  return { claimId, state: state as State };
}

export const actOnClaim = (
  call: Call,
  claimId: string,
  decide: (state: Loaded, moment: Moment, unit: Unit) => Promise<readonly Told[]>,
): Promise<Changed> => call.write((unit) => actInUnit(unit, claimId, decide));

/** When it happened by the user's word, and whether something proves it. */
export const lateMoment = (moment: Moment, { occurredAt, proof = [] }: { occurredAt?: string | undefined; proof?: readonly string[] }): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
  proof: proof.length > 0,
});
