// The retained sample: kept or not, by whom, with a photo. One tap where it is kept in the kitchen.
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { BigButton, Chips } from '../../../design/phone/choices.tsx';
import { ShotsField } from '../../../design/phone/shots.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { KEEPERS, NO_SAMPLE_REASON_CODES, NO_SAMPLE_REASONS, type OwnWarnings } from './labels.ts';

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
  thanks: { zh: '已收到，谢谢', en: 'We have it, thank you' },
};

type Sample = OwnWarnings['samples'][number];

export function SampleCard({ sample }: { readonly sample: Sample }) {
  const t = useTexts(texts);
  const say = useSay();
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
          {t('thanks')}：{sample.kept ? `${t('kept')} · ${sample.keptBy ? say(KEEPERS[sample.keptBy]) : ''}` : t('notKept')}
        </p>
      )}
      {sample.can.answer && sample.answeredAt === null && <SampleForm caseId={sample.caseId} />}
    </section>
  );
}

function SampleForm({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const [kept, setKept] = useState<boolean>();
  const [reason, setReason] = useState<(typeof NO_SAMPLE_REASON_CODES)[number]>('used-up');
  const [keeper, setKeeper] = useState('');
  const uploads = useUploads();
  const answer = useSubmit(api.recalls.answerSample, { refresh: ['cases'] });
  const send = () =>
    answer.mutate({ caseId, kept: kept === true, keptBy: kept ? 'kitchen' : null, reason: kept ? null : reason, keeper, files: [...uploads.ids] });
  return (
    <>
      <div className="ph-pair">
        <button type="button" className="ph-chip" aria-pressed={kept === true} onClick={() => setKept(true)}>
          {t('kept')}
        </button>
        <button type="button" className="ph-chip" aria-pressed={kept === false} onClick={() => setKept(false)}>
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
            onChange={({ target }) => setKeeper(target.value)}
          />
          <span className="ph-label">{t('photo')}</span>
          <ShotsField uploads={uploads} />
        </>
      )}
      {kept === false && (
        <Chips
          label={t('why')}
          value={reason}
          onChange={setReason}
          options={NO_SAMPLE_REASON_CODES.map((value) => ({ value, label: say(NO_SAMPLE_REASONS[value]) }))}
        />
      )}
      <Refused error={answer.error} />
      <BigButton main tall icon="check" onClick={send} disabled={kept === undefined || answer.isPending || uploads.busy}>
        {t('send')}
      </BigButton>
    </>
  );
}
