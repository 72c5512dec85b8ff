// How much of a plan a machine watches today, so that nobody thinks that more is watched than is (R0.2).
import type { Clause, ClauseFamily } from './plan.ts';
import { FAMILIES, toBeConfirmed } from './plan.ts';
import { type Catalogue, watchOf } from './watched.ts';

export type ClauseWatch = { readonly id: string; readonly family: ClauseFamily; readonly watched: boolean; readonly missing: readonly string[] };

export type Coverage = {
  readonly total: number;
  readonly families: Readonly<Record<ClauseFamily, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly judged: number;
  readonly watched: number;
  /** Watched of judged, 0–1; 0 without judged clauses. */
  readonly watchedShare: number;
  readonly toBeConfirmed: number;
  /** Facts that nobody tells yet, with how many clauses wait for each. */
  readonly missing: readonly { readonly fact: string; readonly clauses: number }[];
};

export const clauseWatch = (clause: Clause, catalogue: Catalogue): ClauseWatch => {
  const { id, family } = clause;
  return clause.family === 'judged' ? { id, family, ...watchOf(clause.judge, catalogue) } : { id, family, watched: false, missing: [] };
};

function counts(keys: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const key of keys) counted[key] = (counted[key] ?? 0) + 1;
  return counted;
}

export function coverageOf(clauses: readonly Clause[], catalogue: Catalogue): Coverage {
  const judged = clauses.filter((clause) => clause.family === 'judged');
  const watches = judged.map((clause) => clauseWatch(clause, catalogue));
  const watched = watches.filter((watch) => watch.watched).length;
  const waiting = counts(watches.filter((watch) => !watch.watched).flatMap(({ missing }) => missing));
  return {
    total: clauses.length,
    families: {
      ...(Object.fromEntries(FAMILIES.map((family) => [family, 0])) as Record<ClauseFamily, number>),
      ...counts(clauses.map(({ family }) => family)),
    },
    kinds: counts(judged.map(({ judge }) => judge.kind)),
    judged: judged.length,
    watched,
    watchedShare: judged.length === 0 ? 0 : watched / judged.length,
    toBeConfirmed: clauses.filter(toBeConfirmed).length,
    missing: Object.entries(waiting)
      .map(([fact, count]) => ({ fact, clauses: count }))
      .sort((a, b) => b.clauses - a.clauses || (a.fact < b.fact ? -1 : 1)),
  };
}
