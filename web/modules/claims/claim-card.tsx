// One replacement: what, how much, against which meal, and the step that is due.
import { Button } from 'antd';
import { useState } from 'react';
import { OPEN_STATES, REASONS, STATES, type State, WAYS } from '../../../server/modules/claims/words.ts';
import type { Answer, api } from '../../client/api.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Accept, Approve, type ClaimActProps, Decline, Deliver, Plan, WithdrawClaim } from './claim-acts.tsx';
import { goodsOf } from './goods-words.ts';

export type Claim = Answer<typeof api.claims.board>['items'][number];

const texts = {
  needed: { zh: '要求', en: 'needed' },
  arrives: { zh: '预计送到', en: 'arrives' },
  tooLate: { zh: '赶不上', en: 'Too late' },
  approve: { zh: '同意', en: 'Approve' },
  decline: { zh: '不同意', en: 'Decline' },
  plan: { zh: '安排送货', en: 'Plan' },
  replan: { zh: '改期', en: 'Change the plan' },
  deliver: { zh: '登记送达', en: 'Delivered' },
  accept: { zh: '登记验收', en: 'Accepted' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  driver: { zh: '司机', en: 'Driver' },
};

const TONES: Partial<Record<State, 'plain' | 'info' | 'accent'>> = {
  requested: 'plain',
  approved: 'info',
  planned: 'info',
  delivered: 'info',
  accepted: 'accent',
};

const FORMS = { approve: Approve, decline: Decline, plan: Plan, deliver: Deliver, accept: Accept, withdraw: WithdrawClaim } as const;
type Step = keyof typeof FORMS;
const MAIN: Partial<Record<State, Step>> = { requested: 'approve', endorsed: 'approve', approved: 'plan', planned: 'deliver', delivered: 'accept' };

const clockOf = (claim: Claim) => ({
  startAt: claim.requestedAt,
  dueAt: claim.neededBy,
  verdict: claim.deliveredAt ? (claim.neededBy && claim.deliveredAt > claim.neededBy ? ('missed' as const) : ('met' as const)) : ('running' as const),
  endedAt: claim.deliveredAt,
});

type ClaimCardProps = { readonly claim: Claim; readonly children?: React.ReactNode };

export function ClaimCard({ claim, children }: ClaimCardProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const [step, setStep] = useState<Step>();
  const Form: React.ComponentType<ClaimActProps> | undefined = step && FORMS[step];
  const main = MAIN[claim.state];
  // The due step first, taking it back last.
  const steps = (Object.keys(FORMS) as Step[]).filter((name) => claim.can[name]).sort((a, b) => Number(b === main) - Number(a === main));
  const close = () => setStep(undefined);
  const open = OPEN_STATES.includes(claim.state);
  return (
    <article className="claim" aria-label={claim.number}>
      {open && <ClockRing clock={clockOf(claim)} size={40} />}
      <div className="claim-words">
        <div className="claim-title">
          {claim.items.length > 0 && <span>{say(WAYS[claim.way])}</span>}
          <strong>{goodsOf(claim, locale)}</strong>
          <ToneTag tone={TONES[claim.state] ?? 'plain'}>{say(STATES[claim.state])}</ToneTag>
          {claim.late && open && (
            <ToneTag tone="danger" icon="alert">
              {t('tooLate')}
            </ToneTag>
          )}
        </div>
        {children}
        <div className="claim-facts quiet">
          <span>{say(REASONS[claim.reason])}</span>
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
        {steps.length > 0 && (
          <div className="row claim-acts">
            {steps.map((name) => (
              <Button
                key={name}
                size="small"
                type={name === main ? 'primary' : name === 'withdraw' ? 'text' : 'default'}
                onClick={() => setStep(name)}
              >
                {t(name === 'plan' && claim.state !== 'approved' ? 'replan' : name)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {Form && <Form claim={claim} onDone={close} onClose={close} />}
    </article>
  );
}
