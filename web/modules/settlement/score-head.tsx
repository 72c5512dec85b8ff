// The score in one look: the number that counts, what the others say, where the month ends, and what one more costs.
import { SCORE_STATES } from '../../../server/modules/settlement/words.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Deadline } from './deadline.tsx';
import { type AppealRow, isBad, type Sheet, showOff, showPoints } from './labels.ts';
import { ScoreGauge } from './score-gauge.tsx';

const texts = {
  now: { zh: '今日得分', en: 'Score today' },
  over: { zh: '按记录得分', en: 'By our records' },
  stated: { zh: '客户评定', en: 'Stated by the customer' },
  standing: { zh: '申诉后', en: 'After appeals' },
  final: { zh: '定案得分', en: 'Final score' },
  of: { zh: '/ {total}', en: 'of {total}' },
  ours: { zh: '我方记录', en: 'Our records' },
  estimate: { zh: '内部估算，客户评定前不对外', en: 'Our own estimate: not shown to the customer' },
  appealBy: { zh: '申诉截止', en: 'Appeals until' },
  closed: { zh: '申诉已截止', en: 'The time for appeals is over' },
  forecast: { zh: '月末预计', en: 'Expected at the end' },
  to: { zh: '（{low}～{high}）', en: '({low}–{high})' },
  few: { zh: '天数还少，仅供参考', en: 'Few days so far: a rough guess' },
  chance: { zh: '{verdict} {percent}%', en: '{verdict} {percent}%' },
  oneMore: { zh: '再发生一次', en: 'One more would cost' },
  noneLeft: { zh: '已扣完', en: 'nothing left' },
  share: { zh: '按比例扣', en: 'by share' },
  leaves: { zh: '剩 {score}', en: 'leaves {score}' },
  unconfirmed: { zh: '待确认', en: 'to be confirmed' },
  waiting: { zh: '申诉中', en: 'under appeal' },
  leftOver: { zh: '还可申诉', en: 'may be appealed' },
  restored: { zh: '已恢复', en: 'restored' },
  best: { zh: '若全部恢复', en: 'if all comes back' },
};

/** The weightiest word on the score: final, then what the customer stated less what was restored, then our records. */
export function weightiest(sheet: Sheet): { readonly by: 'final' | 'standing' | 'stated' | 'over' | 'now'; readonly total: number } {
  if (sheet.final) return { by: 'final', total: sheet.final.total };
  if (sheet.stated) {
    const restored = sheet.deductions.reduce((sum, { restored }) => sum + restored, 0);
    return { by: restored > 0 ? 'standing' : 'stated', total: sheet.stated.total + restored };
  }
  return { by: sheet.running ? 'now' : 'over', total: sheet.computed.total };
}

export function verdictOf(sheet: Sheet): string | null {
  if (sheet.final) return sheet.final.verdict;
  const { total } = weightiest(sheet);
  if (!sheet.stated) return sheet.computed.verdict;
  return (
    sheet.card.thresholds.find(({ atLeast, below }) => (atLeast === null || total >= atLeast) && (below === null || total < below))?.verdict ?? null
  );
}

type HeadProps = { readonly sheet: Sheet; readonly appeals: readonly AppealRow[] };

