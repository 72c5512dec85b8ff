// Changing an order on the phone, until its cutoff: the same sheet, filled with it.
import { useState } from 'react';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import '../../design/phone/phone-parts.css';
import { WhenRead } from '../../design/states.tsx';
import { basketOf } from './basket.ts';
import { BasketSheet, type MyHelp } from './basket-sheet.tsx';
import type { MyOrder } from './labels.ts';
import { texts } from './portal-texts.ts';

export default function PortalChangePage() {
  const orderId = useParam('orderId');
  const order = useRead(api.orders.myOrder, { orderId });
  const siteId = order.data?.site.id;
  const help = useRead(api.orders.myHelp, siteId ? { siteId } : {}, { enabled: siteId !== undefined });
  return <WhenRead read={order}>{(one) => <WhenRead read={help}>{(found) => <Changing order={one} help={found} />}</WhenRead>}</WhenRead>;
}

function Changing({ order, help }: { readonly order: MyOrder; readonly help: MyHelp }) {
  const t = useTexts(texts);
  const go = useGo();
  const [basket, setBasket] = useState(() => basketOf(order));
  const change = useSubmit(api.orders.changeMine, { done: () => go(`/orders/${order.id}`, {}, { replace: true }) });
  // Refused while the page is open: the words of the server stay in sight.
  if (!order.can.change && !change.error) {
    return (
      <div className="ph-stack">
        <p className="ph-note">{t('cannot')}</p>
        <Go to={`/orders/${order.id}`} className="ph-button">
          {t('home')}
        </Go>
      </div>
    );
  }
  const { timing, urgent, externalNumber, orderKind, supplementOf } = order;
  return (
    <BasketSheet
      basket={basket}
      onChange={(part) => setBasket((now) => ({ ...now, ...part }))}
      help={help}
      submit={t('save')}
      busy={change.isPending}
      error={change.error}
      orderId={order.id}
      onSubmit={(input) =>
        change.mutate({
          ...input,
          orderId: order.id,
          version: order.version,
          urgent,
          externalNumber,
          orderKind,
          supplementOf: supplementOf?.id ?? null,
          ...(timing === 'standard' ? {} : { timing: 'standard' }),
        })
      }
    />
  );
}
