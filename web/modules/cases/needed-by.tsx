// When the goods are needed: the next meals of the kitchen as chips, or any time.
import type { Locale } from '../../../server/kernel/text.ts';
import { DAY, shanghaiDate } from '../../../server/kernel/time.ts';
import { useLocale, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { showTime } from '../../design/time.ts';
import { instantOf, MomentField } from './late-entry.tsx';

const texts = {
  label: { zh: '要求送达时间', en: 'Needed by' },
  none: { zh: '不急', en: 'No hurry' },
  breakfast: { zh: '早餐', en: 'breakfast' },
  lunch: { zh: '午餐', en: 'lunch' },
  dinner: { zh: '晚餐', en: 'dinner' },
  before: { zh: '{day}{meal}前 {time}', en: 'before {meal}, {day} {time}' },
  today: { zh: '今天', en: 'today' },
  tomorrow: { zh: '明天', en: 'tomorrow' },
};

export type MealTimes = { readonly breakfast?: string | undefined; readonly lunch?: string | undefined; readonly dinner?: string | undefined };
const MEALS = ['breakfast', 'lunch', 'dinner'] as const;

/** The next meals from now on, today and tomorrow, four at most. */
export function nextMeals(
  meals: MealTimes,
  now: number,
): { readonly meal: (typeof MEALS)[number]; readonly at: string; readonly tomorrow: boolean }[] {
  return [0, 1]
    .flatMap((days) =>
      MEALS.flatMap((meal) => {
        const time = meals[meal];
        return time ? [{ meal, at: instantOf(`${shanghaiDate(now + days * DAY)}T${time}`), tomorrow: days === 1 }] : [];
      }),
    )
    .filter(({ at }) => Date.parse(at) > now)
    .slice(0, 4);
}

type NeededByProps = {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly meals: MealTimes;
  readonly doubtful?: boolean;
};

const timeOf = (at: string, locale: Locale) => showTime(at, locale, 'time');

export function NeededBy({ value, onChange, meals, doubtful = false }: NeededByProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const now = useNow(60_000);
  const same = (at: string) => value !== null && Date.parse(value) === Date.parse(at);
  return (
    <fieldset className="choices needed-by">
      <legend>{t('label')}</legend>
      <div>
        <button type="button" className={`choice${value === null ? ' on' : ''}`} onClick={() => onChange(null)} aria-pressed={value === null}>
          {t('none')}
        </button>
        {nextMeals(meals, now).map(({ meal, at, tomorrow }) => (
          <button key={at} type="button" className={`choice${same(at) ? ' on' : ''}`} aria-pressed={same(at)} onClick={() => onChange(at)}>
            {t('before', { day: t(tomorrow ? 'tomorrow' : 'today'), meal: t(meal), time: timeOf(at, locale) })}
          </button>
        ))}
        <MomentField value={value} onChange={onChange} label={t('label')} doubtful={doubtful} />
      </div>
    </fieldset>
  );
}
