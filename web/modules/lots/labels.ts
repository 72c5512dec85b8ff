// How lots read on the desk: amounts in their own unit, standings in colour and word, days to their end.
import { showQuantity, type UnitCode } from '../../../server/kernel/quantity.ts';
import { DAY, shanghaiDate, shanghaiInstant } from '../../../server/kernel/time.ts';
import type { Standing } from '../../../server/modules/lots/lot.ts';
import type { Answer, api } from '../../client/api.ts';
import { type Text, useLocale } from '../../design/locale.ts';

export type Lot = Answer<typeof api.lots.show>;
export type Row = Answer<typeof api.lots.list>['items'][number];
export type Hold = Answer<typeof api.lots.holds>['items'][number];
export type Place = Answer<typeof api.lots.places>['items'][number];

export const standingTones = {
  available: 'plain',
  held: 'danger',
  quarantined: 'danger',
  recalled: 'danger',
  expired: 'danger',
  destroyed: 'plain',
} as const satisfies Record<Standing, string>;

/** `31.4 公斤` in the language of the reader. */
export function useAmount(): (amount: number, unit: UnitCode) => string {
  const locale = useLocale();
  return (amount, unit) => showQuantity({ amount, unit }, locale);
}

/** Whole days from today to that day; less than nothing: over. */
export const daysTo = (day: string, now: number): number => Math.round((shanghaiInstant(day) - shanghaiInstant(shanghaiDate(now))) / DAY);

export function daysWords(days: number): Text {
  if (days < 0) return { zh: `已过期 ${-days} 天`, en: `${-days} d over` };
  if (days === 0) return { zh: '今天到期', en: 'ends today' };
  return { zh: `还有 ${days} 天`, en: `${days} d left` };
}

/** Nearly over: within a tenth of its life, at least a day. */
export const isNear = (days: number, life: number | null): boolean => days >= 0 && days <= Math.max(1, Math.floor((life ?? 10) / 10));
