// The flow of a claim: who handed it on to whom, what waits, and one tap to take it over or hand it on.
import { Button } from 'antd';
import { ROLES, type Role } from '../../../../server/kernel/actor.ts';
import { STEPS } from '../../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useOpenForm } from '../../../design/desk/open-form.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { serverNow } from '../../../design/now.ts';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { ClaimPanel } from '../claim-types.ts';
import '../replacement/replacement.css';
import { HandOn } from './hand-on.tsx';

const texts = {
  title: { zh: '流程与交接', en: 'Flow' },
  take: { zh: '我接手', en: 'I take it' },
  hand: { zh: '交给这一步', en: 'Hand on' },
  waits: { zh: '等接收', en: 'waits' },
  due: { zh: '最晚', en: 'by' },
  handed: { zh: '{name} 交出', en: 'handed on by {name}' },
  taken: { zh: '{name} 接收', en: 'taken over by {name}' },
  to: { zh: '交给 {name}', en: 'for {name}' },
};

type Step = Answer<typeof api.claims.steps>['steps'][number];

export const StepsPanel: ClaimPanel = ({ claim }) => {
  const t = useTexts(texts);
  const read = useRead(api.claims.steps, { claimId: claim.id });
  if (!read.data || read.data.steps.length < 4) return null;
  return (
    <Section title={t('title')} icon="right">
      <ol className="step-strip">
        {read.data.steps.map((step, i) => (
          <OneStep key={step.step} claimId={claim.id} step={step} no={i + 1} />
        ))}
      </ol>
    </Section>
  );
};

function OneStep({ claimId, step, no }: { readonly claimId: string; readonly step: Step; readonly no: number }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useOpenForm();
  const take = useSubmit(api.claims.receiveStep, { refresh: ['commitments'] });
  const label = say(STEPS[step.step]);
  return (
    <li className={step.standing}>
      <span className="step-mark">{step.standing === 'done' ? <Icon name="check" size={13} /> : no}</span>
      <span>
        <strong>{label}</strong> {step.standing !== 'done' && <Whom step={step} />}
        <StepCourse step={step} />
        <Refused error={take.error} />
      </span>
      <span>
        {step.can.receive && (
          <Button
            className="bring-act"
            size="small"
            type="primary"
            disabled={take.isPending}
            onClick={() => take.mutate({ claimId, step: step.step })}
          >
            {t('take')}
          </Button>
        )}
        {!step.can.receive && step.can.handOver && (
          <Button
            className="bring-act"
            size="small"
            type="link"
            onClick={() => open((close) => <HandOn claimId={claimId} step={step.step} label={label} onClose={close} />)}
          >
            {t('hand')}
          </Button>
        )}
      </span>
    </li>
  );
}

function Whom({ step }: { readonly step: Step }) {
  const t = useTexts(texts);
  const say = useSay();
  const roles = step.toRoles.map((role) => say(ROLES[role as Role])).join('、');
  return <span className="quiet">{step.to ? t('to', { name: step.to }) : roles}</span>;
}

function StepCourse({ step }: { readonly step: Step }) {
  const t = useTexts(texts);
  const late = step.dueAt !== null && Date.parse(step.dueAt) < serverNow();
  return (
    <>
      {step.handedAt && step.handedAt !== step.receivedAt && (
        <small className="quiet">
          {step.handedBy && t('handed', { name: step.handedBy })} <TimeText at={step.handedAt} style="short" />
        </small>
      )}
      {step.receivedAt && (
        <small className="quiet">
          {step.receivedBy && t('taken', { name: step.receivedBy })} <TimeText at={step.receivedAt} style="short" />
        </small>
      )}
      {step.dueAt && (
        <ToneTag tone={late ? 'danger' : 'info'} icon="clock">
          {t('waits')} · {t('due')} <TimeText at={step.dueAt} style="short" />
        </ToneTag>
      )}
    </>
  );
}
