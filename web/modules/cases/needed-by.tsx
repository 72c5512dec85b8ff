// When the goods are needed: the next meals of the kitchen as chips, or any time.
import { iso } from '../../../server/kernel/time.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { nextMeals } from './meal-times.ts';
import { MomentField } from './moment-field.tsx';

const texts = {
  label: { zh: '要求送达时间', en: 'Needed by' },
  none: { zh: '不急', en: 'No hurry' },
};

export type MealTimes = Parameters<typeof nextMeals>[0];
type NeededByProps = {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly meals: MealTimes;
  readonly doubtful?: boolean;
};

export function NeededBy({ value, onChange, meals, doubtful = false }: NeededByProps) {
  const t = useTexts(texts);
  const say = useSay();
  const now = useNow(60_000);
  return (
    <fieldset className="choices">
      <legend>{t('label')}</legend>
      <div>
        <button type="button" className={`choice${value === null ? ' on' : ''}`} onClick={() => onChange(null)} aria-pressed={value === null}>
          {t('none')}
        </button>
        {nextMeals(meals, now).map(({ at, label, time }) => {
          const on = value !== null && Date.parse(value) === at;
          return (
            <button key={at} type="button" className={`choice${on ? ' on' : ''}`} aria-pressed={on} onClick={() => onChange(iso(at))}>
              {say(label)} <span className="number">{time}</span>
            </button>
          );
        })}
        <MomentField value={value} onChange={onChange} label={t('label')} doubtful={doubtful} />
      </div>
    </fieldset>
  );
}
