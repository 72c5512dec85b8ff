// Misses as occurrences of a consequence: each breach, each note that came short, each fact the contract names.
import { sql } from 'kysely';
import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Fact, Subject } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { factsAt, factsWanted } from '../../../platform/journal/read.ts';
import type { Decided } from '../../commitments/public.ts';
import type { Consequence } from '../../service-plans/public.ts';

type FactMatch = Consequence['when']['facts'][number];

export type Located = {
  readonly commitmentId: string | null;
  readonly subject: Subject;
  readonly noteId: string | null;
  readonly at: Instant;
};

/** Fields of the fact hold one of the listed values, and none of the excluded ones. */
const holds = ({ where = {}, whereNot = {} }: FactMatch, { data }: Fact): boolean => {
  const has = ([field, values]: [string, readonly unknown[]]) => values.includes(data[field]);
  return Object.entries(where).every(has) && !Object.entries(whereNot).some(has);
};

type Span = { readonly customerIds: readonly string[]; readonly from: Instant; readonly to: Instant };

/** Facts that a contract names by itself, by customer. */
export async function factsNamed(db: Db | Tx, matches: readonly FactMatch[], { customerIds, from, to }: Span): Promise<Map<string, Fact[]>> {
  const names = [...new Set(matches.map(({ fact }) => fact))];
  if (names.length === 0) return new Map();
  const wanted = customerIds.map((id) => ({ subject: { type: 'customer', id }, names, from, always: [] }));
  const found = await factsWanted(db, wanted);
  return new Map(customerIds.map((id) => [id, (found.get(`customer:${id}`) ?? []).filter(({ occurredAt }) => occurredAt < to)]));
}

export const byFacts = (matches: readonly FactMatch[], facts: readonly Fact[]): Located[] =>
  facts
    .filter((fact) => matches.some((match) => match.fact === fact.name && holds(match, fact)))
    .map(({ id, subjects, occurredAt }) => {
      const noteId = subjects.find(({ type }) => type === 'note')?.id ?? null;
      return { commitmentId: null, subject: subjects[0] ?? { type: 'fact', id }, noteId, at: occurredAt };
    });

/** What a promise of a period was broken by: each of its breaches by itself. */
export async function breachesOf(db: Db | Tx, misses: readonly Decided[]): Promise<ReadonlyMap<number, Fact>> {
  const positions = misses
    .filter(({ kind }) => kind === 'never')
    .flatMap(({ evidence }) => evidence.filter(isBreach).map(({ position }) => position));
  return new Map(positions.length === 0 ? [] : (await factsAt(db, positions)).map((fact) => [fact.position, fact]));
}
const isBreach = ({ role }: Decided['evidence'][number]): boolean => role === 'breach';

/** Notes of cases and of claims. */
export async function notesOfSubjects(db: Db | Tx, subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
  const ids = (type: string) => subjects.filter((subject) => subject.type === type).map(({ id }) => id);
  const [cases, claims] = [ids('case'), ids('claim')];
  if (cases.length + claims.length === 0) return new Map();
  const { rows } = await sql<{ id: string; noteId: string }>`
    select id, note_id as "noteId" from cases.case where id = any(${cases}::uuid[]) and note_id is not null
    union all select distinct on (claim_id) claim_id, note_id from claims.item where claim_id = any(${claims}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, noteId }) => [id, noteId]));
}

export type Beside = {
  readonly breaches: ReadonlyMap<number, Fact>;
  readonly notes: ReadonlyMap<string, string>;
  /** Notes that came short or were refused in part, by the month of their delivery; null: the formula asks for no goods. */
  readonly faulty: readonly { readonly noteId: string; readonly at: Instant }[] | null;
};

const OF_PERIODS: readonly string[] = ['customer', 'site'];

export function byMiss(miss: Decided, { breaches, notes, faulty }: Beside): Located[] {
  const { commitmentId, subjectType, subjectId, countedAt } = miss;
  const subject = { type: subjectType, id: subjectId };
  const broken = miss.evidence.filter(isBreach).flatMap(({ position }) => breaches.get(position) ?? []);
  if (broken.length > 0)
    return broken.map((fact) => {
      const of = fact.subjects.find(({ type }) => type === 'case' || type === 'note') ?? subject;
      return { commitmentId, subject: of, noteId: of.type === 'note' ? of.id : (notes.get(of.id) ?? null), at: fact.occurredAt };
    });
  if (faulty !== null && OF_PERIODS.includes(subjectType)) {
    const notesShort = faulty.filter(({ at }) => withinInstance(miss, at));
    if (notesShort.length > 0) return notesShort.map(({ noteId, at }) => ({ commitmentId, subject: { type: 'note', id: noteId }, noteId, at }));
  }
  return [{ commitmentId, subject, noteId: subjectType === 'note' ? subjectId : (notes.get(subjectId) ?? null), at: countedAt }];
}

function withinInstance({ instance, countedAt }: Decided, at: Instant): boolean {
  if (!/^\d{4}/.test(instance)) return at <= countedAt;
  const { from, to } = periodNamed(instance);
  return at >= from && at < to;
}
