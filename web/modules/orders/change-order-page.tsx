// Changing an order until its cutoff: the same sheet, filled.
import { Button } from 'antd';
import { useGo, useParam } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { KeyHint, PageHeader } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import '../cases/desk.css';
import type { Order } from './labels.ts';
import { Missing } from './new-order-page.tsx';
import { draftOfOrder } from './order-draft.ts';
import { OrderWriting } from './order-writing.tsx';
import { useOrderDraft } from './use-order-draft.ts';

const texts = {
  title: { zh: '更改订单 {number}', en: 'Change order {number}' },
  again: { zh: '保存后重新核对，已确认的订单要再确认一次。', en: 'Checked anew; a confirmed order is confirmed again.' },
  save: { zh: '保存更改', en: 'Save the change' },
  back: { zh: '返回订单', en: 'Back to the order' },
  not: { zh: '这张订单现在不能更改', en: 'This order cannot be changed now' },
  notDo: { zh: '已过截单时间或已开送货单。要增加商品，请另下加单。', en: 'Past its cutoff, or a note is out. Add goods by a supplementary order.' },
};

export default function ChangeOrderPage() {
  const orderId = useParam('orderId');
  const order = useRead(api.orders.show, { orderId });
  return <WhenRead read={order}>{(one) => <Changing order={one} />}</WhenRead>;
}

function Changing({ order }: { readonly order: Order }) {
  const t = useTexts(texts);
  const go = useGo();
  const back = () => go(`/orders/${order.id}`);
  const window = { from: showTime(order.windowFrom, 'zh-CN', 'time'), to: showTime(order.windowTo, 'zh-CN', 'time') };
  const work = useOrderDraft(draftOfOrder(order, window), order.id);
  const change = useSubmit(api.orders.change, { done: back });
  const send = () => {
    if (work.ready && work.input && !change.isPending)
      change.mutate({ ...work.input, orderId: order.id, version: order.version, externalNumber: order.externalNumber, orderKind: order.orderKind });
  };
  useShortcut('mod+Enter', t('save'), send);
  if (!order.can.change) {
    return (
      <Empty title={t('not')} icon="lock" action={<Button onClick={back}>{t('back')}</Button>}>
        {t('notDo')}
      </Empty>
    );
  }
  return (
    <>
      <PageHeader title={t('title', { number: order.number })} sub={t('again')} onBack={back} back={t('back')} />
      <OrderWriting work={work} siteName={order.site.name} />
      <div className="order-foot">
        <Refused error={change.error} onRetry={send} />
        <div className="act-foot">
          <span className="grow quiet">
            <Missing work={work} />
          </span>
          <Button type="primary" size="large" disabled={!work.ready} loading={change.isPending} onClick={send}>
            {t('save')} <KeyHint keys="Ctrl+Enter" />
          </Button>
        </div>
      </div>
    </>
  );
}
