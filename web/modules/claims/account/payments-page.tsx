// 待付款: what was granted by transfer and is not paid, the oldest approval first; each is paid with its proof.
import { Button, Form, Input, type TableProps } from 'antd';
import { useState } from 'react';
import { WAYS } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useReadPages, useSubmit } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import '../../../design/desk/desk-parts.css';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { Empty } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useUploads } from '../../../design/use-uploads.ts';

const texts = {
  title: { zh: '待付款', en: 'To pay' },
  sub: { zh: '已同意、按转账支付的款项，先同意的排在前面', en: 'Granted by transfer, the oldest approval first' },
  sum: { zh: '待付合计', en: 'Open in all' },
  claim: { zh: '申请单', en: 'Claim' },
  customer: { zh: '客户', en: 'Customer' },
  amount: { zh: '金额', en: 'Amount' },
  approved: { zh: '同意时间', en: 'Approved' },
  due: { zh: '最晚付款', en: 'Due' },
  noDue: { zh: '没有约定期限', en: 'No agreed time' },
  late: { zh: '已超时', en: 'Late' },
  pay: { zh: '登记付款', en: 'Record payment' },
  none: { zh: '没有待付款', en: 'Nothing to pay' },
  noneDo: { zh: '同意的退款、先行赔付、医疗费用会出现在这里。', en: 'Granted refunds, advances and medical costs appear here.' },
  payTitle: { zh: '登记付款 {number}', en: 'Payment of {number}' },
  proof: { zh: '付款凭证（必附）', en: 'Proof of the payment (needed)' },
  drop: { zh: '拖入或选择银行回单、签收照片', en: 'Drop or choose the bank slip or a signed receipt' },
  remark: { zh: '备注（可不填）', en: 'Remark (optional)' },
  submit: { zh: '已付款', en: 'Paid' },
};

type Row = Answer<typeof api.claims.toPay>['items'][number];

export default function PaymentsPage() {
  const t = useTexts(texts);
  const [paying, setPaying] = useState<Row>();
  const sum = useRead(api.claims.toPay, { limit: 1 }).data;
  const rows = useReadPages(api.claims.toPay, {});
  useLive(['claims'], { refresh: ['claims'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      {sum && sum.sumFen > 0 && (
        <p>
          {t('sum')} <MoneyText fen={sum.sumFen} strong />
        </p>
      )}
      <DataTable
        pages={rows}
        rowKey="claimId"
        columns={useColumns(setPaying)}
        label={t('title')}
        empty={
          <Empty title={t('none')} icon="check">
            {t('noneDo')}
          </Empty>
        }
      />
      {paying && <Pay row={paying} onClose={() => setPaying(undefined)} />}
    </>
  );
}

function useColumns(pay: (row: Row) => void): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('customer'),
      key: 'customer',
      render: (_, row) => (
        <span className="two-lines">
          <Go to={`/claims/accounts/${row.customer.id}`}>{row.customer.name}</Go>
          <small className="quiet">
            {say(WAYS[row.way])} <Go to={`/claims/${row.claimId}`}>{row.number}</Go>
          </small>
        </span>
      ),
    },
    { title: t('amount'), key: 'amount', align: 'right', render: (_, row) => <MoneyText fen={row.amountFen} strong /> },
    { title: t('approved'), key: 'approved', responsive: ['md'], render: (_, row) => <TimeText at={row.approvedAt} style="short" /> },
    {
      title: t('due'),
      key: 'due',
      responsive: ['sm'],
      render: (_, row) =>
        row.dueAt === null ? (
          <span className="quiet">{t('noDue')}</span>
        ) : (
          <span className="nowrap">
            <TimeText at={row.dueAt} style="short" /> {row.late && <ToneTag tone="danger">{t('late')}</ToneTag>}
          </span>
        ),
    },
    {
      key: 'act',
      render: (_, row) =>
        row.can.pay && (
          <Button type="primary" onClick={() => pay(row)}>
            {t('pay')}
          </Button>
        ),
    },
  ];
}

function Pay({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const pay = useSubmit(api.claims.settle, { refresh: ['claims', 'commitments'], done: onClose });
  return (
    <FormDrawer<{ body?: string }>
      title={t('payTitle', { number: row.number })}
      submit={t('submit')}
      error={pay.error}
      busy={pay.isPending}
      ready={uploads.ids.length > 0 && !uploads.busy}
      onSubmit={({ body = '' }) => pay.mutate({ claimId: row.claimId, files: [...uploads.ids], body })}
      onClose={onClose}
    >
      <p>
        {row.customer.name}　<MoneyText fen={row.amountFen} strong />
      </p>
      <Form.Item label={t('proof')} required>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Form.Item>
      <Form.Item name="body" label={t('remark')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
