// Consequences of a judgement: who is told of a warning, a miss, an escalation. Keys make each told once, whatever is judged again.
import type { StaffRole } from '../../kernel/actor.ts';
import type { Subject, Told } from '../../kernel/fact.ts';
import { type Instant, instant, iso, shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { Notice, To } from '../../platform/messaging/public.ts';
import type { Module } from '../../platform/module.ts';
import { askModules } from './ask-modules.ts';
import type { PinnedClause } from './clause.ts';
import { keyOf } from './commitment.store.ts';
import type { Commitment } from './commitment.ts';
import type { Judgement } from './judge-work.ts';
import { shortWording } from './short-wording.ts';

/** Who answers for a subject, and what it is called. */
export type Answering = { readonly concerns: NonNullable<Module['concerns']>; readonly names: NonNullable<Module['names']> };

const TELLING = new Set(['commitments.warned', 'commitments.missed', 'commitments.escalated']);
/** Where nobody answers for the subject and the clause names nobody. */
const FALLBACK: readonly StaffRole[] = ['after-sales-manager'];
/** A promise that is about nothing anybody named. */
const OURSELVES = '我公司';

export async function tellPeople(unit: Unit, { concerns, names }: Answering, changed: Judgement['changed']): Promise<void> {
  const telling = changed
    .map((one) => ({ ...one, told: one.told.filter(({ name }) => TELLING.has(name)) }))
    .filter(({ told, commitment }) => told.length > 0 && (commitment.bound === 'us' || commitment.bound === 'team'));
  if (telling.length === 0) return;
  const commitments = telling.map(({ commitment }) => commitment);
  const answering = await askModules(unit.tx, concerns, commitments.map(subjectOf));
  const called = await askModules(unit.tx, names, commitments.flatMap(namedBy));
  const notices = telling.flatMap((one) => {
    const people = answering.get(keyOf(subjectOf(one.commitment))) ?? [];
    const about = namedBy(one.commitment).flatMap((subject) => called.get(keyOf(subject)) ?? [])[0] ?? OURSELVES;
    return one.told.map((fact) => noticeOf({ ...one, about, now: unit.now }, fact, people));
  });
  await unit.app.messaging.notify(unit, notices);
}

const subjectOf = ({ subjectType, subjectId }: Commitment): Subject => ({ type: subjectType, id: subjectId });

/** Its own name; that of its customer where nobody names such subjects. */
const namedBy = (one: Commitment): Subject[] => [subjectOf(one), ...(one.customerId === null ? [] : [{ type: 'customer', id: one.customerId }])];

type Telling = { readonly clause: PinnedClause; readonly commitment: Commitment; readonly about: string; readonly now: Instant };

function noticeOf({ clause, commitment, about, now }: Telling, fact: Told, people: readonly string[]): Notice {
  const { commitmentId, subjectType, subjectId, state } = commitment;
  const step = String(fact.data.step ?? 'miss');
  const roles = rolesFor(clause, step, state.told);
  const to: To[] = [...people.map((accountId) => ({ accountId })), ...roles.map((role) => ({ role }))];
  const due = state.dueAt ?? state.decidedAt;
  return {
    key: `commitment ${commitmentId} ${step} ${iso(fact.occurredAt)}`,
    to: to.length > 0 ? to : FALLBACK.map((role) => ({ role })),
    template: `commitments.${templateFor(step, state.dueAt !== null)}`,
    params: {
      about,
      clause: shortWording(clause.wording),
      wording: clause.wording,
      due: due ?? '',
      by: due === null ? '' : timeOfDay(instant(due), now),
    },
    about: { type: subjectType, id: subjectId },
  };
}

/** `08:15` today, `11-23 08:15` on another day. */
const timeOfDay = (at: Instant, now: Instant): string =>
  shanghaiDate(at) === shanghaiDate(now) ? shanghaiTime(at) : `${shanghaiDate(at).slice(5)} ${shanghaiTime(at)}`;

const templateFor = (step: string, hasDeadline: boolean): string =>
  step === 'miss' ? (hasDeadline ? 'missed' : 'broken') : step.startsWith('warn:') ? 'warned' : step.startsWith('repeat:') ? 'repeated' : 'escalated';

/** Warnings and misses go to who answers for it; an escalation to its roles; a reminder to every role reached so far. */
function rolesFor({ judge }: PinnedClause, step: string, told: readonly string[]): readonly StaffRole[] {
  const levels = step.startsWith('escalate:') ? [step] : step.startsWith('repeat:') ? told.filter((one) => one.startsWith('escalate:')) : [];
  return [...new Set(levels.flatMap((level) => judge.escalate[Number(level.slice('escalate:'.length))]?.to ?? []))];
}
