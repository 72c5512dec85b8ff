// The acts that are possible on a claim now, the due one first, each with its form; keys where it has a page to itself.
import { Button } from 'antd';
import { ACTS, type State } from '../../../server/modules/claims/words.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { KeyHint } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Accept, type ClaimActProps, Deliver, Plan, Settle, WithdrawClaim } from './claim-acts.tsx';
import type { Claim } from './claim-types.ts';
import { Approve, Decline } from './decide-claim.tsx';

const texts = { replan: { zh: '改期', en: 'Change the plan' } };

const FORMS = { approve: Approve, decline: Decline, plan: Plan, deliver: Deliver, accept: Accept, settle: Settle, withdraw: WithdrawClaim } as const;
type Step = keyof typeof FORMS;
const KEYS: Readonly<Record<Step, string>> = { approve: 'a', decline: 'x', plan: 'p', deliver: 'd', accept: 'y', settle: 'm', withdraw: 'w' };
const MAIN: Partial<Record<State, readonly Step[]>> = {
  requested: ['approve'],
  endorsed: ['approve'],
  approved: ['plan', 'settle'],
  planned: ['deliver'],
  delivered: ['accept'],
};

/** An open form stays although a colleague was faster and the claim leaves the list: the server's refusal says so. */
function useSteps(claim: Claim) {
  const open = useOpenForm();
  const setStep = (step: Step) => {
    const Form: React.ComponentType<ClaimActProps> = FORMS[step];
    open((close) => <Form claim={claim} onDone={close} onClose={close} />);
  };
  const main = MAIN[claim.state] ?? [];
  const steps = (Object.keys(FORMS) as Step[]).filter((name) => claim.can[name]).sort((a, b) => Number(main.includes(b)) - Number(main.includes(a)));
  return { steps, main, setStep };
}

type StepsProps = { readonly claim: Claim; readonly small?: boolean; readonly keys?: boolean };

export function ClaimSteps({ claim, small = false, keys = false }: StepsProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { steps, main, setStep } = useSteps(claim);
  if (steps.length === 0) return null;
  return (
    <>
      <div className="row claim-acts">
        {steps.map((name) => (
          <Button
            key={name}
            size={small ? 'small' : 'middle'}
            type={main.includes(name) ? 'primary' : name === 'withdraw' ? 'text' : 'default'}
            onClick={() => setStep(name)}
          >
            {name === 'plan' && claim.state !== 'approved' ? t('replan') : say(ACTS[name])}
            {keys && <KeyHint keys={KEYS[name]} />}
          </Button>
        ))}
      </div>
      {keys && steps.map((name) => <StepKey key={name} name={name} onStep={setStep} />)}
    </>
  );
}

/** One act's key while the act is possible. */
function StepKey({ name, onStep }: { readonly name: Step; readonly onStep: (name: Step) => void }) {
  const say = useSay();
  useShortcut(KEYS[name], say(ACTS[name]), () => onStep(name));
  return null;
}
