// One month back, one month on, or any of the last three years.
import { Button, Select } from 'antd';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { addMonths, isMonth, showPeriod } from './period.ts';

const texts = {
  month: { zh: '月份', en: 'Month' },
  all: { zh: '全部时间', en: 'All time' },
  previous: { zh: '上个月', en: 'Previous month' },
  next: { zh: '下个月', en: 'Next month' },
};

export const thisMonth = (): string => shanghaiDate(serverNow()).slice(0, 7);
const MONTHS = 36;

type MonthStepperProps = { readonly period: string; readonly onChange: (period: string) => void; readonly all?: boolean };

/** `all` offers every month together, as the empty period. */
export function MonthStepper({ period, onChange, all = false }: MonthStepperProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const last = thisMonth();
  const month = isMonth(period) ? period : last;
  const months = Array.from({ length: MONTHS }, (_, place) => addMonths(last, -place));
  const known = isMonth(period) && !months.includes(period) ? [...months, period] : months;
  const options = known.map((value) => ({ value, label: showPeriod(value, locale) }));
  return (
    <span className="month-stepper">
      <Button aria-label={t('previous')} onClick={() => onChange(addMonths(month, -1))} icon={<Icon name="left" size={16} />} />
      <Select
        aria-label={t('month')}
        value={period}
        options={all ? [{ value: '', label: t('all') }, ...options] : options}
        onChange={onChange}
        className="month-select"
      />
      <Button aria-label={t('next')} onClick={() => onChange(addMonths(month, 1))} disabled={month >= last} icon={<Icon name="right" size={16} />} />
    </span>
  );
}
