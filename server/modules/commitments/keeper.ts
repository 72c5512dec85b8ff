// The keeper (design §5): facts → the clauses that name them → judge their subjects → what changed, in the writer's transaction.
import type { Fact, Subject } from '../../kernel/fact.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { Module } from '../../platform/module.ts';
import type { Keeper } from '../../platform/unit.ts';
import type { PinnedClause } from './clause.ts';
import { clockOf } from './clock-of.ts';
import { keyOf, loadRows, lockSubjects } from './commitment.store.ts';
import { type Commitment, clauseOf } from './commitment.ts';
import { type Judgement, judgeAll, type Task, type Work } from './judge-work.ts';
import { hasPeriods, indexOf, isLongLived, mayBeHeard, urgencyOf } from './listen.ts';
import { type ClauseSet, clauseByKey, clausesInForce, type Plans } from './plans-port.ts';
import { type Answering, tellPeople } from './tell-people.ts';

export type Keeping = Answering & {
  readonly plans: Plans;
  readonly shows: NonNullable<Module['shows']>;
};

const RULINGS = new Set(['commitments.acknowledged', 'commitments.excused', 'commitments.attested']);

/** Which customer-wide clauses have an open row already, so that a delivery does not ask the database again. Of this process alone. */
type Memory = Set<string>;
const MEMORY = 200_000;

export function openKeeper(keeping: Keeping): Keeper {
  const committed: Memory = new Set();
  const units = new WeakMap<Unit, Memory>();
  return async (unit, facts, { fresh }) => {
    const own = units.get(unit) ?? new Set();
    units.set(unit, own);
    const touched = await touchedBy(unit, keeping, { facts, isOpen: (key) => committed.has(key) || own.has(key), fresh });
    if (touched.length === 0) return [];
    const works = await worksOf(unit, keeping, touched);
    const judgement = await judgeAll({ plans: keeping.plans, db: unit.tx, asOf: unit.now }, works);
    remember(own, touched);
    unit.afterCommit(() => remember(committed, touched));
    await spread(unit, keeping, judgement);
    return judgement.told;
  };
}

/** Shows the clocks and tells people: what follows from a judgement besides its facts. */
export async function spread(unit: Unit, { shows, concerns, names }: Keeping, { changed, standing }: Judgement): Promise<void> {
  const subjects = new Map(changed.map(({ commitment }) => [`${commitment.subjectType}:${commitment.subjectId}`, commitment]));
  const byType = Map.groupBy(subjects.values(), ({ subjectType }) => subjectType);
  for (const [type, some] of byType) {
    await shows[type]?.(
      unit,
      some.map(({ subjectId }) => clockOf(subjectId, standing.get(`${type}:${subjectId}`) ?? [])),
    );
    for (const { subjectId } of some) unit.announce(`${type}:${subjectId}`);
  }
  if (changed.length > 0) unit.announce('queue');
  await tellPeople(unit, { concerns, names }, changed);
}

type Interest = { readonly clause: PinnedClause; since: Instant };
type Touched = {
  readonly subject: Subject;
  customerId: string | null;
  siteId: string | null;
  /** Nothing was known of it before these facts. */
  readonly fresh: boolean;
  readonly set: ClauseSet;
  readonly facts: Fact[];
  /** By clause key: what the clauses in force care about. */
  readonly interests: Map<string, Interest>;
  /** Clauses that only need to be open: remembered once they are. */
  readonly later: string[];
};

type Matter = { readonly facts: readonly Fact[]; readonly isOpen: (key: string) => boolean; readonly fresh: boolean };

async function touchedBy(unit: Unit, { plans }: Keeping, { facts, isOpen, fresh }: Matter): Promise<Touched[]> {
  const found = new Map<string, Touched>();
  for (const fact of facts) {
    if (fact.name.startsWith('commitments.') && !RULINGS.has(fact.name)) continue;
    const customerId = textOf(fact, 'customerId');
    const set = await clausesInForce(plans, unit.tx, { customerId, at: fact.occurredAt });
    const { byFact, subjectTypes } = indexOf(set);
    for (const [place, subject] of fact.subjects.entries()) {
      if (!subjectTypes.has(subject.type) && !RULINGS.has(fact.name)) continue;
      // The first subject a fact names is its own: only that one can be new (a case is, its customer is not).
      const one = found.get(keyOf(subject)) ?? newTouched(subject, { set, fresh: fresh && place === 0 });
      one.customerId ??= customerId;
      one.siteId ??= textOf(fact, 'siteId');
      one.facts.push(fact);
      // A ruling speaks of one commitment, of whatever period: it is looked up by that.
      const heard = RULINGS.has(fact.name) ? [] : (byFact.get(fact.name) ?? []);
      for (const { clause, rules } of heard) {
        if (clause.judge.subject !== subject.type) continue;
        const urgency = urgencyOf(clause, fact, rules);
        if (urgency === 'now') interest(one, clause, sinceOf(clause, fact, unit.now));
        else if (urgency === 'later' && !isOpen(`${clause.key} ${keyOf(subject)}`)) {
          one.later.push(clause.key);
          interest(one, clause, fact.occurredAt);
        }
      }
      found.set(keyOf(subject), one);
    }
  }
  return [...found.values()].filter(needsLook);
}

const newTouched = (subject: Subject, { set, fresh }: { set: ClauseSet; fresh: boolean }): Touched => ({
  subject,
  customerId: null,
  siteId: null,
  fresh,
  set,
  facts: [],
  interests: new Map(),
  later: [],
});

/**
 * A case or a note may run under an older version of the contract, whose clauses hear other facts: its rows have to be looked at. A version that
 * this process has not met yet is missed here; the sweep judges its clauses from all facts all the same.
 */
