// The linter of R0.6: what a published plan must not say.
import type { Text } from '../../kernel/text.ts';
import { conflicts } from './lint-conflicts.ts';
import { factFindings } from './lint-facts.ts';
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

function findings(plan: PlanDocument, context: LintContext): Finding[] {
  const base = plan.basedOn && context.base?.(plan.basedOn.plan, plan.basedOn.version);
  const places = placesOf(plan);
  return [
    ...baseFindings(plan, base, places),
    ...duplicateIds(places),
    ...calendarFindings(plan, context),
    ...places.flatMap((place) => [
      ...wordFindings(place, context.laws),
      ...sourceFindings(place, plan, context),
      ...judgeFindings(place, plan, base, context),
    ]),
    ...places.flatMap((place) => referenceFindings(place, plan, base)),
    ...conflictFindings(plan, places),
  ];
}

const finding = (place: Place, code: string, text: Text, rest: { at?: readonly PropertyKey[]; severity?: Problem['severity'] } = {}): Finding => ({
  path: [...place.path, ...(rest.at ?? ['id'])],
  clause: place.clause.id,
  code,
  text,
  severity: rest.severity ?? 'error',
});

function baseFindings(plan: PlanDocument, base: PlanDocument | undefined, places: readonly Place[]): Finding[] {
  if (plan.kind === 'plan') {
    const stray = plan.basedOn ?? plan.overrides[0] ?? plan.omits[0];
    const text = {
      zh: '只有合同（kind: contract）可以基于其他方案、覆盖或排除条款',
      en: 'only a contract may be based on a plan, override or omit clauses',
    };
    return stray ? [{ path: ['kind'], clause: null, code: 'not-a-contract', text }] : [];
  }
  if (!plan.basedOn)
    return [
      {
        path: ['kind'],
        clause: null,
        code: 'no-base',
        text: { zh: '合同须写明 basedOn（基于哪个方案版本）', en: 'a contract names the plan version it is basedOn' },
      },
    ];
  if (!base) {
    const { plan: key, version } = plan.basedOn;
    return [
      {
        path: ['basedOn'],
        clause: null,
        code: 'unknown-base',
        text: { zh: `没有已发布的方案 ${key}@${version}`, en: `no published plan ${key}@${version}` },
      },
    ];
  }
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
    ...plan.omits.flatMap(({ id }, index) =>
      ids.has(id)
        ? []
        : [{ path: ['omits', index], clause: id, code: 'nothing-to-omit', text: { zh: `方案中没有条款 ${id}`, en: `the plan has no clause ${id}` } }],
    ),
  ];
}

function duplicateIds(places: readonly Place[]): Finding[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    if (seen.has(place.clause.id))
      return [finding(place, 'duplicate-id', { zh: `条款号 ${place.clause.id} 重复`, en: `clause id ${place.clause.id} is used twice` })];
    seen.add(place.clause.id);
    return [];
  });
}

const useOf = (calendar: PlanDocument['calendars'][string]): string | undefined => ('use' in calendar ? calendar.use : undefined);

function calendarFindings(plan: PlanDocument, { calendars = [] }: LintContext): Finding[] {
  return Object.entries(plan.calendars).flatMap(([key, calendar]) => {
    const shared = useOf(calendar);
    const text = { zh: `没有共用日历「${shared}」`, en: `no shared calendar “${shared}”` };
    return shared === undefined || calendars.includes(shared) ? [] : [{ path: ['calendars', key], clause: null, code: 'unknown-calendar', text }];
  });
}

function wordFindings(place: Place, laws: readonly Law[]): Finding[] {
  const { wording, wordingEn } = place.clause;
  const unconfirmed = toBeConfirmed(place.clause)
    ? [
        finding(
          place,
          'to-be-confirmed',
          { zh: '待确认：来源未经人工核对', en: 'to be confirmed: nobody has checked the source' },
          { at: ['mark'], severity: 'info' },
        ),
      ]
    : [];
  const words = [...vagueWords(wording, wordingEn), ...lawProblems(wording, laws)];
  return [...words.map(({ code, text, severity }) => finding(place, code, text, { at: ['wording'], severity })), ...unconfirmed];
}

