// A scorecard in words, as paper and screens say it.
import type { Text } from '../../../kernel/text.ts';
import { type Card, type CardItem, type Hundredths, pointsOf, type Threshold, type Tier } from './score.ts';

export const SCORE_STATES = {
  open: { zh: '未评', en: 'Not scored' },
  offered: { zh: '已提交自评', en: 'Own reading sent' },
  stated: { zh: '客户已评', en: 'Stated by the customer' },
  final: { zh: '已定案', en: 'Final' },
} as const satisfies Record<string, Text>;
export type ScoreState = keyof typeof SCORE_STATES;

/** Points taken without naming an item. */
export const NO_ITEM: Text = { zh: '未分项', en: 'No item named' };

const said = (hundredths: Hundredths): string => String(pointsOf(hundredths));
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

function tierText({ by, from, below, points }: Tier): Text {
  const span = by === 'share' ? [percent(from), below === null ? null : percent(below)] : [String(from), below === null ? null : String(below - 1)];
  const [low, high] = span;
  if (by === 'count')
    return {
      zh: `${high === null ? `${low} 次及以上` : high === low ? `${low} 次` : `${low} 至 ${high} 次`}扣 ${said(points)} 分`,
      en: `${high === null ? `${low} times or more` : high === low ? `${low}×` : `${low}–${high}×`}: −${said(points)}`,
    };
  return {
    zh: `${low} 及以上${high === null ? '' : `、不足 ${high}`}扣 ${said(points)} 分`,
    en: `from ${low}${high === null ? '' : ` to below ${high}`}: −${said(points)}`,
  };
}

const SHARES = {
  'short-weight': { zh: '短重占送货重量：', en: 'Short of the weight that came: ' },
  missed: { zh: '未达标占应履行：', en: 'Missed of all that was due: ' },
} as const satisfies Record<string, Text>;

export function ruleText(item: CardItem): Text {
  if (item.veto) return { zh: '发生 1 次，一票否决，总分计 0 分', en: 'One occurrence makes the whole score 0' };
  const cap = { zh: `，扣完 ${said(item.cap)} 分为止`, en: `, ${said(item.cap)} at most` };
  if (item.per !== null) return { zh: `每次扣 ${said(item.per)} 分${cap.zh}`, en: `−${said(item.per)} each time${cap.en}` };
  if (item.tiers.length > 0) {
    const tiers = item.tiers.map(tierText);
    const head = item.share ? SHARES[item.share.of] : { zh: '', en: '' };
    return { zh: `${head.zh}${tiers.map(({ zh }) => zh).join('；')}${cap.zh}`, en: `${head.en}${tiers.map(({ en }) => en).join('; ')}${cap.en}` };
  }
  return { zh: `由采购单位评定，最多扣 ${said(item.cap)} 分`, en: `Scored by the customer, ${said(item.cap)} off at most` };
}

/** `85 分及以上`, `连续 2 期低于 80 分`. */
export function thresholdText({ atLeast, below, inARow }: Threshold): Text {
  const from = atLeast === null ? null : said(atLeast);
  const to = below === null ? null : said(below);
  const zh = [from === null ? '' : `${from} 分及以上`, to === null ? '' : `低于 ${to} 分`].filter(Boolean).join('、');
  const en = [from === null ? '' : `${from} or more`, to === null ? '' : `below ${to}`].filter(Boolean).join(', ');
  return inARow === null ? { zh, en } : { zh: `连续 ${inARow} 期${zh}`, en: `${inARow} in a row ${en}` };
}

/** Reaching it costs something, or the contract. */
export const isBad = ({ consequence, effects }: Threshold): boolean => consequence !== null || effects.length > 0;

export const nameOf = (card: Card, itemId: string | null): string => card.items.find(({ id }) => id === itemId)?.name ?? itemId ?? NO_ITEM.zh;
