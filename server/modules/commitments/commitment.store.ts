// The only SQL that writes commitments. A row is what the last fact about it says: `apply` writes all facts of one recording in two statements.
import { type RawBuilder, sql } from 'kysely';
import { periodNamed } from '../../kernel/calendar/period.ts';
import type { Fact, Subject } from '../../kernel/fact.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { PREPARED } from '../../platform/database/prepare-statements.ts';
import type { BoundParty, ClauseKind } from './clause.ts';
import { type Commitment, clauseOf, type Identity, type State, type StoredEvidence, type StoredPause } from './commitment.ts';

type IdentityData = Identity & { readonly state: State };
type Written = { identity: Identity | null; openedAt: Instant; state: State };

const OPENING = new Set(['commitments.opened', 'commitments.quarantined']);

/** Facts of commitments in the order of their positions; each carries the whole state. */
export async function applyStates(tx: Tx, facts: readonly Fact[]): Promise<void> {
  for (const statement of statesBeside(facts)) await statement.execute(tx);
}

/** What opens and what changes are different rows: both may stand beside the append of the facts. */
export function statesBeside(facts: readonly Fact[]): RawBuilder<unknown>[] {
  const { opened, changed } = rowsOf(facts);
  return [...(opened.length > 0 ? [insertOf(opened)] : []), ...(changed.length > 0 ? [updateOf(changed)] : [])];
}

function rowsOf(facts: readonly Fact[]): { readonly opened: readonly object[]; readonly changed: readonly object[] } {
  const written = new Map<string, Written>();
  for (const fact of facts) {
    const data = fact.data as unknown as IdentityData;
    const before = written.get(data.commitmentId);
    const identity = OPENING.has(fact.name) ? data : (before?.identity ?? null);
    written.set(data.commitmentId, { identity, openedAt: before?.openedAt ?? fact.recordedAt, state: data.state });
  }
  const rows = [...written].map(([id, one]) => ({ id, ...columnsOf(one) }));
  return { opened: rows.filter((row) => 'kind' in row), changed: rows.filter((row) => !('kind' in row)) };
}

const MUTABLE = `verdict text, calendar_version text, started_at timestamptz, due_at timestamptz, decided_at timestamptz, done_at timestamptz, paused boolean,
  allowed_ms bigint, used_ms bigint, value double precision, grade text, pauses jsonb, evidence jsonb, unknown text, acknowledged_at timestamptz,
  next_alarm_at timestamptz, next_step text, corrected boolean, quarantined boolean`;
const FIXED = `clause_key text, clause_id text, contract_key text, contract_version integer, kind text, bound text, subject_type text, subject_id text,
  instance text, customer_id uuid, site_id uuid, opened_at timestamptz, counted_at timestamptz`;

