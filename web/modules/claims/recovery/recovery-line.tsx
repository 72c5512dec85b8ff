// One thing asked back: how far it is, by when they answer, and the next act.
import { Button } from 'antd';
import { ANSWERS, RECOVERY_STATES, type RecoveryState } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useOpenForm } from '../../../design/desk/open-form.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useDocument } from '../../commitments/use-document.ts';
import { AnswerRecovery, SettleRecovery, WithdrawRecovery } from './recovery-acts.tsx';
import { partyOf, type Recovery } from './recovery-types.ts';

const texts = {
  asked: { zh: '提出', en: 'Asked' },
  answered: { zh: '答复', en: 'Answered' },
  recovered: { zh: '落实', en: 'Came in' },
  answerBy: { zh: '答复期限', en: 'Answer by' },
  late: { zh: '超期未答复', en: 'No answer in time' },
  answer: { zh: '登记答复', en: 'Record the answer' },
  again: { zh: '再次答复', en: 'Answered again' },
  settle: { zh: '登记落实', en: 'Record what came in' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  letter: { zh: '追偿函（PDF）', en: 'Letter (PDF)' },
  file: { zh: '追偿函.pdf', en: 'letter.pdf' },
};

const TONES: Readonly<Record<RecoveryState, 'plain' | 'accent' | 'amber' | 'info'>> = {
  requested: 'amber',
  answered: 'info',
  settled: 'accent',
  withdrawn: 'plain',
};

export function StateOfRecovery({ recovery: { state, answer, late } }: { readonly recovery: Recovery }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <>
      <ToneTag tone={TONES[state]}>{say(RECOVERY_STATES[state])}</ToneTag> {answer && <span>{say(ANSWERS[answer])}</span>}{' '}
      {late && <ToneTag tone="danger">{t('late')}</ToneTag>}
    </>
  );
}

export function RecoveryLine({ recovery }: { readonly recovery: Recovery }) {
  const t = useTexts(texts);
  return (
    <div className="recovery-line">
      <p className="row">
        <strong>{partyOf(recovery)}</strong> <span className="number quiet">{recovery.number}</span> <StateOfRecovery recovery={recovery} />
      </p>
      <p>
        {t('asked')} <MoneyText fen={recovery.askedFen} strong /> · {t('answered')} <MoneyText fen={recovery.answeredFen} /> · {t('recovered')}{' '}
        <MoneyText fen={recovery.recoveredFen} />
        {recovery.state === 'requested' && (
          <>
            {' '}
            · {t('answerBy')} <TimeText at={recovery.answerBy} style="short" />
          </>
        )}
      </p>
      <RecoveryActs recovery={recovery} />
    </div>
  );
}

export function RecoveryActs({ recovery }: { readonly recovery: Recovery }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const letter = useDocument(api.claims.recoveryLetter, t('file'));
  const { can, state } = recovery;
  return (
    <>
      <div className="row">
        {can.settle && (
          <Button type="primary" onClick={() => open((close) => <SettleRecovery recovery={recovery} onClose={close} />)}>
            {t('settle')}
          </Button>
        )}
        {can.answer && (
          <Button
            type={state === 'requested' ? 'primary' : 'default'}
            onClick={() => open((close) => <AnswerRecovery recovery={recovery} onClose={close} />)}
          >
            {t(state === 'requested' ? 'answer' : 'again')}
          </Button>
        )}
        <Button loading={letter.isPending} onClick={() => letter.mutate({ recoveryId: recovery.id })}>
          {t('letter')}
        </Button>
        {can.withdraw && (
          <Button type="text" onClick={() => open((close) => <WithdrawRecovery recovery={recovery} onClose={close} />)}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      <Refused error={letter.error} />
    </>
  );
}
