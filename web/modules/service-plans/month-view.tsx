// One month as people know it: Monday first, each day works, rests, or is unknown, with its hours and why.
import type { Answer, api } from '../../client/api.ts';
import { useTexts } from '../../design/locale.ts';
import { type CalendarText, dayWords, namedIn, placesBefore } from './calendar-text.ts';

export type Days = Answer<typeof api.servicePlans.previewCalendar>['days'];

const texts = {
  mon: { zh: '周一', en: 'Mon' },
  tue: { zh: '周二', en: 'Tue' },
  wed: { zh: '周三', en: 'Wed' },
  thu: { zh: '周四', en: 'Thu' },
  fri: { zh: '周五', en: 'Fri' },
  sat: { zh: '周六', en: 'Sat' },
  sun: { zh: '周日', en: 'Sun' },
  rest: { zh: '休', en: 'off' },
  unknown: { zh: '未知', en: 'unknown' },
  works: { zh: '上班', en: 'works' },
  allDay: { zh: '全天', en: 'all day' },
  makeUp: { zh: '调休上班', en: 'make-up day' },
};

type MonthViewProps = {
  readonly month: string;
  readonly days: Days;
  readonly calendar: CalendarText;
  readonly years: readonly CalendarText[];
  readonly today: string;
  readonly asked: string;
  readonly onAsk: (date: string) => void;
};

export function MonthView({ month, days, calendar, years, today, asked, onAsk }: MonthViewProps) {
  const t = useTexts(texts);
  return (
    <div className="month">
      {(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => (
        <div key={day} className="month-weekday">
          {t(day)}
        </div>
      ))}
      {Array.from({ length: placesBefore(month) }, (_, place) => (
        <span key={`before-${place}`} className="month-empty" />
      ))}
      {days.map((day) => (
        <Day key={day.date} day={day} calendar={calendar} years={years} today={day.date === today} asked={day.date === asked} onAsk={onAsk} />
      ))}
    </div>
  );
}

type DayProps = Pick<MonthViewProps, 'calendar' | 'years' | 'onAsk'> & {
  readonly day: Days[number];
  readonly today: boolean;
  readonly asked: boolean;
};

function Day({ day, calendar, years, today, asked, onAsk }: DayProps) {
  const t = useTexts(texts);
  const named = namedIn(day.date, years);
  const { windows, note } = dayWords(day.date, calendar, named);
  const national = calendar.statutory === true || calendar.weekly === undefined;
  return (
    <button
      type="button"
      className={`month-day day-${day.working}${today ? ' today' : ''}`}
      aria-pressed={asked}
      onClick={() => onAsk(day.date)}
      aria-label={day.date}
    >
      <span className="month-number">{Number(day.date.slice(8))}</span>
      {day.working === 'unknown' && <strong>{t('unknown')}</strong>}
      {day.working === 'no' && <span className="quiet">{(national && named.holiday) || t('rest')}</span>}
      {day.working === 'yes' && (windows.length === 0 || day.hours === 24) && <span>{t(calendar.weekly === undefined ? 'works' : 'allDay')}</span>}
      {day.working === 'yes' &&
        day.hours !== 24 &&
        windows.map((window) => (
          <span key={window} className="month-window">
            {window.slice(0, 5)}–<wbr />
            {window.slice(6)}
          </span>
        ))}
      {national && named.makeUp && <span className="month-note">{t('makeUp')}</span>}
      {note && <span className="month-note">{note}</span>}
    </button>
  );
}
