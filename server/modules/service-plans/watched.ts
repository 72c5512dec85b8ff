// Which facts a clause rests on, and whether any module tells them: nobody shall think that more is watched than is (R0.2).
import type { FactDefinition } from '../../kernel/fact.ts';
import type { FactMatch, JudgedClause } from '../commitments/clause.ts';

/** The part of a fact's declaration that plans are checked against. */
export type Catalogue = readonly Pick<FactDefinition, 'name' | 'data' | 'subjects'>[];

/** A role of facts in a clause. `needed`: without any known fact of it the clause cannot be judged. */
export type FactUse = { readonly field: string; readonly needed: boolean; readonly matches: readonly FactMatch[] };

const use = (field: string, matches: readonly FactMatch[], needed = true): FactUse => ({ field, needed, matches });

const spanUses = ({ start, until }: { start: readonly FactMatch[]; until: readonly FactMatch[] }): FactUse[] => [
  use('start', start),
  use('until', until, false),
];

function ownUses(judge: JudgedClause): FactUse[] {
  switch (judge.kind) {
    case 'deadline': {
      const carried = [judge.by?.of, judge.lead?.before.of, judge.notBefore?.of].filter((match) => match !== undefined);
      return [
        use('start', judge.start),
        use('done', judge.done),
        use('by', carried),
        use(
          'pauses',
          judge.pauses.flatMap(({ from, to }) => [from, ...to]),
          false,
        ),
        use('reopen', judge.reopen?.on ?? [], false),
      ];
    }
    case 'recurring':
      return [use('start', judge.start), use('done', judge.done), use('until', judge.until, false)];
    case 'never':
      return [use('breach', judge.breach), use('observedBy', judge.observedBy), ...spanUses(judge)];
    case 'measure':
      return [use('part', judge.part), use('whole', judge.whole), ...spanUses(judge)];
    case 'attested':
      return [use('start', judge.start), use('attested', [{ fact: 'commitments.attested' }])];
  }
}

export const factUses = (judge: JudgedClause): FactUse[] =>
  [...ownUses(judge), use('unless', judge.unless, false)].filter(({ matches }) => matches.length > 0);

export const factNames = (judge: JudgedClause): string[] => [...new Set(factUses(judge).flatMap(({ matches }) => matches.map(({ fact }) => fact)))];

export type Watch = { readonly watched: boolean; readonly missing: readonly string[] };

/** Watched when each needed role has at least one fact that some module tells; `missing` lists every fact nobody tells yet. */
export function watchOf(judge: JudgedClause, catalogue: Catalogue): Watch {
  const known = new Set(catalogue.map(({ name }) => name));
  const uses = factUses(judge);
  const watched = uses.every(({ needed, matches }) => !needed || matches.some(({ fact }) => known.has(fact)));
  return { watched, missing: factNames(judge).filter((name) => !known.has(name)) };
}
