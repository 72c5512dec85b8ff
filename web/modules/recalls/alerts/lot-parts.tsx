// Pieces that alerts, holds and the case share: a lot with its life left, amounts with what is only possible.

import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { shanghaiDate } from '../../../../server/kernel/time.ts';
import { Go } from '../../../app/go.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { useNow } from '../../../design/now.ts';
import './alerts.css';
import { type CaseLot, standingLabels, type Total } from './labels.ts';

const texts = {
  until: { zh: '保质期至 {day}', en: 'best before {day}' },
  left: { zh: '还有 {count} 天', en: '{count} d left' },
  over: { zh: '已过期 {count} 天', en: 'over for {count} d' },
  today: { zh: '今天到期', en: 'ends today' },
  unknown: { zh: '未登记到期日', en: 'no expiry known' },
  possible: { zh: '可能另有 {amount}', en: 'possibly {amount} more' },
  onlyPossible: { zh: '可能有，最多 {amount}', en: 'possibly up to {amount}' },
  supplierLot: { zh: '供应商批号 {lot}', en: 'supplier lot {lot}' },
};

type LotFacts = Pick<CaseLot, 'lotId' | 'number' | 'product' | 'supplier' | 'supplierLot' | 'producedOn' | 'receivedOn' | 'expiresOn' | 'standing'>;

export function LotLine({ lot }: { readonly lot: LotFacts }) {
  const t = useTexts(texts);
  return (
    <div className="lot-line">
      <div className="row">
        <strong>{lot.product.name}</strong>
        <Go to={`/lots/${lot.lotId}`}>{lot.number}</Go>
        <Standing standing={lot.standing} />
      </div>
      <small className="quiet">
        {[lot.supplier?.name, lot.supplierLot && t('supplierLot', { lot: lot.supplierLot })].filter(Boolean).join(' · ')}
      </small>
      <LifeBar {...lot} />
    </div>
  );
}

export function Standing({ standing }: { readonly standing: string }) {
  const say = useSay();
  const tone = standing === 'available' ? 'accent' : standing === 'expired' || standing === 'destroyed' ? 'plain' : 'danger';
  const icon = tone === 'danger' ? 'lock' : undefined;
  return (
    <ToneTag tone={tone} {...(icon ? { icon } : {})}>
      {say(standingLabels[standing] ?? { zh: standing, en: standing })}
    </ToneTag>
  );
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** How much of its life a lot still has. */
function LifeBar({ producedOn, receivedOn, expiresOn }: Pick<LotFacts, 'producedOn' | 'receivedOn' | 'expiresOn'>) {
  const t = useTexts(texts);
  const today = shanghaiDate(useNow(3_600_000));
  if (expiresOn === null) return <small className="quiet">{t('unknown')}</small>;
  const left = daysBetween(today, expiresOn);
  const whole = Math.max(1, daysBetween(producedOn ?? receivedOn, expiresOn));
  const share = Math.min(1, Math.max(0, left / whole));
  const words = left < 0 ? t('over', { count: -left }) : left === 0 ? t('today') : t('left', { count: left });
  return (
    <div className="life">
      <span className={`life-bar${share <= 1 / 3 ? ' life-short' : ''}`} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <small className="quiet">
        {t('until', { day: expiresOn })} · {words}
      </small>
    </div>
  );
}

type Amount = Pick<Total, 'amount' | 'atMost' | 'unit'>;

export function useAmountText(): (amount: Amount) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  return ({ amount, atMost, unit }) => {
    const sure = showQuantity({ amount, unit }, locale);
    const may = showQuantity({ amount: atMost, unit }, locale);
    if (atMost === 0) return sure;
    return amount === 0 ? t('onlyPossible', { amount: may }) : `${sure} · ${t('possible', { amount: may })}`;
  };
}

export function Totals({ totals }: { readonly totals: readonly Total[] }) {
  const show = useAmountText();
  return (
    <>
      {totals.map((total) => (
        <span key={`${total.product}${total.unit}`} className="total">
          {total.product} <strong className="number">{show(total)}</strong>
        </span>
      ))}
    </>
  );
}
