// Forms of penalties: what the customer stated, and our yes, no, or less.
import { Select } from 'antd';
import { useState } from 'react';
import { MEASURES, type Measure, PAID, type Paid } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import type { Estimate, PenaltyRow } from './labels.ts';

const texts = {
  enter: { zh: '登记客户提出的罚则', en: 'Enter a penalty the customer stated' },
  submit: { zh: '登记', en: 'Enter' },
  clause: { zh: '依据的合同条款', en: 'Clause of the contract' },
  noClause: { zh: '不选条款（请写明依据）', en: 'None: say what it rests on' },
  measure: { zh: '要求', en: 'What is asked' },
  amount: { zh: '客户提出的金额', en: 'Amount the customer stated' },
  ours: { zh: '我方估算', en: 'our estimate' },
  words: { zh: '客户的原话或依据', en: 'The customer’s words' },
  proof: { zh: '凭证（通知书、聊天截图）', en: 'Proof: their notice or a screenshot' },
  drop: { zh: '拖入或选择照片、文件', en: 'Drop or choose photos and files' },
  agree: { zh: '认可罚则 {number}', en: 'Agree to {number}' },
  agreeDo: { zh: '认可', en: 'Agree' },
  agreed: { zh: '双方商定的金额', en: 'Amount both settled on' },
  paid: { zh: '如何支付', en: 'How it is paid' },
  decline: { zh: '不认可罚则 {number}', en: 'Decline {number}' },
  declineDo: { zh: '不认可', en: 'Decline' },
  why: { zh: '理由（客户会看到）', en: 'Reason (the customer sees it)' },
  remark: { zh: '说明（可不填）', en: 'Remark (optional)' },
  withdraw: { zh: '登记客户撤销罚则 {number}', en: 'The customer withdrew {number}' },
};

type EntryProps = { readonly estimate: Estimate; readonly onClose: () => void };

export function PenaltyEntry({ estimate, onClose }: EntryProps) {
  const t = useTexts(texts);
  const say = useSay();
  const english = useLocale() === 'en';
  const uploads = useUploads();
  const [clauseId, setClause] = useState<string>(
    estimate.items.find(({ penaltyId, amountFen }) => penaltyId === null && amountFen > 0)?.clauseId ?? '',
  );
  const [measure, setMeasure] = useState<Measure>('amount');
  const item = estimate.items.find((one) => one.clauseId === clauseId);
  const [fen, setFen] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const enter = useSubmit(api.settlement.enterPenalty, { done: onClose });
  const ready = !uploads.busy && (measure !== 'amount' || (fen ?? 0) > 0);
  const options = [
    ...estimate.items.map((one) => ({ value: one.clauseId, label: english ? (one.wordingEn ?? one.wording) : one.wording })),
    { value: '', label: t('noClause') },
  ];
  const submit = () =>
    enter.mutate({
      customerId: estimate.customer.id,
      month: estimate.month,
      clauseId: clauseId || null,
      measure,
      amountFen: measure === 'amount' ? (fen ?? 0) : 0,
      body,
      proof: [...uploads.ids],
    });
  return (
    <ActDrawer title={t('enter')} submit={t('submit')} error={enter.error} busy={enter.isPending} ready={ready} onSubmit={submit} onClose={onClose}>
      <Field label={t('clause')}>
        <Select value={clauseId} options={options} onChange={setClause} aria-label={t('clause')} />
      </Field>
      <Choices<Measure> label={t('measure')} value={measure} options={choicesOf(MEASURES, say)} onChange={setMeasure} />
      {measure === 'amount' && (
        <Field
          label={t('amount')}
          hint={
            item && (
              <>
                {t('ours')} <MoneyText fen={item.amountFen} />
              </>
            )
          }
        >
          <MoneyField value={fen} onChange={setFen} label={t('amount')} />
        </Field>
      )}
      <Words label={t('words')} value={body} onChange={setBody} />
      <Field label={t('proof')}>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Field>
    </ActDrawer>
  );
}

type AnswerProps = { readonly row: PenaltyRow; readonly as: 'agree' | 'decline'; readonly onClose: () => void };

export function PenaltyAnswer({ row, as, onClose }: AnswerProps) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [fen, setFen] = useState<number | null>(row.amountFen);
  const [paid, setPaid] = useState<Paid>('off-statement');
  const [body, setBody] = useState('');
  const agree = useSubmit(api.settlement.agreePenalty, { done: onClose });
  const decline = useSubmit(api.settlement.declinePenalty, { done: onClose });
  const act = as === 'agree' ? agree : decline;
  const money = row.measure === 'amount';
  const said = { penaltyId: row.id, body, proof: [...uploads.ids] };
  const submit = () => (as === 'decline' ? decline.mutate(said) : agree.mutate({ ...said, ...(money ? { amountFen: fen ?? 0, paid } : {}) }));
  const ready = !uploads.busy && (as === 'agree' ? !money || fen !== null : body.trim().length > 1);
  return (
    <ActDrawer
      title={t(as, { number: row.number })}
      submit={t(as === 'agree' ? 'agreeDo' : 'declineDo')}
      error={act.error}
      busy={act.isPending}
      ready={ready}
      onSubmit={submit}
      onClose={onClose}
    >
      {as === 'agree' && money && (
        <>
          <Field label={t('agreed')}>
            <MoneyField value={fen} onChange={setFen} label={t('agreed')} />
          </Field>
          <Choices<Paid> label={t('paid')} value={paid} options={choicesOf(PAID, say)} onChange={setPaid} />
        </>
      )}
      <Words label={t(as === 'agree' ? 'remark' : 'why')} value={body} onChange={setBody} />
      <Field label={t('proof')}>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Field>
    </ActDrawer>
  );
}

export function PenaltyWithdrawal({ row, onClose }: { readonly row: PenaltyRow; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [body, setBody] = useState('');
  const withdraw = useSubmit(api.settlement.withdrawPenalty, { done: onClose });
  return (
    <ActDrawer
      title={t('withdraw', { number: row.number })}
      submit={t('submit')}
      error={withdraw.error}
      busy={withdraw.isPending}
      ready={!uploads.busy}
      onSubmit={() => withdraw.mutate({ penaltyId: row.id, body, proof: [...uploads.ids] })}
      onClose={onClose}
    >
      <Words label={t('words')} value={body} onChange={setBody} />
      <Field label={t('proof')}>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Field>
    </ActDrawer>
  );
}
