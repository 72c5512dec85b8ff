import { type RawBuilder, sql } from 'kysely';
import type { Fact, Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Tx } from '../app.ts';

type Circumstances = {
  readonly actor: string;
  readonly now: Instant;
  /** Statements that write what these facts say (without their positions), sent along; null: they can't this time. */
  readonly beside?: ((facts: readonly Fact[]) => readonly RawBuilder<unknown>[] | null) | undefined;
  /** Inserts of the caller that ride along in the same round trip. */
  readonly along?: readonly RawBuilder<unknown>[] | undefined;
};
export type Appended = { readonly facts: Fact[] /** `beside` was written too. */; readonly besides: boolean };

/** Appends facts in the caller's transaction: one round trip for all of them. Positions rise in the order given. */
export async function append(tx: Tx, told: readonly Told[], { actor, now, beside, along = [] }: Circumstances): Promise<Appended> {
  const facts = told.map((one) => ({ ...one, id: newId(), recordedAt: now, actor, position: 0 }));
  const besides = beside?.(facts) ?? null;
  const rows = facts.map((fact) => ({
    id: fact.id,
    name: fact.name,
    version: fact.version,
    occurred_at: iso(fact.occurredAt),
    grade: fact.grade,
    data: fact.data,
    subjects: fact.subjects.map(({ type, id }) => `${type}:${id}`),
  }));
  const { rows: placed } = await sql<{ id: string; position: number }>`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(id uuid, name text, version smallint, occurred_at timestamptz, grade "char", data jsonb, subjects text[])
    ), fact as (
      insert into journal.fact (id, name, version, occurred_at, recorded_at, actor, grade, data, subjects)
      select id, name, version, occurred_at, ${iso(now)}::timestamptz, ${actor}, grade, data, subjects from told
      returning id, position, recorded_at, subjects
    ), spoken_of as (
      insert into journal.fact_subject (subject_type, subject_id, position, recorded_at)
      select distinct split_part(subject, ':', 1), substr(subject, strpos(subject, ':') + 1), position, recorded_at
      from fact, unnest(subjects) as subject
    )${sql.join(
      [...(besides ?? []), ...along].map((write, i) => sql`, ${sql.raw(`along_${i}`)} as (${write})`),
      sql``,
    )}
    select id, position from fact`.execute(tx);
  const positions = new Map(placed.map(({ id, position }) => [id, position]));
  return { facts: facts.map((fact) => ({ ...fact, position: positions.get(fact.id) as number })), besides: besides !== null };
}
