// Plans and contracts for the screen: each clause with its source, its rank and whether anything watches it.
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { adoptedPlan, document } from './contracts-in-force.ts';
import { clauseWatch, coverageOf } from './coverage.ts';
import { type EffectiveClause, effectiveClauses } from './effective-clauses.ts';
import { errorsOf } from './lint-all.ts';
import { type Clause, type PlanDocument, PRECEDENCE, toBeConfirmed } from './plan.ts';
import type { Version } from './plans.store.ts';
import { catalogueOf, lintHere } from './publish-plan.ts';
import { no } from './refusals.ts';
import type { Catalogue } from './watched.ts';

const bodyOf = (clause: Clause): Record<string, unknown> => {
  switch (clause.family) {
    case 'judged':
      return clause.judge;
    case 'entitlement':
      return clause.entitlement;
    case 'consequence':
      return clause.consequence;
    case 'scorecard':
      return clause.scorecard;
  }
};

/** One clause as screens show it. */
export function shownClause({ clause, precedence, origin, home }: EffectiveClause, catalogue: Catalogue) {
  const judge = clause.family === 'judged' ? clause.judge : undefined;
  const { watched, missing } = clauseWatch(clause, catalogue);
  const { id, family, section, wording, bound, mark, serves } = clause;
  return {
    ...{ id, family, section, wording, bound, mark, serves, precedence, origin, watched, missing: [...missing] },
    kind: judge?.kind ?? null,
    subject: judge?.subject ?? null,
    calendar: judge?.calendar ?? null,
    wordingEn: clause.wordingEn ?? null,
    party: home.parties[bound] ?? '',
    toBeConfirmed: toBeConfirmed(clause),
    sources: [clause.source, ...clause.alsoIn].map(({ document: paper, place, page }) => ({
      document: paper,
      title: home.documents[paper]?.title ?? paper,
      place,
      page: page === undefined ? null : String(page),
    })),
    body: bodyOf(clause),
  };
}

/** The text's own clauses: overrides and additions of a contract, or all of a plan. */
const ownClauses = (plan: PlanDocument): EffectiveClause[] =>
  plan.kind === 'plan'
    ? effectiveClauses(plan)
    : [...plan.overrides, ...plan.clauses].map((clause, index) => ({
        clause,
        precedence: PRECEDENCE[clause.precedence ?? plan.precedence],
        origin: index < plan.overrides.length ? 'override' : 'contract',
        home: plan,
      }));

const canOf = (call: Call, kind: string) => {
  const may = call.actor.can.has('service-plans.publish');
  return { publish: may, adopt: may && kind === 'plan' };
};

const plainCoverage = (clauses: readonly Clause[], catalogue: Catalogue) => {
  const coverage = coverageOf(clauses, catalogue);
  return { ...coverage, families: { ...coverage.families }, kinds: { ...coverage.kinds }, missing: [...coverage.missing] };
};

export { plainCoverage as coverageForScreen };

export async function listPlans(call: Call, { kind }: { kind?: 'plan' | 'contract' | undefined }) {
  const rows = await call.db
    .selectFrom('service_plans.plan_version')
    .select(['key', 'version', 'kind', 'title', 'published_at'])
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind as string))
    .orderBy('kind', 'desc')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  const adopted = await adoptedPlan(call.db, call.now);
  const catalogue = catalogueOf(call.app);
  const items = await Promise.all(
    rows.map(async ({ key, version, kind: textKind, title, published_at }) => {
      const plan = await document(call.db, { key, version });
      return {
        ...{ key, version, kind: textKind as 'plan' | 'contract', title, publishedAt: iso(published_at) },
        adopted: adopted?.key === key && adopted.version === version,
        coverage: plainCoverage([...plan.overrides, ...plan.clauses], catalogue),
      };
    }),
  );
  return { items, can: canOf(call, 'plan') };
}

export async function showPlan(call: Call, { key, version }: Version) {
  const row = await call.db
    .selectFrom('service_plans.plan_version')
    .select(['content', 'sha256', 'published_at'])
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw no('not-found');
  const plan = await document(call.db, { key, version });
  const adopted = await adoptedPlan(call.db, call.now);
  const catalogue = catalogueOf(call.app);
  const own = ownClauses(plan);
  return {
    ...{ key, version, kind: plan.kind, title: plan.title, description: plan.description, sha256: row.sha256, content: row.content },
    basedOn: plan.basedOn ? { key: plan.basedOn.plan, version: plan.basedOn.version } : null,
    publishedAt: iso(row.published_at),
    adopted: adopted?.key === key && adopted.version === version,
    coverage: plainCoverage(
      own.map(({ clause }) => clause),
      catalogue,
    ),
    clauses: own.map((each) => shownClause(each, catalogue)),
    can: canOf(call, plan.kind),
  };
}

export async function lintText(call: Call, { text }: { text: string }) {
  const { plan, problems } = await lintHere(call, text);
  return {
    problems: problems.map(({ line, clause, code, text: said, severity }) => ({ line, clause, code, text: said, severity })),
    errors: errorsOf(problems).length,
    coverage: plan ? plainCoverage([...plan.overrides, ...plan.clauses], catalogueOf(call.app)) : null,
  };
}
