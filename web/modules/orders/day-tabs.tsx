// The day of delivery: 近期, 今天, 明天, 后天, or any other.
import { Input } from 'antd';
import { useTexts } from '../../design/locale.ts';
import { dayFromToday, useDayWords } from './days.ts';

const texts = {
  days: { zh: '送达日', en: 'Day of delivery' },
  coming: { zh: '今天起', en: 'From today' },
  other: { zh: '其他日期', en: 'Another day' },
};

const COMING = 'coming';

/** `coming`, or a day. */
export const daysOf = (day: string): { readonly from: string; readonly to?: string } =>
  day === COMING ? { from: dayFromToday(0) } : { from: day, to: day };

export function DayTabs({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const t = useTexts(texts);
  const words = useDayWords();
  const near = [0, 1, 2].map(dayFromToday);
  const far = day !== COMING && !near.includes(day);
  return (
    <nav className="day-tabs" aria-label={t('days')}>
      {[COMING, ...near].map((one) => (
        <button key={one} type="button" className="day-tab" aria-pressed={one === day} onClick={() => onDay(one)}>
          {one === COMING ? t('coming') : words(one)}
        </button>
      ))}
      <span className={`day-tab${far ? ' on' : ''}`}>
        {t('other')}
        <Input type="date" size="small" aria-label={t('other')} value={far ? day : ''} onChange={({ target }) => onDay(target.value || COMING)} />
      </span>
    </nav>
  );
}
