// One tap: I take this over, or I hand it on. What an act tells by itself is not asked for here.
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { actOnClaim } from '../act-on-claim.ts';
import { aboutClaim, when } from '../claim.rules.ts';
import { keepWords } from '../words.store.ts';
import type { contract } from './contract.ts';
import { passingOf } from './pass-on.ts';
import { no } from './refusals.ts';
import { decideReceive, mayReceive, mustPass, tellPassed, tellReached } from './step.rules.ts';

export async function receiveStep(
  call: Call,
  { claimId, step }: InputOf<typeof contract.receiveStep>,
): Promise<OutputOf<typeof contract.receiveStep>> {
  await actOnClaim(call, claimId, async (state, moment, unit) => {
    const about = aboutClaim(state);
    const { passing, handed } = await passingOf(unit, about);
    const known = handed.some((one) => one.step === step);
    return decideReceive(about, passing, { step, known, actor: unit.actor, when: when(moment) });
  });
  return { claimId, step };
}

/** Whoever hands on what waited for him has taken it over by that. */
export async function handOverStep(
  call: Call,
  { claimId, step, toId, body }: InputOf<typeof contract.handOverStep>,
): Promise<OutputOf<typeof contract.handOverStep>> {
  if (toId !== null) await mustBeColleague(call, toId);
  await actOnClaim(call, claimId, async (state, moment, unit) => {
    const about = aboutClaim(state);
    const { passing, handed } = await passingOf(unit, about);
    mustPass(passing, { step, state: state.state, number: state.number });
    const bodyHash = keepWords(unit, claimId, { kind: 'hand-over', body, internal: true });
    const circumstances = when(moment);
    const mine = passing.open.filter((one) => mayReceive(one, unit.actor));
    const reached = mine.flatMap((one) => tellReached(about, { ...passing, open: [one] }, { step: one.step, when: circumstances }));
    const from = handed.at(-1)?.step ?? null;
    return [...reached, tellPassed(about, passing, { on: { from, to: step, toId, told: 'tap', bodyHash }, when: circumstances })];
  });
  return { claimId, step };
}

async function mustBeColleague(call: Call, accountId: string): Promise<void> {
  const account = await call.app.identity.account(call.db, accountId);
  if (account?.kind !== 'staff' || !account.active) throw no('colleague-unknown');
}
