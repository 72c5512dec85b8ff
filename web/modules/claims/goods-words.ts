// What a claim is about, in one line.
import { showQuantity, type UnitCode } from '../../../server/kernel/quantity.ts';
import { WAYS, type Way } from '../../../server/modules/claims/words.ts';
import type { Locale } from '../../design/locale.ts';

type Goods = {
  readonly way: Way;
  readonly items: readonly { readonly product: string; readonly unit: UnitCode; readonly requested: number; readonly approved: number | null }[];
};

/** What was approved; until then, what is asked for. */
export const amountOf = ({ requested, approved }: { readonly requested: number; readonly approved: number | null }): number => approved ?? requested;

/** 番茄 4 公斤等 2 样; of a claim without goods, its way. */
export function goodsOf({ way, items }: Goods, locale: Locale): string {
  const [first] = items;
  if (!first) return WAYS[way][locale === 'en' ? 'en' : 'zh'];
  const named = `${first.product} ${showQuantity({ amount: amountOf(first), unit: first.unit }, locale)}`;
  if (items.length === 1) return named;
  return locale === 'en' ? `${named} and ${items.length - 1} more` : `${named}等 ${items.length} 样`;
}
