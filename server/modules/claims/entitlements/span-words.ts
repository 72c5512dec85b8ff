// How long, as people say it: PT24H → 24 小时, P7D → 7 日.
import type { Locale } from '../../../kernel/text.ts';
import { DAY, duration, HOUR, MINUTE } from '../../../kernel/time.ts';

export function spanWords(text: string, locale: Locale): string {
  const span = duration(text);
  const zh = locale === 'zh-CN';
  if (text.includes('D') || text.includes('W')) return zh ? `${span / DAY} 日` : `${span / DAY} days`;
  return span % HOUR === 0 ? `${span / HOUR} ${zh ? '小时' : 'hours'}` : `${span / MINUTE} ${zh ? '分钟' : 'minutes'}`;
}
