// The one next thing at a stop as the largest button; every tap counts with its own time, signal or not.
import type { ReactNode } from 'react';
import { Go } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { submitLater } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import { stateLabels } from './note-labels.ts';
import { isOpen } from './portal-note.ts';
import { HoldButton } from './road-hold-button.tsx';
import { remedyLabels, waitLabels } from './road-labels.ts';
import { Stars } from './road-stars.tsx';
import { phoneTimes, useTap, whereNow } from './road-tap.ts';
import { texts } from './road-texts.ts';
import { useSeenState } from './stop-state.ts';

type Note = Answer<typeof api.deliveries.show>;
type ActsProps = { readonly note: Note; readonly again: () => void };
type Act = 'depart' | 'arrive' | 'unload' | 'leave';
const LABELS = { depart: 'labelDepart', arrive: 'labelArrive', unload: 'labelUnload', leave: 'labelLeave' } as const;

export function StopActs({ note, again }: ActsProps) {
  const t = useTexts(texts);
  const { stage, state, taps } = useSeenState()(note);
  const { tap, tapped, undo } = useTap(again);
  const tell = async (act: Act) => {
    const times = phoneTimes();
    const place = act === 'depart' ? null : await whereNow();
    tap(api.deliveries[act], { input: { noteId: note.id, ...times, place }, act: t(act), label: t(LABELS[act], { site: note.site.name }) });
  };
  const main: Record<typeof stage, ReactNode> = {
    issued: (
      <BigButton main tall icon="truck" onClick={() => void tell('depart')}>
        {t('depart')}
      </BigButton>
    ),
    departed: (
      <>
        <BigButton main tall icon="check" onClick={() => void tell('arrive')}>
          {t('arrive')}
        </BigButton>
        <WaitLink note={note} />
      </>
    ),
    waiting: (
      <>
        <WaitClock note={note} since={taps.waitingAt ?? ''} />
        <BigButton main tall icon="check" onClick={() => void tell('unload')}>
          {t('letIn')}
        </BigButton>
        <LeaveUndelivered note={note} onLeave={() => void tell('leave')} />
      </>
    ),
    arrived: (
      <>
        <AcceptLink note={note} />
        <div className="ph-pair">
          <BigButton icon="lot" onClick={() => void tell('unload')}>
            {t('unload')}
          </BigButton>
          <WaitLink note={note} />
        </div>
      </>
    ),
    unloading: (
      <>
        <AcceptLink note={note} />
        <LeaveUndelivered note={note} onLeave={() => void tell('leave')} />
      </>
    ),
    received: (
      <>
        <Done note={note} />
        <HoldButton hint={t('hold')} onDone={() => void tell('leave')}>
          {t('leave')}
        </HoldButton>
      </>
    ),
    left: isOpen(state) ? <p className="ph-note">{t('leftUndelivered')}</p> : <Done note={note} />,
  };
  return (
    <>
      {tapped && <UndoBar act={tapped.act} at={tapped.at} onUndo={undo} />}
      <OpenExceptions noteId={note.id} />
      {main[stage]}
      {stage === 'left' && <NextLink noteId={note.id} />}
      {isOpen(state) && <OtherActs note={note} />}
      <GoodsLink note={note} />
    </>
  );
}

function UndoBar({ act, at, onUndo }: { readonly act: string; readonly at: number; readonly onUndo: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <div className="ph-note ph-good road-undo" role="status">
      {t('done', { act, time: showTime(at, locale, 'time') })}
      <button type="button" onClick={onUndo}>
        {t('undo')}
      </button>
    </div>
  );
}

const AcceptLink = ({ note }: { readonly note: Note }) => (
  <Go to={`/stops/${note.id}/accept`} className="ph-button ph-main ph-tall">
    <Icon name="check" size={26} />
    {useTexts(texts)('accept')}
  </Go>
);

const WaitLink = ({ note }: { readonly note: Note }) => (
  <Go to={`/stops/${note.id}/wait`} className="ph-button">
    <Icon name="lock" size={22} />
    {useTexts(texts)('wait')}
  </Go>
);

