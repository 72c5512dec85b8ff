// Invoices, payments and items by hand of a statement, each with what may be taken back.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ITEM_KINDS } from '../../../server/modules/settlement/words.ts';
import { Section } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import type { Statement } from './labels.ts';
import { InvoiceForm, ItemForm, PaymentForm, TakeBack } from './money-forms.tsx';

const texts = {
  money: { zh: '开票与回款', en: 'Invoices and payments' },
  open: { zh: '未结清', en: 'Open' },
  invoiced: { zh: '已开票', en: 'Invoiced' },
  paid: { zh: '已到账', en: 'Paid' },
  due: { zh: '到期 {day}', en: 'due {day}' },
  over: { zh: '逾期 {days} 天', en: '{days} days overdue' },
  invoice: { zh: '登记发票', en: 'Invoice' },
  payment: { zh: '登记到账', en: 'Payment' },
  number: { zh: '发票 {number}', en: 'Invoice {number}' },
  void: { zh: '已作废', en: 'void' },
  voidIt: { zh: '作废', en: 'Void' },
  arrived: { zh: '到账', en: 'Paid' },
  withdrawn: { zh: '已撤销', en: 'taken back' },
  withdraw: { zh: '撤销', en: 'Take back' },
  items: { zh: '手工款项', en: 'Items by hand' },
  add: { zh: '登记款项', en: 'Add an item' },
  none: { zh: '没有手工登记的款项', en: 'No items by hand' },
  remove: { zh: '删除', en: 'Remove' },
  redraw: { zh: '登记或删除后请重算对账单。', en: 'Draw the statement again after a change.' },
};

export function StatementMoney({ one }: { readonly one: Statement }) {
  return (
    <>
      {one.state === 'confirmed' && <Paid one={one} />}
      {(one.items.length > 0 || one.can.addItem) && <Items one={one} />}
    </>
  );
}

function Paid({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  return (
    <Section title={t('money')} icon="outbox">
      <dl className="sums">
        <div>
          <dt>{t('invoiced')}</dt>
          <dd>
            <MoneyText fen={one.invoicedFen} />
          </dd>
        </div>
        <div>
          <dt>{t('paid')}</dt>
          <dd>
            <MoneyText fen={one.paidFen} />
          </dd>
        </div>
        <div className="sums-total">
          <dt>
            {t('open')}{' '}
            {one.dueOn && one.openFen !== 0 && (
              <small className={one.overdueDays > 0 ? 'score-bad' : 'quiet'}>
                {one.overdueDays > 0 ? t('over', { days: one.overdueDays }) : t('due', { day: one.dueOn })}
              </small>
            )}
          </dt>
          <dd>
            <MoneyText fen={one.openFen} strong />
          </dd>
        </div>
      </dl>
      <Moves one={one} />
      <div className="row">
        {one.can.invoice && <Button onClick={() => open((close) => <InvoiceForm one={one} onClose={close} />)}>{t('invoice')}</Button>}
        {one.can.pay && (
          <Button type="primary" onClick={() => open((close) => <PaymentForm one={one} onClose={close} />)}>
            {t('payment')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Moves({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  if (one.invoices.length + one.payments.length === 0) return null;
  return (
    <ul className="list-plain money-moves">
      {one.invoices.map((row) => (
        <Move
          key={row.invoiceId}
          words={<span className="number">{t('number', { number: row.number })}</span>}
          day={row.issuedOn}
          fen={row.amountFen}
          gone={row.voidedAt !== null && t('void')}
          back={row.can.void && t('voidIt')}
          onBack={() => open((close) => <TakeBack what={{ invoiceId: row.invoiceId }} onClose={close} />)}
        />
      ))}
      {one.payments.map((row) => (
        <Move
          key={row.paymentId}
          words={`${t('arrived')} ${row.body}`}
          day={row.paidOn}
          fen={row.amountFen}
          gone={row.withdrawnAt !== null && t('withdrawn')}
          back={row.can.withdraw && t('withdraw')}
          onBack={() => open((close) => <TakeBack what={{ paymentId: row.paymentId }} onClose={close} />)}
        />
      ))}
    </ul>
  );
}

type MoveProps = {
  readonly words: ReactNode;
  readonly day: string;
  readonly fen: number;
  readonly gone: string | false;
  readonly back: string | false;
  readonly onBack: () => void;
};

function Move({ words, day, fen, gone, back, onBack }: MoveProps) {
  return (
    <li className={gone ? 'quiet' : ''}>
      <span className="two-lines">
        <span>{words}</span>
        <small className="quiet number">
          {day} {gone && <ToneTag>{gone}</ToneTag>}
        </small>
      </span>
      <span className="end two-lines money-end">
        <MoneyText fen={fen} />
        {back && (
          <button type="button" className="plain-button" onClick={onBack}>
            {back}
          </button>
        )}
      </span>
    </li>
  );
}

function Items({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useOpenForm();
  return (
    <Section
      title={t('items')}
      icon="plus"
      extra={
        one.can.addItem && (
          <Button size="small" onClick={() => open((close) => <ItemForm one={one} onClose={close} />)}>
            <Icon name="plus" size={14} /> {t('add')}
          </Button>
        )
      }
    >
      {one.items.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="list-plain">
        {one.items.map((row) => (
          <li key={row.itemId}>
            <span>
              {say(ITEM_KINDS[row.kind])} <small className="quiet">{row.site?.name}</small> {row.body}
            </span>
            <span className="end">
              <MoneyText fen={row.amountFen} />
            </span>
            {row.can.remove && (
              <Button size="small" type="text" onClick={() => open((close) => <TakeBack what={{ itemId: row.itemId }} onClose={close} />)}>
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {one.state === 'draft' && <p className="quiet">{t('redraw')}</p>}
    </Section>
  );
}
