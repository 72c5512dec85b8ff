// Facts a judged clause names, against what modules declare: a typo is an error, a fact of a module to come is "not yet watched".
import type { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import type { FactMatch, JudgedClause } from '../commitments/clause.ts';
import { type Catalogue, factUses, watchOf } from './watched.ts';

type Finding = { readonly path: readonly string[]; readonly code: string; readonly text: Text; readonly severity: 'error' | 'info' };
type Declared = Catalogue[number];

/** Edits between two short names (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The declared fact a misspelt name probably means: few edits apart. Modules grow, so a far name is a fact to come, not a mistake. */
function nearest(fact: string, catalogue: Catalogue): string | undefined {
  const [best] = catalogue.map(({ name }) => ({ name, edits: distance(fact, name) })).sort((a, b) => a.edits - b.edits);
  return best && best.edits <= Math.max(2, Math.floor(fact.length / 6)) ? best.name : undefined;
}

function unknownFact(fact: string, catalogue: Catalogue, path: readonly string[]): Finding[] {
  const near = nearest(fact, catalogue);
  const text = { zh: `没有动态「${fact}」，是否为「${near}」？`, en: `there is no fact “${fact}”; did you mean “${near}”?` };
  return near === undefined ? [] : [{ path, code: 'unknown-fact', severity: 'error', text }];
}

const fieldOf = (declared: Declared, name: string): z.ZodType | undefined => declared.data.shape[name] as z.ZodType | undefined;

function unknownField(declared: Declared, field: string, path: readonly string[]): Finding[] {
  if (fieldOf(declared, field)) return [];
  const text = { zh: `动态「${declared.name}」没有字段「${field}」`, en: `fact “${declared.name}” has no field “${field}”` };
  return [{ path, code: 'unknown-field', severity: 'error', text }];
}

/** `where` may only ask for values that the field can hold. */
function matchFindings(match: FactMatch, declared: Declared, path: readonly string[]): Finding[] {
  return Object.entries({ ...match.whereNot, ...match.where }).flatMap(([field, values]) => {
    const shape = fieldOf(declared, field);
    if (!shape) return unknownField(declared, field, path);
    const wrong = values.filter((value) => !shape.safeParse(value).success);
    return wrong.map((value) => ({
      path,
      code: 'impossible-value',
      severity: 'error' as const,
      text: {
        zh: `「${declared.name}」的字段「${field}」不会取值「${value}」`,
        en: `field “${field}” of “${declared.name}” can never be “${value}”`,
      },
    }));
  });
}

function subjectFindings(judge: Pick<JudgedClause, 'subject'>, declared: Declared, path: readonly string[]): Finding[] {
  // What people say about a commitment names the commitment's own subject too, whichever type it is.
  if (judge.subject in declared.subjects || judge.subject === 'company' || 'commitment' in declared.subjects) return [];
  const text = {
    zh: `动态「${declared.name}」不涉及对象「${judge.subject}」，该条款永远不会被它触发`,
    en: `fact “${declared.name}” names no subject “${judge.subject}”: the clause would never see it`,
  };
  return [{ path, code: 'subject-not-named', severity: 'error', text }];
}

/** Fields a clause reads from facts: an instant to keep, a number to sum. */
function readFields(judge: JudgedClause): { fact: string; field: string; path: string[] }[] {
  if (judge.kind === 'deadline') {
    const { same } = judge;
    const pairs = same === undefined ? [] : [...judge.start, ...judge.done].map(({ fact }) => ({ fact, field: same, path: ['same'] }));
    const parts = { by: judge.by, lead: judge.lead?.before, notBefore: judge.notBefore };
    const anchors = Object.entries(parts).flatMap(([name, carried]) =>
      carried ? (carried.of ? [carried.of] : judge.start).map(({ fact }) => ({ fact, field: carried.field, path: [name] })) : [],
    );
    return [...pairs, ...anchors];
  }
  if (judge.kind !== 'measure') return [];
  const reads = (matches: readonly FactMatch[], name: 'partField' | 'wholeField') => {
    const field = judge[name];
    return field === undefined ? [] : matches.map(({ fact }) => ({ fact, field, path: [name] }));
  };
  return [...reads(judge.part, 'partField'), ...reads(judge.whole, 'wholeField')];
}

/** A fact named outside of a judged clause: it exists, names the subject, and can hold what is asked of it. */
export function matchedFacts(
  match: FactMatch,
  { subject, catalogue }: { readonly subject: JudgedClause['subject']; readonly catalogue: Catalogue },
): Finding[] {
  const declared = catalogue.find(({ name }) => name === match.fact);
  const path = [match.fact];
  if (declared) return [...subjectFindings({ subject }, declared, path), ...matchFindings(match, declared, path)];
  const near = unknownFact(match.fact, catalogue, path);
  const text = { zh: `没有动态「${match.fact}」`, en: `there is no fact “${match.fact}”` };
  return near.length > 0 ? near : [{ path, code: 'unknown-fact', severity: 'error', text }];
}

export function factFindings(judge: JudgedClause, catalogue: Catalogue): Finding[] {
  const known = new Map(catalogue.map((declared) => [declared.name, declared]));
  const matched = factUses(judge).flatMap(({ field, matches }) =>
    matches.flatMap((match) => {
      const declared = known.get(match.fact);
      if (!declared) return unknownFact(match.fact, catalogue, [field]);
      return [...subjectFindings(judge, declared, [field]), ...matchFindings(match, declared, [field])];
    }),
  );
  const fields = readFields(judge).flatMap(({ fact, field, path }) => {
    const declared = known.get(fact);
    return declared ? unknownField(declared, field, path) : [];
  });
  const { watched, missing } = watchOf(judge, catalogue);
  const later = missing.filter((fact) => unknownFact(fact, catalogue, []).length === 0);
  const unwatched: Finding = {
    path: [],
    code: 'not-yet-watched',
    severity: 'info',
    text: { zh: `尚未监测：还没有模块记录 ${later.join('、')}`, en: `not yet watched: no module tells ${later.join(', ')} yet` },
  };
  return [...matched, ...fields, ...(watched || later.length === 0 ? [] : [unwatched])];
}
