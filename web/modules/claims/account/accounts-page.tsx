// All customers of a month: what claims took off their bills, and what is still to be paid.
import type { TableProps } from 'antd';
import { Go, useGo, useSearchState } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import '../../../design/desk/desk-parts.css';
import { useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { Empty } from '../../../design/states.tsx';
import { MonthStepper, thisMonth } from '../../commitments/month-stepper.tsx';

const texts = {
  title: { zh: '客户往来账', en: 'Customer accounts' },
  sub: { zh: '退换赔付对客户货款的影响，负数为客户少付', en: 'What claims change in what customers owe; negative: they pay less' },
  bill: { zh: '本月冲减货款', en: 'Off the bills' },
  transfer: { zh: '本月转账应付与已付之差', en: 'Transfers due less paid' },
  entries: { zh: '笔数', en: 'Entries' },
  customer: { zh: '客户', en: 'Customer' },
  closed: { zh: '已结账', en: 'Closed' },
  none: { zh: '这个月没有往来', en: 'Nothing this month' },
  noneDo: { zh: '退换赔付同意后自动记账，不用另外登记。', en: 'Claims are booked by themselves once they are approved.' },
  pay: { zh: '待付款', en: 'To pay' },
};

type Row = Answer<typeof api.claims.accounts>['items'][number];
type Listed = Row & { readonly id: string };

function useColumns(month: string): NonNullable<TableProps<Listed>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('customer'),
      key: 'customer',
      render: (_, row) => (
        <span>
          <Go to={`/claims/accounts/${row.customer.id}?month=${month}`}>{row.customer.name}</Go> {row.closed && <ToneTag>{t('closed')}</ToneTag>}
        </span>
      ),
    },
    { title: t('entries'), key: 'entries', align: 'right', responsive: ['md'], render: (_, row) => <span className="number">{row.entries}</span> },
    { title: t('bill'), key: 'bill', align: 'right', render: (_, row) => <MoneyText fen={row.billFen} strong /> },
    { title: t('transfer'), key: 'transfer', align: 'right', responsive: ['md'], render: (_, row) => <MoneyText fen={row.transferFen} /> },
  ];
}

export default function AccountsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [asked, setMonth] = useSearchState('month');
  const month = asked || thisMonth();
  const sums = useRead(api.claims.accounts, { month, limit: 1 }).data;
  const rows = useReadPages(api.claims.accounts, { month });
  useLive(['claims'], { refresh: ['claims'] });
  const listed = { ...rows, items: rows.items.map((row) => ({ ...row, id: row.customer.id })) };
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={t('sub')}
        actions={
          <>
            <Go to="/claims/payments">{t('pay')}</Go>
            <MonthStepper period={month} onChange={setMonth} />
          </>
        }
      />
      {sums && sums.entries > 0 && (
        <p>
          {t('bill')} <MoneyText fen={sums.billFen} strong />　{t('transfer')} <MoneyText fen={sums.transferFen} strong />
        </p>
      )}
      <DataTable
        pages={listed}
        rowKey="id"
        columns={useColumns(month)}
        label={t('title')}
        onOpen={(row) => go(`/claims/accounts/${row.id}?month=${month}`)}
        empty={
          <Empty title={t('none')} icon="report">
            {t('noneDo')}
          </Empty>
        }
      />
    </>
  );
}
