// The only SQL that writes the tables of surveys, and what of a case surveys need to know.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { visibleTo } from '../cases/public.ts';
import * as told from './facts.ts';
import { no } from './refusals.ts';
import type { SurveyedCase } from './survey.ts';

/** The case as far as it is surveyed; one the actor may not see does not exist. */
export async function surveyedCase(db: Db | Tx, caseId: string, actor: Actor): Promise<SurveyedCase> {
  const row = await db
    .selectFrom('cases.case')
    .leftJoin('surveys.follow_up as call', (join) =>
      join.onRef('call.case_id', '=', 'cases.case.id').on(sql<boolean>`call.round = cases.case.reopenings + 1`),
    )
    .leftJoin('surveys.rating as rating', (join) =>
      join.onRef('rating.case_id', '=', 'cases.case.id').on(sql<boolean>`rating.round = cases.case.reopenings + 1`),
    )
    .select(['cases.case.id', 'cases.case.number', 'cases.case.customer_id', 'cases.case.state', 'cases.case.reopenings'])
    .select(['cases.case.settled_at', 'cases.case.confirmed_at', 'call.id as call_id', 'rating.id as rating_id'])
    .where('cases.case.id', '=', caseId)
    .where(visibleTo(actor))
    .executeTakeFirst();
  if (!row) throw no('not-found');
  return {
    caseId: row.id,
    number: row.number,
    customerId: row.customer_id,
    state: row.state,
    round: row.reopenings + 1,
    settledAt: row.settled_at,
    confirmedAt: row.confirmed_at,
    followUpId: row.call_id,
    ratingId: row.rating_id,
  };
}

/** Two answers about one case wait for each other, so that one round has one follow-up and one rating. */
export async function lockedCase({ tx, actor }: Unit, caseId: string): Promise<SurveyedCase> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`surveys.case:${caseId}`}, 0))`.execute(tx);
  return surveyedCase(tx, caseId, actor);
}

/** Keeps what was said, outside the journal, and gives its hash; null where nothing was. */
export async function keepWords(unit: Unit, surveyId: string, { spokenTo = '', body }: { spokenTo?: string; body: string }): Promise<string | null> {
  if (spokenTo === '' && body === '') return null;
  await unit.tx
    .insertInto('surveys.words')
    .values({ id: newId(), survey_id: surveyId, spoken_to: spokenTo, body, recorded_at: iso(unit.now) })
    .execute();
  return createHash('sha256').update(`${spokenTo}\n${body}`).digest('hex');
}

type Call = Parameters<typeof told.followUpRecorded.tell>[0];

const answered = (data: Call, fact: Fact) => ({
  csat: data.csat,
  satisfied: data.satisfied,
  unsolved: data.unsolved,
  channel: data.channel,
  answers: JSON.stringify(data.answers),
  caller: fact.actor,
  called_at: iso(fact.occurredAt),
});

async function applyRecorded(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Call;
  const { surveyId: id, caseId: case_id, customerId: customer_id, round } = data;
  await tx
    .insertInto('surveys.follow_up')
    .values({ id, case_id, customer_id, round, recorded_at: iso(fact.recordedAt), ...answered(data, fact) })
    .execute();
}

async function applyCorrected(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Call;
  await tx
    .updateTable('surveys.follow_up')
    .set({ ...answered(data, fact), corrections: sql<number>`corrections + 1` })
    .where('id', '=', data.surveyId)
    .execute();
}

async function applyRated(tx: Tx, fact: Fact): Promise<void> {
  const data = fact.data as Parameters<typeof told.rated.tell>[0];
  const { surveyId: id, caseId: case_id, customerId: customer_id, round, csat } = data;
  const tags = JSON.stringify(data.tags);
  await tx
    .insertInto('surveys.rating')
    .values({ id, case_id, customer_id, round, csat, tags, rated_at: iso(fact.occurredAt), recorded_at: iso(fact.recordedAt) })
    .execute();
}

export const apply = {
  [told.followUpRecorded.name]: applyRecorded,
  [told.followUpCorrected.name]: applyCorrected,
  [told.rated.name]: applyRated,
};

/** Life-cycle tables that `apply` alone writes. */
export const rebuilds = ['surveys.follow_up', 'surveys.rating'];
