// Customers of a month as rows: one glance says the score, what it may cost, who has to move next.
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { Deadline } from './deadline.tsx';
import { type MonthRow, showPoints } from './labels.ts';

const texts = {
  list: { zh: '客户月结', en: 'Customers' },
  customer: { zh: '客户', en: 'Customer' },
  score: { zh: '评分', en: 'Score' },
  risk: { zh: '风险金额', en: 'At risk' },
  appeals: { zh: '申诉', en: 'Appeals' },
  statement: { zh: '对账单', en: 'Statement' },
  payment: { zh: '回款', en: 'Payment' },
  package: { zh: '资料包', en: 'Package' },
  noCard: { zh: '无考核', en: 'no scorecard' },
  now: { zh: '今日', en: 'today' },
  stated: { zh: '客户评', en: 'stated' },
  final: { zh: '定案', en: 'final' },
  standing: { zh: '申诉后', en: 'after appeals' },
  beside: { zh: '客户评 {stated}，我方记录 {now}', en: 'stated {stated}, our records {now}' },
  ours: { zh: '按我方记录', en: 'by our records' },
  waits: { zh: '客户未评', en: 'not stated yet' },
  ends: { zh: '月末 {low}～{high}', en: 'ends {low}–{high}' },
  inside: { zh: '估算', en: 'estimate' },
  asked: { zh: '客户提出', en: 'stated' },
  openAppeals: { zh: '{count} 项待答复', en: '{count} open' },
  may: { zh: '{count} 项可申诉', en: '{count} may be made' },
  until: { zh: '截止', en: 'until' },
  none: { zh: '未生成', en: 'Not drawn' },
  draft: { zh: '草稿', en: 'Draft' },
  sent: { zh: '待客户确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  late: { zh: '已过期限', en: 'late' },
  unpriced: { zh: '{count} 行无单价', en: '{count} unpriced' },
  disputes: { zh: '{count} 行异议', en: '{count} disputed' },
  over: { zh: '逾期 {days} 天', en: '{days} days overdue' },
  due: { zh: '{day} 到期', en: 'due {day}' },
  paid: { zh: '已结清', en: 'paid' },
  released: { zh: '已发布', en: 'Released' },
  bound: { zh: '草稿', en: 'Draft' },
};

type RowsProps = {
  readonly rows: readonly MonthRow[];
  readonly month: string;
  readonly selected: string | undefined;
  readonly onPick: (customerId: string) => void;
};

const COLUMNS = ['customer', 'score', 'risk', 'appeals', 'statement', 'payment', 'package'] as const;

export function MonthRows({ rows, month, selected, onPick }: RowsProps) {
  const t = useTexts(texts);
  return (
    <div className="month-rows">
      <div className="month-row month-row-head" aria-hidden>
        {COLUMNS.map((column) => (
          <span key={column}>{t(column)}</span>
        ))}
      </div>
      <ul aria-label={t('list')}>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the keyboard's way, and j/k/o
          <li
            key={row.customer.id}
            data-row={row.customer.id}
            className={`month-row${row.customer.id === selected ? ' chosen' : ''}`}
            onClick={() => onPick(row.customer.id)}
          >
            <Go to={`/settlement/${row.customer.id}/${month}`} className="month-name">
              {row.customer.name}
            </Go>
            <Score score={row.score} />
            <Risk risk={row.risk} />
            <Appeals appeals={row.appeals} />
            <StatementCell statement={row.statement} />
            <Payment row={row} />
            <span className="month-package">
              {row.package ? (
                <ToneTag tone={row.package.state === 'draft' ? 'plain' : 'accent'}>{t(row.package.state === 'draft' ? 'bound' : 'released')}</ToneTag>
              ) : (
                <span className="quiet">—</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Score = NonNullable<MonthRow['score']>;

/** The weightiest word on the score: final, else what stands after appeals, else our records. */
function weightiest({ final, standing, stated, now, forecast }: Score) {
  if (final !== null) return { by: 'final', points: final } as const;
  if (standing !== null) return { by: standing === stated ? 'stated' : 'standing', points: standing } as const;
  return { by: forecast ? 'now' : 'ours', points: now } as const;
}

function useBeside(): (score: Score) => string {
  const t = useTexts(texts);
  return ({ stated, now, forecast }) => {
    if (stated !== null) return t('beside', { stated: showPoints(stated), now: showPoints(now) });
    return forecast ? t('ends', { low: showPoints(forecast.low), high: showPoints(forecast.high) }) : t('waits');
  };
}

function Score({ score }: Pick<MonthRow, 'score'>) {
  const t = useTexts(texts);
  const beside = useBeside();
  if (!score) return <span className="month-score quiet">{t('noCard')}</span>;
  const { by, points } = weightiest(score);
  const bad = score.verdict?.bad === true;
  return (
    <span className="month-score two-lines">
      <span className="row">
        <strong className={`number month-points${bad ? ' score-bad' : ''}`}>{showPoints(points)}</strong>
        <small className="quiet">{t(by)}</small>
        {score.verdict && (
          <ToneTag tone={bad ? 'danger' : 'accent'} {...(bad ? { icon: 'alert' as const } : {})}>
            {score.verdict.label}
          </ToneTag>
        )}
      </span>
      <small className="quiet number">{beside(score)}</small>
    </span>
  );
}

function Risk({ risk }: Pick<MonthRow, 'risk'>) {
  const t = useTexts(texts);
  const sum = risk.estimatedFen + risk.statedFen;
  if (sum === 0) return <span className="month-risk quiet">—</span>;
  return (
    <span className="month-risk two-lines">
      <MoneyText fen={sum} strong />
      <small className="quiet">
        {risk.estimatedFen > 0 && t('inside')}
        {risk.estimatedFen > 0 && risk.statedFen > 0 && '＋'}
        {risk.statedFen > 0 && t('asked')}
      </small>
    </span>
  );
}

function Appeals({ appeals }: Pick<MonthRow, 'appeals'>) {
  const t = useTexts(texts);
  if (appeals.open === 0 && appeals.canAppeal === 0) return <span className="month-appeals quiet">—</span>;
  return (
    <span className="month-appeals two-lines">
      <span className="row">
        {appeals.open > 0 && <ToneTag tone="info">{t('openAppeals', { count: appeals.open })}</ToneTag>}
        {appeals.canAppeal > 0 && <span className="number">{t('may', { count: appeals.canAppeal })}</span>}
      </span>
      {appeals.nextDeadline && (
        <small className="quiet">
          {t('until')} <Deadline at={appeals.nextDeadline} />
        </small>
      )}
    </span>
  );
}

const statementTone = { none: 'plain', draft: 'plain', sent: 'info', confirmed: 'accent' } as const;

function StatementCell({ statement }: Pick<MonthRow, 'statement'>) {
  const t = useTexts(texts);
  return (
    <span className="month-statement two-lines">
      <span className="row">
        <ToneTag tone={statementTone[statement.state]}>{t(statement.state)}</ToneTag>
        <MoneyText fen={statement.totalFen} />
      </span>
      <small className="row">
        {statement.late && <ToneTag tone="amber">{t('late')}</ToneTag>}
        {statement.unpriced > 0 && <ToneTag tone="danger">{t('unpriced', { count: statement.unpriced })}</ToneTag>}
        {statement.disputes > 0 && <ToneTag tone="danger">{t('disputes', { count: statement.disputes })}</ToneTag>}
      </small>
    </span>
  );
}

function Payment({ row: { payment, statement } }: { readonly row: MonthRow }) {
  const t = useTexts(texts);
  if (statement.state !== 'confirmed' && payment.unpaidFen === 0) return <span className="month-payment quiet">—</span>;
  if (payment.unpaidFen === 0) {
    return (
      <span className="month-payment row">
        <Icon name="check" size={14} className="month-ok" /> {t('paid')}
      </span>
    );
  }
  return (
    <span className="month-payment two-lines">
      <MoneyText fen={payment.unpaidFen} strong />
      {payment.daysOver > 0 ? (
        <small className="score-bad">{t('over', { days: payment.daysOver })}</small>
      ) : (
        <small className="quiet">{payment.dueOn && t('due', { day: payment.dueOn.slice(5) })}</small>
      )}
    </span>
  );
}
