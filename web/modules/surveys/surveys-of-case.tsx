// Follow-up calls and ratings of a case, and the call that is due.
import { App, Button } from 'antd';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { KeyHint, Section } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { FollowUpForm } from './desk-follow-up-form.tsx';

const texts = {
  title: { zh: '回访与评价', en: 'Follow-up and rating' },
  none: { zh: '还没有回访和评价。', en: 'No call and no rating yet.' },
  record: { zh: '登记回访', en: 'Record the call' },
  correct: { zh: '更正回访', en: 'Correct the call' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  not: { zh: '不满意', en: 'Not satisfied' },
  call: { zh: '回访', en: 'Call' },
  rating: { zh: '客户评价', en: 'Rating' },
  stars: { zh: '{count} 分', en: '{count}/5' },
  unhappy: { zh: '客户不满意，请考虑重新处理。', en: 'The customer is not satisfied: consider reopening.' },
  reopen: { zh: '重新处理', en: 'Reopen' },
};

type SurveysOfCaseProps = {
  readonly caseId: string;
  readonly reporter: { readonly name: string | null; readonly phone: string | null } | null;
  readonly onReopen: (() => void) | undefined;
};

export function SurveysOfCase({ caseId, reporter, onReopen }: SurveysOfCaseProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const open = useOpenForm();
  const read = useRead(api.surveys.ofCase, { caseId });
  const may = read.data?.can.record === true || read.data?.can.correct === true;
  // A case that is taken up again during the call takes this section away, not the words of the call.
  const call = () =>
    open((close) => (
      <FollowUpForm
        caseId={caseId}
        spokenTo={reporter?.name}
        onDone={({ suggestsReopening }) => {
          close();
          if (suggestsReopening) void message.warning(t('unhappy'), 6);
        }}
        onClose={close}
      />
    ));
  useShortcut('f', t('record'), may ? call : undefined);
  return (
    <Section
      title={t('title')}
      icon="star"
      extra={
        may && (
          <Button size="small" type={read.data?.followUps.length === 0 ? 'primary' : 'default'} onClick={call}>
            {t(read.data?.can.record ? 'record' : 'correct')} <KeyHint keys="f" />
          </Button>
        )
      }
    >
      <WhenRead read={read} rows={2}>
        {({ followUps, ratings }) => (
          <ul className="plain-list">
            {followUps.length + ratings.length === 0 && <li className="quiet">{t('none')}</li>}
            {followUps.map((call) => (
              <li key={call.id}>
                <span className="row">
                  <Icon name="phone" size={14} /> {t('call')} {t('stars', { count: call.csat })}
                  <ToneTag tone={call.satisfied ? 'accent' : 'danger'}>{t(call.satisfied ? 'satisfied' : 'not')}</ToneTag>
                </span>
                <span className="quiet">
                  {call.caller.name} <TimeText at={call.calledAt} style="short" />
                </span>
                {call.body && <p>{call.body}</p>}
                {call.suggestsReopening && onReopen && (
                  <Button size="small" danger onClick={onReopen}>
                    {t('reopen')}
                  </Button>
                )}
              </li>
            ))}
            {ratings.map((rating) => (
              <li key={rating.id}>
                <span className="row">
                  <Icon name="star" size={14} /> {t('rating')} {t('stars', { count: rating.csat })}
                </span>
                <TimeText at={rating.ratedAt} style="short" className="quiet" />
                {rating.body && <p>{rating.body}</p>}
              </li>
            ))}
          </ul>
        )}
      </WhenRead>
    </Section>
  );
}
