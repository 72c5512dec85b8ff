// An order read from a pasted chat: checked at once, corrected where amber, taken and confirmed by Enter.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { Missing, SendWords } from './new-order-page.tsx';
import { emptyLine, emptyOrder, type OrderDraft, writeAmount } from './order-draft.ts';
import { OrderWriting } from './order-writing.tsx';
import { type Drafting, useOrderDraft } from './use-order-draft.ts';

const texts = {
  order: { zh: '订单草稿', en: 'Draft of an order' },
  taken: { zh: '已收单', en: 'Order taken' },
  asCase: { zh: '不是订货，按售后开单', en: 'Not an order: open a case' },
  give: { zh: '是补货，归入售后单', en: 'It is a replacement: put it into the case' },
};

type Read = Answer<typeof api.cases.read>['drafts'][number];
export type TakenOrder = { readonly orderId: string; readonly number: string };

const draftOf = (read: Read): OrderDraft => ({
  ...emptyOrder(read.customer.siteId),
  deliveryOn: read.neededBy?.at ? shanghaiDate(Date.parse(read.neededBy.at)) : '',
  lines: read.lines.map(({ product, written, amount, unit, quantityText, sure, assumedUnit }) => ({
    ...emptyLine(),
    product: product ?? written ?? '',
    amount: amount !== null && unit ? writeAmount(amount, unit) : (quantityText ?? ''),
    doubtful: !sure || assumedUnit,
  })),
});

type PastedProps = {
  readonly read: Read;
  readonly first: boolean;
  readonly onTaken: (order: TakenOrder) => void;
  readonly onAsCase: () => void;
  readonly onGive: (() => void) | undefined;
};

export function PastedOrder({ read, first, onTaken, onAsCase, onGive }: PastedProps) {
  const t = useTexts(texts);
  const work = useOrderDraft(draftOf(read));
  const button = useRef<HTMLButtonElement>(null);
  const receive = useSubmit(api.orders.receive, { done: ({ orderId, number }) => onTaken({ orderId, number }) });
  const send = () => {
    if (work.ready && work.input && !receive.isPending) receive.mutate({ ...work.input, channel: 'paste', sourceText: read.body, confirm: true });
  };
  useOnlySite(read, work);
  const sure = read.customer.sure && work.ready && !work.touched;
  useEffect(() => {
    // All understood: Enter is the next key.
    if (first && sure) button.current?.focus({ preventScroll: true });
  }, [first, sure]);
  return (
    <form
      className="card draft"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        send();
      }}
    >
      <h2>
        <Icon name="plan" size={17} /> {t('order')}
      </h2>
      <OrderWriting
        work={work}
        plain
        focus={false}
        siteFocus={first && !read.customer.sure}
        called={read.customer.name ?? undefined}
        doubtfulSite={!read.customer.sure}
      />
      <Refused error={receive.error} onRetry={send} />
      <div className="act-foot">
        <Button type="text" onClick={onAsCase}>
          {t('asCase')}
        </Button>
        {onGive && <Button onClick={onGive}>{t('give')}</Button>}
        <span className="quiet">
          <Missing work={work} />
        </span>
        <Button ref={button} type="primary" size="large" htmlType="submit" disabled={!work.ready} loading={receive.isPending}>
          <SendWords work={work} /> <KeyHint keys="Enter" />
        </Button>
      </div>
    </form>
  );
}

/** Who has one kitchen means that one. */
function useOnlySite(read: Read, { draft, set }: Drafting): void {
  const unsaid = read.customer.id !== null && draft.siteId === null;
  const card = useRead(api.customers.show, { customerId: read.customer.id ?? '' }, { enabled: unsaid });
  const only = card.data?.sites.length === 1 ? card.data.sites[0]?.id : undefined;
  useEffect(() => {
    if (unsaid && only) set({ siteId: only });
  }, [unsaid, only]);
}

export function TakenCard({ order }: { readonly order: TakenOrder }) {
  const t = useTexts(texts);
  return (
    <div className="card draft-done" role="status">
      <Icon name="check" size={18} /> {t('taken')} <Go to={`/orders/${order.orderId}`}>{order.number}</Go>
    </div>
  );
}
