// Which clauses a fact can change, and how urgently. Prepared once per published version of a contract.
import type { Fact } from '../../kernel/fact.ts';
import type { JudgedClause, PinnedClause } from './clause.ts';
import { compileClause, PART, RULINGS, type Rule } from './judge/compile-clause.ts';
import { entryOf } from './judge/hearing.ts';
import type { ClauseSet } from './plans-port.ts';

type Heard = { readonly clause: PinnedClause; readonly rules: readonly Rule[] };
type Index = { readonly byFact: ReadonlyMap<string, readonly Heard[]>; readonly subjectTypes: ReadonlySet<string> };

const indexes = new WeakMap<ClauseSet, Index>();

/** `<subject type> <fact>` heard under any version seen so far. */
const heardAnywhere = new Set<string>();
export const mayBeHeard = (subjectType: string, factName: string): boolean => heardAnywhere.has(`${subjectType} ${factName}`);

export function indexOf(set: ClauseSet): Index {
  const known = indexes.get(set);
  if (known) return known;
  const byFact = new Map<string, Heard[]>();
  for (const clause of set.clauses) for (const [name, rules] of rulesOf(clause)) byFact.set(name, [...(byFact.get(name) ?? []), { clause, rules }]);
  for (const [name, heard] of byFact) for (const { clause } of heard) heardAnywhere.add(`${clause.judge.subject} ${name}`);
  const index = { byFact, subjectTypes: new Set(set.clauses.map(({ judge }) => judge.subject)) };
  indexes.set(set, index);
  return index;
}

/** A clause that cannot even be prepared hears every fact it names as it is written, so that judging it fails aloud. */
function rulesOf(clause: PinnedClause): ReadonlyMap<string, readonly Rule[]> {
  try {
    return compileClause(clause).rulesOf;
  } catch {
    const rule: Rule = { parts: PART.start, pauses: 0, resumes: 0, where: [], whereNot: [] };
    return new Map(clause.judge.start.map(({ fact }) => [fact, [rule]]));
  }
}

/** now: judge at once. later: it only adds to a figure that is read when its period ends; judged now only where nothing is open yet. */
export type Urgency = 'now' | 'later' | 'none';

const STEERING = PART.start | PART.end | PART.withdraw | RULINGS;

export function urgencyOf({ judge }: PinnedClause, fact: Fact, rules: readonly Rule[]): Urgency {
  const entry = entryOf(fact, rules);
  if (!entry) return 'none';
  return entry.parts & hot(judge) || entry.pauses | entry.resumes ? 'now' : 'later';
}

function hot(judge: JudgedClause): number {
  if (judge.kind === 'never') return judge.every === 'subject' ? ~0 : STEERING | PART.breach;
  if (judge.kind === 'measure') return judge.every === 'subject' || judge.measure === 'in-a-row' ? ~0 : STEERING;
  return ~0;
}

/** Subjects that outlive contracts: their promises follow the version in force. A case or a note stays with the version it began under. */
const LONG_LIVED = new Set(['customer', 'site', 'supplier', 'vehicle', 'staff', 'product', 'company']);
export const isLongLived = (subjectType: string): boolean => LONG_LIVED.has(subjectType);

export const hasPeriods = ({ judge }: PinnedClause): boolean => judge.kind !== 'deadline' && judge.every !== 'subject' && judge.every !== 'once';
