// What the checks of R1.1 may find, by stable code. `block` keeps an order from being confirmed; `hard` ones nobody may override.
import type { Text } from '../../kernel/text.ts';

type Finding = { readonly level: 'block' | 'warn'; readonly hard?: true; readonly zh: string; readonly en: string };

export const FINDINGS = {
  'site-unknown': {
    level: 'block',
    hard: true,
    zh: '没有这个食堂，或它不属于该客户，请从列表中选择。',
    en: 'No such site of this customer. Choose one from the list.',
  },
  'customer-closed': { level: 'block', hard: true, zh: '客户已停用，不能下单。请先在客户资料中启用。', en: 'The customer is closed.' },
  'site-closed': { level: 'block', hard: true, zh: '食堂已停用，不能下单。请先在客户资料中启用。', en: 'The site is closed.' },
  'window-missing': {
    level: 'block',
    hard: true,
    zh: '食堂资料里没有 {day} 的收货时间，请填写要求送达的时间。',
    en: 'The site has no receiving hours on {day}: give a time.',
  },
  'window-backwards': { level: 'block', hard: true, zh: '送达时间的结束早于开始，请检查。', en: 'The delivery window ends before it begins.' },
  'window-past': { level: 'block', hard: true, zh: '送达时间已过，请选择以后的日期或时间。', en: 'The delivery window is over. Choose a later one.' },
  'too-far': { level: 'block', hard: true, zh: '送达日期距今超过一年，请检查。', en: 'The day is more than a year away.' },
  'outside-hours': {
    level: 'warn',
    zh: '要求的时间 {from}–{to} 不在食堂收货时间内，请与食堂确认有人收货。',
    en: '{from}–{to} is outside the receiving hours. Make sure somebody receives.',
  },
  'after-cutoff': {
    level: 'warn',
    zh: '已过截单时间（{cutoff}），按加单（急单）处理，需答复能否送达。',
    en: 'After the cutoff ({cutoff}): an urgent order, to be answered.',
  },
  duplicate: {
    level: 'warn',
    zh: '与订单 {number} 的食堂、送达日和内容相同，可能重复下单。',
    en: 'Same site, day and content as order {number}: perhaps a duplicate.',
  },
  'no-prices': { level: 'warn', zh: '该客户当日没有生效的报价，金额待定。', en: 'No price sheet is in force for this customer on that day.' },
  'no-price': { level: 'warn', zh: '“{product}”当日没有生效的单价，金额待定。', en: '{product} has no price in force on that day.' },
  'unknown-product': {
    level: 'warn',
    zh: '商品库里没有“{product}”，价格与风险未核对。请改选商品，或确认后由采购处理。',
    en: '{product} is not in the product master: price and risk are unchecked.',
  },
  'product-ambiguous': {
    level: 'warn',
    zh: '有多个叫“{product}”的商品，请选择其中一个。',
    en: 'Several products are called {product}. Choose one.',
  },
  'product-closed': { level: 'block', zh: '“{product}”已停售，请改选商品。', en: '{product} is not sold any more.' },
  'product-twice': { level: 'warn', zh: '“{product}”写了两行，请确认不是重复。', en: '{product} stands on two lines.' },
  'high-risk': {
    level: 'block',
    zh: '“{product}”属于学校食堂高风险食材，不得供应学校。确需供应须写明理由。',
    en: '{product} is high-risk for schools and must not be supplied without a reason.',
  },
  'amount-not-positive': { level: 'block', hard: true, zh: '“{product}”的数量要大于零。', en: 'The amount of {product} must be more than zero.' },
  'amount-absurd': {
    level: 'block',
    zh: '“{product}”的数量 {amount} 大得不合常理，请检查单位。',
    en: '{amount} of {product} is beyond all reason. Check the unit.',
  },
  'amount-unusual': {
    level: 'warn',
    zh: '“{product}”的数量 {amount} 超过该食堂平常用量（{usual}）的 {times} 倍，请核对。',
    en: '{amount} of {product} is more than {times} times the usual {usual}.',
  },
  'unit-unfit': {
    level: 'block',
    zh: '“{product}”不按“{unit}”计，请改用{fits}。',
    en: '{product} is not counted in {unit}. Use {fits}.',
  },
} as const satisfies Record<string, Finding>;

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as [FindingCode, ...FindingCode[]];

/** `lineNo` from 1; null: about the order. */
export type Found = { readonly code: FindingCode; readonly lineNo: number | null; readonly params: Readonly<Record<string, string | number>> };

export const levelOf = (code: FindingCode): 'block' | 'warn' => FINDINGS[code].level;
export const isHard = (code: FindingCode): boolean => 'hard' in FINDINGS[code];
export const textOf = (code: FindingCode): Text => FINDINGS[code];
