// Figures of a fulfilment report (R0.5). Pure: the same commitments give the same numbers.
import { type Grade, weakest } from '../../kernel/fact.ts';
import type { PinnedClause } from './clause.ts';
import { type Commitment, clauseOf } from './commitment.ts';
import { VERDICTS, type Verdict } from './judge/judged.ts';

export type Counts = Record<Verdict, number>;

export function countsOf(commitments: readonly Commitment[]): Counts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
  for (const { state } of commitments) counts[state.verdict]++;
  return counts;
}

/** Met of met + missed: what was excused, could not be observed or still runs is neither kept nor broken. */
export function onTimeShare({ met, missed }: Counts): number | null {
  return met + missed === 0 ? null : met / (met + missed);
}

export const decidedIn = ({ met, missed, excused, unobserved }: Counts): number => met + missed + excused + unobserved;

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function weakestGrade(commitments: readonly Commitment[]): Grade | null {
  const grades = commitments.flatMap(({ state }) => (state.grade === null || state.verdict === 'running' ? [] : [state.grade]));
  return grades.length === 0 ? null : weakest(grades);
}

export type Line = {
  readonly clauseId: string;
  readonly clauseKey: string;
  readonly section: string | null;
  readonly wording: string;
  readonly source: string;
  readonly bound: PinnedClause['bound'];
  readonly kind: PinnedClause['judge']['kind'];
  readonly watched: boolean;
  readonly total: number;
  readonly counts: Counts;
  readonly onTimeShare: number | null;
  readonly grade: Grade | null;
  readonly corrected: number;
  readonly value: number | null;
};

type Known = { readonly clause: PinnedClause; readonly watched: boolean };

/** One line a clause, in the order of the text; clauses of older versions that still had something in the period follow. */
export function linesOf(clauses: readonly Known[], commitments: readonly Commitment[]): Line[] {
  const byClause = Map.groupBy(commitments, ({ clauseKey }) => clauseOf(clauseKey).clauseId);
  const seen = new Set<string>();
  return clauses.flatMap(({ clause, watched }) => {
    if (seen.has(clause.id)) return [];
    seen.add(clause.id);
    const own = byClause.get(clause.id) ?? [];
    const counts = countsOf(own);
    return [
      {
        clauseId: clause.id,
        clauseKey: clause.key,
        section: clause.section ?? null,
        wording: clause.wording,
        source: clause.source,
        bound: clause.bound,
        kind: clause.judge.kind,
        watched,
        total: own.length,
        counts,
        onTimeShare: onTimeShare(counts),
        grade: weakestGrade(own),
        corrected: own.filter(({ state }) => state.corrected).length,
        value: own.findLast(({ state }) => state.value !== null)?.state.value ?? null,
      },
    ];
  });
}

/** The three clauses we owe that were kept worst. */
export const worstOf = (lines: readonly Line[]): Line[] =>
  lines
    .filter(({ counts, bound }) => counts.missed > 0 && (bound === 'us' || bound === 'team'))
    .sort((a, b) => (a.onTimeShare ?? 1) - (b.onTimeShare ?? 1) || b.counts.missed - a.counts.missed || (a.clauseId < b.clauseId ? -1 : 1))
    .slice(0, 3);

export function groupsOf<K extends string>(commitments: readonly Commitment[], by: (one: Commitment) => K) {
  return [...Map.groupBy(commitments, by)].map(([key, some]) => {
    const counts = countsOf(some);
    return { key, total: some.length, counts, onTimeShare: onTimeShare(counts) };
  });
}

/** For the customer, in neutral words: what was on time, what was late; never who is liable. */
export function neutralResult({ counts, total, value, kind }: Pick<Line, 'counts' | 'total' | 'value' | 'kind'>): string {
  if (total === 0) return '本期未发生';
  const parts = [
    counts.met > 0 ? `按时·达标 ${counts.met} 项` : '',
    counts.missed > 0 ? `未按时·未达标 ${counts.missed} 项` : '',
    counts.excused > 0 ? `经核准免责 ${counts.excused} 项` : '',
    counts.unobserved > 0 ? `无记录可查 ${counts.unobserved} 项` : '',
    counts.running > 0 ? `进行中 ${counts.running} 项` : '',
  ].filter((part) => part !== '');
  const figure = kind === 'measure' && value !== null ? `（${value <= 1 ? `${(value * 100).toFixed(2)}%` : value.toFixed(2)}）` : '';
  return `${parts.join('，') || '不适用'}${figure}`;
}
