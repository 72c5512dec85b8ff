// Where our delivery is (R1.11): when it comes, what was done, in words that blame nobody; afterwards the stars.
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { showRelative, showTime } from '../../design/time.ts';
import './road.css';
import { stateLabels } from './note-labels.ts';
import { isOpen } from './portal-note.ts';
import { exceptionLabels, neutralWaits, remedyLabels } from './road-labels.ts';
import { Stars } from './road-stars.tsx';

const texts = {
  expected: { zh: '预计 {time} 到', en: 'Expected {time}' },
  told: { zh: '已改为预计 {time} 到', en: 'Now expected {time}' },
  lateTold: { zh: '比约定晚，抱歉。需要先用的食材请打电话给我们。', en: 'Later than agreed, sorry. Call us for what you need first.' },
  mayBeLate: { zh: '可能比约定的 {time} 晚', en: 'Perhaps later than {time}' },
  stopsBefore: { zh: '前面还有 {count} 站', en: '{count} stops first' },
  nextStop: { zh: '下一站就是您这里', en: 'You are the next stop' },
  updated: { zh: '{time}更新', en: 'updated {time}' },
  notYet: { zh: '还没发车', en: 'Not left yet' },
  agreed: { zh: '约定 {from}–{to} 送达', en: 'Agreed {from}–{to}' },
  steps: { zh: '配送经过', en: 'Steps' },
  issued: { zh: '已备货开单', en: 'Prepared' },
  departed: { zh: '从仓库发车', en: 'Left the warehouse' },
  waiting: { zh: '在门口等候', en: 'Waiting at the gate' },
  arrived: { zh: '到达', en: 'Arrived' },
  unloading: { zh: '开始卸货', en: 'Unloading' },
  accepted: { zh: '验收', en: 'Accepted' },
  left: { zh: '车辆离开', en: 'Left' },
  seen: { zh: '车辆最近动态：{what}，{time}', en: 'The van: {what}, {time}' },
  'seen-departed': { zh: '已从仓库发车', en: 'left the warehouse' },
  'seen-arrived-elsewhere': { zh: '到了前面一站', en: 'at another stop' },
  'seen-left-elsewhere': { zh: '前面一站已送完', en: 'done at another stop' },
  'seen-arrived': { zh: '已到达', en: 'arrived' },
  'seen-waiting': { zh: '在门口等候', en: 'waiting at the gate' },
  'seen-left': { zh: '已离开', en: 'left' },
  waitSpan: { zh: '{what}，{from} 起', en: '{what} since {from}' },
  waitDone: { zh: '{what}，{from}–{to}', en: '{what}, {from}–{to}' },
  trouble: { zh: '路上有情况：{kind}', en: 'On the road: {kind}' },
  remedy: { zh: '我们的安排：{remedy}', en: 'What we do: {remedy}' },
  working: { zh: '正在想办法，很快告诉您。', en: 'We are working on it and will tell you soon.' },
  rate: { zh: '这次送得怎么样？', en: 'How was this delivery?' },
  words: { zh: '想说的话（可不填）', en: 'Anything to add (optional)' },
  send: { zh: '提交评价', en: 'Send' },
  thanks: { zh: '谢谢评价：{stars} 星', en: 'Thank you: {stars} stars' },
};

export type Track = Answer<typeof api.deliveries.track>;
const POLL = 30_000;

/** Asked again every half minute; whoever has a live connection hears of it at once besides. */
const useTrack = (noteId: string): Track | undefined => useRead(api.deliveries.track, { noteId }, { every: POLL }).data;

/** What counts now: when it comes, what keeps it, and afterwards the stars. */
export function TrackNow({ noteId }: { readonly noteId: string }) {
  const track = useTrack(noteId);
  if (!track) return null;
  return (
    <>
      {isOpen(track.state) && <Expected track={track} />}
      <Troubles track={track} />
      <Rating track={track} />
    </>
  );
}

