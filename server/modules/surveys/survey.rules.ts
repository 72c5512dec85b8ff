// Decides what may be recorded about a case that was handled. Pure.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import { type Instant, shanghaiTime } from '../../kernel/time.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import { type Answers, type CALL_CHANNELS, QUESTIONS, type SurveyedCase, type Tag } from './survey.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};
type Evidence = readonly { readonly fileId: string; readonly sha256: string }[];

const when = ({ actor, now, occurredAt, proof }: Moment) => circumstances(actor, now, { occurredAt, proof: proof ?? false });
const about = ({ caseId, customerId, round }: SurveyedCase, surveyId: string) => ({ surveyId, caseId, customerId, round });

const isConfirmed = ({ state }: Pick<SurveyedCase, 'state'>): boolean => state === 'confirmed' || state === 'closed';
const isSettled = (surveyed: Pick<SurveyedCase, 'state'>): boolean => surveyed.state === 'settled' || isConfirmed(surveyed);

function mustBeAnswers(answers: Answers): void {
  for (const [key, answer] of Object.entries(answers)) {
    const question = QUESTIONS.find((one) => one.key === key);
    if (question === undefined || (typeof answer === 'boolean') !== (question.kind === 'yes-no')) throw no('question-unknown', { key });
  }
}

export type Call = {
  readonly surveyId: string;
  readonly csat: number;
  readonly satisfied: boolean;
  readonly answers: Answers;
  readonly channel: (typeof CALL_CHANNELS)[number];
  readonly bodyHash: string | null;
  readonly evidence: Evidence;
};

/** Not satisfied, or said that it is not solved: a person decides whether to reopen; a call never does by itself. */
export const isUnsolved = ({ satisfied, answers }: Pick<Call, 'satisfied' | 'answers'>): boolean => !satisfied || answers.solved === false;

/** The first call of a round is the follow-up; what is recorded later about the same round corrects it. */
export function decideRecord(surveyed: SurveyedCase, { surveyId, evidence, ...call }: Call, moment: Moment): Told[] {
  if (!isConfirmed(surveyed)) throw no('not-confirmed', { number: surveyed.number });
  mustBeAnswers(call.answers);
  const told = when(moment);
  const { confirmedAt } = surveyed;
  if (confirmedAt !== null && told.occurredAt < confirmedAt) throw no('before-confirmation', { at: shanghaiTime(confirmedAt) });
  const fact = surveyed.followUpId === null ? tell.followUpRecorded : tell.followUpCorrected;
  return [fact.tell({ ...about(surveyed, surveyId), ...call, unsolved: isUnsolved(call), evidence: [...evidence] }, told)];
}

export function decideRate(
  surveyed: SurveyedCase,
  rating: { surveyId: string; csat: number; tags: readonly Tag[]; bodyHash: string | null },
  moment: Moment,
): Told[] {
  if (!isSettled(surveyed)) throw no('not-settled');
  if (surveyed.ratingId !== null) throw no('rated-already');
  const { surveyId, csat, tags, bodyHash } = rating;
  return [tell.rated.tell({ ...about(surveyed, surveyId), csat, tags: [...new Set(tags)], bodyHash }, when(moment))];
}

/** Buttons and rules agree because they ask the same questions. */
export function can(surveyed: Pick<SurveyedCase, 'state' | 'followUpId' | 'ratingId'>, actor: Actor) {
  const records = actor.can.has('surveys.record') && isConfirmed(surveyed);
  return {
    record: records && surveyed.followUpId === null,
    correct: records && surveyed.followUpId !== null,
    rate: boundCustomer(actor) !== undefined && actor.can.has('surveys.rate') && isSettled(surveyed) && surveyed.ratingId === null,
  };
}
