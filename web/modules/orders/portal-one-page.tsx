// One order on the kitchen's phone: what is asked of them first, then where it stands, then the goods.
import { useState } from 'react';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { MoneyText } from '../../design/people.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showDuration } from '../../design/time.ts';
import { useDayWords } from './days.ts';
import type { MyOrder } from './labels.ts';
import { TotalText, useAmountWords, useWindowWords } from './order-look.tsx';
import { OrderTag, useStandWords } from './portal-look.tsx';
import './portal-orders.css';
import { PhoneShortage } from './portal-shortage.tsx';
import { texts } from './portal-texts.ts';

export default function PortalOnePage() {
  const orderId = useParam('orderId');
  const order = useRead(api.orders.myOrder, { orderId });
  useLive(['orders', `order:${orderId}`], { refresh: ['orders'] });
  return (
    <WhenRead read={order}>
      {(one) => (
        <div className="ph-stack">
          {one.shortages
            .filter(({ toldAt, outcome }) => toldAt !== null || outcome !== null)
            .sort((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null))
            .map((shortage) => (
              <PhoneShortage key={shortage.id} order={one} shortage={shortage} />
            ))}
          <Head order={one} />
          <Goods order={one} />
          <Acts order={one} />
        </div>
      )}
    </WhenRead>
  );
}

function Head({ order }: { readonly order: MyOrder }) {
  const t = useTexts(texts);
  const day = useDayWords();
  const stands = useStandWords();
  const window = useWindowWords();
  return (
    <section className="ph-card">
      <div className="ph-head">
        <OrderTag order={order} />
        <span className="quiet">{t('number', { number: order.number })}</span>
      </div>
      <p className="ph-big">
        {day(order.deliveryOn)} {window(order)}
      </p>
      <span>{stands(order)}</span>
      <span className="quiet">{order.site.name}</span>
      {order.reply && <p className="ph-note">{order.reply}</p>}
      {order.remark && (
        <span className="quiet">
          {t('remark')}：{order.remark}
        </span>
      )}
      {order.note && <Go to={`/notes/${order.note.id}`}>{t('note', { number: order.note.number })}</Go>}
    </section>
  );
}

function Goods({ order }: { readonly order: MyOrder }) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  return (
    <section className="ph-card">
      <h2>
        {t('lines')} · {t('count', { count: order.lineCount })}
      </h2>
      <ul className="basket-goods">
        {order.lines.map((line) => (
          <li key={line.id}>
            <span className="ph-grow">
              {line.product}
              {line.remark && <small className="ph-small">{line.remark}</small>}
              <Lacking line={line} shortages={order.shortages} />
            </span>
            <span className="number basket-sum">
              {amount(line.orderedAmount, line.orderedUnit)}
              <small className="ph-small">
                <MoneyText fen={line.totalFen} />
              </small>
            </span>
          </li>
        ))}
      </ul>
      <p className="ph-head">
        <span>{t('total')}</span>
        <TotalText of={order} strong />
      </p>
    </section>
  );
}

type LackingProps = { readonly line: MyOrder['lines'][number]; readonly shortages: MyOrder['shortages'] };

/** What comes instead is not less. */
function Lacking({ line, shortages }: LackingProps) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const swapped = shortages.flatMap(({ lineId, missing, substitute }) => (lineId === line.id && substitute ? [{ missing, substitute }] : []));
  const less = swapped.reduce((rest, { missing }) => rest - missing, line.missing);
  return (
    <>
      {swapped.map(({ missing, substitute: { product, ...one } }) => (
        <small key={product} className="ph-small">
          {t('swapped', { amount: amount(missing, line.unit), what: `${product} ${amount(one.amount, one.unit)}` })}
        </small>
      ))}
      {less > 0 && <small className="ph-small finding-warn">{t('lacking', { amount: amount(less, line.unit) })}</small>}
    </>
  );
}

function Acts({ order }: { readonly order: MyOrder }) {
  const t = useTexts(texts);
  const go = useGo();
  const locale = useLocale();
  const now = useNow(30_000);
  const [sure, setSure] = useState(false);
  const cancel = useSubmit(api.orders.cancelMine, { done: () => setSure(false) });
  const { can, changeUntil, state } = order;
  const left = Date.parse(changeUntil) - now;
  const open = state === 'received' || state === 'confirmed';
  return (
    <div className="ph-stack">
      <Refused error={cancel.error} />
      {(can.change || can.cancel) && left > 0 && (
        <p className="basket-until">{t(can.change ? 'left' : 'leftToCancel', { left: showDuration(left, locale) })}</p>
      )}
      {open && !can.change && !can.cancel && <p className="ph-note">{t('closed')}</p>}
      {sure ? (
        <section className="ph-card">
          <h2>{t('sure')}</h2>
          <div className="ph-pair">
            <BigButton onClick={() => setSure(false)}>{t('sureNo')}</BigButton>
            <button
              type="button"
              className="ph-button basket-danger"
              disabled={cancel.isPending}
              onClick={() => cancel.mutate({ orderId: order.id, version: order.version })}
            >
              {t('sureYes')}
            </button>
          </div>
        </section>
      ) : (
        (can.change || can.cancel) && (
          <div className={can.change && can.cancel ? 'ph-pair' : 'ph-stack'}>
            {can.change && (
              <BigButton icon="plan" onClick={() => go(`/orders/${order.id}/change`)}>
                {t('change')}
              </BigButton>
            )}
            {can.cancel && (
              <BigButton icon="close" onClick={() => setSure(true)}>
                {t('cancel')}
              </BigButton>
            )}
          </div>
        )
      )}
      {can.supplement && (
        <BigButton
          icon="plus"
          onClick={() => go('/order', { site: order.site.id, supplement: order.id, addsTo: order.number, day: order.deliveryOn })}
        >
          {t('supplement')}
        </BigButton>
      )}
    </div>
  );
}