export function ScoreHead({ sheet, appeals }: HeadProps) {
  const t = useTexts(texts);
  const { by, total } = weightiest(sheet);
  const verdict = verdictOf(sheet);
  const bad = isBad(sheet, verdict);
  return (
    <section className="card score-head">
      <div className="score-figure">
        <span className="quiet">{t(by)}</span>
        <span className={`score-number${bad ? ' score-bad' : ''}`}>
          <strong>{showPoints(total)}</strong> <small>{t('of', { total: showPoints(sheet.card.total) })}</small>
        </span>
        <span className="row">
          {verdict && (
            <ToneTag tone={bad ? 'danger' : 'accent'} icon={bad ? 'alert' : 'check'}>
              {verdict}
            </ToneTag>
          )}
          <State sheet={sheet} />
        </span>
        {!sheet.stated && <small className="quiet">{t('estimate')}</small>}
      </div>
      <div className="score-middle">
        <ScoreGauge card={sheet.card} now={total} forecast={sheet.stated ? null : sheet.forecast} />
        {!sheet.stated && sheet.forecast && <Forecast forecast={sheet.forecast} />}
        <p className="quiet score-clause">
          {sheet.card.wording}
          {!sheet.card.confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
        </p>
      </div>
      {sheet.stated ? <Ladder sheet={sheet} appeals={appeals} /> : sheet.running && <OneMore sheet={sheet} />}
    </section>
  );
}

function State({ sheet }: { readonly sheet: Sheet }) {
  const say = useSay();
  return <ToneTag>{say(SCORE_STATES[sheet.state])}</ToneTag>;
}

/** From what the customer stated to what may still come back. */
function Ladder({ sheet, appeals }: HeadProps) {
  const t = useTexts(texts);
  const { stated, deductions, computed } = sheet;
  if (!stated) return null;
  const { waiting, left, restored } = comingBack(deductions, appeals, stated.appealOpen && sheet.state === 'stated');
  const rows = [
    { label: t('stated'), points: showPoints(stated.total) },
    { label: t('restored'), points: `+${showPoints(restored)}` },
    { label: t('waiting'), points: `+${showPoints(waiting)}` },
    { label: t('leftOver'), points: `+${showPoints(left)}` },
    { label: t('best'), points: showPoints(stated.total + restored + waiting + left) },
    { label: t('ours'), points: showPoints(computed.total) },
  ];
  return (
    <div className="score-more">
      <ul>
        {rows.map(({ label, points }) => (
          <li key={label}>
            <span>{label}</span>
            <strong className="number">{points}</strong>
          </li>
        ))}
      </ul>
      {sheet.state === 'stated' && stated.appealBy && (
        <small className="quiet">
          {t(stated.appealOpen ? 'appealBy' : 'closed')} {stated.appealOpen && <Deadline at={stated.appealBy} />}
        </small>
      )}
    </div>
  );
}

function comingBack(deductions: Sheet['deductions'], appeals: readonly AppealRow[], open: boolean) {
  const restored = deductions.reduce((sum, one) => sum + one.restored, 0);
  const waiting = appeals.filter(({ state }) => state === 'open').reduce((sum, { askedPoints }) => sum + (askedPoints ?? 0), 0);
  const made = new Set(appeals.filter(({ state }) => state !== 'withdrawn').map(({ matter }) => matter.deductionId));
  const left = open ? deductions.filter(({ deductionId }) => !made.has(deductionId)).reduce((sum, { points }) => sum + points, 0) : 0;
  return { restored, waiting, left };
}

function Forecast({ forecast }: { readonly forecast: NonNullable<Sheet['forecast']> }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="score-forecast">
      <p>
        {t('forecast')} <strong className="number">{showPoints(forecast.likely)}</strong>{' '}
        <span className="number">{t('to', { low: showPoints(forecast.low), high: showPoints(forecast.high) })}</span>
        {forecast.verdicts
          .filter(({ percent }) => percent > 0)
          .map(({ verdict, percent }) => (
            <span key={verdict} className="score-chance number">
              {t('chance', { verdict, percent })}
            </span>
          ))}
      </p>
      <small className="quiet">
        {say(forecast.basis.text)}
        {forecast.basis.few && ` ${t('few')}`}
      </small>
    </div>
  );
}

const SHOWN = 5;

function OneMore({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const most = [...sheet.items]
    .sort((a, b) => Number(a.veto) - Number(b.veto) || (b.oneMore?.points ?? 0) - (a.oneMore?.points ?? 0))
    .slice(0, SHOWN);
  return (
    <div className="score-more">
      <h3>{t('oneMore')}</h3>
      <ul>
        {most.map(({ itemId, name, oneMore }) => (
          <li key={itemId}>
            <span>{name}</span>
            {oneMore === null ? (
              <span className="quiet">{t('share')}</span>
            ) : oneMore.points === 0 ? (
              <span className="quiet">{t('noneLeft')}</span>
            ) : (
              <span className="number nowrap">
                <strong>{showOff(oneMore.points)}</strong>{' '}
                <span className={isBad(sheet, oneMore.verdict) ? 'score-bad' : 'quiet'}>
                  {t('leaves', { score: showPoints(oneMore.score) })}
                  {oneMore.verdict && isBad(sheet, oneMore.verdict) && ` ${oneMore.verdict}`}
                </span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
