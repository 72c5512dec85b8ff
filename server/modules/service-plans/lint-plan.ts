// The linter of R0.6: what a published plan must not say.
import type { Text } from '../../kernel/text.ts';
import { conflicts } from './lint-conflicts.ts';
import { factFindings } from './lint-facts.ts';
import { ruleFindings } from './lint-rules.ts';
import { scorecardProblems } from './lint-scorecard.ts';
import { type Law, lawProblems, vagueWords } from './lint-words.ts';
import { type Clause, type PlanDocument, PRECEDENCE, toBeConfirmed } from './plan.ts';
import { type Lines, type Problem, readPlan } from './read-plan.ts';
import type { Catalogue } from './watched.ts';

export type LintContext = {
  readonly catalogue: Catalogue;
  readonly laws: readonly Law[];
  /** The published plan a contract stands on. */
  readonly base?: (plan: string, version: number) => PlanDocument | undefined;
  /** Keys of shared calendar files. */
  readonly calendars?: readonly string[];
};
export type Linted = { readonly plan?: PlanDocument; readonly problems: readonly Problem[] };

type Place = { readonly clause: Clause; readonly path: readonly PropertyKey[] };
type Finding = {
  readonly path: readonly PropertyKey[];
  readonly clause: string | null;
  readonly code: string;
  readonly text: Text;
  readonly severity?: Problem['severity'];
};

/** Text of a plan or contract → the plan (absent when its shape is wrong) and everything wrong with it. */
export function lintPlan(text: string, context: LintContext): Linted {
  const { value: plan, lines, problems } = readPlan(text);
  if (!plan) return { problems };
  return {
    plan,
    problems: findings(plan, context)
      .map((finding) => located(finding, lines))
      .sort((a, b) => a.line - b.line),
  };
}

const located = ({ path, clause, code, text, severity = 'error' }: Finding, lines: Lines): Problem => ({
  line: lines.of(path),
  clause,
  code,
  text,
  severity,
});

export const placesOf = (plan: PlanDocument): Place[] =>
  (['overrides', 'clauses'] as const).flatMap((list) => plan[list].map((clause, index) => ({ clause, path: [list, index] })));

/** What the rules look at besides the clause. */
type Ground = Omit<LintContext, 'base'> & { readonly plan: PlanDocument; readonly base: PlanDocument | undefined };

function findings(plan: PlanDocument, context: LintContext): Finding[] {
  const ground: Ground = { ...context, plan, base: plan.basedOn && context.base?.(plan.basedOn.plan, plan.basedOn.version) };
  const places = placesOf(plan);
  return [
    ...(plan.kind === 'plan' ? planFindings(plan) : contractFindings(ground, places)),
    ...duplicateIds(places),
    ...calendarFindings(ground),
    ...places.flatMap((place) => clauseFindings(place, ground)),
    ...conflictFindings(plan, places),
  ];
}

const clauseFindings = (place: Place, ground: Ground): Finding[] => [
  ...wordFindings(place, ground.laws),
  ...sourceFindings(place, ground),
  ...servesFindings(place, ground.plan),
  ...judgeFindings(place, ground),
  ...codeFindings(place, ground),
  ...referenceFindings(place, ground),
  ...scorecardFindings(place, ground),
];

type Said = Text & { readonly at?: readonly PropertyKey[]; readonly severity?: Problem['severity'] };

const finding = (place: Place, code: string, { zh, en, at = ['id'], severity = 'error' }: Said): Finding => ({
  path: [...place.path, ...at],
  clause: place.clause.id,
  code,
  text: { zh, en },
  severity,
});

function planFindings(plan: PlanDocument): Finding[] {
  const stray = plan.basedOn ?? plan.overrides[0] ?? plan.omits[0];
  const text = {
    zh: '只有合同（kind: contract）可以基于其他方案、覆盖或排除条款',
    en: 'only a contract may be based on a plan, override or omit clauses',
  };
  return stray ? [{ path: ['kind'], clause: null, code: 'not-a-contract', text }] : [];
}

function contractFindings({ plan, base }: Ground, places: readonly Place[]): Finding[] {
  const whole = (path: string, code: string, text: Text): Finding[] => [{ path: [path], clause: null, code, text }];
  if (!plan.basedOn)
    return whole('kind', 'no-base', { zh: '合同须写明 basedOn（基于哪个方案版本）', en: 'a contract names the plan version it is basedOn' });
  const { plan: key, version } = plan.basedOn;
  if (!base) return whole('basedOn', 'unknown-base', { zh: `没有已发布的方案 ${key}@${version}`, en: `no published plan ${key}@${version}` });
  const ids = new Set(base.clauses.map(({ id }) => id));
  const misplaced = places.filter(({ clause, path }) => ids.has(clause.id) !== (path[0] === 'overrides'));
  return [
    ...misplaced.map((place) =>
      ids.has(place.clause.id)
        ? finding(place, 'belongs-under-overrides', {
            zh: '方案中已有同号条款：请写在 overrides 下',
            en: 'the plan has a clause of this id: put it under overrides',
          })
        : finding(place, 'nothing-to-override', {
            zh: `方案中没有条款 ${place.clause.id} 可覆盖`,
            en: `the plan has no clause ${place.clause.id} to override`,
          }),
    ),
    ...plan.omits.flatMap(({ id }, index): Finding[] =>
      ids.has(id)
        ? []
        : [{ path: ['omits', index], clause: id, code: 'nothing-to-omit', text: { zh: `方案中没有条款 ${id}`, en: `the plan has no clause ${id}` } }],
    ),
  ];
}

