// A card of daily sheets: the days of the month as a row of small columns, each opening nothing but its own number.
import { useTexts } from '../../design/locale.ts';
import { type Sheet, showPoints } from './labels.ts';

const texts = {
  title: { zh: '每日得分', en: 'Score by day' },
  day: { zh: '{day}：{total} 分', en: '{day}: {total}' },
  average: { zh: '月得分取日平均', en: 'the month is the average of its days' },
  sum: { zh: '月得分为日得分之和', en: 'the month is the sum of its days' },
  lowest: { zh: '月得分取最低的一天', en: 'the month is its lowest day' },
};

export function ScoreDays({ sheet: { days, card } }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  if (days.length === 0) return null;
  return (
    <section className="card">
      <p className="day-title">
        <strong>{t('title')}</strong> {card.combine && <span className="quiet">{t(card.combine)}</span>}
      </p>
      <ol className="score-days">
        {days.map((one) => (
          <li key={one.period} title={t('day', { day: one.period, total: showPoints(one.total) })} className={one.total < card.total ? 'less' : ''}>
            <span className="number">{showPoints(one.total)}</span>
            <small className="quiet number">{Number(one.period.slice(8))}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
