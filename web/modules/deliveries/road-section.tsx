// A note's way on the desk: what is expected, waits with their proof (and the excuse they give), exceptions, how the goods came, the stars.
import { Button } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Refused } from '../../design/states.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import './desk-board.css';
import { ExceptionGroup } from './desk-board-exceptions.tsx';
import { ReportForm } from './desk-board-forms.tsx';
import { estimateLabels, lookLabels, waitLabels } from './road-labels.ts';

const texts = {
  title: { zh: '在途', en: 'On the road' },
  expected: { zh: '预计到达', en: 'Expected' },
  stopsBefore: { zh: '前面还有 {count} 站', en: '{count} stops first' },
  foreseen: { zh: '系统预警', en: 'Foreseen' },
  foreseenAt: { zh: '{at} 预见将晚到（{estimate}）', en: 'at {at}: {estimate}' },
  told: { zh: '已告知食堂', en: 'Kitchen told' },
  toldAt: { zh: '{at}，预计 {estimate}', en: 'at {at}: {estimate}' },
  wait: { zh: '门口等候', en: 'Wait at the gate' },
  waitSpan: { zh: '{reason}，{from}–{to}（{time}）', en: '{reason}, {from}–{to} ({time})' },
  waitNow: { zh: '{reason}，{from} 起，已等 {time}', en: '{reason} since {from} ({time})' },
  near: { zh: '距收货点 {metres} 米', en: '{metres} m from the site' },
  excuse: { zh: '以此申请免责', en: 'Ask for an excuse with this' },
  excuseText: {
    zh: '{reason}：{from} 到门口，等候 {time}，{place}，现场照片 {photos} 张，证据等级 {grade}。',
    en: '{reason}: at the gate {from}, waited {time}, {place}, {photos} photos, grade {grade}.',
  },
  excuseAsked: { zh: '已申请免责，待核准', en: 'Excuse asked for' },
  noPhoto: { zh: '没有现场照片，不能以此申请免责', en: 'Without a photo it excuses nothing' },
  unplaced: { zh: '没有定位', en: 'no position' },
  goods: { zh: '货物状态', en: 'Goods' },
  rating: { zh: '评价', en: 'Rating' },
  stars: { zh: '{stars} 星', en: '{stars} stars' },
  asked: { zh: '已邀请，还没评', en: 'asked, not rated' },
  report: { zh: '报异常', en: 'Report trouble' },
  quiet: { zh: '还没有消息。', en: 'Nothing told yet.' },
};

type Road = Answer<typeof api.deliveries.roadOf>;
type Wait = Road['waits'][number];

export function RoadSection({ noteId, number }: { readonly noteId: string; readonly number: string }) {
  const t = useTexts(texts);
  const [reporting, setReporting] = useState(false);
  const read = useRead(api.deliveries.roadOf, { noteId });
  const road = read.data;
  if (!road) return null;
  const report = road.can.report && (
    <Button size="small" type="text" onClick={() => setReporting(true)}>
      {t('report')}
    </Button>
  );
  return (
    <Section title={t('title')} icon="truck" extra={report}>
      <RoadFacts road={road} />
      {road.waits.map((wait) => (
        <WaitProof key={wait.id} wait={wait} noteId={noteId} />
      ))}
      {road.exceptions.length > 0 && (
        <ul className="rb-exceptions">
          {road.exceptions.map((one) => (
            <ExceptionGroup key={one.id} group={{ first: one, all: [one] }} />
          ))}
        </ul>
      )}
      {reporting && <ReportForm row={{ id: noteId, number }} onClose={() => setReporting(false)} />}
    </Section>
  );
}