const needsLook = ({ subject, interests, fresh, facts }: Touched): boolean =>
  interests.size > 0 ||
  (!fresh && !isLongLived(subject.type) && facts.some(({ name }) => mayBeHeard(subject.type, name))) ||
  facts.some(({ name, data }) => RULINGS.has(name) && data.subjectType === subject.type);

function interest({ interests }: Touched, clause: PinnedClause, since: Instant): void {
  const known = interests.get(clause.key);
  if (known) known.since = Math.min(known.since, since);
  else interests.set(clause.key, { clause, since });
}

/** A contract that began long before it was recorded opens the present period, not a year of misses. */
function sinceOf(clause: PinnedClause, fact: Fact, now: Instant): Instant {
  const starts = hasPeriods(clause) && clause.judge.start.some((match) => match.fact === fact.name);
  return starts ? now : fact.occurredAt;
}

const textOf = (fact: Fact, field: string): string | null => {
  const value = fact.data[field];
  return typeof value === 'string' ? value : null;
};

function remember(memory: Memory, touched: readonly Touched[]): void {
  if (memory.size > MEMORY) memory.clear();
  for (const { subject, later } of touched) for (const key of later) memory.add(`${key} ${keyOf(subject)}`);
}

/** Reads what is stored of the subjects that are not new: a lock, the rows; facts follow in judgeAll. */
async function worksOf(unit: Unit, { plans }: Keeping, touched: readonly Touched[]): Promise<Work[]> {
  const old = touched.filter(({ fresh }) => !fresh);
  const wanted = old.map((one) => ({ subject: one.subject, clauseIds: isLongLived(one.subject.type) ? clauseIdsOf(one) : null }));
  if (old.length > 0)
    await lockSubjects(
      unit.tx,
      old.map(({ subject }) => subject),
    );
  const stored = old.length > 0 ? await loadRows(unit.tx, wanted, unit.now) : new Map<string, Commitment[]>();
  const works: Work[] = [];
  for (const one of touched) {
    const rows = stored.get(keyOf(one.subject)) ?? [];
    const tasks = await tasksOf({ unit, plans }, one, rows);
    const { subject, customerId, siteId, fresh, facts } = one;
    works.push({ subject, customerId: customerId ?? rows[0]?.customerId ?? null, siteId, tasks, stored: rows, ...(fresh ? { facts } : {}) });
  }
  return works;
}

const clauseIdsOf = ({ interests, facts }: Touched): string[] => [
  ...new Set([...[...interests.values()].map(({ clause }) => clause.id), ...facts.flatMap((fact) => rulingOf(fact)?.clauseId ?? [])]),
];

function rulingOf(fact: Fact): { readonly clauseKey: string; readonly clauseId: string } | undefined {
  if (!RULINGS.has(fact.name)) return undefined;
  const clauseKey = String(fact.data.clauseKey);
  return { clauseKey, clauseId: clauseOf(clauseKey).clauseId };
}

type Reader = { readonly unit: Unit; readonly plans: Plans };

async function tasksOf({ unit, plans }: Reader, one: Touched, rows: readonly Commitment[]): Promise<Task[]> {
  const tasks = new Map<string, Task>();
  const pinned = await pinnedSet({ unit, plans }, one, rows);
  for (const { clause, since } of pinned ? heardIn(pinned, one) : one.interests.values())
    tasks.set(clause.key, { clause, mayOpen: true, since: isLongLived(one.subject.type) ? since : null });
  for (const fact of one.facts) {
    const ruling = rulingOf(fact);
    if (!ruling || fact.data.subjectType !== one.subject.type || tasks.has(ruling.clauseKey)) continue;
    const row = rows.find(({ clauseKey, instance }) => clauseKey === ruling.clauseKey && instance === fact.data.instance);
    const since = row ? Date.parse(row.state.startedAt) : fact.occurredAt;
    tasks.set(ruling.clauseKey, {
      clause: await clauseByKey(plans, unit.tx, ruling.clauseKey),
      mayOpen: false,
      since: isLongLived(one.subject.type) ? since : null,
    });
  }
  if (!isLongLived(one.subject.type)) return [...tasks.values()];
  for (const row of rows) {
    // The same promise under an older version, still open: late facts reach it too, but it opens nothing new.
    const newer = tasks.has(row.clauseKey) ? undefined : [...one.interests.values()].find(({ clause }) => row.clauseKey.endsWith(`#${clause.id}`));
    if (newer) tasks.set(row.clauseKey, { clause: await clauseByKey(plans, unit.tx, row.clauseKey), mayOpen: false, since: newer.since });
  }
  // Older versions first: what a newer one replaces is voided after it was judged.
  return [...tasks.values()].sort((a, b) => Number(a.mayOpen) - Number(b.mayOpen));
}

/** The version under which a case or note began, where it is not the one in force now. */
async function pinnedSet({ unit, plans }: Reader, { subject, set }: Touched, [first]: readonly Commitment[]): Promise<ClauseSet | undefined> {
  if (!first || isLongLived(subject.type)) return undefined;
  const { contractKey, version } = clauseOf(first.clauseKey);
  return contractKey === set.contractKey && version === set.version ? undefined : plans.clausesAt(unit.tx, contractKey, version);
}

function* heardIn(set: ClauseSet, { facts, subject }: Touched): Iterable<Interest> {
  const { byFact } = indexOf(set);
  const seen = new Set<string>();
  for (const fact of facts) {
    for (const { clause, rules } of byFact.get(fact.name) ?? []) {
      if (clause.judge.subject !== subject.type || seen.has(clause.key) || urgencyOf(clause, fact, rules) === 'none') continue;
      seen.add(clause.key);
      yield { clause, since: fact.occurredAt };
    }
  }
}
