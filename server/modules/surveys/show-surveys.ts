// Follow-ups and ratings of one case, for us and for the kitchen; and the questions themselves.
import { idInRef } from '../../kernel/actor.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { can } from './survey.rules.ts';
import { surveyedCase } from './survey.store.ts';
import { QUESTIONS, TAG_CODES, TAGS, type Tag } from './survey.ts';

type Shown = OutputOf<typeof contract.ofCase>;
type Words = { readonly spokenTo: string; readonly body: string };

const tags = TAG_CODES.map((key) => ({ key, text: TAGS[key] }));

export const showQuestions = async (): Promise<OutputOf<typeof contract.questions>> => ({
  items: QUESTIONS.map(({ key, kind, text }) => ({ key, kind, text })),
  tags,
});

/** The latest words of each survey. */
async function wordsOf({ db }: Call, surveyIds: readonly string[]): Promise<Map<string, Words>> {
  if (surveyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('surveys.words')
    .select(['survey_id', 'spoken_to', 'body'])
    .where('survey_id', 'in', surveyIds)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.survey_id, { spokenTo: row.spoken_to, body: row.body }]));
}

export async function showSurveys(call: Call, { caseId }: InputOf<typeof contract.ofCase>): Promise<Shown> {
  const surveyed = await surveyedCase(call.db, caseId, call.actor);
  const [calls, ratings] = await Promise.all([
    call.db.selectFrom('surveys.follow_up').selectAll().where('case_id', '=', caseId).orderBy('round').execute(),
    ratingsOf(call, caseId),
  ]);
  const callers = calls.map(({ caller }) => idInRef(caller));
  const [words, people] = await Promise.all([
    wordsOf(
      call,
      calls.map(({ id }) => id),
    ),
    call.app.identity.namesOf(call.db, callers),
  ]);
  const { record, correct } = can(surveyed, call.actor);
  return {
    followUps: calls.map((row, index) => ({
      id: row.id,
      round: row.round,
      csat: row.csat,
      satisfied: row.satisfied,
      answers: row.answers as Record<string, boolean | number>,
      channel: row.channel as Shown['followUps'][number]['channel'],
      caller: { id: callers[index] as string, name: people.get(callers[index] as string) ?? '' },
      spokenTo: words.get(row.id)?.spokenTo ?? '',
      body: words.get(row.id)?.body ?? '',
      calledAt: iso(row.called_at),
      recordedAt: iso(row.recorded_at),
      corrections: row.corrections,
      suggestsReopening: row.unsolved && row.round === surveyed.round,
    })),
    ratings,
    can: { record, correct },
  };
}

async function ratingsOf(call: Call, caseId: string): Promise<Shown['ratings']> {
  const rows = await call.db.selectFrom('surveys.rating').selectAll().where('case_id', '=', caseId).orderBy('round').execute();
  const words = await wordsOf(
    call,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    csat: row.csat,
    tags: row.tags as Tag[],
    body: words.get(row.id)?.body ?? '',
    ratedAt: iso(row.rated_at),
  }));
}

/** The rating of the present round; none after a reopening. */
export async function showMyRating(call: Call, { caseId }: InputOf<typeof contract.myRating>): Promise<OutputOf<typeof contract.myRating>> {
  const surveyed = await surveyedCase(call.db, caseId, call.actor);
  const ratings = await ratingsOf(call, caseId);
  return { rating: ratings.find(({ round }) => round === surveyed.round) ?? null, tags, can: { rate: can(surveyed, call.actor).rate } };
}
