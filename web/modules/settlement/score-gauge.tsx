// Where the score stands between the lines of the contract: now, and where the month will end.
import { useTexts } from '../../design/locale.ts';
import { linesOf, type Sheet, showPoints } from './labels.ts';

const texts = {
  says: { zh: '满分 {total}，现在 {now}', en: '{now} of {total}' },
  range: { zh: '，月末预计 {low} 至 {high}', en: ', expected to end between {low} and {high}' },
};

type GaugeProps = { readonly card: Sheet['card']; readonly now: number; readonly forecast: Sheet['forecast'] };

const ROOM = 8;

/** The scale begins below what matters, so that two points are seen. */
function floorOf({ card, now, forecast }: GaugeProps): number {
  const lowest = Math.min(now, forecast?.low ?? now, ...linesOf(card.thresholds).map(({ at }) => at));
  return Math.max(0, Math.floor((lowest - ROOM) / 5) * 5);
}

export function ScoreGauge(props: GaugeProps) {
  const { card, now, forecast } = props;
  const t = useTexts(texts);
  const from = floorOf(props);
  const place = (points: number): string => `${(100 * (Math.max(points, from) - from)) / Math.max(card.total - from, 1)}%`;
  const said = t('says', { total: card.total, now: showPoints(now) }) + (forecast ? t('range', { low: forecast.low, high: forecast.high }) : '');
  return (
    <div className="gauge" role="img" aria-label={said}>
      <div className="gauge-bar" aria-hidden>
        <span className="gauge-now" style={{ width: place(now) }} />
        {forecast && (
          <span
            className="gauge-range"
            style={{ left: place(forecast.low), width: `calc(${place(forecast.high)} - ${place(forecast.low)})`, minWidth: 3 }}
          />
        )}
        {linesOf(card.thresholds).map(({ at, verdict }) => (
          <i key={`${at}${verdict}`} className="gauge-line" style={{ left: place(at) }} />
        ))}
      </div>
      <div className="gauge-words" aria-hidden>
        <span style={{ left: 0 }}>{from}</span>
        {linesOf(card.thresholds).map(({ at, verdict }) => (
          <span key={`${at}${verdict}`} style={{ left: place(at) }}>
            {at} {verdict}
          </span>
        ))}
      </div>
    </div>
  );
}
