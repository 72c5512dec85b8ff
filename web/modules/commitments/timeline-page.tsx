// One commitment as a line of time: what proves it, when the clock ran, what was said about it. Printable as evidence.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { useParam } from '../../app/go.tsx';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag, VerdictTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import { ClauseMark } from './clause-mark.tsx';
import './desk.css';
import type { Commitment } from './evidence.ts';
import { EvidenceList } from './evidence-list.tsx';
import { AttestForm, ExcuseForm } from './forms.tsx';
import { boundLabels, unknownWords } from './labels.ts';
import { SubjectLink } from './look.tsx';
import { ClauseCard, ExcuseCard, NumbersCard } from './timeline-cards.tsx';
import { TimelineStrip } from './timeline-strip.tsx';

const texts = {
  back: { zh: '返回', en: 'Back' },
  print: { zh: '打印', en: 'Print' },
  acknowledge: { zh: '确认知悉', en: 'Acknowledge' },
  excuse: { zh: '申请免责', en: 'Ask for an excuse' },
  attest: { zh: '签字确认', en: 'Sign for it' },
  line: { zh: '时间线', en: 'Line of time' },
  corrected: { zh: '曾判超时，已更正', en: 'A miss was taken back' },
  quarantined: { zh: '无法判定', en: 'Cannot be judged' },
  quarantinedDo: {
    zh: '判定时出错，这一项已单独隔离。修正条款或记录后，由经理“按留痕重新判定”。',
    en: 'Judging failed; it is set aside. Correct the clause or the record, then have it judged again.',
  },
  started: { zh: '{time} 开始', en: 'Started {time}' },
  due: { zh: '应于 {time} 前完成', en: 'due by {time}' },
  done: { zh: '{time} 完成', en: 'done {time}' },
  used: { zh: '用时 {used}（限 {allowed}）', en: '{used} used of {allowed}' },
  over: { zh: '超出 {over}', en: '{over} over' },
  left: { zh: '还剩 {left}', en: '{left} left' },
  paused: { zh: '计时已暂停，恢复后还剩 {left}', en: 'paused; {left} left once it resumes' },
  notDone: { zh: '至今未完成', en: 'still not done' },
  value: { zh: '指标值 {value}', en: 'value {value}' },
};

export default function TimelinePage() {
  const commitmentId = useParam('commitmentId');
  const read = useRead(api.commitments.show, { commitmentId }, { every: 60_000 });
  const subject = read.data?.subject;
  useLive([`commitment:${commitmentId}`, ...(subject ? [`${subject.type}:${subject.id}`] : [])], { refresh: ['commitments'] });
  return (
    <WhenRead read={read} rows={8}>
      {(one) => <TimelineScreen key={one.id} one={one} />}
    </WhenRead>
  );
}

/** Opens everything, lets the pictures come, prints, closes again. Also when the browser's own print is used. */
function usePrinting(): [boolean, () => void] {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const [before, after] = [() => setPrinting(true), () => setPrinting(false)];
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  const print = () => {
    setPrinting(true);
    setTimeout(() => window.print(), 600);
  };
  return [printing, print];
}

/** The whole matter in one sentence. */
function useStory(): (one: Commitment) => string {
  const t = useTexts(texts);
  const locale = useLocale();
  const length = (ms: number) => showDuration(ms, locale);
  return (one) => {
    const time = (at: string) => showTime(at, locale, shanghaiDate(Date.parse(at)) === shanghaiDate(Date.parse(one.startedAt)) ? 'time' : 'full');
    const { usedMs, allowedMs, leftMs } = one;
    const parts = [
      one.instance === 'subject' || one.kind === 'deadline' ? t('started', { time: showTime(one.startedAt, locale) }) : '',
      one.dueAt ? t('due', { time: time(one.dueAt) }) : '',
      one.doneAt ? t('done', { time: time(one.doneAt) }) : one.verdict === 'missed' && one.kind === 'deadline' ? t('notDone') : '',
      usedMs !== null && allowedMs ? t('used', { used: length(usedMs), allowed: length(allowedMs) }) : '',
      one.paused && leftMs !== null ? t('paused', { left: length(leftMs) }) : '',
      one.verdict === 'running' && !one.paused && leftMs !== null
        ? t(leftMs < 0 ? 'over' : 'left', { left: length(leftMs), over: length(leftMs) })
        : '',
      one.verdict === 'missed' && usedMs !== null && allowedMs !== null && usedMs > allowedMs ? t('over', { over: length(usedMs - allowedMs) }) : '',
      one.value !== null && one.kind !== 'deadline' ? t('value', { value: one.value }) : '',
    ].filter(Boolean);
    return parts.length === 0 ? '' : `${parts.join(locale === 'en' ? ', ' : '，')}${locale === 'en' ? '.' : '。'}`;
  };
}

function TimelineScreen({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const say = useSay();
  const story = useStory()(one);
  const [selected, select] = useState<string>();
  const [printing, print] = usePrinting();
  const [form, setForm] = useState<'excuse' | 'attest'>();
  const acknowledge = useSubmit(api.commitments.acknowledge, { refresh: ['cases'] });
  const ack = one.can.acknowledge ? () => acknowledge.mutate({ commitmentId: one.id }) : undefined;
  useShortcut('a', t('acknowledge'), ack);
  return (
    <div className="timeline-page">
      <PageHeader
        onBack={() => history.back()}
        back={t('back')}
        title={one.wording}
        tags={
          <>
            <VerdictTag verdict={one.verdict} />
            {one.grade && <EvidenceGrade grade={one.grade} />}
            <ToneTag>{say(boundLabels[one.bound])}</ToneTag>
            {one.corrected && <ToneTag icon="refresh">{t('corrected')}</ToneTag>}
          </>
        }
        sub={
          <span className="commitment-facts">
            <ClauseMark {...one} />
            <SubjectLink one={one} />
          </span>
        }
        actions={
          <>
            {ack && (
              <Button type="primary" onClick={ack} loading={acknowledge.isPending}>
                {t('acknowledge')}
              </Button>
            )}
            {one.can.attest && (
              <Button type="primary" onClick={() => setForm('attest')}>
                {t('attest')}
              </Button>
            )}
            {one.can.requestExcuse && <Button onClick={() => setForm('excuse')}>{t('excuse')}</Button>}
            <Button onClick={print} icon={<Icon name="print" size={15} />}>
              {t('print')}
            </Button>
          </>
        }
      />
      <div className="stack">
        <Refused error={acknowledge.error} />
        {one.quarantined && (
          <p className="alarm" role="alert">
            <Icon name="alert" size={18} /> <strong>{t('quarantined')}</strong> {t('quarantinedDo')}
          </p>
        )}
        {one.unknown && (
          <p className="unknown" role="note">
            <Icon name="help" size={18} /> {say(unknownWords(one.unknown))}
          </p>
        )}
        <Section title={t('line')} icon="chart">
          {story && <p className="story">{story}</p>}
          <TimelineStrip one={one} onOpen={select} />
        </Section>
        <div className="timeline-columns">
          <EvidenceList one={one} selected={selected} onSelect={select} all={printing} />
          <div className="stack">
            <ClauseCard one={one} />
            <NumbersCard one={one} />
            <ExcuseCard one={one} />
          </div>
        </div>
      </div>
      {form === 'excuse' && <ExcuseForm commitmentId={one.id} onClose={() => setForm(undefined)} />}
      {form === 'attest' && <AttestForm commitmentId={one.id} onClose={() => setForm(undefined)} />}
    </div>
  );
}