function duplicateIds(places: readonly Place[]): Finding[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const { id } = place.clause;
    if (seen.has(id)) return [finding(place, 'duplicate-id', { zh: `条款号 ${id} 重复`, en: `clause id ${id} is used twice` })];
    seen.add(id);
    return [];
  });
}

function calendarFindings({ plan, calendars = [] }: Ground): Finding[] {
  return Object.entries(plan.calendars).flatMap(([key, calendar]): Finding[] => {
    if (!('use' in calendar) || calendars.includes(calendar.use)) return [];
    const text = { zh: `没有共用日历「${calendar.use}」`, en: `no shared calendar “${calendar.use}”` };
    return [{ path: ['calendars', key], clause: null, code: 'unknown-calendar', text }];
  });
}

function wordFindings(place: Place, laws: readonly Law[]): Finding[] {
  const { wording, wordingEn } = place.clause;
  const unconfirmed = {
    zh: '待确认：来源未经人工核对',
    en: 'to be confirmed: nobody has checked the source',
    at: ['mark'],
    severity: 'info',
  } as const;
  return [
    ...[...vagueWords(wording, wordingEn), ...lawProblems(wording, laws)].map(({ code, text, severity }) =>
      finding(place, code, { ...text, at: ['wording'], severity }),
    ),
    ...(toBeConfirmed(place.clause) ? [finding(place, 'to-be-confirmed', unconfirmed)] : []),
  ];
}

function sourceFindings(place: Place, { plan, laws }: Ground): Finding[] {
  return [place.clause.source, ...place.clause.alsoIn].flatMap(({ document }) => {
    const law = laws.find(({ id }) => id === document);
    if (law?.status === 'repealed')
      return [finding(place, 'repealed-law', { zh: `来源「${law.name}」已废止`, en: `source “${law.name}” is repealed`, at: ['source'] })];
    if (law || document in plan.documents) return [];
    const said = {
      zh: `来源「${document}」未在 documents 或法规清单中登记`,
      en: `source “${document}” is neither under documents nor in the list of laws`,
    };
    return [finding(place, 'unknown-source', { ...said, at: ['source'] })];
  });
}

const servesFindings = (place: Place, plan: PlanDocument): Finding[] =>
  plan.kind === 'plan' && place.clause.serves.length === 0
    ? [finding(place, 'serves-nothing', { zh: '方案条款须写明 serves（对应的需求编号）', en: 'a clause of a plan names the requirements it serves' })]
    : [];

function judgeFindings(place: Place, { plan, base, catalogue }: Ground): Finding[] {
  const { clause } = place;
  if (clause.family !== 'judged') return [];
  const { calendar, team } = clause.judge;
  const known = calendar === 'always' || calendar in plan.calendars || (base !== undefined && calendar in base.calendars);
  const facts = factFindings(clause.judge, catalogue).map(({ path, code, text, severity }) =>
    finding(place, code, { ...text, at: ['judge', ...path], severity }),
  );
  return [
    ...(known
      ? []
      : [finding(place, 'unknown-calendar', { zh: `没有日历「${calendar}」`, en: `no calendar “${calendar}”`, at: ['judge', 'calendar'] })]),
    ...(clause.bound === 'team' && team === undefined
      ? [finding(place, 'no-team', { zh: '约束部门的条款须写明 team', en: 'a clause that binds a team names it', at: ['judge'] })]
      : []),
    ...facts,
  ];
}

function codeFindings(place: Place, { catalogue }: Ground): Finding[] {
  if (place.clause.family !== 'entitlement') return [];
  return ruleFindings(place.clause.entitlement, catalogue).map(({ code, text }) => finding(place, code, { ...text, at: ['entitlement'] }));
}

/** Consequences and scorecards name clauses by id: each must exist. */
function referenceFindings(place: Place, { plan, base }: Ground): Finding[] {
  const ids = new Set([...placesOf(plan).map(({ clause }) => clause.id), ...(base?.clauses ?? []).map(({ id }) => id)]);
  return clausesNamedBy(place.clause)
    .filter((id) => !ids.has(id))
    .map((id) => finding(place, 'unknown-clause', { zh: `引用的条款 ${id} 不存在`, en: `clause ${id} does not exist`, at: [place.clause.family] }));
}

function clausesNamedBy(clause: Clause): readonly string[] {
  if (clause.family === 'consequence') return clause.consequence.when.clauses;
  return clause.family === 'scorecard' ? clause.scorecard.items.flatMap(({ clauses }) => clauses) : [];
}

function scorecardFindings(place: Place, { catalogue }: Ground): Finding[] {
  if (place.clause.family !== 'scorecard') return [];
  return scorecardProblems(place.clause.scorecard, catalogue).map(({ path, code, text, severity }) =>
    finding(place, code, { ...text, at: ['scorecard', ...path], severity }),
  );
}

function conflictFindings(plan: PlanDocument, places: readonly Place[]): Finding[] {
  const placeOf = new Map(places.map((place) => [place.clause.id, place]));
  const rank = (clause: Clause) => PRECEDENCE[clause.precedence ?? plan.precedence];
  const clauses = places.map(({ clause }) => clause);
  return conflicts(clauses, rank).flatMap(([first, second]) => {
    const place = placeOf.get(second.id);
    const said = {
      zh: `与条款 ${first.id} 冲突：同一义务人、同一事项、同一效力层级，期限或指标不同`,
      en: `conflicts with ${first.id}: same party, same matter, same precedence, different limits`,
    };
    return place ? [finding(place, 'conflict', said)] : [];
  });
}
