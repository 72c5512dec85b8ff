// What the customer answered to an appeal, typed in by us with its proof.
import { useState } from 'react';
import type { Outcome } from '../../../server/modules/settlement/words.ts';
import { APPEAL_STATES, OUTCOME_CODES } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Words } from '../cases/act-form.tsx';
import { Choices, Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import { MoneyField } from '../claims/money-field.tsx';
import type { AppealRow } from './labels.ts';
import { parsePoints } from './score-draft.ts';

const texts = {
  title: { zh: '登记客户对 {number} 的答复', en: 'Answer to {number}' },
  submit: { zh: '登记', en: 'Enter' },
  outcome: { zh: '结果', en: 'Outcome' },
  points: { zh: '恢复分值', en: 'Points given back' },
  money: { zh: '免除金额', en: 'Amount given back' },
  words: { zh: '客户的说明（可不填）', en: 'What the customer says (optional)' },
  proof: { zh: '答复凭证（回函、聊天截图）', en: 'Proof: their letter or a screenshot' },
  drop: { zh: '拖入或选择照片、文件', en: 'Drop or choose photos and files' },
};

type AnswerProps = { readonly appeal: AppealRow; readonly onClose: () => void };

export function AppealAnswer({ appeal, onClose }: AnswerProps) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [outcome, setOutcome] = useState<Outcome>('restored');
  const [points, setPoints] = useState('');
  const [fen, setFen] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const enter = useSubmit(api.settlement.enterAnswer, { done: onClose });
  const money = appeal.matter.about === 'penalty';
  const given = parsePoints(points);
  const partly = outcome !== 'partly' ? {} : money ? { amountFen: fen ?? 0 } : { points: given ?? 0 };
  const ready = !uploads.busy && (outcome !== 'partly' || (money ? (fen ?? 0) > 0 : (given ?? 0) > 0));
  return (
    <ActDrawer
      title={t('title', { number: appeal.number })}
      submit={t('submit')}
      error={enter.error}
      busy={enter.isPending}
      ready={ready}
      onSubmit={() => enter.mutate({ appealId: appeal.id, outcome, ...partly, body, proof: [...uploads.ids] })}
      onClose={onClose}
    >
      <Choices<Outcome>
        label={t('outcome')}
        value={outcome}
        options={OUTCOME_CODES.map((value) => ({ value, label: say(APPEAL_STATES[value]) }))}
        onChange={setOutcome}
      />
      {outcome === 'partly' && (
        <Field label={t(money ? 'money' : 'points')}>
          {money ? (
            <MoneyField value={fen} onChange={setFen} label={t('money')} />
          ) : (
            <input className="plain-field points-field" inputMode="decimal" value={points} onChange={({ target }) => setPoints(target.value)} />
          )}
        </Field>
      )}
      <Words label={t('words')} value={body} onChange={setBody} />
      <Field label={t('proof')}>
        <FileDrop uploads={uploads}>{t('drop')}</FileDrop>
      </Field>
    </ActDrawer>
  );
}
