// The obligations in force for one customer: the plan's clauses, replaced, left out and added to by the contract's terms (R0.1).
import type { PinnedClause } from '../commitments/clause.ts';
import { ALWAYS_TEXT, type CalendarText } from './calendar.ts';
import { type EntitlementRule, entitlementRule, type GrantLimit, grantLimit } from './entitlement-rule.ts';
import {
  type Clause,
  type Consequence,
  type JudgedPlanClause,
  type PlanDocument,
  PRECEDENCE,
  type Scorecard,
  sourceText,
  toBeConfirmed,
} from './plan.ts';
import { scorecard } from './scorecard.ts';

export type EffectiveClause = {
  readonly clause: Clause;
  readonly precedence: number;
  /** Where it comes from: the plan, the contract's own, or the contract instead of the plan's. */
  readonly origin: 'plan' | 'contract' | 'override';
  /** Holder of its calendars. */
  readonly home: PlanDocument;
};

const rank = (clause: Clause, home: PlanDocument): number => PRECEDENCE[clause.precedence ?? home.precedence];

/**
 * An override replaces the clause of its id unless it stands lower (合同 > 投标承诺 > 采购需求 > our plan); clauses left out go;
 * everything else stays: the tightest of several matching clauses is shown, none is "first match wins".
 */
export function effectiveClauses(plan: PlanDocument, terms?: PlanDocument): EffectiveClause[] {
  const omitted = new Set(terms?.omits.map(({ id }) => id));
  const overrides = new Map(terms?.overrides.map((clause) => [clause.id, clause]));
  const base = plan.clauses
    .filter(({ id }) => !omitted.has(id))
    .map((clause): EffectiveClause => {
      const override = overrides.get(clause.id);
      const own = { clause, precedence: rank(clause, plan), origin: 'plan', home: plan } as const;
      if (!terms || !override || rank(override, terms) < own.precedence) return own;
      return { clause: override, precedence: rank(override, terms), origin: 'override', home: terms };
    });
  const added = terms?.clauses.map((clause): EffectiveClause => ({ clause, precedence: rank(clause, terms), origin: 'contract', home: terms })) ?? [];
  return [...base, ...added];
}

/** The judged ones, pinned: `key` says which version of which contract or plan promised it. */
export const pinnedClauses = (holder: { key: string; version: number }, effective: readonly EffectiveClause[]): PinnedClause[] =>
  effective
    .filter((each): each is EffectiveClause & { clause: JudgedPlanClause } => each.clause.family === 'judged')
    .map(({ clause, precedence, home }) => ({
      key: `${holder.key}@${holder.version}#${clause.id}`,
      id: clause.id,
      section: clause.section,
      wording: clause.wording,
      bound: clause.bound,
      precedence,
      source: sourceText(clause, home.documents),
      judge: clause.judge,
    }));

/** An entitlement as one contract holds it; those without a rule are for people alone. */
export type Entitlement = {
  readonly id: string;
  readonly wording: string;
  readonly wordingEn: string | null;
  readonly source: string;
  readonly mark: string;
  /** False: 待确认. */
  readonly confirmed: boolean;
  readonly precedence: number;
  readonly rule: EntitlementRule;
  readonly limits: readonly GrantLimit[];
};

/** Texts of earlier editions were kept before a rule could say as much as today: what they leave out is filled in. */
export const ruledEntitlements = (effective: readonly EffectiveClause[]): Entitlement[] =>
  effective.flatMap(({ clause, precedence, home }): Entitlement[] => {
    if (clause.family !== 'entitlement' || clause.entitlement.rule === undefined) return [];
    const { id, wording, wordingEn = null, mark, entitlement } = clause;
    const head = { id, wording, wordingEn, mark, precedence, source: sourceText(clause, home.documents), confirmed: !toBeConfirmed(clause) };
    return [{ ...head, rule: entitlementRule.parse(entitlement.rule), limits: entitlement.limits.map((limit) => grantLimit.parse(limit)) }];
  });

/** A clause of a family that nobody watches: what follows from misses, and the sheet a month is scored by. `key` as of pinned clauses. */
export type Held<T> = {
  readonly key: string;
  readonly id: string;
  readonly wording: string;
  readonly wordingEn: string | null;
  readonly source: string;
  readonly mark: string;
  /** False: 待确认. */
  readonly confirmed: boolean;
  readonly precedence: number;
  readonly rule: T;
};
type Family = { scorecard: Scorecard; consequence: Consequence };

/** Scorecards or consequences as one contract holds them. */
export const heldClauses = <F extends keyof Family>(
  holder: { key: string; version: number },
  { family, effective }: { readonly family: F; readonly effective: readonly EffectiveClause[] },
): Held<Family[F]>[] =>
  effective.flatMap(({ clause, precedence, home }) => {
    if (clause.family !== family) return [];
    const { id, wording, wordingEn = null, mark } = clause;
    // As with entitlements: what earlier editions leave out of a scorecard is filled in.
    const written = (clause as unknown as Family)[family];
    const rule = (family === 'scorecard' ? scorecard.parse(written) : written) as Family[F];
    const source = sourceText(clause, home.documents);
    return [
      { key: `${holder.key}@${holder.version}#${id}`, id, wording, wordingEn, source, mark, confirmed: !toBeConfirmed(clause), precedence, rule },
    ];
  });

/** Calendars by key; those of the contract win over those of its plan. A `use` names a shared calendar file. */
export function calendarsOf(plan: PlanDocument, terms?: PlanDocument): Record<string, CalendarText | { use: string }> {
  return { always: ALWAYS_TEXT, ...plan.calendars, ...terms?.calendars };
}
