// Dates as users write them: 11月21日 周六 08:02. Always Asia/Shanghai, whatever the device thinks.

import type { Locale } from '../../server/kernel/text.ts';
import { SHANGHAI_OFFSET, shanghaiDate, shanghaiTime } from '../../server/kernel/time.ts';
import { serverNow } from './now.ts';

export type Moment = number | string;
export const at = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment));

const ZH_DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const EN_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type TimeStyle = 'full' | 'date' | 'time' | 'short' | 'exact';

function showDate(moment: number, locale: Locale, now: number): string {
  const day = new Date(moment + SHANGHAI_OFFSET);
  const otherYear = shanghaiDate(moment).slice(0, 4) !== shanghaiDate(now).slice(0, 4);
  const [year, month, date, weekday] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), day.getUTCDay()];
  if (locale === 'en') return `${EN_DAYS[weekday]} ${date} ${EN_MONTHS[month]}${otherYear ? ` ${year}` : ''}`;
  return `${otherYear ? `${year}年` : ''}${month + 1}月${date}日 ${ZH_DAYS[weekday]}`;
}

/** `short` leaves out the date when it is today; `exact` has seconds, for evidence. */
export function showTime(moment: Moment, locale: Locale, style: TimeStyle = 'full'): string {
  const when = at(moment);
  const now = serverNow();
  if (Number.isNaN(when)) return '—';
  const seconds = style === 'exact' ? `:${new Date(when).toISOString().slice(17, 19)}` : '';
  if (style === 'time') return shanghaiTime(when);
  if (style === 'date') return showDate(when, locale, now);
  if (style === 'short' && shanghaiDate(when) === shanghaiDate(now)) return shanghaiTime(when);
  return `${showDate(when, locale, now)} ${shanghaiTime(when)}${seconds}`;
}

const UNITS = [
  [86_400_000, '天', 'd'],
  [3_600_000, '小时', 'h'],
  [60_000, '分钟', 'min'],
] as const;

/** `2小时15分钟`: two parts at most; under a minute says so. */
export function showDuration(ms: number, locale: Locale): string {
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [size, zh, en] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(locale === 'en' ? `${count} ${en}` : `${count} ${zh}`);
    else if (parts.length > 0) break;
  }
  if (parts.length === 0) return locale === 'en' ? 'under a minute' : '不到 1 分钟';
  return parts.join(' ');
}

export function showRelative(moment: Moment, locale: Locale, now: number): string {
  const distance = at(moment) - now;
  if (Math.abs(distance) < 60_000) return locale === 'en' ? 'just now' : '刚刚';
  const rounded = Math.abs(distance) > 86_400_000 ? distance - (distance % 86_400_000) : distance;
  const length = showDuration(rounded, locale);
  if (distance < 0) return locale === 'en' ? `${length} ago` : `${length}前`;
  return locale === 'en' ? `in ${length}` : `${length}后`;
}
