// What breaks within the hour, what is overdue and nobody has seen, what cannot be judged, and excuses that wait for a decision.
import { Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { CardRow, PageHeader, Section, StatCard } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import './desk.css';
import type { Excuse, Listed } from './evidence.ts';
import { DecideForm } from './forms.tsx';
import { reasonLabels } from './labels.ts';
import { CommitmentRow } from './look.tsx';

const texts = {
  title: { zh: '承诺总览', en: 'Commitments' },
  sub: { zh: '现在要管的，按轻重缓急', en: 'What needs somebody now' },
  breaking: { zh: '1 小时内到期', en: 'Due within the hour' },
  breakingNote: { zh: '再不做就超时', en: 'missed unless done' },
  breakingNone: { zh: '1 小时内没有到期的承诺。', en: 'Nothing is due within the hour.' },
  overdue: { zh: '已超时，无人知悉', en: 'Overdue, nobody has seen it' },
  overdueNote: { zh: '确认知悉前会反复提醒', en: 'reminders go on until acknowledged' },
  overdueNone: { zh: '没有无人知悉的超时。', en: 'No unseen misses.' },
  quarantined: { zh: '无法判定', en: 'Cannot be judged' },
  quarantinedNote: { zh: '条款或记录有问题，须人处理', en: 'clause or record is at fault' },
  quarantinedNone: { zh: '全部条款都能判定。', en: 'Every clause can be judged.' },
  quarantinedDo: {
    zh: '判定这些承诺时出错，已单独隔离，不影响其他承诺。请在时间线里查看原因，修正后“按留痕重新判定”。',
    en: 'Judging these failed; they are set aside and touch nothing else. See the timeline for why, then judge again.',
  },
  excuses: { zh: '待核准免责', en: 'Excuses waiting' },
  excusesNote: { zh: '须由申请人以外的人核准', en: 'decided by somebody else' },
  excusesNone: { zh: '没有待核准的免责申请。', en: 'No excuse waits.' },
  acknowledge: { zh: '确认知悉', en: 'Acknowledge' },
  approve: { zh: '核准', en: 'Approve' },
  decline: { zh: '不予', en: 'Decline' },
  open: { zh: '看时间线', en: 'Timeline' },
  allMissed: { zh: '看全部超时', en: 'All misses' },
  more: { zh: '只显示前 {shown} 项，共 {count} 项', en: '{shown} of {count} shown' },
};

const count = (value: number): string => (value >= 999 ? '999+' : String(value));
const jump = (id: string) => document.getElementById(id)?.scrollIntoView({ behavior: 'smooth', block: 'start' });

export default function OverviewPage() {
  const t = useTexts(texts);
  const desk = useRead(api.commitments.desk, {}, { every: 60_000 });
  useLive(['queue'], { refresh: ['commitments'] });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <WhenRead read={desk} rows={8}>
        {({ breaking, overdue, quarantined, waitingExcuses, counts }) => (
          <div className="stack">
            <CardRow>
              <StatCard
                label={t('breaking')}
                value={count(counts.breaking)}
                note={t('breakingNote')}
                tone={counts.breaking > 0 ? 'amber' : 'accent'}
                onClick={() => jump('breaking')}
              />
              <StatCard
                label={t('overdue')}
                value={count(counts.overdue)}
                note={t('overdueNote')}
                tone={counts.overdue > 0 ? 'danger' : 'accent'}
                onClick={() => jump('overdue')}
              />
              <StatCard
                label={t('quarantined')}
                value={count(counts.quarantined)}
                note={t('quarantinedNote')}
                tone={counts.quarantined > 0 ? 'danger' : 'accent'}
                onClick={() => jump('quarantined')}
              />
              <StatCard label={t('excuses')} value={count(counts.waitingExcuses)} note={t('excusesNote')} onClick={() => jump('excuses')} />
            </CardRow>
            {quarantined.length > 0 && <Rows id="quarantined" items={quarantined} count={counts.quarantined} />}
            <Rows id="breaking" items={breaking} count={counts.breaking} />
            <Rows id="overdue" items={overdue} count={counts.overdue} />
            <section id="excuses">
              <Section title={`${t('excuses')} ${count(counts.waitingExcuses)}`} icon="shield">
                {waitingExcuses.length === 0 && <p className="quiet">{t('excusesNone')}</p>}
                <ul className="commitment-rows">
                  {waitingExcuses.map((excuse) => (
                    <ExcuseRow key={excuse.id} excuse={excuse} />
                  ))}
                </ul>
              </Section>
            </section>
          </div>
        )}
      </WhenRead>
    </>
  );
}

type RowsProps = { readonly id: 'breaking' | 'overdue' | 'quarantined'; readonly items: readonly Listed[]; readonly count: number };

function Rows({ id, items, count: all }: RowsProps) {
  const t = useTexts(texts);
  return (
    <section id={id} className={id === 'quarantined' ? 'quarantine' : ''}>
      <Section title={`${t(id)} ${count(all)}`} icon={id === 'breaking' ? 'clock' : 'alert'}>
        {id === 'quarantined' && <p className="sentence">{t('quarantinedDo')}</p>}
        {items.length === 0 && <p className="quiet">{t(`${id}None`)}</p>}
        <ul className="commitment-rows">
          {items.map((one) => (
            <CommitmentRow key={one.id} one={one} allMissed={id === 'overdue'}>
              {id === 'overdue' && <Acknowledge commitmentId={one.id} />}
            </CommitmentRow>
          ))}
        </ul>
        {items.length < all && (
          <p className="quiet row">
            {t('more', { shown: items.length, count: count(all) })}
            {id === 'overdue' && (
              <Go to="/commitments/list" search={{ verdict: 'missed' }}>
                {t('allMissed')}
              </Go>
            )}
          </p>
        )}
      </Section>
    </section>
  );
}

function Acknowledge({ commitmentId }: { readonly commitmentId: string }) {
  const t = useTexts(texts);
  const can = useCan();
  const acknowledge = useSubmit(api.commitments.acknowledge, { refresh: ['cases'] });
  if (!can('commitments.acknowledge')) return null;
  return (
    <>
      <Button size="small" onClick={() => acknowledge.mutate({ commitmentId })} loading={acknowledge.isPending}>
        {t('acknowledge')}
      </Button>
      <Refused error={acknowledge.error} />
    </>
  );
}

function ExcuseRow({ excuse }: { readonly excuse: Excuse }) {
  const t = useTexts(texts);
  const say = useSay();
  const [deciding, setDeciding] = useState<boolean>();
  return (
    <li className="excuse">
      <div className="row">
        <ToneTag icon="shield">{say(reasonLabels[excuse.reason])}</ToneTag>
        <Person name={excuse.requestedBy.name} />
        <TimeText at={excuse.requestedAt} style="short" className="quiet" />
        <Go to={`/commitments/${excuse.commitmentId}`}>{t('open')}</Go>
      </div>
      <p className="excuse-text">{excuse.text}</p>
      <PhotoGrid photos={excuse.files.map((id) => ({ id }))} size={64} />
      {excuse.can.decide && (
        <div className="row">
          <Button type="primary" size="small" onClick={() => setDeciding(true)}>
            {t('approve')}
          </Button>
          <Button size="small" onClick={() => setDeciding(false)}>
            {t('decline')}
          </Button>
        </div>
      )}
      {deciding !== undefined && <DecideForm excuse={excuse} approve={deciding} onClose={() => setDeciding(undefined)} />}
    </li>
  );
}
