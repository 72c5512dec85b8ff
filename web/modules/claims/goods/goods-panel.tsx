// On the page of a claim: where its goods are, who fetches them, what became of them.
import { Button } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { useCan } from '../../../app/session.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useTexts } from '../../../design/locale.ts';
import { TimeText } from '../../../design/time-text.tsx';
import type { ClaimPanel } from '../claim-types.ts';
import './goods.css';
import { ParcelCard } from './parcel-card.tsx';
import { PickupCard } from './pickup-card.tsx';
import { SiteDestructionDrawer } from './site-drawer.tsx';

const texts = {
  title: { zh: '退货实物', en: 'The goods' },
  destroyed: { zh: '{product} {amount} 已就地销毁', en: '{product} {amount} destroyed at the site' },
  witnesses: { zh: '见证人：{names}', en: 'witnesses: {names}' },
  toDestroy: { zh: '待就地销毁', en: 'To be destroyed at the site' },
  record: { zh: '登记就地销毁', en: 'Record the destruction' },
};

type Goods = Answer<typeof api.claims.goodsOf>;

export const GoodsPanel: ClaimPanel = ({ claim }) => {
  const t = useTexts(texts);
  const may = useCan()('claims.see-goods');
  const read = useRead(api.claims.goodsOf, { claimId: claim.id }, { enabled: may });
  const places = useRead(api.claims.shelf, { limit: 1 }, { enabled: may });
  useLive([`claim:${claim.id}`], { refresh: ['claims'] });
  const goods = read.data;
  if (!goods || (goods.pickups.length === 0 && goods.destroyed.length === 0 && goods.toDestroy.length === 0)) return null;
  const running = goods.pickups.filter(({ state }) => state === 'open' || state === 'planned' || state === 'called-off');
  return (
    <Section title={t('title')} icon="shield">
      <div className="goods-shelf">
        {running.map((pickup) => (
          <PickupCard key={pickup.id} pickup={pickup} bare />
        ))}
        {goods.parcels
          .filter(({ state }) => state !== 'expected' && state !== 'called-off')
          .map((parcel) => (
            <ParcelCard key={parcel.id} parcel={parcel} places={places.data?.places ?? []} bare />
          ))}
      </div>
      <AtSite goods={goods} claimId={claim.id} />
    </Section>
  );
};

function AtSite({ goods, claimId }: { readonly goods: Goods; readonly claimId: string }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const left = goods.toDestroy.filter((one) => one.left > 0);
  return (
    <>
      {goods.destroyed.map((one) => (
        <p key={one.id} className="goods-line">
          <Icon name="check" size={15} />{' '}
          {t('destroyed', { product: one.product, amount: showQuantity({ amount: one.amount, unit: one.unit }, locale) })} ·{' '}
          <TimeText at={one.at} style="short" /> · <span className="quiet">{t('witnesses', { names: one.witnesses.join('、') })}</span>
        </p>
      ))}
      {left.length > 0 && (
        <p className="goods-line">
          {t('toDestroy')}：{left.map((one) => `${one.product} ${showQuantity({ amount: one.left, unit: one.unit }, locale)}`).join('、')}{' '}
          {goods.can.destroyAtSite && <Button onClick={() => setOpen(true)}>{t('record')}</Button>}
        </p>
      )}
      {open && <SiteDestructionDrawer claimId={claimId} toDestroy={left} onClose={() => setOpen(false)} />}
    </>
  );
}
