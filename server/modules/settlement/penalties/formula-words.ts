// A consequence of the contract as a sentence of both languages: for people who check an estimate.

import type { Text } from '../../../kernel/text.ts';
import { DAY, duration, HOUR } from '../../../kernel/time.ts';
import type { AmountEffect, Consequence, Effect, MeasureEffect, Tier } from './consequence.ts';
import { isEach } from './penalty.rules.ts';

const BASES = {
  'line-value': { zh: '该行货款', en: 'the value of the lines concerned' },
  'note-value': { zh: '该单货款', en: 'the value of the note' },
  'shortage-value': { zh: '短少部分货款', en: 'the value of what was short' },
  'month-value': { zh: '当月货款', en: "the month's value" },
  'contract-value': { zh: '合同总价', en: 'the value of the contract' },
  'performance-bond': { zh: '履约保证金', en: 'the performance bond' },
  'direct-loss': { zh: '直接损失', en: 'the direct loss' },
} as const;

const SPANS = {
  month: { zh: '一个月内', en: 'within a month' },
  quarter: { zh: '一个季度内', en: 'within a quarter' },
  year: { zh: '一年内', en: 'within a year' },
  contract: { zh: '合同期内', en: 'within the contract' },
} as const;

/** `10%` below one, `3 倍` from one on. */
const factor = (times: number): Text =>
  times < 1 ? { zh: `${trimmed(times * 100)}%`, en: `${trimmed(times * 100)}%` } : { zh: `${trimmed(times)} 倍`, en: `${trimmed(times)} ×` };
const trimmed = (value: number): string => String(Math.round(value * 10_000) / 10_000);
const both = (parts: readonly Text[], zh: string, en: string): Text => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

export function tierText({ by, from, below }: Tier): Text {
  const [first, end] = by === 'share' ? [`${trimmed(from * 100)}%`, below === undefined ? null : `${trimmed(below * 100)}%`] : [String(from), null];
  if (by === 'share')
    return end === null ? { zh: `${first} 及以上`, en: `${first} or more` } : { zh: `${first} 至 ${end} 以下`, en: `${first} to below ${end}` };
  if (below === undefined) return { zh: `${first} 次及以上`, en: `${first} times or more` };
  const last = Math.ceil(below) - 1;
  return last <= from ? { zh: `${first} 次`, en: `${first} ×` } : { zh: `${first} 至 ${last} 次`, en: `${first} to ${last} times` };
}

export function formulaOf(rule: Consequence): Text {
  const { count } = rule.when;
  const counted =
    count && count.atLeast > 1
      ? [{ zh: `${SPANS[count.every].zh}累计 ${count.atLeast} 次起`, en: `from ${count.atLeast} times ${SPANS[count.every].en}` }]
      : [];
  const plain = rule.effects.length === 0 ? [] : [effectsText(rule.effects)];
  const tiers = rule.tiers.map((tier) => both([tierText(tier), effectsText(tier.effects)], '：', ': '));
  const held = rule.tiersHold === 'from-there' ? [{ zh: '从达到的那一次起算', en: 'from the occurrence that reached it on' }] : [];
  return both([...counted, ...plain, ...tiers, ...held], '；', '; ');
}

const effectsText = (effects: readonly Effect[]): Text => both(effects.map(effectText), '，', ', ');

function effectText(effect: Effect): Text {
  switch (effect.kind) {
    case 'points':
      return { zh: `每次扣 ${trimmed(effect.points)} 分`, en: `${trimmed(effect.points)} points each` };
    case 'amount':
      return amountText(effect);
    case 'cap':
      return {
        zh: `不超过${BASES[effect.of].zh}的 ${trimmed(effect.share * 100)}%`,
        en: `at most ${trimmed(effect.share * 100)}% of ${BASES[effect.of].en}`,
      };
    default:
      return measureText(effect);
  }
}

function amountText(effect: AmountEffect): Text {
  const { amount, atLeastYuan, atMostYuan } = effect;
  const often = isEach(effect) ? { zh: '每次', en: ' each' } : { zh: '', en: ' once' };
  const many = amount.of === 'fixed' ? null : factor(amount.times);
  const much =
    amount.of === 'fixed'
      ? { zh: `${often.zh}${trimmed(amount.yuan)} 元`, en: `¥${trimmed(amount.yuan)}${often.en}` }
      : { zh: `${often.zh}按${BASES[amount.of].zh}的 ${many?.zh}`, en: `${many?.en} of ${BASES[amount.of].en}${often.en}` };
  const least = atLeastYuan === undefined ? [] : [{ zh: `不低于 ${trimmed(atLeastYuan)} 元`, en: `at least ¥${trimmed(atLeastYuan)}` }];
  const most = atMostYuan === undefined ? [] : [{ zh: `不高于 ${trimmed(atMostYuan)} 元`, en: `at most ¥${trimmed(atMostYuan)}` }];
  return both([much, ...least, ...most], '，', ', ');
}

export function measureText(effect: MeasureEffect): Text {
  if (effect.kind === 'terminate') return { zh: `可解除合同（${effect.notice}）`, en: `the contract may be ended (${effect.notice})` };
  const ms = duration(effect.within);
  const days = Math.round(ms / DAY);
  return days > 0
    ? { zh: `暂停供货 ${days} 日`, en: `suspended for ${days} days` }
    : { zh: `暂停供货 ${Math.round(ms / HOUR)} 小时`, en: `suspended for ${Math.round(ms / HOUR)} hours` };
}
