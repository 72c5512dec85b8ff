// Judges clauses on subjects and tells the difference: what the keeper, the sweep and repair have in common.
import { type Every, periodOf } from '../../kernel/calendar/period.ts';
import type { Fact, Subject, Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { factsWanted, type Wanted } from '../../platform/journal/read.ts';
import type { PinnedClause } from './clause.ts';
import { keyOf } from './commitment.store.ts';
import type { Commitment } from './commitment.ts';
import { type Compared, compare, quarantine, type Sight, supersede } from './compare.rules.ts';
import { compileClause, PART } from './judge/compile-clause.ts';
import { judge } from './judge.ts';
import { hasPeriods, isLongLived } from './listen.ts';
import { type Plans, timingOf } from './plans-port.ts';

/** One clause to judge. `since`: the earliest moment at which something may have changed; null: the whole life. */
export type Task = { readonly clause: PinnedClause; readonly mayOpen: boolean; readonly since: Instant | null };

export type Work = {
  readonly subject: Subject;
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly tasks: readonly Task[];
  readonly stored: readonly Commitment[];
  /** All facts of the subject, where they are at hand already. */
  readonly facts?: readonly Fact[];
};

export type Judgement = {
  readonly told: readonly Told[];
  /** What changed, with its clause, for whoever is to be told. */
  readonly changed: readonly { readonly clause: PinnedClause; readonly commitment: Commitment; readonly told: readonly Told[] }[];
  /** All commitments of each subject as they are from now on, by subject key; only those that were loaded. */
  readonly standing: ReadonlyMap<string, readonly Commitment[]>;
};

type Reader = { readonly plans: Plans; readonly db: Db | Tx; readonly asOf: Instant };

export async function judgeAll(reader: Reader, works: readonly Work[]): Promise<Judgement> {
  const spans = works.map((work) => work.tasks.map((task) => spanOf(work, task, reader.asOf)));
  const facts = await factsWanted(
    reader.db,
    works.flatMap((work, i) => (work.facts || work.tasks.length === 0 ? [] : [wantedOf(work, spans[i] ?? [])])),
  );
  const told: Told[] = [];
  const changed: Judgement['changed'][number][] = [];
  const standing = new Map<string, readonly Commitment[]>();
  for (const [i, work] of works.entries()) {
    const key = keyOf(work.subject);
    const now = new Map(work.stored.map((one) => [one.commitmentId, one]));
    for (const [k, task] of work.tasks.entries()) {
      const span = spans[i]?.[k] as Span;
      const compared = await judgeTask(reader, work, { task, span, facts: work.facts ?? facts.get(key) ?? [] });
      for (const commitment of compared.commitments) now.set(commitment.commitmentId, commitment);
      if (compared.told.length === 0) continue;
      told.push(...compared.told);
      changed.push(...byCommitment(task.clause, compared));
    }
    standing.set(key, [...now.values()]);
  }
  return { told, changed, standing };
}

type Span = {
  /** Periods that ended before are left out. */
  readonly since: Instant;
  /** Facts from then on are needed. */
  readonly from: Instant | null;
};

const WHOLE: Span = { since: Number.NEGATIVE_INFINITY, from: null };

/** How far back to look: to what may change, and to whatever is still open. */
export function spanOf({ subject, stored }: Work, { clause, since }: Task, asOf: Instant): Span {
  if (!isLongLived(subject.type) || since === null) return WHOLE;
  const rows = stored.filter(({ clauseKey }) => clauseKey === clause.key);
  const open = rows.filter(({ state }) => state.verdict === 'running' || reaches(state, since)).map(({ state }) => instant(state.startedAt));
  const earliest = Math.min(asOf, since, ...open);
  if (clause.judge.kind === 'deadline') return { since: Number.NEGATIVE_INFINITY, from: earliest };
  if (!hasPeriods(clause)) return WHOLE;
  return { since: earliest, from: periodOf(clause.judge.every as Every, earliest).from };
}

/** What happened at `since` may still change this verdict. */
function reaches({ verdict, doneAt, decidedAt }: Commitment['state'], since: Instant): boolean {
  if (verdict === 'missed' && doneAt === null) return true;
  const end = doneAt ?? decidedAt;
  return end !== null && instant(end) >= since;
}

export function wantedOf({ subject, tasks }: Work, spans: readonly Span[]): Wanted {
  const names = new Set<string>();
  const always = new Set<string>();
  for (const { clause } of tasks) {
    for (const [name, rules] of prepared(clause)) {
      names.add(name);
      const steers = rules.some(({ parts }) => parts & (PART.start | PART.end | PART.withdraw));
      if (clause.judge.kind !== 'deadline' && steers) always.add(name);
    }
  }
  const from = spans.some((span) => span.from === null) ? null : Math.min(...spans.map((span) => span.from as Instant));
  return { subject, names: [...names], from, always: from === null ? [] : [...always] };
}

function prepared(clause: PinnedClause) {
  try {
    return compileClause(clause).rulesOf;
  } catch {
    return [];
  }
}

type Matter = { readonly task: Task; readonly span: Span; readonly facts: readonly Fact[] };

/** A clause that throws is quarantined and told as such: it never stops the writer. */
async function judgeTask({ plans, db, asOf }: Reader, work: Work, { task, span, facts }: Matter): Promise<Compared> {
  const { clause, mayOpen } = task;
  const elsewhere = takenBy(work, clause);
  const stored = work.stored.filter(({ clauseKey, instance }) => clauseKey === clause.key && !elsewhere.has(instance));
  const { subject, customerId, siteId } = work;
  const common = { clause, asOf, subject, customerId, siteId, mayOpen, newId, from: span.from ?? Number.NEGATIVE_INFINITY };
  let sight: Sight = { ...common, calendar: { kind: 'always' }, calendarVersion: '' };
  try {
    const { calendar, version } = await timingOf(plans, db, clause);
    sight = { ...common, calendar, calendarVersion: version };
    const judged = judge(clause, facts, { calendar, asOf, since: span.since }).filter(({ instance }) => !elsewhere.has(instance));
    const compared = compare(sight, judged, stored);
    return withSuperseded(work, compared, { clause, asOf });
  } catch (error) {
    // The database's own errors end the transaction anyway; what is left is a clause or a calendar that cannot be read.
    if (typeof (error as { severity?: unknown }).severity === 'string') throw error;
    return quarantine(sight, stored, error instanceof Error ? error.message : String(error));
  }
}

/** Periods that another version of the contract answers for: those it decided, and those it took over from this one. */
function takenBy({ stored }: Work, clause: PinnedClause): ReadonlySet<string> {
  if (!hasPeriods(clause)) return new Set();
  const own = new Map(stored.filter(({ clauseKey }) => clauseKey === clause.key).map((row) => [row.instance, row.state.verdict]));
  const others = stored.filter(({ clauseKey }) => clauseKey !== clause.key && clauseKey.endsWith(`#${clause.id}`));
  const taken = others.filter(({ instance, state }) => {
    const verdict = own.get(instance);
    return verdict === undefined ? !['running', 'not-applicable'].includes(state.verdict) : verdict === 'not-applicable';
  });
  return new Set(taken.map(({ instance }) => instance));
}

/** The same promise under an older version of the contract ends where the newer one opens for the same period. */
function withSuperseded({ stored }: Work, compared: Compared, { clause, asOf }: { clause: PinnedClause; asOf: Instant }): Compared {
  if (!hasPeriods(clause)) return compared;
  const opened = new Set(compared.told.filter(({ name }) => name === 'commitments.opened').map(({ data }) => data.instance));
  const replaced = stored.filter(
    ({ clauseKey, instance, state }) =>
      opened.has(instance) && clauseKey !== clause.key && clauseKey.endsWith(`#${clause.id}`) && state.verdict === 'running',
  );
  const voided = replaced.map((row) => supersede(asOf, row));
  return {
    told: [...compared.told, ...voided.flatMap((one) => one.told)],
    commitments: [...compared.commitments, ...voided.map((one) => one.commitment)],
  };
}

function byCommitment(clause: PinnedClause, { told, commitments }: Compared): Judgement['changed'] {
  const facts = new Map<string, Told[]>();
  for (const one of told) {
    const id = String(one.data.commitmentId);
    facts.set(id, [...(facts.get(id) ?? []), one]);
  }
  return commitments.flatMap((commitment) => {
    const about = facts.get(commitment.commitmentId);
    return about ? [{ clause, commitment, told: about }] : [];
  });
}
