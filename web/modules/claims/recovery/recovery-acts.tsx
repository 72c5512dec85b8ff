// What they answered, what came in, or that it is not asked any more.
import { Input } from 'antd';
import { useState } from 'react';
import { type ANSWER_CODES, ANSWERS, RECEIVED_BY, type ReceivedBy } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { Choices, choicesOf, Field } from '../../cases/choices.tsx';
import { ActDrawer } from '../act-drawer.tsx';
import { MoneyField } from '../money-field.tsx';
import { partyOf, type Recovery } from './recovery-types.ts';

const texts = {
  answerTitle: { zh: '{party}的答复 {number}', en: 'Answer of {party} {number}' },
  settleTitle: { zh: '追偿落实 {number}', en: 'What came in of {number}' },
  withdrawTitle: { zh: '撤回追偿 {number}', en: 'Withdraw {number}' },
  answer: { zh: '答复', en: 'Answer' },
  bears: { zh: '承担多少（元）', en: 'How much they bear (yuan)' },
  words: { zh: '原话、依据', en: 'Their words, by what' },
  how: { zh: '怎样落实', en: 'How it came in' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  most: { zh: '对方答复 {most} 元以内', en: 'At most the {most} yuan they answered' },
  why: { zh: '为什么撤回', en: 'Why' },
  proof: { zh: '拖入或选择回函、凭证（可不附）', en: 'Drop or choose their letter or proof (optional)' },
  submit: { zh: '登记', en: 'Record' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
};
type Props = { readonly recovery: Recovery; readonly onClose: () => void };
type Answer = (typeof ANSWER_CODES)[number];

export function AnswerRecovery({ recovery, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [answer, setAnswer] = useState<Answer>('accepted');
  const [partFen, setPart] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.answerRecovery, { refresh: ['claims'], done: onClose });
  const part = answer === 'partly' && partFen !== null ? { answeredFen: partFen } : {};
  return (
    <ActDrawer
      title={t('answerTitle', { party: partyOf(recovery), number: recovery.number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={(answer !== 'partly' || (partFen ?? 0) > 0) && !uploads.busy}
      onSubmit={() => submit.mutate({ recoveryId: recovery.id, answer, ...part, body, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Choices label={t('answer')} value={answer} options={choicesOf(ANSWERS, say)} onChange={setAnswer} />
      {answer === 'partly' && (
        <Field label={t('bears')}>
          <MoneyField label={t('bears')} value={partFen} onChange={setPart} />
        </Field>
      )}
      <Words label={t('words')} value={body} onChange={setBody} />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActDrawer>
  );
}

export function SettleRecovery({ recovery, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [by, setBy] = useState<ReceivedBy>('offset');
  const [amountFen, setAmount] = useState<number | null>(recovery.answeredFen);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.settleRecovery, { refresh: ['claims'], done: onClose });
  return (
    <ActDrawer
      title={t('settleTitle', { number: recovery.number })}
      submit={t('submit')}
      error={submit.error}
      busy={submit.isPending}
      ready={(amountFen ?? 0) > 0 && !uploads.busy}
      onSubmit={() => amountFen && submit.mutate({ recoveryId: recovery.id, amountFen, by, body, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Choices label={t('how')} value={by} options={choicesOf(RECEIVED_BY, say)} onChange={setBy} />
      <Field label={t('amount')} hint={t('most', { most: (recovery.answeredFen ?? 0) / 100 })}>
        <MoneyField label={t('amount')} value={amountFen} onChange={setAmount} />
      </Field>
      <Words label={t('words')} value={body} onChange={setBody} />
      <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
    </ActDrawer>
  );
}

export function WithdrawRecovery({ recovery, onClose }: Props) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const submit = useSubmit(api.claims.withdrawRecovery, { refresh: ['claims'], done: onClose });
  return (
    <ActDrawer
      title={t('withdrawTitle', { number: recovery.number })}
      submit={t('withdraw')}
      danger
      error={submit.error}
      busy={submit.isPending}
      onSubmit={() => submit.mutate({ recoveryId: recovery.id, body })}
      onClose={onClose}
    >
      <Words label={t('why')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

type WordsProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };
export const Words = ({ label, value, onChange }: WordsProps) => (
  <Field label={label}>
    <Input.TextArea rows={3} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />
  </Field>
);