function sourceFindings(place: Place, plan: PlanDocument, { laws }: LintContext): Finding[] {
  const known = new Set([...Object.keys(plan.documents), ...laws.map(({ id }) => id)]);
  const repealed = new Set(laws.filter(({ status }) => status === 'repealed').map(({ id }) => id));
  return [place.clause.source, ...place.clause.alsoIn].flatMap(({ document }) => {
    const text = {
      zh: `来源「${document}」未在 documents 或法规清单中登记`,
      en: `source “${document}” is neither under documents nor in the list of laws`,
    };
    if (!known.has(document)) return [finding(place, 'unknown-source', text, { at: ['source'] })];
    const gone = { zh: `来源「${document}」已废止`, en: `source “${document}” is repealed` };
    return repealed.has(document) ? [finding(place, 'repealed-law', gone, { at: ['source'] })] : [];
  });
}

function judgeFindings(place: Place, plan: PlanDocument, base: PlanDocument | undefined, { catalogue }: LintContext): Finding[] {
  const { clause } = place;
  if (plan.kind === 'plan' && clause.serves.length === 0)
    return [
      finding(place, 'serves-nothing', { zh: '方案条款须写明 serves（对应的需求编号）', en: 'a clause of a plan names the requirements it serves' }),
    ];
  if (clause.family !== 'judged') return [];
  const { calendar } = clause.judge;
  const missing = calendar !== 'always' && !(calendar in plan.calendars) && !(base && calendar in base.calendars);
  const unknown = missing
    ? [finding(place, 'unknown-calendar', { zh: `没有日历「${calendar}」`, en: `no calendar “${calendar}”` }, { at: ['judge', 'calendar'] })]
    : [];
  const facts = factFindings(clause.judge, catalogue).map(({ path, code, text, severity }) =>
    finding(place, code, text, { at: ['judge', ...path], severity }),
  );
  const noTeam = clause.bound === 'team' && clause.judge.team === undefined;
  const team = noTeam
    ? [finding(place, 'no-team', { zh: '约束部门的条款须写明 team', en: 'a clause that binds a team names it' }, { at: ['judge'] })]
    : [];
  return [...unknown, ...facts, ...team];
}

/** Consequences and scorecards name clauses by id: each must exist; weights must make the total. */
function referenceFindings(place: Place, plan: PlanDocument, base: PlanDocument | undefined): Finding[] {
  const { clause } = place;
  const ids = new Set([...placesOf(plan).map((other) => other.clause.id), ...(base?.clauses ?? []).map(({ id }) => id)]);
  const named =
    clause.family === 'consequence'
      ? clause.consequence.when.clauses
      : clause.family === 'scorecard'
        ? clause.scorecard.items.flatMap(({ clauses }) => clauses)
        : [];
  const unknown = named
    .filter((id) => !ids.has(id))
    .map((id) => finding(place, 'unknown-clause', { zh: `引用的条款 ${id} 不存在`, en: `clause ${id} does not exist` }, { at: [clause.family] }));
  if (clause.family !== 'scorecard') return unknown;
  const { total, items } = clause.scorecard;
  const sum = items.reduce((all, { weight }) => all + weight, 0);
  const text = { zh: `各项分值合计 ${sum}，应为 ${total}`, en: `weights add up to ${sum}, not ${total}` };
  return Math.abs(sum - total) < 1e-9 ? unknown : [...unknown, finding(place, 'wrong-total', text, { at: ['scorecard', 'items'] })];
}

function conflictFindings(plan: PlanDocument, places: readonly Place[]): Finding[] {
  const placeOf = new Map(places.map((place) => [place.clause.id, place]));
  const rank = (clause: Clause) => PRECEDENCE[clause.precedence ?? plan.precedence];
  return conflicts(
    places.map(({ clause }) => clause),
    rank,
  ).flatMap(([first, second]) => {
    const place = placeOf.get(second.id);
    const text = {
      zh: `与条款 ${first.id} 冲突：同一义务人、同一事项、同一效力层级，期限或指标不同`,
      en: `conflicts with ${first.id}: same party, same matter, same precedence, different limits`,
    };
    return place ? [finding(place, 'conflict', text)] : [];
  });
}
