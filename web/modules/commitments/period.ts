// Calendar months of Asia/Shanghai as the reports name them: `2026-11`.
import type { Locale } from '../../../server/kernel/text.ts';

export function addMonths(period: string, count: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 7);
}

export function showPeriod(period: string, locale: Locale): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)$/.exec(period) ?? [];
  if (!month) return period;
  return locale === 'en' ? `${month}/${year}` : `${year} 年 ${Number(month)} 月`;
}

export const isMonth = (period: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(period);

/** `92.9%`; a dash where nothing was decided. Never rounds up to 100. */
export function percent(share: number | null): string {
  if (share === null) return '—';
  const shown = Math.round(share * 1000) / 10;
  return `${shown === 100 && share < 1 ? 99.9 : shown}%`;
}