function WaitClock({ note, since }: { readonly note: Note; readonly since: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const now = useNow(30_000);
  const road = useKeptRead(api.deliveries.roadOf, { noteId: note.id });
  const last = road.data?.waits.at(-1);
  return (
    <div className="ph-card road-wait">
      <strong>{t('waitingSince', { time: showDuration(now - Date.parse(since), locale) })}</strong>
      {last && <span>{t('waitingFor', { reason: say(waitLabels[last.reason]), at: showTime(last.from, locale, 'time') })}</span>}
    </div>
  );
}

/** "Not before": the driver stays until the end of the window, unless it was accepted (R1.8). */
function LeaveUndelivered({ note, onLeave }: { readonly note: Note; readonly onLeave: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const early = useNow(30_000) < Date.parse(note.windowTo);
  return (
    <>
      {early && <p className="ph-note">{t('stay', { time: showTime(note.windowTo, locale, 'time') })}</p>}
      <HoldButton main={false} hint={t('hold')} onDone={onLeave}>
        {t('gone')}
      </HoldButton>
    </>
  );
}

function Done({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const say = useSay();
  const { state } = useSeenState()(note);
  return (
    <>
      <p className={`ph-note ${state === 'refused' ? 'ph-danger' : 'ph-good'}`}>
        {t('received', { state: say(stateLabels[state]) })}
        {state === 'refused' && t('bringBack')}
      </p>
      {state !== 'refused' && <AskRating note={note} />}
    </>
  );
}

/** Shown is asked: the first star or the tap on the words records it. */
function AskRating({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const site = note.site.name;
  if (note.stars !== null) return <p className="ph-note">{t('rateThanks', { stars: note.stars })}</p>;
  const rate = (stars: number) => {
    const input = { noteId: note.id, ...phoneTimes() };
    submitLater(api.deliveries.askRating, { input, label: t('labelAsk', { site }) }).catch(() => undefined);
    submitLater(api.deliveries.rate, { input: { ...input, stars }, label: t('labelRate', { site }) }).catch(() => undefined);
  };
  return (
    <section className="ph-card" style={{ textAlign: 'center' }}>
      {t('rateAsk')}
      <Stars label={t('rateAsk')} onRate={rate} />
    </section>
  );
}

function NextLink({ noteId }: { readonly noteId: string }) {
  const t = useTexts(texts);
  const stops = useKeptRead(api.deliveries.stops, {});
  const seen = useSeenState();
  const next = stops.data?.items.find((stop) => stop.id !== noteId && isOpen(seen(stop).state) && seen(stop).stage !== 'left');
  return next ? (
    <Go to={`/stops/${next.id}`} className="ph-button ph-main ph-tall">
      {t('next')} · {next.site.name}
      <Icon name="right" size={24} />
    </Go>
  ) : (
    <Go to="/" className="ph-button ph-main ph-tall">
      {t('backToStops')}
    </Go>
  );
}

function OtherActs({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  return (
    <div className="road-three">
      <Go to={`/stops/${note.id}/delay`} className="ph-button">
        <Icon name="clock" size={22} />
        {t('delay')}
      </Go>
      <Go to={`/stops/${note.id}/exception`} className="ph-button">
        <Icon name="truck" size={22} />
        {t('exception')}
      </Go>
      <Go to={`/stops/${note.id}/problem`} className="ph-button">
        <Icon name="alert" size={22} />
        {t('problem')}
      </Go>
    </div>
  );
}

/** After a late delivery the state of the goods is asked for (R6.1). */
function GoodsLink({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const road = useKeptRead(api.deliveries.roadOf, { noteId: note.id });
  const late = note.arrivedAt !== null && Date.parse(note.arrivedAt) > Date.parse(note.windowTo);
  if (!late || (road.data?.goodsStates.length ?? 0) > 0) return null;
  return (
    <Go to={`/stops/${note.id}/goods`} className="ph-button">
      <Icon name="thermometer" size={22} />
      {t('goods')}
    </Go>
  );
}

function OpenExceptions({ noteId }: { readonly noteId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const road = useKeptRead(api.deliveries.roadOf, { noteId });
  const open = road.data?.exceptions.filter(({ state }) => state !== 'settled') ?? [];
  return open.map((one) => (
    <p key={one.id} className="ph-note ph-danger" role="status">
      {t('openExceptions')} · {one.remedy ? say(remedyLabels[one.remedy]) : t('noRemedy')}
    </p>
  ));
}
