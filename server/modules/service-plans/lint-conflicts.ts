// Two promises of one text that cannot both be meant: same party, same matter, different limits, same rank.
import type { JudgedClause } from '../commitments/clause.ts';
import type { Clause, JudgedPlanClause } from './plan.ts';

const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What a clause is about, and how much it allows. Equal matter with unequal limit is a conflict. */
function split(judge: JudgedClause): { matter: unknown; limit: unknown } {
  const { kind, subject, team } = judge;
  switch (kind) {
    case 'deadline': {
      const way = judge.within ? 'within' : judge.by ? 'by' : judge.lead ? 'lead' : 'not-before';
      const anchor = judge.by ?? judge.lead?.before ?? judge.notBefore;
      return {
        matter: { kind, subject, team, start: judge.start, done: judge.done, way, anchor, same: judge.same, clock: judge.reopen?.clock },
        limit: { within: judge.within, span: judge.lead?.span, calendar: judge.calendar },
      };
    }
    case 'recurring':
      return { matter: { kind, subject, team, start: judge.start, done: judge.done, every: judge.every }, limit: { times: judge.times } };
    case 'never':
      return { matter: { kind, subject, team, breach: judge.breach }, limit: {} };
    case 'measure':
      return {
        matter: {
          kind,
          subject,
          team,
          every: judge.every,
          measure: judge.measure,
          part: judge.part,
          whole: judge.whole,
          fields: [judge.partField, judge.wholeField],
        },
        limit: { atLeast: judge.atLeast, atMost: judge.atMost },
      };
    case 'attested':
      return { matter: { kind }, limit: {} };
  }
}

/** Pairs of clause ids that conflict; `rank` gives each clause's precedence. */
export function conflicts(clauses: readonly Clause[], rank: (clause: Clause) => number): [JudgedPlanClause, JudgedPlanClause][] {
  const seen = new Map<string, JudgedPlanClause>();
  return clauses.flatMap((clause): [JudgedPlanClause, JudgedPlanClause][] => {
    if (clause.family !== 'judged') return [];
    const { matter, limit } = split(clause.judge);
    const key = stable([clause.bound, rank(clause), matter]);
    const before = seen.get(key);
    if (!before) {
      seen.set(key, clause);
      return [];
    }
    return stable(split(before.judge).limit) === stable(limit) ? [] : [[before, clause]];
  });
}
