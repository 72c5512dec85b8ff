// The kitchen's orders, those that ask for an answer first.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useDayWords } from './days.ts';
import type { OrderRow } from './labels.ts';
import { OrderTag, useStandWords } from './portal-look.tsx';
import './portal-orders.css';
import { texts } from './portal-texts.ts';

export default function PortalOrdersPage() {
  const t = useTexts(texts);
  const mayOrder = useCan()('orders.place');
  const orders = useReadPages(api.orders.mine, { limit: 20 });
  useLive(['orders'], { refresh: ['orders'] });
  const sorted = [...orders.items].sort((a, b) => Number(b.awaitingConsent > 0) - Number(a.awaitingConsent > 0));
  const order = (
    <Go to="/order" className="ph-button ph-main">
      <Icon name="plus" size={24} />
      {t('toOrder')}
    </Go>
  );
  return (
    <div className="ph-stack">
      {mayOrder && orders.items.length > 0 && order}
      <Refused error={orders.error} onRetry={() => orders.refetch()} />
      {orders.isPending && <Loading rows={6} />}
      {orders.data && orders.items.length === 0 && (
        <Empty title={t('none')} icon="plan" action={mayOrder ? order : undefined}>
          {t('noneDo')}
        </Empty>
      )}
      <OrderList items={sorted} />
      {orders.hasNextPage && <BigButton onClick={() => void orders.fetchNextPage()}>{t('loadMore')}</BigButton>}
    </div>
  );
}

export function OrderList({ items }: { readonly items: readonly OrderRow[] }) {
  const t = useTexts(texts);
  const day = useDayWords();
  const stands = useStandWords();
  return (
    <ul className="ph-lines">
      {items.map((one) => (
        <li key={one.id}>
          <Go to={`/orders/${one.id}`} className={`ph-line${one.awaitingConsent > 0 ? ' ph-asks' : ''}`}>
            <span className="ph-grow">
              {day(one.deliveryOn)}
              <small>
                {one.title} · {t('count', { count: one.lineCount })}
              </small>
              <small>{stands(one)}</small>
            </span>
            <OrderTag order={one} />
          </Go>
        </li>
      ))}
    </ul>
  );
}
