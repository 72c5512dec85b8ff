// One order: what is wanted, what the checks say, what can be done now, and everything that happened.
import { Button } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam, useSearchState } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { CopyButton, Facts, KeyHint, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import '../cases/desk.css';
import { useDayWords } from './days.ts';
import { cancelReasons, declineReasons, type Order } from './labels.ts';
import { OrderActs } from './order-acts.tsx';
import { OrderLines } from './order-lines.tsx';
import { ChannelIcon, Flags, StateTag, useWindowWords } from './order-look.tsx';
import './orders.css';

const texts = {
  back: { zh: '返回订单', en: 'Back to the orders' },
  lines: { zh: '商品', en: 'Lines' },
  about: { zh: '订单信息', en: 'About' },
  arrives: { zh: '送达', en: 'Arrival' },
  promised: { zh: '承诺', en: 'Promised' },
  until: { zh: '可改至', en: 'Change until' },
  from: { zh: '来源', en: 'By' },
  external: { zh: '外部单号', en: 'Their number' },
  supplementOf: { zh: '加在', en: 'Adds to' },
  supplements: { zh: '加单', en: 'Supplements' },
  note: { zh: '送货单', en: 'Note' },
  remark: { zh: '备注', en: 'Remark' },
  override: { zh: '强制通过理由', en: 'Overridden because' },
  reason: { zh: '原因', en: 'Reason' },
  before: { zh: '{time} 前', en: 'by {time}' },
  source: { zh: '客户原话', en: 'The customer’s words' },
  text: { zh: '给客户的确认', en: 'Confirmation for the customer' },
  copy: { zh: '复制，发到微信', en: 'Copy for WeChat' },
  history: { zh: '经过', en: 'History' },
  created: { zh: '已收单 {number}', en: 'Order {number} taken' },
  createdConfirmed: { zh: '已收单并确认 {number}，确认内容可直接复制到微信。', en: 'Order {number} taken and confirmed. Copy the text for WeChat.' },
  another: { zh: '再收一单', en: 'Next order' },
};

export default function OrderPage() {
  const orderId = useParam('orderId');
  const order = useRead(api.orders.show, { orderId });
  useLive(['orders', `order:${orderId}`], { refresh: ['orders'] });
  return <WhenRead read={order}>{(one) => <Shown order={one} />}</WhenRead>;
}

function Shown({ order }: { readonly order: Order }) {
  const t = useTexts(texts);
  const go = useGo();
  const [created] = useSearchState('new');
  const [text, setText] = useState('');
  const shown = text || order.confirmationText;
  useShortcut('n', t('another'), () => go('/orders/new'));
  return (
    <>
      <PageHeader
        title={
          <>
            {order.site.name} <span className="quiet number">{order.number}</span>
          </>
        }
        tags={
          <>
            <StateTag state={order.state} />
            <Flags order={order} />
          </>
        }
        onBack={() => go('/orders')}
        back={t('back')}
      />
      {created && (
        <p className="order-created" role="status">
          <Icon name="check" size={18} /> {t(order.state === 'confirmed' ? 'createdConfirmed' : 'created', { number: order.number })}
          <Button size="small" onClick={() => go('/orders/new')}>
            {t('another')} <KeyHint keys="n" />
          </Button>
        </p>
      )}
      <div className="card-columns">
        <div className="stack">
          <OrderActs order={order} onText={setText} />
          <Section title={t('lines')} icon="lot">
            <OrderLines order={order} />
          </Section>
        </div>
        <div className="stack">
          {shown && (
            <Section title={t('text')} icon="chat" extra={<CopyButton text={shown}>{t('copy')}</CopyButton>}>
              <pre className="order-text">{shown}</pre>
            </Section>
          )}
          <About order={order} />
          {order.sourceText && (
            <Section title={t('source')} icon="paste">
              <pre className="order-text">{order.sourceText}</pre>
            </Section>
          )}
          <History order={order} />
        </div>
      </div>
    </>
  );
}

function About({ order }: { readonly order: Order }) {
  const t = useTexts(texts);
  const say = useSay();
  const day = useDayWords();
  const window = useWindowWords();
  const reason = order.declineReason ? declineReasons[order.declineReason] : order.cancelReason ? cancelReasons[order.cancelReason] : undefined;
  const link = ({ id, number }: { id: string; number: string }) => (
    <Go key={id} to={`/orders/${id}`} className="number">
      {number}
    </Go>
  );
  const items = [
    { label: t('arrives'), value: `${day(order.deliveryOn)} ${window(order)}` },
    {
      label: t('promised'),
      value: (
        <strong>
          <TimeText at={order.promisedBy} />
        </strong>
      ),
    },
    order.state === 'received' || order.state === 'confirmed' ? { label: t('until'), value: <TimeText at={order.changeUntil} /> } : undefined,
    {
      label: t('from'),
      value: (
        <span className="row">
          <ChannelIcon channel={order.channel} label />
          {order.receivedBy && <span className="quiet">{order.receivedBy}</span>}
          <TimeText at={order.receivedAt} style="short" className="quiet" />
        </span>
      ),
    },
    order.externalNumber ? { label: t('external'), value: order.externalNumber } : undefined,
    order.supplementOf ? { label: t('supplementOf'), value: link(order.supplementOf) } : undefined,
    order.supplements.length > 0 ? { label: t('supplements'), value: <span className="row">{order.supplements.map(link)}</span> } : undefined,
    order.note ? { label: t('note'), value: <Go to={`/deliveries/${order.note.id}`}>{order.note.number}</Go> } : undefined,
    order.remark ? { label: t('remark'), value: order.remark } : undefined,
    order.overrideReason ? { label: t('override'), value: order.overrideReason } : undefined,
    reason ? { label: t('reason'), value: [say(reason), order.reply].filter(Boolean).join('：') } : undefined,
  ];
  return (
    <Section title={t('about')} icon="plan" extra={<Go to={`/customers/${order.customer.id}`}>{order.customer.name}</Go>}>
      <Facts items={items.filter((one) => one !== undefined)} />
    </Section>
  );
}

function History({ order }: { readonly order: Order }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <Section title={t('history')} icon="clock">
      <ol className="list-plain order-history">
        {[...order.steps].reverse().map((one, index) => (
          <li key={`${one.name}${one.recordedAt}${index}`}>
            <EvidenceGrade grade={one.grade} />
            <span>{say(one.label)}</span>
            <span className="end quiet">{one.actor}</span>
            <TimeText at={one.occurredAt} style="short" className="quiet" />
          </li>
        ))}
      </ol>
    </Section>
  );
}
