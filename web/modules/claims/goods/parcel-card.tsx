// One parcel on the shelf: what it is, how long it may wait, the one next step as the largest button.
import { Button } from 'antd';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { DISPOSITIONS, FINDINGS, PARCEL_STATES } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import type { Answer, api } from '../../../client/api.ts';
import { ClockRing } from '../../../design/clock-ring.tsx';
import { useOpenForm } from '../../../design/desk/open-form.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { DestroyDrawer } from './destroy-drawer.tsx';
import { InspectDrawer } from './inspect-drawer.tsx';
import { ReceiveDrawer } from './receive-drawer.tsx';
import { RestockDrawer, SupplierDrawer } from './send-drawers.tsx';

export const texts = {
  receive: { zh: '收货称重', en: 'Weigh in' },
  quarantine: { zh: '放入隔离区', en: 'Put apart' },
  inspect: { zh: '检查', en: 'Inspect' },
  again: { zh: '重新检查', en: 'Inspect again' },
  destroy: { zh: '销毁', en: 'Destroy' },
  supplier: { zh: '退供应商', en: 'To the supplier' },
  restock: { zh: '恢复入库', en: 'Restock' },
  labels: { zh: '打印标签', en: 'Print labels' },
  never: { zh: '不得再售', en: 'Never to be sold' },
  lot: { zh: '批次', en: 'Lot' },
  driver: { zh: '司机 {amount}', en: 'driver {amount}' },
  store: { zh: '仓库 {amount}', en: 'store {amount}' },
  differs: { zh: '差 {amount}', en: '{amount} apart' },
  expected: { zh: '应取 {amount}', en: '{amount} expected' },
  left: { zh: '还有 {amount}', en: '{amount} left' },
  notRestocked: { zh: '不能恢复入库：{why}', en: 'May not be restocked: {why}' },
};

export type Parcel = Answer<typeof api.claims.shelf>['items'][number];
export type Places = Answer<typeof api.claims.shelf>['places'];
type Act = 'receive' | 'quarantine' | 'inspect' | 'destroy' | 'supplier' | 'restock';

export function ParcelCard({ parcel, places, bare = false }: { readonly parcel: Parcel; readonly places: Places; readonly bare?: boolean }) {
  const say = useSay();
  const locale = useLocale();
  const t = useTexts(texts);
  const show = (amount: number) => showQuantity({ amount, unit: parcel.unit }, locale);
  const { clock } = parcel;
  return (
    <article className={`goods-card${parcel.unsafe ? ' goods-unsafe' : ''}`}>
      <header>
        {clock?.dueAt && <ClockRing clock={{ startAt: clock.startedAt ?? parcel.collectedAt ?? clock.dueAt, dueAt: clock.dueAt }} size={52} />}
        <div className="goods-what">
          <strong>
            {parcel.product} {show(parcel.state === 'disposed' ? (parcel.received ?? 0) : (parcel.received ?? parcel.collected ?? parcel.expected))}
          </strong>
          <span className="quiet">
            {parcel.site.name} · {parcel.deliveryOn}
          </span>
          <span className="quiet number">
            {parcel.number}
            {!bare && (
              <>
                {' · '}
                <Go to={`/claims/${parcel.claimId}`}>{parcel.claimNumber}</Go>
              </>
            )}
          </span>
        </div>
      </header>
      <div className="row goods-tags">
        <ToneTag>{say(PARCEL_STATES[parcel.state])}</ToneTag>
        {parcel.unsafe && (
          <ToneTag tone="danger" icon="alert">
            {t('never')}
          </ToneTag>
        )}
        {parcel.lotId && (
          <span className="number">
            {t('lot')} <Go to={`/lots/${parcel.lotId}`}>{parcel.lotNumber}</Go>
          </span>
        )}
        {parcel.place && <span>{parcel.place.name}</span>}
        {parcel.finding && <ToneTag tone="info">{say(FINDINGS[parcel.finding])}</ToneTag>}
      </div>
      <Weights parcel={parcel} show={show} />
      {parcel.disposals.map((one) => (
        <p key={one.id} className="quiet goods-line">
          <Icon name="check" size={14} /> {say(DISPOSITIONS[one.disposition])} {show(one.amount)}
        </p>
      ))}
      {parcel.state === 'inspected' && parcel.notRestocked && (
        <p className="quiet goods-line">{t('notRestocked', { why: say(parcel.notRestocked) })}</p>
      )}
      <Acts parcel={parcel} places={places} />
    </article>
  );
}

/** A difference of two scales is shown and means nothing by itself. */
function Weights({ parcel, show }: { readonly parcel: Parcel; readonly show: (amount: number) => string }) {
  const t = useTexts(texts);
  const { expected, collected, received, left, state } = parcel;
  const differs = received !== null && collected !== null && received !== collected;
  const said = [
    t('expected', { amount: show(expected) }),
    collected !== null && t('driver', { amount: show(collected) }),
    received !== null && t('store', { amount: show(received) }),
    state === 'inspected' && left !== received && t('left', { amount: show(left) }),
  ].filter(Boolean);
  return (
    <p className="goods-line number">
      {said.join(' · ')} {differs && <ToneTag tone="info">{t('differs', { amount: show(Math.abs((received ?? 0) - (collected ?? 0))) })}</ToneTag>}
    </p>
  );
}

function Acts({ parcel, places }: { readonly parcel: Parcel; readonly places: Places }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const { can } = parcel;
  const big = (what: Act, main = false) => (
    <Button
      size="large"
      className="goods-big"
      type={main ? 'primary' : 'default'}
      danger={what === 'destroy'}
      onClick={() => open((close) => <ActOn act={what} parcel={parcel} places={places} onClose={close} />)}
    >
      {t(what === 'inspect' && parcel.state === 'inspected' ? 'again' : what)}
    </Button>
  );
  return (
    <div className="goods-acts">
      {can.receive && big('receive', true)}
      {can.quarantine && big('quarantine', true)}
      {can.inspect && big('inspect', parcel.state === 'quarantined')}
      {can.destroy && big('destroy')}
      {can.toSupplier && big('supplier')}
      {can.restock && big('restock')}
      <Button
        size="large"
        className="goods-big"
        icon={<Icon name="print" size={16} />}
        aria-label={t('labels')}
        onClick={() => globalThis.open(`/api/claims/pickups/${parcel.pickupId}/labels`, '_blank')}
      >
        {t('labels')}
      </Button>
    </div>
  );
}

type ActOnProps = { readonly act: Act; readonly parcel: Parcel; readonly places: Places; readonly onClose: () => void };

function ActOn({ act, parcel, places, onClose }: ActOnProps) {
  if (act === 'inspect') return <InspectDrawer parcel={parcel} onClose={onClose} />;
  if (act === 'destroy') return <DestroyDrawer parcel={parcel} onClose={onClose} />;
  if (act === 'supplier') return <SupplierDrawer parcel={parcel} onClose={onClose} />;
  if (act === 'restock') return <RestockDrawer parcel={parcel} places={places} onClose={onClose} />;
  return <ReceiveDrawer parcel={parcel} places={places} {...(act === 'quarantine' ? { weighed: true } : {})} onClose={onClose} />;
}
