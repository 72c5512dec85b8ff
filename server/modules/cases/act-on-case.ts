// Load, decide, record: the shape of every act on a case.
import type { Told } from '../../kernel/fact.ts';
import { instant } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { Moment } from './case.rules.ts';
import { load, loadBeside, queueUp } from './case.store.ts';
import type { Case, State } from './case.ts';

export type Changed = { caseId: string; state: State };

/** Public action: other modules act on a case inside their own unit. */
export async function actInUnit(
  unit: Unit,
  caseId: string,
  decide: (state: Case, moment: Moment) => readonly Told[] | Promise<readonly Told[]>,
): Promise<Changed> {
  const state = await load(unit, caseId);
  await unit.record(await decide(state, { actor: unit.actor, now: unit.now }));
  await queueUp(unit, caseId);
  unit.announce('queue');
  unit.announce(`case:${caseId}`);
  const { state: now } = await load(unit, caseId);
  return { caseId, state: now };
}

/** What belongs to a case and leaves it as it is (a claim is asked for): the case is locked, so that it does not end meanwhile. */
export async function recordBeside(
  unit: Unit,
  caseId: string,
  decide: (state: Omit<Case, 'openAsks'>, moment: Moment) => Promise<readonly Told[]>,
): Promise<void> {
  await unit.record(await decide(await loadBeside(unit, caseId), { actor: unit.actor, now: unit.now }));
  unit.announce(`case:${caseId}`);
}

export const actOnCase = (
  call: Call,
  caseId: string,
  decide: (state: Case, moment: Moment, unit: Unit) => readonly Told[] | Promise<readonly Told[]>,
): Promise<Changed> => call.write((unit) => actInUnit(unit, caseId, (state, moment) => decide(state, moment, unit)));

export type Late = { readonly occurredAt?: string | undefined; readonly proof?: readonly string[] };

/** When it happened by the user's word, and whether something proves it. */
export const lateMoment = (moment: Moment, { occurredAt, proof = [] }: Late): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
  proof: proof.length > 0,
});
