// A day checked, and the rules the books follow, with where they come from.
import type { Text } from '../../kernel/text.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { CATEGORIES, type Category } from '../products/public.ts';
import type { contract } from './contract.ts';
import { BOOKS, FIELDS } from './ledger.ts';
import { LEDGER_RULES, type LedgerRules } from './ledger-rules.ts';
import { checkDay } from './post-entries.ts';

export const showDay = ({ db, now }: Call, { day }: InputOf<typeof contract.summary>): Promise<OutputOf<typeof contract.summary>> =>
  checkDay(db, day, now);

type Sourced = { readonly source: string; readonly mark: string };
const sourced = ({ source, mark }: Sourced, text: Text) => ({ text: { ...text }, source, mark, confirmed: mark === 'V' || mark === 'own' });

type Said = 'zh' | 'en';
const joined = (names: readonly Text[], said: Said): string => names.map((name) => name[said]).join(said === 'zh' ? '、' : ', ');
const ALL_FOOD: Text = { zh: '全部食品', en: 'All food' };
const categoryNames = (codes: readonly string[] | undefined): Text[] =>
  codes === undefined ? [ALL_FOOD] : codes.map((code) => CATEGORIES[code as Category] ?? { zh: code, en: code });

const either = (fields: readonly (keyof typeof FIELDS)[]): Text => ({
  zh: fields.map((field) => FIELDS[field].zh).join('或'),
  en: fields.map((field) => FIELDS[field].en).join(' or '),
});

function requiredText({ book, categories, fields, anyOf }: LedgerRules['required'][number]): Text {
  const [goods, names] = [categoryNames(categories), [...fields.map((field) => FIELDS[field]), ...anyOf.map(either)]];
  return {
    zh: `${BOOKS[book].zh}（${joined(goods, 'zh')}）：${joined(names, 'zh')}`,
    en: `${BOOKS[book].en} (${joined(goods, 'en')}): ${joined(names, 'en')}`,
  };
}

function keepText({ categories, afterExpiryMonths, months, when }: LedgerRules['keep'][number]): Text {
  const goods = categoryNames(categories);
  const zh = afterExpiryMonths === undefined ? `自登记日起不少于 ${months} 个月` : `保质期满后不少于 ${afterExpiryMonths} 个月`;
  const en = afterExpiryMonths === undefined ? `at least ${months} months from the entry` : `at least ${afterExpiryMonths} months after expiry`;
  return {
    zh: `${joined(goods, 'zh')}：${zh}${when ? '（没有明确保质期的）' : ''}`,
    en: `${joined(goods, 'en')}: ${en}${when ? ' (without a stated shelf life)' : ''}`,
  };
}

export async function showRules(): Promise<OutputOf<typeof contract.rules>> {
  const { required, keep, extraMonths } = LEDGER_RULES;
  const { value } = extraMonths;
  return {
    required: required.map((rule) => sourced(rule, requiredText(rule))),
    keep: [
      ...keep.map((rule) => sourced(rule, keepText(rule))),
      sourced(extraMonths, { zh: `在以上最长期限之外再保存 ${value} 个月`, en: `${value} months more than the longest of these` }),
    ],
  };
}
