// The follow-up call as a form to fill in while talking: satisfied or not, stars, the shipped questions, what was said.
import { Input } from 'antd';
import { useState } from 'react';
import { type Answer, api, type Question } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import { ActForm, Words } from '../cases/act-form.tsx';
import { Choices, Field } from '../cases/choices.tsx';
import { useLateEntry } from '../cases/late-entry.tsx';

const texts = {
  title: { zh: '登记回访', en: 'Record the follow-up call' },
  save: { zh: '保存回访', en: 'Save' },
  satisfied: { zh: '对处理结果满意吗？', en: 'Satisfied with how it was handled?' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  content: { zh: '满意', en: 'Satisfied' },
  not: { zh: '不满意', en: 'Not satisfied' },
  csat: { zh: '打几分', en: 'Stars' },
  stars: { zh: '{count} 分', en: '{count}' },
  by: { zh: '方式', en: 'By' },
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  visit: { zh: '上门', en: 'Visit' },
  spokenTo: { zh: '与谁通话', en: 'Spoken to' },
  words: { zh: '客户原话、建议', en: 'The customer’s words' },
};

const SCORES = ['5', '4', '3', '2', '1'] as const;
const BY = ['phone', 'wechat', 'visit'] as const;

type FollowUpFormProps = {
  readonly caseId: string;
  readonly spokenTo?: string | null | undefined;
  readonly onDone: (answer: Answer<typeof api.surveys.record>) => void;
  readonly onClose: () => void;
};

export function FollowUpForm({ caseId, spokenTo, onDone, onClose }: FollowUpFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [satisfied, setSatisfied] = useState<'yes' | 'no' | null>(null);
  const [csat, setCsat] = useState<(typeof SCORES)[number] | null>(null);
  const [answers, setAnswers] = useState<NonNullable<Question<typeof api.surveys.record>['answers']>>({});
  const [channel, setChannel] = useState<(typeof BY)[number]>('phone');
  const [person, setPerson] = useState(spokenTo ?? '');
  const [body, setBody] = useState('');
  const late = useLateEntry();
  const questions = useRead(api.surveys.questions, {});
  const submit = useSubmit(api.surveys.record, { refresh: ['cases', 'commitments'], done: onDone });
  const scores = SCORES.map((value) => ({ value, label: t('stars', { count: value }) }));
  return (
    <ActForm
      title={t('title')}
      submit={t('save')}
      error={submit.error}
      busy={submit.isPending || late.busy}
      ready={satisfied !== null && csat !== null && !late.pending}
      onSubmit={() =>
        csat && submit.mutate({ caseId, csat: Number(csat), satisfied: satisfied === 'yes', answers, channel, spokenTo: person, body, ...late.input })
      }
      onClose={onClose}
    >
      <Choices
        label={t('satisfied')}
        value={satisfied}
        options={[
          { value: 'yes', label: t('content') },
          { value: 'no', label: t('not') },
        ]}
        onChange={setSatisfied}
      />
      <Choices label={t('csat')} value={csat} options={scores} onChange={setCsat} />
      <WhenRead read={questions} rows={4}>
        {({ items }) => (
          <div className="questions">
            {items.map((question) => {
              const given = answers[question.key];
              const set = (value: boolean | number) => setAnswers((all) => ({ ...all, [question.key]: value }));
              return question.kind === 'yes-no' ? (
                <Choices
                  key={question.key}
                  label={say(question.text)}
                  value={given === undefined ? null : given ? 'yes' : 'no'}
                  options={[
                    { value: 'yes', label: t('yes') },
                    { value: 'no', label: t('no') },
                  ]}
                  onChange={(value) => set(value === 'yes')}
                />
              ) : (
                <Choices
                  key={question.key}
                  label={say(question.text)}
                  value={given === undefined ? null : (String(given) as (typeof SCORES)[number])}
                  options={scores}
                  onChange={(value) => set(Number(value))}
                />
              );
            })}
          </div>
        )}
      </WhenRead>
      <Choices label={t('by')} value={channel} options={BY.map((value) => ({ value, label: t(value) }))} onChange={setChannel} />
      <Field label={t('spokenTo')}>
        <Input value={person} onChange={({ target }) => setPerson(target.value)} maxLength={60} />
      </Field>
      <Words label={t('words')} value={body} onChange={setBody} />
      {late.field}
    </ActForm>
  );
}
