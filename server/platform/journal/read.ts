import { type RawBuilder, sql } from 'kysely';
import type { Fact, Grade, Subject } from '../../kernel/fact.ts';
import { type Instant, iso, MINUTE } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import { PREPARED } from '../database/prepare-statements.ts';

/** A row of `journal.fact` as it is read. */
export type FactRow = {
  position: number;
  tx_id: string;
  id: string;
  name: string;
  version: number;
  occurred_at: number;
  recorded_at: number;
  actor: string;
  grade: Grade;
  data: Record<string, unknown>;
  subjects: string[];
};

/** Where a reader stands. Facts of one transaction are read together; order is the same for every reader. */
export type Cursor = { readonly txId: string; readonly position: number };
export const BEGINNING: Cursor = { txId: '0', position: 0 };

const columns = sql.raw(
  'f.position, f.tx_id::text as tx_id, f.id, f.name, f.version, f.occurred_at, f.recorded_at, f.actor, f.grade, f.data, f.subjects',
);

const toFact = (row: FactRow): Fact => ({
  id: row.id,
  position: row.position,
  name: row.name,
  version: row.version,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  actor: row.actor,
  grade: row.grade,
  data: row.data,
  subjects: row.subjects.map(toSubject),
});

const toSubject = (text: string): Subject => ({ type: text.slice(0, text.indexOf(':')), id: text.slice(text.indexOf(':') + 1) });

async function select(db: Db | Tx, rest: RawBuilder<unknown>): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`select ${columns} ${rest}`.execute(db);
  return rows;
}

/** All facts that speak of a subject, in the order of their positions. */
export async function factsOf(db: Db | Tx, { type, id }: Subject): Promise<Fact[]> {
  const rows = await select(
    db,
    sql`from journal.fact_subject s join journal.fact f on f.position = s.position and f.recorded_at = s.recorded_at
        where s.subject_type = ${type} and s.subject_id = ${id} order by f.position`,
  );
  return rows.map(toFact);
}

/** Facts of many subjects at once, by subject key `type:id`. */
export async function factsOfMany(db: Db | Tx, subjects: readonly Subject[]): Promise<Map<string, Fact[]>> {
  const found = new Map<string, Fact[]>(subjects.map(({ type, id }) => [`${type}:${id}`, []]));
  if (subjects.length === 0) return found;
  const rows = await select(
    db,
    sql`, s.subject_type || ':' || s.subject_id as subject
        from unnest(${subjects.map(({ type }) => type)}::text[], ${subjects.map(({ id }) => id)}::text[]) as w(type, id)
        join journal.fact_subject s on s.subject_type = w.type and s.subject_id = w.id
        join journal.fact f on f.position = s.position and f.recorded_at = s.recorded_at order by f.position`,
  );
  for (const row of rows as (FactRow & { subject: string })[]) found.get(row.subject)?.push(toFact(row));
  return found;
}

export type Wanted = {
  readonly subject: Subject;
  readonly names: readonly string[];
  /** Only what occurred from then on; null: all. */
  readonly from: Instant | null;
  /** Names whose facts are wanted from before `from` too. */
  readonly always: readonly string[];
};

/** A fact may be dated this much later than it was recorded (clocks of phones). */
const SKEW = 5 * MINUTE;

/** Facts of subjects by name and time, by subject key `type:id`, in the order of their positions. One round trip. */
export async function factsWanted(db: Db | Tx, wanted: readonly Wanted[]): Promise<Map<string, Fact[]>> {
  const found = new Map<string, Fact[]>(wanted.map(({ subject: { type, id } }) => [`${type}:${id}`, []]));
  if (wanted.length === 0) return found;
  const asked = wanted.map(({ subject, names, from, always }) => ({
    type: subject.type,
    id: subject.id,
    names,
    always: always.length > 0 ? always : null,
    from: from === null ? null : iso(from),
    recorded: from === null ? null : iso(from - SKEW),
  }));
  // What occurred after `from` was recorded after it too: that is read from the narrow table before the fact itself.
  const { rows } = await sql<FactRow & { subject: string }>`${PREPARED} select ${columns}, s.subject_type || ':' || s.subject_id as subject
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(type text, id text, names jsonb, always jsonb, "from" timestamptz, recorded timestamptz)
        join journal.fact_subject s on s.subject_type = w.type and s.subject_id = w.id
          and (w.recorded is null or w.always is not null or s.recorded_at >= w.recorded)
        join journal.fact f on f.position = s.position and f.recorded_at = s.recorded_at
        where w.names ? f.name and (w."from" is null or f.occurred_at >= w."from" or w.always ? f.name)
        order by f.position`.execute(db);
  for (const row of rows) found.get(row.subject)?.push(toFact(row));
  return found;
}

/** Facts by their journal positions (evidence of a verdict). */
export async function factsAt(db: Db | Tx, positions: readonly number[]): Promise<Fact[]> {
  const rows = await select(db, sql`from journal.fact f where f.position = any(${positions}::bigint[]) order by f.position`);
  return rows.map(toFact);
}

/**
 * The next facts after a cursor, without gaps: only those of transactions older than every one still running,
 * because positions commit out of order (a reader of "position > last" loses facts).
 */
export async function readAfter(db: Db | Tx, after: Cursor, limit = 1000): Promise<{ facts: Fact[]; cursor: Cursor }> {
  const rows = await select(
    db,
    sql`from journal.fact f
        where (f.tx_id, f.position) > (${after.txId}::xid8, ${after.position}::bigint)
          and f.tx_id < pg_snapshot_xmin(pg_current_snapshot())
        order by f.tx_id, f.position limit ${limit}`,
  );
  const last = rows.at(-1);
  return { facts: rows.map(toFact), cursor: last ? { txId: last.tx_id, position: last.position } : after };
}
