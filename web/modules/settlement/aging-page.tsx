// 应收账龄: who owes what for how long, the statement behind every figure one click away.
import type { TableProps } from 'antd';
import { AGE_CODES, AGES } from '../../../server/modules/settlement/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { PageHeader, ShareBar } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import '../cases/forms.css';
import { CustomerSelect } from '../customers/customer-select.tsx';
import './settlement.css';

const texts = {
  title: { zh: '应收账龄', en: 'Aging' },
  back: { zh: '返回对账单', en: 'Back to the statements' },
  sub: {
    zh: '双方已确认、未结清的对账单，到期日按发票或合同账期',
    en: 'Confirmed statements not wholly paid; due by the invoice or the contract’s terms',
  },
  customer: { zh: '客户', en: 'Customer' },
  open: { zh: '未结清合计', en: 'Open in all' },
  none: { zh: '没有未结清的货款', en: 'Nothing is open' },
  noneDo: { zh: '客户确认对账单后，未到账的金额会出现在这里。', en: 'What is not paid of a confirmed statement appears here.' },
};

type Row = Answer<typeof api.settlement.aging>['items'][number];
type Listed = Row & { readonly id: string };
const tones = { 'not-due': 'plain', '1-30': 'info', '31-60': 'hatched', '61-90': 'pause', '90+': 'danger' } as const;

export default function AgingPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [customer, setCustomer] = useSearchState('customer');
  const input = customer ? { customerId: customer } : {};
  const sums = useRead(api.settlement.aging, { ...input, limit: 1 }, { keep: true }).data;
  const rows = useReadPages(api.settlement.aging, input);
  useLive(['statements', 'settlement'], { refresh: ['settlement'] });
  const listed = { ...rows, items: rows.items.map((row) => ({ ...row, id: row.customer.id })) };
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} onBack={() => go('/settlement/statements')} back={t('back')} />
      <div className="stack">
        {sums && sums.openFen > 0 && (
          <section className="card">
            <p className="aging-sum">
              {t('open')} <MoneyText fen={sums.openFen} strong />
            </p>
            <ShareBar
              legend={false}
              parts={AGE_CODES.map((age) => ({ key: age, label: say(AGES[age]), value: Math.max(0, sums.ages[age] ?? 0) / 100, tone: tones[age] }))}
            />
            <ul className="aging-legend">
              {AGE_CODES.map((age) => (
                <li key={age}>
                  <i className={`share-${tones[age]}`} /> {say(AGES[age])} <MoneyText fen={sums.ages[age] ?? 0} strong />
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="filter-field">
          <CustomerSelect {...(customer ? { value: customer } : {})} onChange={(id) => setCustomer(id ?? '')} />
        </div>
        <DataTable
          pages={listed}
          rowKey="id"
          columns={useColumns()}
          label={t('title')}
          empty={
            <Empty title={t('none')} icon="check">
              {t('noneDo')}
            </Empty>
          }
        />
      </div>
    </>
  );
}

function useColumns(): NonNullable<TableProps<Listed>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('customer'),
      key: 'customer',
      render: (_, row) => (
        <span className="two-lines">
          <strong>{row.customer.name}</strong>
          <small className="row">
            {row.statements.map((one) => (
              <Go key={one.statementId} to={`/settlement/${row.customer.id}/${one.month}`} search={{ tab: 'statement' }}>
                {one.month}
              </Go>
            ))}
          </small>
        </span>
      ),
    },
    { title: t('open'), key: 'open', align: 'right', render: (_, row) => <MoneyText fen={row.openFen} strong /> },
    ...AGE_CODES.map((age) => ({
      title: say(AGES[age]),
      key: age,
      align: 'right' as const,
      render: (_: unknown, row: Listed) => (row.ages[age] ? <MoneyText fen={row.ages[age]} /> : <span className="quiet">—</span>),
    })),
  ];
}
