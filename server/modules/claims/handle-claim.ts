// What our people do with a claim, and how the kitchen takes its own back; one function per act.
import { say } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { mustBeProven } from './account/must-be-proven.ts';
import { actInUnit, actOnClaim, type Changed } from './act-on-claim.ts';
import * as rules from './claim.rules.ts';
import type { contract } from './contract.ts';
import { authorityOf } from './entitlements/limits.ts';
import { OUTSIDE_RECOURSE } from './recourse.ts';
import { passApproved } from './steps/pass-on.ts';
import { keepWords } from './words.store.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;

/** What goes off the bill is settled with the approval: nobody books it a second time. */
export const approveClaim = (call: Call, input: Input<'approve'>): Promise<Changed> => call.write((unit) => approveInUnit(unit, input));

export const approveInUnit = (unit: Unit, { claimId, body, ...decision }: Input<'approve'>): Promise<Changed> =>
  actInUnit(unit, claimId, async (state, moment) => {
    const bodyHash = keepWords(unit, claimId, { kind: 'approval', body });
    const told = rules.decideApprove(state, { ...decision, bodyHash }, { moment, authority: await authorityOf(unit, state) });
    await mustBeProven(unit, state, told);
    const handed = await passApproved(unit, rules.aboutClaim(state), told);
    return [...told, ...handed, ...rules.settledByBill(state, told, moment)];
  });

export const declineClaim = (call: Call, input: Input<'decline'>): Promise<Changed> => call.write((unit) => declineInUnit(unit, input));

export const declineInUnit = (unit: Unit, { claimId, body, recourse, ...decision }: Input<'decline'>): Promise<Changed> =>
  actInUnit(unit, claimId, async (state, moment) => {
    const bodyHash = keepWords(unit, claimId, { kind: 'decline', body });
    const recourseHash = keepWords(unit, claimId, { kind: 'recourse', body: recourse ?? say(OUTSIDE_RECOURSE, unit.locale) }) ?? '';
    return rules.decideDecline(state, { ...decision, bodyHash, recourseHash }, moment);
  });

export const withdrawClaim = (call: Call, { claimId, reason, body }: Input<'withdraw'>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, moment, unit) =>
    rules.decideWithdraw(state, { reason, bodyHash: keepWords(unit, claimId, { kind: 'withdrawal', body }) }, moment),
  );

export const takeBack = (call: Call, { claimId, body }: Input<'takeBack'>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, moment, unit) =>
    rules.decideWithdraw(state, { reason: 'customer', bodyHash: keepWords(unit, claimId, { kind: 'withdrawal', body }) }, moment),
  );
