// Following one matter: what was promised, what is proposed, what was said; confirm, or say that it is not solved.
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { HeldFiles } from '../../design/phone/held-files.tsx';
import { WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import { BuyElsewhere } from '../claims/portal-buy.tsx';
import { ReplacementOfMatter } from '../claims/portal-replacement.tsx';
import { RateMatter } from '../surveys/portal-rate.tsx';
import { kindText } from './labels.ts';
import { MatterDecision, MatterTalk } from './matter-talk.tsx';
import { matterStates, texts } from './portal-texts.ts';

export type Matter = Answer<typeof api.cases.follow>;

export default function PortalMatterPage() {
  const caseId = useParam('caseId');
  const matter = useRead(api.cases.follow, { caseId }, { every: 60_000 });
  useLive([`case:${caseId}`], { refresh: ['cases', 'claims', 'surveys'] });
  return <WhenRead read={matter}>{(one) => <MatterBody matter={one} />}</WhenRead>;
}

function MatterBody({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  return (
    <div className="ph-stack">
      <MatterHead matter={matter} />
      <MatterDecision matter={matter} />
      <RateMatter caseId={matter.id} state={matter.state} />
      <ReplacementOfMatter caseId={matter.id} />
      <BuyElsewhere matter={matter} />
      {matter.evidence.length > 0 && (
        <section className="ph-card">
          <h2>{t('photos')}</h2>
          <HeldFiles files={matter.evidence} />
        </section>
      )}
      <MatterTalk matter={matter} />
      <MatterSteps matter={matter} />
    </div>
  );
}

function MatterHead({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const running = matter.dueAt !== null && matter.state !== 'closed' && matter.state !== 'withdrawn' && matter.state !== 'confirmed';
  const goods = matter.lines
    .filter(({ product }) => product)
    .map(({ product, amount, unit }) => (amount && unit ? `${product} ${showQuantity({ amount, unit }, locale)}` : product));
  return (
    <section className="ph-card">
      <div className="ph-state" style={{ flexWrap: 'nowrap' }}>
        {running && (
          <ClockRing clock={{ startAt: matter.openedAt, dueAt: matter.dueAt, pausedSince: matter.paused ? matter.openedAt : null }} size={72} />
        )}
        <div>
          <p className="ph-big">{say(matterStates[matter.state])}</p>
          <span className="quiet">
            {matter.number}
            {running && matter.dueAt && ` · ${t(matter.state === 'new' ? 'due' : 'nextDue', { time: showTime(matter.dueAt, locale, 'short') })}`}
          </span>
        </div>
      </div>
      <div>
        {say(kindText(matter.category, matter.subcategory))}
        {goods.length > 0 && ` · ${goods.join(locale === 'en' ? ', ' : '、')}`}
        {matter.neededBy && (
          <small className="ph-small">
            {t('customer')} <TimeText at={matter.neededBy} style="short" />
          </small>
        )}
      </div>
    </section>
  );
}

function MatterSteps({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <section className="ph-card">
      <h2>{t('steps')}</h2>
      <ol className="ph-way">
        {[...matter.steps].reverse().map((step) => (
          <li key={`${step.name} ${step.at}`}>
            {say(step.label)}
            <small className="ph-small">
              <TimeText at={step.at} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
