// One claim in a list of cards: what, how much, against which meal, and the step that is due.
import { OPEN_STATES, REASONS } from '../../../server/modules/claims/words.ts';
import { Go } from '../../app/go.tsx';
import { ClockRing } from '../../design/clock-ring.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { ClaimMoney, ClaimState, mealClock, SafetyMark, useWay } from './claim-look.tsx';
import { ClaimSteps } from './claim-steps.tsx';
import type { Claim } from './claim-types.ts';
import { goodsOf } from './goods-words.ts';

export type { Claim } from './claim-types.ts';

const texts = {
  needed: { zh: '要求', en: 'needed' },
  arrives: { zh: '预计送到', en: 'arrives' },
  tooLate: { zh: '赶不上', en: 'Too late' },
  driver: { zh: '司机', en: 'Driver' },
};

type ClaimCardProps = { readonly claim: Claim; readonly children?: React.ReactNode };

export function ClaimCard({ claim, children }: ClaimCardProps) {
  const t = useTexts(texts);
  const way = useWay();
  const locale = useLocale();
  const open = OPEN_STATES.includes(claim.state);
  return (
    <article className="claim" aria-label={claim.number}>
      {open && claim.neededBy && claim.way === 'replacement' && <ClockRing clock={mealClock(claim)} size={40} />}
      <div className="claim-words">
        <div className="claim-title">
          <SafetyMark claim={claim} />
          <Go to={`/claims/${claim.id}`}>
            <strong>{claim.items.length > 0 ? `${way(claim)} ${goodsOf(claim, locale)}` : way(claim)}</strong>
          </Go>
          <ClaimState state={claim.state} />
          {claim.late && open && (
            <ToneTag tone="danger" icon="alert">
              {t('tooLate')}
            </ToneTag>
          )}
        </div>
        {children}
        <CardFacts claim={claim} />
        <ClaimSteps claim={claim} small />
      </div>
    </article>
  );
}

function CardFacts({ claim }: { readonly claim: Claim }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="claim-facts quiet">
      <span>{say(REASONS[claim.reason])}</span>
      {claim.askedFen !== null && <ClaimMoney claim={claim} />}
      {claim.neededBy && (
        <span>
          {t('needed')} <TimeText at={claim.neededBy} style="short" />
        </span>
      )}
      {claim.arriveBy && !claim.deliveredAt && (
        <span>
          <Icon name="truck" size={13} /> {t('arrives')} <TimeText at={claim.arriveBy} style="short" />
        </span>
      )}
      {claim.driver && (
        <span>
          {t('driver')} {claim.driver.name} {claim.vehicle}
        </span>
      )}
    </div>
  );
}
