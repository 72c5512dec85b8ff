// A day checked, and the rules the books follow, with where they come from.
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { CATEGORIES, type Category } from '../products/public.ts';
import type { contract } from './contract.ts';
import { BOOKS, FIELDS } from './ledger.ts';
import { LEDGER_RULES } from './ledger-rules.ts';
import { checkDay } from './post-entries.ts';

export const showDay = ({ db, now }: Call, { day }: InputOf<typeof contract.summary>): Promise<OutputOf<typeof contract.summary>> =>
  checkDay(db, day, now);

type Sourced = { readonly source: string; readonly mark: string };
const sourced = ({ source, mark }: Sourced, text: string) => ({ text, source, mark, confirmed: mark === 'V' || mark === 'own' });
const categoryNames = (codes: readonly string[] | undefined): string =>
  codes === undefined ? '全部食品' : codes.map((code) => CATEGORIES[code as Category]?.zh ?? code).join('、');

export async function showRules(): Promise<OutputOf<typeof contract.rules>> {
  const { required, keep, extraMonths } = LEDGER_RULES;
  const label = (field: keyof typeof FIELDS): string => FIELDS[field].zh;
  return {
    required: required.map((rule) =>
      sourced(
        rule,
        `${BOOKS[rule.book].zh}（${categoryNames(rule.categories)}）：${[...rule.fields.map(label), ...rule.anyOf.map((some) => some.map(label).join('或'))].join('、')}`,
      ),
    ),
    keep: [
      ...keep.map((rule) =>
        sourced(
          rule,
          `${categoryNames(rule.categories)}：${rule.afterExpiryMonths === undefined ? `自登记日起不少于 ${rule.months} 个月` : `保质期满后不少于 ${rule.afterExpiryMonths} 个月`}${rule.when ? '（没有明确保质期的）' : ''}`,
        ),
      ),
      sourced(extraMonths, `在以上最长期限之外再保存 ${extraMonths.value} 个月`),
    ],
  };
}
