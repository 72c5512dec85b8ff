// One pick-up: where, what, until when, and who fetches it.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { PICKUP_MODES, PICKUP_STATES } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { type Pickup, PlanDrawer } from './plan-drawer.tsx';

const texts = {
  until: { zh: '最晚', en: 'by' },
  byRule: { zh: '系统按下一趟车安排', en: 'planned by rule' },
  left: { zh: '车已离开，没有取到', en: 'The van has left without it' },
  plan: { zh: '安排取货', en: 'Plan' },
  change: { zh: '改安排', en: 'Change' },
  off: { zh: '取消取货', en: 'Call off' },
  sure: { zh: '货留在客户处，不再取回？', en: 'Leave the goods there for good?' },
  unsafe: { zh: '食品安全', en: 'Food safety' },
  labels: { zh: '标签', en: 'Labels' },
};

export function PickupCard({ pickup, bare = false }: { readonly pickup: Pickup; readonly bare?: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (
    <article className={`goods-card${pickup.foodSafety ? ' goods-unsafe' : ''}`}>
      <header>
        <div className="goods-what">
          <strong>{pickup.site.name}</strong>
          <span className="quiet number">
            {pickup.number}
            {!bare && (
              <>
                {' · '}
                <Go to={`/claims/${pickup.claimId}`}>{pickup.claimNumber}</Go>
              </>
            )}
          </span>
        </div>
      </header>
      <div className="row goods-tags">
        <ToneTag>{say(PICKUP_STATES[pickup.state])}</ToneTag>
        {pickup.foodSafety && (
          <ToneTag tone="danger" icon="alert">
            {t('unsafe')}
          </ToneTag>
        )}
        {pickup.leftBehind && <ToneTag tone="danger">{t('left')}</ToneTag>}
        {pickup.state !== 'collected' && pickup.state !== 'called-off' && (
          <span>
            {t('until')} <TimeText at={pickup.until} style="short" />
          </span>
        )}
      </div>
      <ul className="goods-line">
        {pickup.parcels.map((parcel) => (
          <li key={parcel.id}>
            {parcel.product} {showQuantity({ amount: parcel.collected ?? parcel.expected, unit: parcel.unit }, locale)}{' '}
            <span className="quiet number">{parcel.lotNumber}</span>
          </li>
        ))}
      </ul>
      {pickup.mode && (
        <p className="goods-line">
          <Icon name="truck" size={15} /> {say(PICKUP_MODES[pickup.mode])} · {[pickup.vehicle, pickup.driver?.name].filter(Boolean).join(' ')}{' '}
          {pickup.dueAt && <TimeText at={pickup.dueAt} style="short" />} {pickup.byRule && <span className="quiet">{t('byRule')}</span>}
        </p>
      )}
      <PickupActs pickup={pickup} />
    </article>
  );
}

function PickupActs({ pickup }: { readonly pickup: Pickup }) {
  const t = useTexts(texts);
  const [planning, setPlanning] = useState(false);
  const off = useSubmit(api.claims.callOffPickup, { refresh: ['claims'] });
  return (
    <div className="goods-acts">
      {pickup.can.plan && (
        <Button type={pickup.state === 'open' ? 'primary' : 'default'} onClick={() => setPlanning(true)}>
          {t(pickup.state === 'open' ? 'plan' : 'change')}
        </Button>
      )}
      {pickup.can.callOff && (
        <Popconfirm title={t('sure')} onConfirm={() => off.mutate({ pickupId: pickup.id })}>
          <Button type="text" loading={off.isPending}>
            {t('off')}
          </Button>
        </Popconfirm>
      )}
      {pickup.state !== 'called-off' && (
        <Button icon={<Icon name="print" size={15} />} onClick={() => globalThis.open(`/api/claims/pickups/${pickup.id}/labels`, '_blank')}>
          {t('labels')}
        </Button>
      )}
      <Refused error={off.error} />
      {planning && <PlanDrawer pickup={pickup} onClose={() => setPlanning(false)} />}
    </div>
  );
}
