// A day with one step back and forth, kept in the address: today by default.
import { Button, Input } from 'antd';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { useSearchState } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import '../../design/desk/desk-parts.css';
import './desk.css';

const texts = {
  day: { zh: '日期', en: 'Day' },
  before: { zh: '前一天', en: 'Day before' },
  after: { zh: '后一天', en: 'Day after' },
  today: { zh: '今天', en: 'Today' },
};

export const useDay = (): [string, (day: string) => void] => useSearchState('day', shanghaiDate(serverNow()));

export function DayPick({ day, onChange }: { readonly day: string; readonly onChange: (day: string) => void }) {
  const t = useTexts(texts);
  const today = shanghaiDate(serverNow());
  const shift = (days: number) => onChange(shanghaiDate(Date.parse(`${day}T12:00:00+08:00`) + days * DAY));
  return (
    <div className="day-pick">
      <button type="button" className="bare faint" onClick={() => shift(-1)} aria-label={t('before')}>
        <Icon name="left" size={16} />
      </button>
      <Input type="date" aria-label={t('day')} value={day} onChange={({ target }) => target.value && onChange(target.value)} />
      <button type="button" className="bare faint" onClick={() => shift(1)} aria-label={t('after')}>
        <Icon name="right" size={16} />
      </button>
      <Button size="small" type={day === today ? 'primary' : 'default'} ghost={day === today} onClick={() => onChange(today)}>
        {t('today')}
      </Button>
    </div>
  );
}
