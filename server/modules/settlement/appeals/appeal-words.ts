// How a letter writes days, periods and the end of a time limit.
import { type Instant, shanghaiDate, shanghaiMoment } from '../../../kernel/time.ts';

/** `2026-03-05` → 2026 年 3 月 5 日. */
export function dayWords(on: string): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}

/** A period of a score sheet, or a month. */
export function periodWords(period: string): string {
  const [year = '', rest = '', day] = period.split('-');
  if (day !== undefined) return dayWords(period);
  if (rest.startsWith('Q')) return `${year} 年第 ${rest.slice(1)} 季度`;
  return rest === '' ? `${year} 年` : `${year} 年 ${Number(rest)} 月`;
}

/** Midnight is the end of the day before. */
export function until(at: Instant): string {
  const moment = shanghaiMoment(at);
  return moment.endsWith('00:00') ? `${shanghaiDate(at - 1)} 24:00` : moment;
}
