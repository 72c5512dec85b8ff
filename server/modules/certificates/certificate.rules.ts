// Until when a certificate holds. Pure.
import { DAY, shanghaiInstant } from '../../kernel/time.ts';
import type { KindRule } from './kinds.ts';
import { no } from './refusals.ts';

export const daysBetween = (from: string, to: string): number => Math.round((shanghaiInstant(to) - shanghaiInstant(from)) / DAY);
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export type Dates = { readonly issuedOn: string; readonly validFrom: string | null; readonly validTo: string | null };
export type Validity = { readonly validFrom: string; readonly validTo: string | null; readonly shortened: boolean };

/** The paper's own dates, but never longer than the rule: 产品B is good on the day of issue, whatever is written beside it. */
export function decideValidity(
  { issuedOn, validFrom, validTo }: Dates,
  { label, validDays }: Pick<KindRule, 'validDays'> & { label: string },
  today: string,
): Validity {
  if (issuedOn > today) throw no('issued-in-future', { day: issuedOn }, [{ path: 'issuedOn', text: { zh: '出具日期', en: 'Issued on' } }]);
  const from = validFrom ?? issuedOn;
  const most = validDays === undefined ? null : plusDays(issuedOn, validDays);
  if (validTo !== null && validTo < from) throw no('ends-before-it-begins');
  if (most !== null && from > most) throw no('over-before-today', { kind: label, day: most, from });
  const shortened = most !== null && validTo !== null && validTo > most;
  return { validFrom: from, validTo: shortened ? most : (validTo ?? most), shortened };
}
