// All statements: of a month or of all, those with something to do first at hand.
import { Segmented, type TableProps } from 'antd';
import { STATEMENT_STATES } from '../../../server/modules/settlement/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { api, type Question } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import '../cases/forms.css';
import '../commitments/desk.css';
import { MonthStepper } from '../commitments/month-stepper.tsx';
import { isMonth, showPeriod } from '../commitments/period.ts';
import { CustomerSelect } from '../customers/customer-select.tsx';
import { Deadline } from './deadline.tsx';
import { type StatementHead, statementTones } from './labels.ts';
import './settlement.css';

const texts = {
  title: { zh: '对账单', en: 'Statements' },
  aging: { zh: '应收账龄', en: 'Aging' },
  all: { zh: '全部', en: 'All' },
  unpriced: { zh: '无单价', en: 'No price' },
  disputed: { zh: '有异议', en: 'Disputed' },
  unconfirmed: { zh: '逾期未确认', en: 'Not confirmed in time' },
  open: { zh: '未结清', en: 'Unpaid' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  customer: { zh: '客户', en: 'Customer' },
  state: { zh: '状态', en: 'State' },
  lines: { zh: '行', en: 'Lines' },
  total: { zh: '应付合计', en: 'Total' },
  unpaid: { zh: '未结清', en: 'Open' },
  due: { zh: '到期', en: 'Due' },
  over: { zh: '逾期 {days} 天', en: '{days} days overdue' },
  until: { zh: '确认截止', en: 'confirm by' },
  noPrice: { zh: '{count} 行无单价', en: '{count} unpriced' },
  disputes: { zh: '{count} 行异议', en: '{count} disputed' },
  none: { zh: '没有对账单', en: 'No statements' },
  noneDo: { zh: '在“月结”里生成一个月的对账单。', en: 'Draw the statements of a month in “Month end”.' },
};

const ATTENTIONS = ['all', 'unpriced', 'disputed', 'unconfirmed', 'open', 'overdue'] as const;
type Attention = NonNullable<Question<typeof api.settlement.statements>['attention']>;

export default function StatementsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [month, setMonth] = useSearchState('month');
  const [customer, setCustomer] = useSearchState('customer');
  const [attention, setAttention] = useSearchState('attention', 'all');
  const rows = useReadPages(api.settlement.statements, {
    ...(isMonth(month) ? { month } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(attention === 'all' ? {} : { attention: attention as Attention }),
  });
  useLive(['statements', 'settlement'], { refresh: ['settlement'] });
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Go to="/settlement/aging">{t('aging')}</Go>
            <MonthStepper period={month} onChange={setMonth} all />
          </>
        }
      />
      <div className="filter-bar">
        <Segmented value={attention} onChange={setAttention} options={ATTENTIONS.map((value) => ({ value, label: t(value) }))} />
        <div className="filter-field">
          <CustomerSelect {...(customer ? { value: customer } : {})} onChange={(id) => setCustomer(id ?? '')} />
        </div>
      </div>
      <DataTable
        pages={rows}
        rowKey="statementId"
        columns={useColumns()}
        label={t('title')}
        onOpen={(row) => go(`/settlement/${row.customer.id}/${row.month}`, { tab: 'statement' })}
        empty={
          <Empty title={t('none')} icon="report">
            {t('noneDo')}
          </Empty>
        }
      />
    </>
  );
}

function useColumns(): NonNullable<TableProps<StatementHead>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return [
    {
      title: t('customer'),
      key: 'customer',
      render: (_, row) => (
        <span className="two-lines">
          <Go to={`/settlement/${row.customer.id}/${row.month}`} search={{ tab: 'statement' }}>
            {row.customer.name}
          </Go>
          <small className="quiet number">
            {showPeriod(row.month, locale)} {row.number}
          </small>
        </span>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (
        <span className="two-lines">
          <span className="row">
            <ToneTag tone={statementTones[row.state]}>{say(STATEMENT_STATES[row.state])}</ToneTag>
            {row.unpriced > 0 && <ToneTag tone="danger">{t('noPrice', { count: row.unpriced })}</ToneTag>}
            {row.disputes > 0 && <ToneTag tone="danger">{t('disputes', { count: row.disputes })}</ToneTag>}
          </span>
          {row.state === 'sent' && row.confirmBy && (
            <small className="quiet">
              {t('until')} <Deadline at={row.confirmBy} />
            </small>
          )}
        </span>
      ),
    },
    { title: t('lines'), key: 'lines', align: 'right', responsive: ['lg'], render: (_, row) => <span className="number">{row.lines}</span> },
    { title: t('total'), key: 'total', align: 'right', render: (_, row) => <MoneyText fen={row.sums.totalFen} strong /> },
    {
      title: t('unpaid'),
      key: 'open',
      align: 'right',
      responsive: ['md'],
      render: (_, row) => row.state === 'confirmed' && <MoneyText fen={row.openFen} />,
    },
    {
      title: t('due'),
      key: 'due',
      responsive: ['md'],
      render: (_, row) =>
        row.dueOn && (
          <span className="number">
            {row.dueOn} {row.overdueDays > 0 && <ToneTag tone="danger">{t('over', { days: row.overdueDays })}</ToneTag>}
          </span>
        ),
    },
  ];
}
