// Scorecards that could not be scored, or would be scored otherwise than meant: sums, caps, tiers, thresholds, facts (R17.1, R0.6).
import type { Text } from '../../kernel/text.ts';
import { CATEGORIES } from '../products/words.ts';
import { matchedFacts } from './lint-facts.ts';
import type { Scorecard, ScoreItem, ScoreThreshold } from './scorecard.ts';
import type { Catalogue } from './watched.ts';

type Finding = {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly text: Text;
  readonly severity: 'error' | 'warning' | 'info';
};

export const scorecardProblems = (card: Scorecard, catalogue: Catalogue): Finding[] => [
  ...sums(card),
  ...sheets(card),
  ...card.items.flatMap((item, place) => itemProblems(item, { place, card, catalogue })),
  ...thresholdProblems(card),
];

type Said = Text & { readonly path: readonly PropertyKey[]; readonly severity?: Finding['severity'] };
const problem = (code: string, { zh, en, path, severity = 'error' }: Said): Finding => ({ path, code, text: { zh, en }, severity });

function sums({ total, items }: Scorecard): Finding[] {
  const path = ['items'];
  const sum = items.reduce((all, { weight }) => all + weight, 0);
  const ids = items.map(({ id }) => id).filter((id, place, all) => all.indexOf(id) !== place);
  return [
    ...(Math.abs(sum - total) < 1e-9
      ? []
      : [problem('wrong-total', { path, zh: `各项分值合计 ${sum}，应为 ${total}`, en: `weights add up to ${sum}, not ${total}` })]),
    ...ids.map((id) => problem('duplicate-item', { path, zh: `考核项目 ${id} 重复`, en: `item ${id} stands twice` })),
  ];
}

function sheets({ every, combine }: Scorecard): Finding[] {
  if (every === 'day' && combine === undefined)
    return [
      problem('no-combine', {
        path: ['every'],
        zh: '按日评分的，须写明月度如何汇总（combine）',
        en: 'a scorecard by days says how they make the month',
      }),
    ];
  if (every !== 'day' && combine !== undefined)
    return [problem('idle-combine', { path: ['combine'], zh: '只有按日评分才汇总', en: 'only day sheets are combined' })];
  return every === 'term'
    ? [
        problem('term-by-month', {
          path: ['every'],
          severity: 'info',
          zh: '按学期考核的，系统按月给出分数，学期分由人评定',
          en: 'scored month by month; people give the score of the term',
        }),
      ]
    : [];
}

type Ground = { readonly place: number; readonly card: Scorecard; readonly catalogue: Catalogue };

function itemProblems(item: ScoreItem, { place, card, catalogue }: Ground): Finding[] {
  const at = (field: string): PropertyKey[] => ['items', place, field];
  const facts = item.facts.flatMap((match) =>
    matchedFacts(match, { subject: 'customer', catalogue }).map(({ code, text, severity }) => ({ path: at('facts'), code, text, severity })),
  );
  const unknown = (item.share?.categories ?? []).filter((code) => !(code in CATEGORIES));
  return [
    ...facts,
    ...pointProblems(item, at, card),
    ...tierProblems(item, at),
    ...unknown.map((code) =>
      problem('unknown-code', { path: at('share'), zh: `没有这个商品分类代码「${code}」`, en: `there is no category “${code}”` }),
    ),
  ];
}

type At = (field: string) => PropertyKey[];

function pointProblems({ id, weight, cap, pointsPer, veto, clauses, facts, share, tiers }: ScoreItem, at: At, { total }: Scorecard): Finding[] {
  const room = cap ?? (weight > 0 ? weight : total);
  const found: Finding[] = [];
  const say = (code: string, said: Said) => found.push(problem(code, said));
  if (cap !== undefined && cap < 0) say('negative-cap', { path: at('cap'), zh: `项目 ${id} 的扣分上限不能为负`, en: `the cap of ${id} is negative` });
  if (cap !== undefined && weight > 0 && cap > weight)
    say('cap-over-weight', {
      path: at('cap'),
      severity: 'warning',
      zh: `项目 ${id} 的扣分上限 ${cap} 高于分值 ${weight}`,
      en: `the cap ${cap} of ${id} is above its weight ${weight}`,
    });
  const most = Math.max(pointsPer ?? 0, ...tiers.map(({ points }) => points));
  if (!veto && room >= 0 && most > room)
    say('points-over-weight', {
      path: at(tiers.length > 0 ? 'tiers' : 'pointsPer'),
      severity: 'warning',
      zh: `项目 ${id} 一次扣 ${most} 分，多于可扣的 ${room} 分`,
      en: `${id} takes ${most} at once, more than the ${room} it has`,
    });
  if (veto && (pointsPer !== undefined || tiers.length > 0))
    say('veto-with-points', { path: at('veto'), zh: `一票否决项 ${id} 不再另扣分`, en: `veto ${id} takes everything: no points beside` });
  const filled = clauses.length > 0 || facts.length > 0 || share !== undefined;
  if (!filled)
    say('scored-by-people', {
      path: at('id'),
      severity: 'info',
      zh: `项目 ${id} 没有依据的条款或记录，只由采购单位评定`,
      en: `${id} rests on no clause or fact: only the customer scores it`,
    });
  else if (!veto && pointsPer === undefined && tiers.length === 0)
    say('no-points', { path: at('id'), zh: `项目 ${id} 没有写明每次扣几分或分档`, en: `${id} says neither points nor tiers` });
  return found;
}

