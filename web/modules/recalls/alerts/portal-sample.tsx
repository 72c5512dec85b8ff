// The retained sample: kept or not, by whom, with a photo. One tap where it is kept in the kitchen.
import { api } from '../../../client/api.ts';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { BigButton, Chips } from '../../../design/phone/choices.tsx';
import { ShotsField } from '../../../design/phone/shots.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { KEEPERS, NO_SAMPLE_REASON_CODES, NO_SAMPLE_REASONS, type OwnWarnings } from './labels.ts';
import { useAnswer } from './use-answer.ts';
import { NotSentYet } from './warning-answer.tsx';

const texts = {
  keep: { zh: '请保留留样、剩余货物、包装和送货单', en: 'Please keep the sample, the rest, packaging and note' },
  due: { zh: '请在 ', en: 'please answer by ' },
  dueEnd: { zh: ' 前回复', en: '' },
  about: { zh: '售后单 {number} {goods}', en: 'Matter {number} {goods}' },
  kept: { zh: '留样还在', en: 'It is kept' },
  notKept: { zh: '没有留样', en: 'There is none' },
  who: { zh: '由谁保管（姓名，可不填）', en: 'Who keeps it (name, optional)' },
  keeper: { zh: '保管', en: 'Kept by' },
  why: { zh: '原因', en: 'Why' },
  photo: { zh: '照片（建议拍一张）', en: 'Photo (one helps)' },
  send: { zh: '提交', en: 'Send' },
  label: { zh: '留样回复 {number}', en: 'Answer about the sample {number}' },
  thanks: { zh: '已收到，谢谢：{what}', en: 'We have it, thank you: {what}' },
};

type Sample = OwnWarnings['samples'][number];
type Draft = { readonly kept: boolean | null; readonly reason: (typeof NO_SAMPLE_REASON_CODES)[number]; readonly keeper: string };

const useSampleAnswer = ({ caseId, answeredAt }: Sample) =>
  useAnswer<Draft, Parameters<typeof api.recalls.answerSample>[0]>({
    name: `sample.${caseId}`,
    empty: { kept: null, reason: 'used-up', keeper: '' },
    endpoint: api.recalls.answerSample,
    isMine: (input) => input.caseId === caseId,
    answered: answeredAt !== null,
  });

export function SampleCard({ sample }: { readonly sample: Sample }) {
  const t = useTexts(texts);
  const say = useSay();
  const answer = useSampleAnswer(sample);
  return (
    <section className="ph-card">
      <p className="warn-lead warn-keep">
        <Icon name="shield" size={22} /> {t('keep')}
      </p>
      <span className="quiet">
        {t('about', { number: sample.number, goods: sample.goods })}
        {sample.answeredAt === null && (
          <>
            {' · '}
            {t('due')}
            <TimeText at={sample.dueAt} style="time" />
            {t('dueEnd')}
          </>
        )}
      </span>
      {sample.answeredAt !== null && (
        <p className="ph-note">
          {t('thanks', { what: sample.kept ? [t('kept'), sample.keptBy && say(KEEPERS[sample.keptBy])].filter(Boolean).join(' · ') : t('notKept') })}
        </p>
      )}
      {answer.waiting && <NotSentYet />}
      {!answer.waiting && sample.can.answer && sample.answeredAt === null && <SampleForm sample={sample} answer={answer} />}
    </section>
  );
}

type SampleFormProps = { readonly sample: Sample; readonly answer: ReturnType<typeof useSampleAnswer> };

function SampleForm({ sample: { caseId, number }, answer }: SampleFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { kept, reason, keeper } = answer.draft;
  const send = () =>
    void answer.send({ caseId, kept: kept === true, keptBy: kept ? 'kitchen' : null, reason: kept ? null : reason, keeper }, t('label', { number }));
  return (
    <>
      <div className="ph-pair">
        <button type="button" className="ph-chip" aria-pressed={kept === true} onClick={() => answer.change({ kept: true })}>
          {t('kept')}
        </button>
        <button type="button" className="ph-chip" aria-pressed={kept === false} onClick={() => answer.change({ kept: false })}>
          {t('notKept')}
        </button>
      </div>
      {kept === true && (
        <>
          <input
            className="ph-text"
            value={keeper}
            maxLength={60}
            placeholder={t('who')}
            aria-label={t('who')}
            onChange={({ target }) => answer.change({ keeper: target.value })}
          />
          <span className="ph-label">{t('photo')}</span>
          <ShotsField uploads={answer.shots} />
        </>
      )}
      {kept === false && (
        <Chips
          label={t('why')}
          value={reason}
          onChange={(value) => answer.change({ reason: value })}
          options={NO_SAMPLE_REASON_CODES.map((value) => ({ value, label: say(NO_SAMPLE_REASONS[value]) }))}
        />
      )}
      <Refused error={answer.error} />
      <BigButton main tall icon="check" onClick={send} disabled={kept === null}>
        {t('send')}
      </BigButton>
    </>
  );
}