const namesOf = (shape: string): string[] => shape.split(',').map((column) => column.trim().split(' ')[0] as string);
const mutable = namesOf(MUTABLE);
const fixed = namesOf(FIXED);
const told = 'array(select jsonb_array_elements_text(r.told))';
const recordset = (rows: readonly object[], shape: string): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, told jsonb, ${sql.raw(shape)})`;

function insertOf(rows: readonly object[]): RawBuilder<unknown> {
  const columns = [...fixed, ...mutable];
  const excluded = ['told', 'counted_at', ...mutable].map((name) => `${name} = excluded.${name}`).join(', ');
  return sql`
    insert into commitments.commitment (id, told, ${sql.raw(columns.join(', '))})
    select r.id, ${sql.raw(told)}, ${sql.raw(columns.map((name) => `r.${name}`).join(', '))} from ${recordset(rows, `${FIXED}, ${MUTABLE}`)}
    on conflict (id) do update set ${sql.raw(excluded)}`;
}

const updateOf = (rows: readonly object[]): RawBuilder<unknown> => sql`
    update commitments.commitment c set told = ${sql.raw(told)},
      counted_at = case when c.kind = 'deadline' or c.instance = 'subject' then coalesce(r.decided_at, r.due_at, r.started_at) else c.counted_at end, ${sql.raw(mutable.map((name) => `${name} = r.${name}`).join(', '))}
    from ${recordset(rows, MUTABLE)} where c.id = r.id`;

function columnsOf({ identity, openedAt, state }: Written): object {
  const changing = {
    verdict: state.verdict,
    calendar_version: state.calendarVersion,
    started_at: state.startedAt,
    due_at: state.dueAt,
    decided_at: state.decidedAt,
    done_at: state.doneAt,
    paused: state.paused,
    allowed_ms: state.allowedMs,
    used_ms: state.usedMs,
    value: state.value,
    grade: state.grade,
    pauses: state.pauses,
    evidence: state.evidence,
    unknown: state.unknown,
    acknowledged_at: state.acknowledgedAt,
    next_alarm_at: state.nextAlarmAt,
    next_step: state.nextStep,
    corrected: state.corrected,
    quarantined: state.quarantined,
    told: state.told,
  };
  if (identity === null) return changing;
  const { contractKey, version, clauseId } = clauseOf(identity.clauseKey);
  return {
    ...changing,
    clause_key: identity.clauseKey,
    clause_id: clauseId,
    contract_key: contractKey,
    contract_version: version,
    kind: identity.kind,
    bound: identity.bound,
    subject_type: identity.subjectType,
    subject_id: identity.subjectId,
    instance: identity.instance,
    customer_id: identity.customerId,
    site_id: identity.siteId,
    opened_at: iso(openedAt),
    counted_at: countedAt(identity, state),
  };
}

/** A period counts at its own last moment, whenever it was decided; anything else when it was decided, is due, or began. */
function countedAt({ kind, instance }: Identity, { decidedAt, dueAt, startedAt }: State): string {
  if (kind !== 'deadline' && /^\d{4}/.test(instance)) return iso(periodNamed(instance).to - 1);
  return decidedAt ?? dueAt ?? startedAt;
}

export type Row = {
  counted_at: Instant;
  id: string;
  clause_key: string;
  kind: string;
  bound: string;
  subject_type: string;
  subject_id: string;
  instance: string;
  customer_id: string | null;
  site_id: string | null;
  verdict: string;
  calendar_version: string;
  started_at: Instant;
  due_at: Instant | null;
  decided_at: Instant | null;
  done_at: Instant | null;
  paused: boolean;
  allowed_ms: number | null;
  used_ms: number | null;
  value: number | null;
  grade: string | null;
  pauses: unknown;
  evidence: unknown;
  unknown: string | null;
  acknowledged_at: Instant | null;
  next_alarm_at: Instant | null;
  next_step: string | null;
  told: string[];
  corrected: boolean;
  quarantined: boolean;
};

const text = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** jsonb forgets the order of keys: written anew, so that equal states are equal texts. */
const pauseOf = ({ from, to, ms }: StoredPause): StoredPause => ({ from, to, ms });
const evidenceOf = ({ position, factId, role }: StoredEvidence): StoredEvidence => ({ position, factId, role });

export function commitmentOf(row: Row): Commitment {
  return {
    commitmentId: row.id,
    clauseKey: row.clause_key,
    kind: row.kind as ClauseKind,
    bound: row.bound as BoundParty,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    instance: row.instance,
    customerId: row.customer_id,
    siteId: row.site_id,
    state: {
      verdict: row.verdict as State['verdict'],
      calendarVersion: row.calendar_version,
      startedAt: iso(row.started_at),
      dueAt: text(row.due_at),
      decidedAt: text(row.decided_at),
      doneAt: text(row.done_at),
      paused: row.paused,
      allowedMs: row.allowed_ms,
      usedMs: row.used_ms,
      value: row.value,
      grade: row.grade as State['grade'],
      pauses: (row.pauses as StoredPause[]).map(pauseOf),
      evidence: (row.evidence as StoredEvidence[]).map(evidenceOf),
      unknown: row.unknown,
      acknowledgedAt: text(row.acknowledged_at),
      nextAlarmAt: text(row.next_alarm_at),
      nextStep: row.next_step,
      told: row.told,
      corrected: row.corrected,
      quarantined: row.quarantined,
    },
  };
}

export const keyOf = ({ type, id }: Subject): string => `${type}:${id}`;

/** One writer at a time judges a subject. Waits. In one order, so that two writers of several subjects do not wait for each other. */
export async function lockSubjects(tx: Tx, subjects: readonly Subject[]): Promise<void> {
  await sql`${PREPARED} select pg_advisory_xact_lock(hashtextextended(key, 7)) from (select key from unnest(${subjects.map(keyOf)}::text[]) as w(key) order by key) o`.execute(
    tx,
  );
}

/** Rows of subjects. `clauseIds`: only these clauses, and of what was decided only the last year (customers live long). */
export type RowsWanted = { readonly subject: Subject; readonly clauseIds: readonly string[] | null };

export async function loadRows(db: Db | Tx, wanted: readonly RowsWanted[], now: Instant): Promise<Map<string, Commitment[]>> {
  const found = new Map<string, Commitment[]>(wanted.map(({ subject }) => [keyOf(subject), []]));
  if (wanted.length === 0) return found;
  const asked = wanted.map(({ subject, clauseIds }) => ({ type: subject.type, id: subject.id, clauses: clauseIds }));
  const { rows } = await sql<Row>`${PREPARED}
    select c.* from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(type text, id text, clauses jsonb)
    join commitments.commitment c on c.subject_type = w.type and c.subject_id = w.id
    where jsonb_typeof(w.clauses) is distinct from 'array'
      or (w.clauses ? c.clause_id and (c.verdict = 'running' or c.next_alarm_at is not null or c.started_at > ${iso(now - YEAR)}::timestamptz))
    order by c.started_at, c.id`.execute(db);
  for (const row of rows) found.get(`${row.subject_type}:${row.subject_id}`)?.push(commitmentOf(row));
  return found;
}

const YEAR = 366 * 86_400_000;