function RoadFacts({ road }: { readonly road: Road }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const time = (at: string) => showTime(at, locale, 'short');
  const { estimate, foreseen, told, goodsStates, stars, words } = road;
  const open = !road.arrivedAt && !road.acceptedAt;
  const state = goodsStates.at(-1);
  const rated = words.findLast(({ step }) => step === 'rated')?.text;
  const expected = estimate && [
    time(estimate.at),
    say(estimateLabels[estimate.reason]),
    estimate.stopsBefore > 0 && t('stopsBefore', { count: estimate.stopsBefore }),
  ];
  const degrees = state?.tenthsCelsius == null ? '' : ` ${(state.tenthsCelsius / 10).toFixed(1)} °C`;
  const items = [
    ...(open && expected ? [{ label: t('expected'), value: expected.filter(Boolean).join(' · ') }] : []),
    ...(foreseen ? [{ label: t('foreseen'), value: t('foreseenAt', { at: time(foreseen.at), estimate: time(foreseen.estimate) }) }] : []),
    ...(told ? [{ label: t('told'), value: t('toldAt', { at: time(told.at), estimate: time(told.estimate) }) }] : []),
    ...(state ? [{ label: t('goods'), value: `${say(lookLabels[state.looks])}${degrees}` }] : []),
    ...(stars !== null ? [{ label: t('rating'), value: [t('stars', { stars }), rated].filter(Boolean).join(' · ') }] : []),
    ...(stars === null && road.ratingAskedAt ? [{ label: t('rating'), value: t('asked') }] : []),
  ];
  if (items.length > 0) return <Facts items={items} />;
  return road.waits.length + road.exceptions.length > 0 ? null : <p className="quiet">{t('quiet')}</p>;
}

function WaitProof({ wait, noteId }: { readonly wait: Wait; readonly noteId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const now = useNow(60_000);
  const lasted = showDuration((wait.to ? Date.parse(wait.to) : now) - Date.parse(wait.from), locale);
  const reason = say(waitLabels[wait.reason]);
  const from = showTime(wait.from, locale, 'short');
  const place = wait.metres === null ? t('unplaced') : t('near', { metres: wait.metres });
  const span = wait.to
    ? t('waitSpan', { reason, from, to: showTime(wait.to, locale, 'time'), time: lasted })
    : t('waitNow', { reason, from, time: lasted });
  const text = t('excuseText', { reason, from, time: lasted, place, photos: wait.fileIds.length, grade: wait.grade });
  return (
    <div className="stack" style={{ gap: 6, marginTop: 10, padding: '8px 0', borderTop: '1px solid var(--line)' }}>
      <span>
        <Icon name="lock" size={15} /> <strong>{t('wait')}</strong> {span} <EvidenceGrade grade={wait.grade} />
      </span>
      <span className="quiet">{place}</span>
      {wait.fileIds.length > 0 && <PhotoGrid photos={wait.fileIds.map((id) => ({ id, caption: span }))} />}
      {wait.causedBy === 'customer' && <Excuse noteId={noteId} text={text} files={wait.fileIds} />}
    </div>
  );
}

/** A wait on the customer's side excuses what it made late: proposed here, with its proof, to be approved by somebody else. */
function Excuse({ noteId, text, files }: { readonly noteId: string; readonly text: string; readonly files: readonly string[] }) {
  const t = useTexts(texts);
  const now = useNow(60_000);
  const read = useRead(api.commitments.list, { subjectType: 'note', subjectId: noteId });
  const ask = useSubmit(api.commitments.requestExcuse, { refresh: ['deliveries'] });
  const ours = (read.data?.items ?? []).filter(({ bound, kind }) => kind === 'deadline' && (bound === 'us' || bound === 'team'));
  const waiting = ours.some(({ excuse }) => excuse?.state === 'waiting');
  const late = ours.filter(
    ({ verdict, dueAt, can, excuse }) =>
      can.requestExcuse && excuse === null && (verdict === 'missed' || (verdict === 'running' && dueAt !== null && Date.parse(dueAt) < now)),
  );
  if (waiting) return <span className="quiet">{t('excuseAsked')}</span>;
  if (late.length === 0) return null;
  if (files.length === 0) return <span className="quiet">{t('noPhoto')}</span>;
  return (
    <>
      {late.map(({ id, wording }) => (
        <Button
          key={id}
          size="small"
          title={wording}
          loading={ask.isPending}
          onClick={() => ask.mutate({ commitmentId: id, reason: 'customer-caused', text, files: [...files] })}
        >
          {t('excuse')} · {wording.slice(0, 14)}…
        </Button>
      ))}
      <Refused error={ask.error} />
    </>
  );
}
