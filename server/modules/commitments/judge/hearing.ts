// What a judgement looks at: the facts that play a part in the clause, in order of their occurrence, up to asOf.
import type { Calendar } from '../../../kernel/calendar/compile.ts';
import type { Fact } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type CompiledClause, RULINGS, type Rule } from './compile-clause.ts';

export type Entry = { readonly fact: Fact; readonly at: Instant; readonly parts: number; readonly pauses: number; readonly resumes: number };

export type Hearing = {
  readonly clause: CompiledClause;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  /** Periods that ended before it are left out. */
  readonly since: Instant;
  readonly entries: readonly Entry[];
  /** Excuses, attestations, acknowledgements: what people said about this clause. */
  readonly rulings: readonly Entry[];
  /** When the next fact dated after asOf begins to count. */
  readonly look: Instant | null;
};

type Circumstances = { readonly calendar: Calendar; readonly asOf: Instant; readonly since: Instant };

export function hear(clause: CompiledClause, facts: readonly Fact[], { calendar, asOf, since }: Circumstances): Hearing {
  const entries: Entry[] = [];
  const rulings: Entry[] = [];
  let look: Instant | null = null;
  for (const fact of facts) {
    const rules = clause.rulesOf.get(fact.name);
    const entry = rules && entryOf(fact, rules);
    if (!entry) continue;
    if (entry.at > asOf) look = look === null ? entry.at : Math.min(look, entry.at);
    else if (entry.parts & RULINGS) rulings.push(entry);
    else entries.push(entry);
  }
  return { clause, calendar, asOf, since, entries: inOrder(entries), rulings: inOrder(rulings), look };
}

/** The part a fact plays by the rules of its name; null where its values fit none. */
export function entryOf(fact: Fact, rules: readonly Rule[]): Entry | null {
  let parts = 0;
  let pauses = 0;
  let resumes = 0;
  for (const rule of rules) {
    if (!holds(fact.data, rule)) continue;
    parts |= rule.parts;
    pauses |= rule.pauses;
    resumes |= rule.resumes;
  }
  return parts | pauses | resumes ? { fact, at: fact.occurredAt, parts, pauses, resumes } : null;
}

function holds(data: Readonly<Record<string, unknown>>, rule: Rule): boolean {
  for (const { field, values } of rule.where) if (!values.includes(data[field] as string)) return false;
  for (const { field, values } of rule.whereNot) if (values.includes(data[field] as string)) return false;
  return true;
}

/** By occurrence, then name and id: never by recording, so that late entries change nothing but what happened. */
function compare(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.fact.name !== b.fact.name) return a.fact.name < b.fact.name ? -1 : 1;
  return a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0;
}

function inOrder(entries: Entry[]): Entry[] {
  for (let i = 1; i < entries.length; i++) if (compare(entries[i - 1] as Entry, entries[i] as Entry) > 0) return entries.sort(compare);
  return entries;
}
