// On the kitchen's start: order again, and what of the orders asks for a word.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { OrderList } from './portal-orders-page.tsx';
import { texts } from './portal-texts.ts';

const SHOWN = 3;

export function HomeOrders() {
  const t = useTexts(texts);
  const can = useCan();
  const orders = useReadPages(api.orders.mine, { limit: 10 });
  useLive(['orders'], { refresh: ['orders'] });
  const open = orders.items.filter(({ state, awaitingConsent }) => awaitingConsent > 0 || state === 'received' || state === 'confirmed');
  const first = [...open].sort((a, b) => Number(b.awaitingConsent > 0) - Number(a.awaitingConsent > 0)).slice(0, SHOWN);
  return (
    <section className="ph-stack">
      {can('orders.place') && (
        <Go to="/order" className="ph-button ph-tall">
          <Icon name="plan" size={26} />
          {t('home2')}
        </Go>
      )}
      <OrderList items={first} />
    </section>
  );
}
