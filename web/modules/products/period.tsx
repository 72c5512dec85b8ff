// The days of a price sheet as people say them: both ends included.
import dayjs from 'dayjs';
import { useTexts } from '../../design/locale.ts';

const texts = {
  since: { zh: '{from} 起', en: 'from {from}' },
  between: { zh: '{from} 至 {to}', en: '{from} to {to}' },
};

type Sheet = { readonly fromOn: string; readonly toOn: string | null; readonly replacedFrom: string | null };

/** The last day on which a sheet holds, from the first on which it does not. */
export const lastDay = (end: string): string => dayjs(end).subtract(1, 'day').format('YYYY-MM-DD');

export function Period({ sheet: { fromOn, toOn, replacedFrom } }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const ends = [toOn, replacedFrom].filter((day) => day !== null).sort();
  const [end] = ends;
  // Replaced from its very first day: it never held, its own period says what it was for.
  const shown = end === undefined ? undefined : end <= fromOn ? (toOn ?? undefined) : end;
  return (
    <span className="number nowrap">{shown === undefined ? t('since', { from: fromOn }) : t('between', { from: fromOn, to: lastDay(shown) })}</span>
  );
}
