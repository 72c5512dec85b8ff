// Days of delivery as people say them: 今天, 明天, 后天, else the date.
import { DAY, shanghaiDate, shanghaiInstant } from '../../../server/kernel/time.ts';
import { useLocale, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { showTime } from '../../design/time.ts';

const texts = {
  today: { zh: '今天', en: 'Today' },
  tomorrow: { zh: '明天', en: 'Tomorrow' },
  after: { zh: '后天', en: 'In two days' },
};

const WORDS: readonly (keyof typeof texts | undefined)[] = ['today', 'tomorrow', 'after'];

/** The day so many days from today. */
export const dayFromToday = (days: number): string => shanghaiDate(serverNow() + days * DAY);
export const noonOf = (day: string): number => shanghaiInstant(day, '12:00');
export const daysAway = (day: string): number => Math.round((noonOf(day) - noonOf(dayFromToday(0))) / DAY);

/** `明天 11月23日 周一`; `short` leaves the date out where there is a word. */
export function useDayWords(): (day: string, short?: boolean) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return (day, short = false) => {
    const word = WORDS[daysAway(day)];
    const date = showTime(noonOf(day), locale, 'date');
    if (!word) return date;
    return short ? t(word) : `${t(word)} ${date}`;
  };
}
