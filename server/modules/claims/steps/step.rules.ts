// Who hands a claim on, to whom, and what an act receives by itself. Pure.
import type { Actor } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { OPEN_STATES, type State, type Way } from '../claim.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { type HandOver, STEPS, type Step, type ToldBy } from './step.ts';

export type About = {
  readonly claimId: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly noteId: string | null;
  readonly way: Way;
};
export type Circumstances = Pick<Told, 'occurredAt' | 'grade'>;
export type Passing = {
  readonly steps: readonly Step[];
  readonly roles: Readonly<Partial<Record<Step, readonly string[]>>>;
  readonly open: readonly HandOver[];
  readonly newId: () => string;
};
type Named = { readonly step: Step };
const say = ({ step }: Named) => ({ step: STEPS[step].zh, stepEn: STEPS[step].en });

/** What waits up to this step, in the order of the flow. */
const upTo = ({ steps, open }: Passing, step: Step): HandOver[] => open.filter((one) => steps.indexOf(one.step) <= steps.indexOf(step));

const receipt = (about: About, { id, step }: HandOver, told: ToldBy): Parameters<typeof tell.stepReceived.tell>[0] => ({
  ...about,
  handOverId: id,
  step,
  told,
});

/** An act at a step: what waited up to it is received by the act, nobody enters that a second time. */
export const tellReached = (about: About, passing: Passing, { step, when }: Named & { readonly when: Circumstances }): Told[] =>
  upTo(passing, step).map((one) => tell.stepReceived.tell(receipt(about, one, 'act'), when));

type On = { readonly from: Step | null; readonly to: Step; readonly toId: string | null; readonly told: ToldBy; readonly bodyHash: string | null };

export function tellPassed(about: About, passing: Passing, { on, when }: { readonly on: On; readonly when: Circumstances }): Told {
  const { from, to, toId, told, bodyHash } = on;
  const toRoles = [...(passing.roles[to] ?? [])];
  return tell.stepHandedOver.tell({ ...about, handOverId: passing.newId(), step: to, told, from, toRoles, toId, bodyHash }, when);
}

/** The step after this one in the flow of the claim. */
export const after = ({ steps }: Pick<Passing, 'steps'>, step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null;

export const mayReceive = ({ toRoles, toId }: Pick<HandOver, 'toRoles' | 'toId'>, actor: Actor): boolean => {
  if (!actor.can.has('claims.take-over') || actor.kind !== 'staff') return false;
  return toId === null ? actor.roles.some((role) => (toRoles as readonly string[]).includes(role)) : toId === actor.id;
};

export type Receiving = { readonly step: Step; readonly known: boolean; readonly actor: Actor; readonly when: Circumstances };

export function decideReceive(about: About, { open }: Passing, { step, known, actor, when }: Receiving): Told[] {
  const waiting = open.find((one) => one.step === step);
  if (!waiting) throw no(known ? 'step-received-already' : 'step-not-handed', say({ step }));
  if (!mayReceive(waiting, actor)) throw no('step-of-others', say({ step }));
  return [tell.stepReceived.tell(receipt(about, waiting, 'tap'), when)];
}

export function mustPass({ steps, open }: Passing, { step, state, number }: Named & { readonly state: State; readonly number: string }): void {
  if (!OPEN_STATES.includes(state)) throw no('step-over', { number });
  if (!steps.includes(step)) throw no('step-not-of-it', say({ step }));
  if (open.some((one) => one.step === step)) throw no('step-waits', say({ step }));
}