export function TrackSteps({ noteId }: { readonly noteId: string }) {
  const track = useTrack(noteId);
  return track ? <Steps track={track} /> : null;
}

function Expected({ track }: { readonly track: Track }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const now = useNow(30_000);
  const { estimate, told, windowTo } = track;
  if (track.steps.some(({ step, at }) => step === 'arrived' && at)) return null;
  const time = (at: string) => showTime(at, locale, 'short');
  // What we promised last counts, unless the van is even later.
  const at = told && (!estimate || Date.parse(told.estimate) >= Date.parse(estimate.at)) ? told.estimate : estimate?.at;
  const late = at !== undefined && Date.parse(at) > Date.parse(windowTo);
  return (
    <section className={`ph-card road-eta${late ? ' late' : ''}`} aria-live="polite">
      <strong>{at ? t(told ? 'told' : 'expected', { time: time(at) }) : t('notYet')}</strong>
      {late && <span>{told ? t('lateTold') : t('mayBeLate', { time: showTime(windowTo, locale, 'time') })}</span>}
      {estimate && <span>{estimate.stopsBefore > 0 ? t('stopsBefore', { count: estimate.stopsBefore }) : t('nextStop')}</span>}
      {track.lastSeen && (
        <span className="quiet">{t('seen', { what: t(`seen-${track.lastSeen.what}`), time: showRelative(track.lastSeen.at, locale, now) })}</span>
      )}
    </section>
  );
}

function Troubles({ track }: { readonly track: Track }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const time = (at: string) => showTime(at, locale, 'time');
  const wait = track.waits.at(-1);
  return (
    <>
      {isOpen(track.state) && wait && (
        <p className="ph-note">
          {wait.to
            ? t('waitDone', { what: say(neutralWaits[wait.reason]), from: time(wait.from), to: time(wait.to) })
            : t('waitSpan', { what: say(neutralWaits[wait.reason]), from: time(wait.from) })}
        </p>
      )}
      {track.exceptions
        .filter(({ state }) => state !== 'settled')
        .map((one) => (
          <p key={one.reportedAt} className="ph-note">
            {t('trouble', { kind: say(exceptionLabels[one.kind]) })}
            <br />
            {one.remedy ? t('remedy', { remedy: say(remedyLabels[one.remedy]) }) : t('working')}
          </p>
        ))}
    </>
  );
}

function Steps({ track }: { readonly track: Track }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const next = track.steps.find(({ at }) => at === null)?.step;
  return (
    <section className="ph-card">
      <h2>{t('steps')}</h2>
      <ol className="road-steps">
        {track.steps.map(({ step, at }) => (
          <li key={step} className={at ? `done${step === 'waiting' ? ' held' : ''}` : step === next && isOpen(track.state) ? 'now' : ''}>
            {step === 'accepted' && at ? say(stateLabels[track.state]) : t(step)}
            <span className="number">{at ? showTime(at, locale, 'short') : '—'}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rating({ track: { noteId, rating } }: { readonly track: Track }) {
  const t = useTexts(texts);
  const [stars, setStars] = useState(0);
  const [text, setText] = useState('');
  const rate = useSubmit(api.deliveries.rate);
  if (rating.stars !== null) {
    return (
      <p className="ph-note ph-good">
        <Icon name="star" size={18} /> {t('thanks', { stars: rating.stars })}
      </p>
    );
  }
  if (!rating.can) return null;
  return (
    <section className="ph-card">
      <h2>{t('rate')}</h2>
      <Stars label={t('rate')} onRate={setStars} />
      <Refused error={rate.error} />
      {stars > 0 && (
        <>
          <label className="ph-label">
            {t('words')}
            <textarea className="ph-text" rows={2} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          <BigButton main disabled={rate.isPending} onClick={() => rate.mutate({ noteId, stars, text: text.trim() })}>
            {t('send')}
          </BigButton>
        </>
      )}
    </section>
  );
}
