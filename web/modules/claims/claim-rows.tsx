// Claims as rows: what of food safety is open stands in its own band, the others newest first.
import { REASONS } from '../../../server/modules/claims/words.ts';
import { Go } from '../../app/go.tsx';
import { ClockRing } from '../../design/clock-ring.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { placeOf } from '../cases/case-look.tsx';
import { SafetyBand } from '../cases/safety-band.tsx';
import { ClaimMoney, ClaimState, mealClock, SafetyMark, SaysTag, useWay } from './claim-look.tsx';
import type { Claim } from './claim-types.ts';
import { goodsOf } from './goods-words.ts';

const texts = {
  list: { zh: '退换赔付列表', en: 'Claims' },
  tooLate: { zh: '赶不上', en: 'Too late' },
  byCustomer: { zh: '客户提出', en: 'By the customer' },
};

type RowsProps = {
  readonly safety: readonly Claim[];
  readonly rest: readonly Claim[];
  readonly selected: string | undefined;
  readonly onPick: (id: string) => void;
};

export function ClaimRows({ safety, rest, selected, onPick }: RowsProps) {
  const t = useTexts(texts);
  const row = (one: Claim) => <Row key={one.id} claim={one} current={one.id === selected} onPick={onPick} />;
  return (
    <div className="order-rows">
      <SafetyBand count={safety.length}>{safety.map(row)}</SafetyBand>
      <ul aria-label={t('list')}>{rest.map(row)}</ul>
    </div>
  );
}

type RowProps = { readonly claim: Claim; readonly current: boolean; readonly onPick: (id: string) => void };

function Row({ claim, current, onPick }: RowProps) {
  const t = useTexts(texts);
  const way = useWay();
  const say = useSay();
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the keyboard's way, and j/k/o
    <li className={`claim-row${current ? ' chosen' : ''}`} data-row={claim.id} onClick={() => onPick(claim.id)}>
      <span className="claim-ring">{claim.neededBy && claim.way === 'replacement' && <ClockRing clock={mealClock(claim)} size={40} />}</span>
      <div className="queue-words">
        <div className="queue-title">
          <SafetyMark claim={claim} />
          <span className="claim-way">{way(claim)}</span>
          <Go to={`/claims/${claim.id}`}>
            {claim.items.length > 0 ? `${goodsOf(claim, locale)} · ${say(REASONS[claim.reason])}` : say(REASONS[claim.reason])}
          </Go>
          {claim.late && <ToneTag tone="danger">{t('tooLate')}</ToneTag>}
        </div>
        <div className="queue-place">
          <span>{placeOf(claim)}</span>
          <span className="number quiet">{claim.number}</span>
        </div>
      </div>
      <div className="claim-says">
        {claim.verdict && <SaysTag says={claim.verdict.says} />}
        {claim.requestedBy === 'customer' && <span className="quiet">{t('byCustomer')}</span>}
      </div>
      <div className="order-money">
        <ClaimMoney claim={claim} />
        <TimeText at={claim.requestedAt} style="relative" className="quiet" />
      </div>
      <span className="order-state">
        <ClaimState state={claim.state} />
      </span>
    </li>
  );
}
