// What our people do with a claim, and how the kitchen takes its own back; one function per act.
import { say, type Text } from '../../kernel/text.ts';
import { instant } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { settleByBill } from './account/settle-claim.ts';
import { actInUnit, actOnClaim, type Changed, lateMoment } from './act-on-claim.ts';
import * as rules from './claim.rules.ts';
import type { contract } from './contract.ts';
import { authorityOf } from './entitlements/limits.ts';
import { attach } from './evidence.ts';
import { no } from './refusals.ts';
import { keepWords } from './words.store.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;

/** Where a customer may turn when we say no; a decline without it would hide a right (design: entitlements). */
export const OUTSIDE_RECOURSE: Text = {
  zh: '如不同意本决定，可要求项目负责人复核；也可按合同约定的争议解决方式处理，或拨打 12345、12315 向主管部门反映。本决定不影响采购单位依法享有的权利。',
  en: 'If you do not agree, ask our project manager for a review, follow the dispute clause of the contract, or call 12345 or 12315. Your rights by law are not affected.',
};

/** What goes off the bill is settled with the approval: nobody books it a second time. */
export const approveClaim = (call: Call, { claimId, body, ...decision }: Input<'approve'>): Promise<Changed> =>
  call.write(async (unit) => {
    const changed = await actInUnit(unit, claimId, async (state, moment) => {
      const bodyHash = await keepWords(unit, claimId, { kind: 'approval', body });
      return rules.decideApprove(state, { ...decision, bodyHash }, { moment, authority: await authorityOf(unit, state) });
    });
    return changed.state === 'approved' ? settleByBill(unit, changed) : changed;
  });

export const declineClaim = (call: Call, { claimId, body, recourse, ...decision }: Input<'decline'>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, moment, unit) => {
    const bodyHash = await keepWords(unit, claimId, { kind: 'decline', body });
    const recourseHash = (await keepWords(unit, claimId, { kind: 'recourse', body: recourse ?? say(OUTSIDE_RECOURSE, unit.locale) })) ?? '';
    return rules.decideDecline(state, { ...decision, bodyHash, recourseHash }, moment);
  });

export async function planReplacement(call: Call, { claimId, body, ...plan }: Input<'plan'>): Promise<Changed & { late: boolean }> {
  if (plan.driverId !== null) await mustBeColleague(call, plan.driverId);
  const arriveBy = instant(plan.arriveBy);
  let late = false;
  const changed = await actOnClaim(call, claimId, async (state, moment, unit) => {
    late = rules.comesLate(state, arriveBy);
    const bodyHash = await keepWords(unit, claimId, { kind: 'plan', body, internal: true });
    return rules.decidePlan(state, { ...plan, arriveBy, bodyHash }, moment);
  });
  return { ...changed, late };
}

async function mustBeColleague(call: Call, driverId: string): Promise<void> {
  const account = await call.app.identity.account(call.db, driverId);
  if (account?.kind !== 'staff' || !account.active) throw no('driver-unknown');
}

export const recordDelivery = (call: Call, input: Input<'deliver'>): Promise<Changed> =>
  actOnClaim(call, input.claimId, async (state, now, unit) => {
    const moment = lateMoment(now, { occurredAt: input.occurredAt, proof: [...input.proof, ...input.files] });
    const shown = await attach(unit, state, { files: input.files, internal: false, moment });
    const hidden = await attach(unit, state, { files: input.proof, internal: true, moment });
    const bodyHash = await keepWords(unit, state.id, { kind: 'delivery', body: input.body, occurredAt: moment.occurredAt });
    return rules.decideDeliver(state, { bodyHash, evidence: [...shown, ...hidden] }, moment);
  });

export const withdrawClaim = (call: Call, { claimId, reason, body }: Input<'withdraw'>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, moment, unit) =>
    rules.decideWithdraw(state, { reason, bodyHash: await keepWords(unit, claimId, { kind: 'withdrawal', body }) }, moment),
  );

export const takeBack = (call: Call, { claimId, body }: Input<'takeBack'>): Promise<Changed> =>
  actOnClaim(call, claimId, async (state, moment, unit) =>
    rules.decideWithdraw(state, { reason: 'customer', bodyHash: await keepWords(unit, claimId, { kind: 'withdrawal', body }) }, moment),
  );
