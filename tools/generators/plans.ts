// Lints the plans that ship with the product (R0.6) and draws how much of them is watched. An error or a warning of the linter fails the run.
import type { FactDefinition } from '../../server/kernel/fact.ts';
import { type Coverage, coverageOf } from '../../server/modules/service-plans/coverage.ts';
import { lintAll } from '../../server/modules/service-plans/lint-all.ts';
import { showProblem } from '../../server/modules/service-plans/read-plan.ts';
import { modules } from '../../server/modules.ts';
import type { Generator } from '../generate.ts';

const PLANS = new URL('../../plans/', import.meta.url);

function rows(file: string, coverage: Coverage): string[] {
  const { total, families, judged, watched, watchedShare, toBeConfirmed } = coverage;
  const counts = [total, judged, families.entitlement, families.consequence, families.scorecard, watched];
  return [`| ${file} | ${counts.join(' | ')} | ${Math.round(watchedShare * 100)} % | ${toBeConfirmed} |`];
}

const generator: Generator = {
  name: 'plan coverage',
  outputs: async () => {
    const facts = modules.flatMap((module): readonly FactDefinition[] => module.facts);
    const { plans, problems } = await lintAll(PLANS, facts);
    const serious = problems.filter(({ severity }) => severity !== 'info');
    if (serious.length > 0) throw new Error(serious.map((problem) => showProblem(problem)).join('\n'));
    const lines = plans.flatMap(({ file, value }) => {
      const coverage = coverageOf([...value.overrides, ...value.clauses], facts);
      return rows(file, coverage);
    });
    const all = coverageOf(
      plans.flatMap(({ value }) => value.clauses),
      facts,
    );
    const content = [
      '<!-- Written by npm run generate. -->',
      '# Plan coverage',
      '',
      'Only judged clauses run; of those, only the ones whose facts some module tells are watched.',
      '',
      '| text | clauses | judged | entitlement | consequence | scorecard | watched | share | to be confirmed |',
      '|---|---|---|---|---|---|---|---|---|',
      ...lines,
      '',
      '## Facts that clauses wait for',
      '',
      ...all.missing.map(({ fact, clauses }) => `- \`${fact}\`: ${clauses}`),
      '',
    ].join('\n');
    return [{ path: 'docs/generated/plan-coverage.md', content }];
  },
};

export default generator;
