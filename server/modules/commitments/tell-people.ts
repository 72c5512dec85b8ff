// Consequences of a judgement: who is told of a warning, a miss, an escalation. Keys make each told once, whatever is judged again.
import type { StaffRole } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { Notice, To } from '../../platform/messaging/public.ts';
import type { Module } from '../../platform/module.ts';
import type { PinnedClause } from './clause.ts';
import type { Commitment } from './commitment.ts';
import type { Judgement } from './judge-work.ts';

export type Concerns = NonNullable<Module['concerns']>;

const TELLING = new Set(['commitments.warned', 'commitments.missed', 'commitments.escalated']);
/** Where nobody answers for the subject and the clause names nobody. */
const FALLBACK: readonly StaffRole[] = ['after-sales-manager'];

export async function tellPeople(unit: Unit, concerns: Concerns, changed: Judgement['changed']): Promise<void> {
  const telling = changed
    .map((one) => ({ ...one, told: one.told.filter(({ name }) => TELLING.has(name)) }))
    .filter(({ told, commitment }) => told.length > 0 && (commitment.bound === 'us' || commitment.bound === 'team'));
  if (telling.length === 0) return;
  const answering = await whoAnswers(
    unit,
    concerns,
    telling.map(({ commitment }) => commitment),
  );
  const notices = telling.flatMap((one) => {
    const people = answering.get(`${one.commitment.subjectType}:${one.commitment.subjectId}`) ?? [];
    return one.told.map((fact) => noticeOf(one, fact, people));
  });
  await unit.app.messaging.notify(unit, notices);
}

async function whoAnswers(unit: Unit, concerns: Concerns, commitments: readonly Commitment[]): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const type of new Set(commitments.map(({ subjectType }) => subjectType))) {
    const ids = [...new Set(commitments.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId))];
    const people = await concerns[type]?.(unit.tx, ids);
    for (const [id, accounts] of people ?? []) found.set(`${type}:${id}`, accounts);
  }
  return found;
}

type Telling = { readonly clause: PinnedClause; readonly commitment: Commitment };

function noticeOf({ clause, commitment }: Telling, fact: Told, people: readonly string[]): Notice {
  const { commitmentId, subjectType, subjectId, state } = commitment;
  const step = String(fact.data.step ?? 'miss');
  const roles = rolesFor(clause, step, state.told);
  const to: To[] = [...people.map((accountId) => ({ accountId })), ...roles.map((role) => ({ role }))];
  return {
    key: `commitment ${commitmentId} ${step} ${iso(fact.occurredAt)}`,
    to: to.length > 0 ? to : FALLBACK.map((role) => ({ role })),
    template: `commitments.${templateFor(step)}`,
    params: { clause: clause.id, wording: clause.wording, due: state.dueAt ?? state.decidedAt ?? '' },
    about: { type: subjectType, id: subjectId },
  };
}

const templateFor = (step: string): string =>
  step === 'miss' ? 'missed' : step.startsWith('warn:') ? 'warned' : step.startsWith('repeat:') ? 'repeated' : 'escalated';

/** Warnings and misses go to who answers for it; an escalation to its roles; a reminder to every role reached so far. */
function rolesFor({ judge }: PinnedClause, step: string, told: readonly string[]): readonly StaffRole[] {
  const levels = step.startsWith('escalate:') ? [step] : step.startsWith('repeat:') ? told.filter((one) => one.startsWith('escalate:')) : [];
  return [...new Set(levels.flatMap((level) => judge.escalate[Number(level.slice('escalate:'.length))]?.to ?? []))];
}
