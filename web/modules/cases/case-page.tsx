// Everything about one case on one screen: left who and what, middle what was said, right what was promised and what comes next.
import { App, Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useGo, useParam, useSearchState } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { CopyButton, KeyHint, PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { CategoryDot, ChannelMark, SeverityTag, ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { useFailureText, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { ACTS, type ActName, actsOf, isAct } from './acts.ts';
import { REFRESH } from './acts-to-solve.tsx';
import { type FullCase, MissedTag, StateTag, useCaseTitle } from './case-look.tsx';
import { CaseSide } from './case-side.tsx';
import { Composer, type ComposerHandle } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import './desk.css';
import { waitingLabels } from './labels.ts';
import { NextStep } from './next-step.tsx';

const texts = {
  back: { zh: '回到队列', en: 'Back to the queue' },
  more: { zh: '更多操作', en: 'More' },
  take: { zh: '接单', en: 'Take' },
  resume: { zh: '结束等待', en: 'End waiting' },
  nobody: { zh: '待接单', en: 'Nobody yet' },
  reopened: { zh: '重开 {count} 次', en: 'Reopened {count}×' },
};

export default function CasePage() {
  const caseId = useParam('caseId');
  const matter = useRead(api.cases.show, { caseId });
  useLive([`case:${caseId}`], { refresh: ['cases', 'commitments', 'claims', 'surveys'] });
  return <WhenRead read={matter}>{(one) => <CaseScreen key={one.id} one={one} />}</WhenRead>;
}

function CaseScreen({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const failure = useFailureText();
  const [wish, setWish] = useSearchState('do');
  const acts = actsOf(one);
  const [act, setAct] = useState<ActName | undefined>(() => (isAct(wish) && acts.includes(wish) ? wish : undefined));
  const composer = useRef<ComposerHandle>(null);
  const onError = (error: unknown) => void message.error(failure(error), 6);
  const take = useSubmit(api.cases.take, REFRESH);
  const resume = useSubmit(api.cases.resume, REFRESH);
  const takeIt = one.can.take && !one.assignee ? () => take.mutate({ caseId: one.id }, { onError }) : undefined;
  const resumeIt = one.can.resume && one.waitingOn ? () => resume.mutate({ caseId: one.id }, { onError }) : undefined;
  const close = () => {
    setAct(undefined);
    if (wish) setWish('');
  };
  useShortcut('a', t('take'), takeIt);
  useShortcut('q', t('back'), () => go('/'));
  const start = wish === 'answer' || wish === 'note' ? wish : undefined;
  // What is being typed stays although a colleague was faster: the server's refusal says so.
  const Form = act && ACTS[act].form;
  return (
    <div className="case">
      {acts.map((name) => (
        <ActKey key={name} name={name} onAct={setAct} />
      ))}
      <CaseHeader one={one}>
        {takeIt && (
          <Button type="primary" onClick={takeIt} loading={take.isPending}>
            {t('take')} <KeyHint keys="a" />
          </Button>
        )}
        {resumeIt && (
          <Button onClick={resumeIt} loading={resume.isPending}>
            {t('resume')}
          </Button>
        )}
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: acts.map((name) => ({
              key: name,
              icon: <Icon name={ACTS[name].icon} size={15} />,
              label: say(ACTS[name].label),
              extra: <KeyHint keys={ACTS[name].keys} />,
              danger: name === 'withdraw',
            })),
            onClick: ({ key }) => isAct(key) && setAct(key),
          }}
        >
          <Button disabled={acts.length === 0}>
            {t('more')} <Icon name="down" size={13} />
          </Button>
        </Dropdown>
      </CaseHeader>
      <div className="case-columns">
        <aside className="case-left">
          <CaseSide one={one} onAdd={acts.includes('files') ? () => setAct('files') : undefined} />
        </aside>
        <section className="case-middle card">
          <Conversation one={one} />
          <Composer one={one} handle={composer} start={start} />
        </section>
        <aside className="case-right">
          <NextStep one={one} acts={acts} onAct={setAct} onTake={takeIt} onAnswer={() => composer.current?.focus('answer')} />
        </aside>
      </div>
      {Form && <Form one={one} onDone={close} onClose={close} />}
    </div>
  );
}

/** One act's key while the act is possible. */
function ActKey({ name, onAct }: { readonly name: ActName; readonly onAct: (name: ActName) => void }) {
  const say = useSay();
  useShortcut(ACTS[name].keys, say(ACTS[name].label), () => onAct(name));
  return null;
}

function CaseHeader({ one, children }: { readonly one: FullCase; readonly children: React.ReactNode }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const title = useCaseTitle()(one);
  return (
    <PageHeader
      onBack={() => go('/')}
      back={t('back')}
      title={title}
      tags={
        <>
          <CategoryDot category={one.category} label />
          <SeverityTag severity={one.severity} />
          <StateTag state={one.state} />
          {one.waitingOn && <ToneTag icon="pause">{say(waitingLabels[one.waitingOn])}</ToneTag>}
          <MissedTag count={one.missed} />
          {one.reopenings > 0 && <ToneTag icon="refresh">{t('reopened', { count: one.reopenings })}</ToneTag>}
        </>
      }
      sub={
        <span className="row">
          <span className="number">
            {one.number} <CopyButton text={one.number} />
          </span>
          <ChannelMark channel={one.channel} label />
          <TimeText at={one.openedAt} />
          {one.assignee ? <Person name={one.assignee.name} /> : <span>{t('nobody')}</span>}
        </span>
      }
      actions={children}
    />
  );
}
