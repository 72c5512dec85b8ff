// Which clauses a person asked for. Pure, shared by plans and contracts.
import type { Answer, api } from '../../client/api.ts';

export type Clause = Answer<typeof api.servicePlans.showPlan>['clauses'][number];

/** Empty text: everything. `watch`: watched, not-yet (judged only) or to-confirm. */
export type ClauseFilter = {
  readonly family: string;
  readonly bound: string;
  readonly watch: string;
  readonly requirement: string;
  readonly text: string;
};
export const NO_FILTER: ClauseFilter = { family: '', bound: '', watch: '', requirement: '', text: '' };

const WATCH: Readonly<Record<string, (clause: Clause) => boolean>> = {
  watched: ({ watched }) => watched,
  'not-yet': ({ family, watched }) => family === 'judged' && !watched,
  'to-confirm': ({ toBeConfirmed }) => toBeConfirmed,
};

export function matches(clause: Clause, { family, bound, watch, requirement, text }: ClauseFilter): boolean {
  const words = text.trim().toLowerCase();
  return (
    (!family || clause.family === family) &&
    (!bound || clause.bound === bound) &&
    (!watch || (WATCH[watch]?.(clause) ?? true)) &&
    (!requirement || clause.serves.includes(requirement)) &&
    (!words || `${clause.id} ${clause.wording} ${clause.wordingEn ?? ''}`.toLowerCase().includes(words))
  );
}

/** Sections in the order in which the text has them. */
export function sectionsOf(clauses: readonly Clause[]): { readonly section: string; readonly clauses: readonly Clause[] }[] {
  const sections = [...new Set(clauses.map(({ section }) => section))];
  return sections.map((section) => ({ section, clauses: clauses.filter((clause) => clause.section === section) }));
}

const order = (id: string): number => id.split('.').reduce((sum, part) => sum * 1000 + Number(part.replace(/\D/g, '')), 0);

export const requirementsOf = (clauses: readonly Clause[]): string[] =>
  [...new Set(clauses.flatMap(({ serves }) => serves))].sort((a, b) => order(a) - order(b));
