// One customer, one month: every entry with its claim, note and clause; whether it agrees with the claims; corrections beside, never over.
import { Button, type TableProps } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam, useSearchState } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages } from '../../../client/query.ts';
import { Facts, PageHeader, Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import '../../../design/desk/desk-parts.css';
import { ExportButton } from '../../../design/desk/export-button.tsx';
import { useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { Empty, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { MonthStepper, thisMonth } from '../../commitments/month-stepper.tsx';
import { Agreement } from './agreement.tsx';
import { type Booking, Grounds, KindOf, Signed } from './entry-look.tsx';
import { ReverseEntry } from './reverse-entry.tsx';

const texts = {
  back: { zh: '返回客户往来账', en: 'Back to the accounts' },
  closed: { zh: '已结账，之后的账记入下月', en: 'Closed: later entries go to the next month' },
  when: { zh: '入账', en: 'Booked' },
  what: { zh: '摘要', en: 'What' },
  claim: { zh: '申请单、送货单', en: 'Claim and note' },
  why: { zh: '依据', en: 'By' },
  amount: { zh: '金额', en: 'Amount' },
  reverse: { zh: '冲销', en: 'Reverse' },
  none: { zh: '这个月没有往来', en: 'Nothing this month' },
  noneDo: { zh: '退换赔付同意后自动记账。', en: 'Claims are booked by themselves once they are approved.' },
  sums: { zh: '本月合计', en: 'This month' },
  opening: { zh: '月初应付未付（转账）', en: 'Open transfers before' },
  bill: { zh: '本月冲减货款', en: 'Off the bill' },
  transfer: { zh: '本月转账应付与已付之差', en: 'Transfers due less paid' },
  closing: { zh: '月末应付未付（转账）', en: 'Open transfers after' },
  sign: { zh: '负数：客户少付，或我方应付给客户。', en: 'Negative: the customer pays less, or we owe.' },
  export: { zh: '客户往来账', en: 'Account' },
};

export default function AccountPage() {
  const t = useTexts(texts);
  const go = useGo();
  const customerId = useParam('customerId');
  const [asked, setMonth] = useSearchState('month');
  const month = asked || thisMonth();
  const [reversing, setReversing] = useState<Booking>();
  const read = useRead(api.claims.account, { customerId, month, limit: 1 });
  const rows = useReadPages(api.claims.account, { customerId, month });
  useLive(['claims', `account:${customerId}`], { refresh: ['claims'] });
  const columns = useColumns(setReversing);
  return (
    <WhenRead read={read}>
      {(one) => (
        <>
          <PageHeader
            title={one.customer.name}
            onBack={() => go(`/claims/accounts?month=${month}`)}
            back={t('back')}
            tags={one.closed && <ToneTag>{t('closed')}</ToneTag>}
            actions={
              <>
                <MonthStepper period={month} onChange={setMonth} />
                <ExportButton endpoint={api.claims.exportAccount} input={{ customerId, month }} what={t('export')} />
              </>
            }
          />
          <div className="card-columns">
            <div className="stack">
              <DataTable
                pages={rows}
                rowKey="entryId"
                columns={columns}
                wrap
                label={t('export')}
                empty={
                  <Empty title={t('none')} icon="report">
                    {t('noneDo')}
                  </Empty>
                }
              />
            </div>
            <div className="stack">
              <Section title={t('sums')} icon="report">
                <Facts
                  items={[
                    { label: t('bill'), value: <MoneyText fen={one.billFen} strong /> },
                    { label: t('opening'), value: <MoneyText fen={one.openingFen} /> },
                    { label: t('transfer'), value: <MoneyText fen={one.transferFen} /> },
                    { label: t('closing'), value: <MoneyText fen={one.closingFen} strong /> },
                  ]}
                />
                <p className="quiet">{t('sign')}</p>
              </Section>
              <Agreement customerId={customerId} />
            </div>
          </div>
          {reversing && <ReverseEntry entry={reversing} onClose={() => setReversing(undefined)} />}
        </>
      )}
    </WhenRead>
  );
}

function useColumns(reverse: (entry: Booking) => void): NonNullable<TableProps<Booking>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('what'),
      key: 'what',
      render: (_, row) => (
        <span className="two-lines">
          <KindOf entry={row} />
          {row.claimId && (
            <small className="narrow-inline">
              <Go to={`/claims/${row.claimId}`}>{row.claimNumber}</Go>
            </small>
          )}
          <small className="quiet">
            <TimeText at={row.bookedAt} style="short" /> {row.bookedBy}
          </small>
        </span>
      ),
    },
    {
      title: t('claim'),
      key: 'claim',
      responsive: ['md'],
      render: (_, row) => (
        <span className="two-lines">
          {row.claimId ? <Go to={`/claims/${row.claimId}`}>{row.claimNumber}</Go> : <span>—</span>}
          <small className="quiet">{row.noteNumber ?? row.site.name}</small>
        </span>
      ),
    },
    { title: t('why'), key: 'why', responsive: ['lg'], render: (_, row) => <Grounds entry={row} /> },
    { title: t('amount'), key: 'amount', align: 'right', render: (_, row) => <Signed fen={row.amountFen} pay={row.pay} /> },
    {
      key: 'act',
      responsive: ['md'],
      render: (_, row) =>
        row.can.reverse && (
          <Button size="small" onClick={() => reverse(row)}>
            {t('reverse')}
          </Button>
        ),
    },
  ];
}