function tierProblems({ id, tiers, pointsPer, share, clauses, facts }: ScoreItem, at: At): Finding[] {
  const path = at('tiers');
  const found: Finding[] = [];
  const say = (code: string, said: Omit<Said, 'path'>) => found.push(problem(code, { ...said, path }));
  if (tiers.length > 0 && pointsPer !== undefined)
    say('two-measures', { zh: `项目 ${id} 同时写了每次扣分和分档`, en: `${id} has points per time and tiers` });
  const byShare = tiers.some(({ by }) => by === 'share');
  if (byShare && share === undefined)
    say('no-share', { zh: `项目 ${id} 按比例分档，须写明比例（share）`, en: `${id} has tiers by share: say of what` });
  if (share !== undefined && !byShare)
    say('idle-share', { zh: `项目 ${id} 写了比例却没有按比例的分档`, en: `${id} has a share but no tier goes by it` });
  if (share?.of === 'missed' && clauses.length === 0)
    say('no-clauses', { zh: `项目 ${id} 按未达标比例，须写明条款`, en: `${id} goes by misses: name the clauses` });
  if (tiers.some(({ by }) => by === 'count') && clauses.length + facts.length === 0)
    say('no-clauses', { zh: `项目 ${id} 按次数分档，须写明条款或记录`, en: `${id} goes by counts: name clauses or facts` });
  for (const by of ['count', 'share'] as const)
    for (const [first, second] of gapsOf(tiers.filter((tier) => tier.by === by).map(({ from, below }) => ({ from, to: below ?? null }))))
      say('tier-gap', {
        severity: 'warning',
        zh: `项目 ${id} 的分档在 ${first} 与 ${second} 之间有空缺或重叠`,
        en: `tiers of ${id} leave a gap or overlap between ${first} and ${second}`,
      });
  return found;
}

type Span = { readonly from: number; readonly to: number | null };

/** Neighbours that do not meet. */
function gapsOf(spans: readonly Span[]): [number, number][] {
  const ordered = [...spans].sort((a, b) => a.from - b.from);
  return ordered.slice(1).flatMap((span, place): [number, number][] => {
    const before = ordered[place]?.to ?? Number.POSITIVE_INFINITY;
    return Math.abs(before - span.from) < 1e-9 ? [] : [[Math.min(before, span.from), Math.max(before, span.from)]];
  });
}

function thresholdProblems({ thresholds, total }: Scorecard): Finding[] {
  const path = ['thresholds'];
  const empty = (threshold: ScoreThreshold): boolean =>
    (threshold.atLeast === undefined && threshold.below === undefined) || (threshold.atLeast ?? 0) >= (threshold.below ?? Number.POSITIVE_INFINITY);
  const outside = ({ atLeast = 0, below = total }: ScoreThreshold): boolean => atLeast < 0 || atLeast > total || below <= 0 || below > total;
  const alone = thresholds.filter(({ inARow }) => inARow === undefined);
  const spans = alone.map(({ atLeast, below }) => ({ from: atLeast ?? 0, to: below ?? null }));
  const starts = Math.min(...spans.map(({ from }) => from));
  return [
    ...thresholds
      .filter(empty)
      .map(({ verdict }) => problem('empty-threshold', { path, zh: `等次「${verdict}」没有分数能达到`, en: `no score reaches “${verdict}”` })),
    ...thresholds
      .filter((one) => !empty(one) && outside(one))
      .map(({ verdict }) =>
        problem('threshold-out-of-range', {
          path,
          zh: `等次「${verdict}」的分数须在 0 到 ${total} 之间`,
          en: `“${verdict}” lies outside 0 to ${total}`,
        }),
      ),
    ...gapsOf(spans).map(([first, second]) =>
      problem('threshold-gap', {
        path,
        severity: 'warning',
        zh: `等次在 ${first} 与 ${second} 之间有空缺或重叠`,
        en: `thresholds leave a gap or overlap between ${first} and ${second}`,
      }),
    ),
    ...(starts > 0 && Number.isFinite(starts)
      ? [problem('threshold-gap', { path, severity: 'warning', zh: `低于 ${starts} 分没有等次`, en: `no verdict below ${starts}` })]
      : []),
  ];
}
