// Forms about money: an invoice, a payment, an item by hand; and taking one of them back.
import { Input } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { ITEM_KINDS, type ItemKind } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { MoneyText } from '../../design/people.tsx';
import { Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import type { Statement } from './labels.ts';

const texts = {
  invoice: { zh: '登记发票', en: 'Record an invoice' },
  payment: { zh: '登记到账', en: 'Record a payment' },
  item: { zh: '登记款项', en: 'Add an item by hand' },
  save: { zh: '登记', en: 'Record' },
  number: { zh: '发票号码', en: 'Invoice number' },
  issued: { zh: '开票日期', en: 'Issued on' },
  due: { zh: '到期日（不填则按合同账期）', en: 'Due on (left open: by the contract’s terms)' },
  amount: { zh: '金额', en: 'Amount' },
  paidOn: { zh: '到账日期', en: 'Paid on' },
  remark: { zh: '备注（可不填）', en: 'Remark (optional)' },
  open: { zh: '未结清', en: 'open' },
  kind: { zh: '种类', en: 'Kind' },
  way: { zh: '方向', en: 'Direction' },
  plus: { zh: '客户多付', en: 'The customer pays more' },
  minus: { zh: '客户少付', en: 'The customer pays less' },
  why: { zh: '依据', en: 'By what' },
  takeBack: { zh: '撤销', en: 'Take back' },
  reason: { zh: '原因', en: 'Reason' },
};

type FormProps = { readonly one: Statement; readonly onClose: () => void };
const today = (): string => shanghaiDate(serverNow());

export function InvoiceForm({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const [number, setNumber] = useState('');
  const [issuedOn, setIssued] = useState(today());
  const [dueOn, setDue] = useState('');
  const [fen, setFen] = useState<number | null>(Math.max(0, one.sums.totalFen - one.invoicedFen) || null);
  const record = useSubmit(api.settlement.recordInvoice, { done: onClose });
  return (
    <ActDrawer
      title={t('invoice')}
      submit={t('save')}
      error={record.error}
      busy={record.isPending}
      ready={number.trim().length > 3 && (fen ?? 0) > 0}
      width={480}
      onSubmit={() =>
        record.mutate({ statementId: one.statementId, number: number.trim(), issuedOn, amountFen: fen ?? 0, ...(dueOn ? { dueOn } : {}) })
      }
      onClose={onClose}
    >
      <Field label={t('number')}>
        <Input value={number} onChange={({ target }) => setNumber(target.value)} maxLength={40} />
      </Field>
      <Field label={t('amount')}>
        <MoneyField value={fen} onChange={setFen} label={t('amount')} />
      </Field>
      <Field label={t('issued')}>
        <Input type="date" value={issuedOn} onChange={({ target }) => setIssued(target.value)} />
      </Field>
      <Field label={t('due')}>
        <Input type="date" value={dueOn} onChange={({ target }) => setDue(target.value)} />
      </Field>
    </ActDrawer>
  );
}

export function PaymentForm({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const [paidOn, setPaid] = useState(today());
  const [fen, setFen] = useState<number | null>(Math.abs(one.openFen) || null);
  const [body, setBody] = useState('');
  const record = useSubmit(api.settlement.recordPayment, { done: onClose });
  return (
    <ActDrawer
      title={t('payment')}
      submit={t('save')}
      error={record.error}
      busy={record.isPending}
      ready={(fen ?? 0) > 0}
      width={480}
      onSubmit={() => record.mutate({ statementId: one.statementId, paidOn, amountFen: fen ?? 0, body })}
      onClose={onClose}
    >
      <Field
        label={t('amount')}
        hint={
          <>
            {t('open')} <MoneyText fen={one.openFen} />
          </>
        }
      >
        <MoneyField value={fen} onChange={setFen} label={t('amount')} />
      </Field>
      <Field label={t('paidOn')}>
        <Input type="date" value={paidOn} onChange={({ target }) => setPaid(target.value)} />
      </Field>
      <Words label={t('remark')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

export function ItemForm({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [kind, setKind] = useState<ItemKind>('fee');
  const [less, setLess] = useState(false);
  const [fen, setFen] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const add = useSubmit(api.settlement.addItem, { done: onClose });
  const negative = kind === 'allowance' || (kind === 'correction' && less);
  return (
    <ActDrawer
      title={t('item')}
      submit={t('save')}
      error={add.error}
      busy={add.isPending}
      ready={(fen ?? 0) > 0 && body.trim().length > 1}
      width={480}
      onSubmit={() => add.mutate({ customerId: one.customer.id, month: one.month, kind, amountFen: (negative ? -1 : 1) * (fen ?? 0), body })}
      onClose={onClose}
    >
      <Choices<ItemKind> label={t('kind')} value={kind} options={choicesOf(ITEM_KINDS, say)} onChange={setKind} />
      {kind === 'correction' && (
        <Choices<'plus' | 'minus'>
          label={t('way')}
          value={less ? 'minus' : 'plus'}
          options={[
            { value: 'plus', label: t('plus') },
            { value: 'minus', label: t('minus') },
          ]}
          onChange={(way) => setLess(way === 'minus')}
        />
      )}
      <Field label={t('amount')} hint={t(negative ? 'minus' : 'plus')}>
        <MoneyField value={fen} onChange={setFen} label={t('amount')} />
      </Field>
      <Words label={t('why')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

type Back = { readonly invoiceId: string } | { readonly paymentId: string } | { readonly itemId: string };

export function TakeBack({ what, onClose }: { readonly what: Back; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const invoice = useSubmit(api.settlement.voidInvoice, { done: onClose });
  const payment = useSubmit(api.settlement.withdrawPayment, { done: onClose });
  const item = useSubmit(api.settlement.removeItem, { done: onClose });
  const act = 'invoiceId' in what ? invoice : 'paymentId' in what ? payment : item;
  const submit = () => {
    if ('invoiceId' in what) invoice.mutate({ ...what, body });
    else if ('paymentId' in what) payment.mutate({ ...what, body });
    else item.mutate({ ...what, body });
  };
  return (
    <ActDrawer
      title={t('takeBack')}
      submit={t('takeBack')}
      danger
      error={act.error}
      busy={act.isPending}
      ready={body.trim().length > 1}
      width={480}
      onSubmit={submit}
      onClose={onClose}
    >
      <Words label={t('reason')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}
