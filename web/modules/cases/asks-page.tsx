// Questions waiting for a department, the next due first; answered in place with words and files.
import { Button } from 'antd';
import { useState } from 'react';
import { Go, useSearchState } from '../../app/go.tsx';
import { useCan, useSession } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { PageHeader } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { ActForm, Words } from './act-form.tsx';
import { Choices, choicesOf } from './choices.tsx';
import './desk.css';
import { type Department, departmentLabels } from './labels.ts';

const texts = {
  title: { zh: '部门核查', en: 'Department asks' },
  sub: { zh: '客服请部门核查的问题，按回复时限排列。', en: 'Questions to departments, by the time they are due.' },
  all: { zh: '全部部门', en: 'All departments' },
  department: { zh: '部门', en: 'Department' },
  well: { zh: '没有等待回复的核查', en: 'No question waits' },
  wellDo: { zh: '客服提出的核查请求会自动出现在这里。', en: 'Questions appear here by themselves.' },
  asked: { zh: '提出于', en: 'asked' },
  reply: { zh: '回复', en: 'Answer' },
  answer: { zh: '回复核查', en: 'Answer the question' },
  words: { zh: '核查结果（内部）', en: 'What was found (internal)' },
  hint: { zh: '写明事实和依据，照片、单据一并上传。', en: 'Facts and what they rest on; add photos and papers.' },
  files: { zh: '照片、单据', en: 'Photos, papers' },
};

type Asked = Answer<typeof api.cases.asksForMe>['items'][number];
type Filter = 'all' | Department;

/** A colleague of one department sees that department first. */
const OWN: Readonly<Record<string, Department>> = {
  purchasing: 'purchasing',
  'warehouse-clerk': 'warehouse',
  dispatcher: 'delivery',
  driver: 'delivery',
  'quality-engineer': 'quality',
  'finance-clerk': 'finance',
};

export default function AsksPage() {
  const t = useTexts(texts);
  const say = useSay();
  const roles = useSession()?.roles ?? [];
  const [department, setDepartment] = useSearchState('department', roles.map((role) => OWN[role]).find(Boolean) ?? 'all');
  const [answering, setAnswering] = useState<Asked>();
  const read = useRead(api.cases.asksForMe, department === 'all' ? {} : { department: department as Department }, { every: 60_000 });
  useLive(['queue'], { refresh: ['cases'] });
  const close = () => setAnswering(undefined);
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <Choices<Filter>
        quiet
        label={t('department')}
        value={department as Filter}
        options={[{ value: 'all', label: t('all') }, ...choicesOf(departmentLabels, say)]}
        onChange={setDepartment}
      />
      <WhenRead read={read} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('well')} icon="check">
              {t('wellDo')}
            </Empty>
          ) : (
            <ul className="asks">
              {items.map((ask) => (
                <AskRow key={ask.id} ask={ask} onAnswer={() => setAnswering(ask)} />
              ))}
            </ul>
          )
        }
      </WhenRead>
      {answering && <AnswerAsk ask={answering} onDone={close} onClose={close} />}
    </>
  );
}

function AskRow({ ask, onAnswer }: { readonly ask: Asked; readonly onAnswer: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const can = useCan();
  return (
    <li className="card ask">
      <ClockRing clock={{ startAt: ask.askedAt, dueAt: ask.answerBy }} size={44} />
      <div className="ask-words">
        <strong>{ask.question}</strong>
        <span className="row quiet">
          <ToneTag>{say(departmentLabels[ask.department])}</ToneTag>
          {can('cases.read') ? <Go to={`/cases/${ask.caseId}`}>{ask.title || ask.number}</Go> : <span>{ask.title}</span>}
          <span className="number">{ask.number}</span>
          <span>
            {t('asked')} <TimeText at={ask.askedAt} style="relative" />
          </span>
        </span>
      </div>
      <Button type="primary" onClick={onAnswer}>
        {t('reply')}
      </Button>
    </li>
  );
}

type AnswerAskProps = { readonly ask: Asked; readonly onDone: () => void; readonly onClose: () => void };

function AnswerAsk({ ask, onDone, onClose }: AnswerAskProps) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const uploads = useUploads();
  const submit = useSubmit(api.cases.answerAsk, { refresh: ['commitments'], done: onDone });
  return (
    <ActForm
      title={t('answer')}
      submit={t('reply')}
      error={submit.error}
      busy={submit.isPending || uploads.busy}
      ready={body.trim() !== ''}
      onSubmit={() => submit.mutate({ caseId: ask.caseId, askId: ask.id, body, files: uploads.ids })}
      onClose={onClose}
    >
      <blockquote className="ask-question">{ask.question}</blockquote>
      <Words label={t('words')} value={body} onChange={setBody} placeholder={t('hint')} focus rows={4} />
      <FileDrop uploads={uploads}>{t('files')}</FileDrop>
    </ActForm>
  );
}
