// My stops today, one at a time: the next one large, the others in their order, what is done at the end.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Go } from '../../app/go.tsx';
import { useKeptRead, useReadAhead } from '../../app/kept-read.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useWaiting } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Empty, WhenRead } from '../../design/states.tsx';
import { showDuration, showTime } from '../../design/time.ts';
import { ReplacementsToBring } from '../claims/driver-replacements.tsx';
import { PickupsToCollect } from '../claims/goods/driver-pickups.tsx';
import { texts } from './driver-texts.ts';
import { LotStopMark } from './lot-stop.tsx';
import { stateLabels } from './note-labels.ts';
import { KeptNotice } from './note-parts.tsx';
import { isOpen, type NoteState } from './portal-note.ts';
import { HoldButton } from './road-hold-button.tsx';
import { phoneTimes, useTap } from './road-tap.ts';
import { texts as roadTexts } from './road-texts.ts';
import { againstWindow, type Stage, type Stop, useSeenState } from './stop-state.ts';

export default function DriverStopsPage() {
  const stops = useKeptRead(api.deliveries.stops, {});
  const waiting = useWaiting().length;
  const queries = useQueryClient();
  useLive(['deliveries', 'claims'], { refresh: ['deliveries', 'claims'] });
  useEffect(() => {
    // Something was sent meanwhile: what the server shows has changed.
    if (waiting === 0) void queries.invalidateQueries({ queryKey: ['deliveries'] });
  }, [waiting, queries]);
  return (
    <WhenRead read={stops}>
      {({ items }) => (
        <div className="ph-stack">
          <KeptNotice at={stops.keptAt} />
          <ReplacementsToBring />
          <PickupsToCollect />
          <Stops items={items} />
        </div>
      )}
    </WhenRead>
  );
}

function Stops({ items }: { readonly items: readonly Stop[] }) {
  const t = useTexts(texts);
  const seen = useSeenState();
  useReadAhead(
    api.deliveries.show,
    items.filter(({ state }) => isOpen(state)).map(({ id }) => ({ noteId: id })),
  );
  if (items.length === 0) {
    return (
      <Empty title={t('noStops')} icon="truck">
        {t('noStopsDo')}
      </Empty>
    );
  }
  const open = items.filter((stop) => isOpen(seen(stop).state));
  const done = items.filter((stop) => !isOpen(seen(stop).state));
  const under = open.filter((stop) => seen(stop).stage !== 'left');
  // Where the van stands comes before where it goes.
  const next = under.find((stop) => STANDS.includes(seen(stop).stage)) ?? under.find((stop) => seen(stop).state !== 'issued') ?? open[0];
  return (
    <>
      <p className="ph-head">{t('today', { done: done.length, all: items.length })}</p>
      <DepartAll stops={open.every((stop) => seen(stop).state === 'issued') ? open : []} />
      {next && (
        <>
          <h2 className="ph-head">{t('next')}</h2>
          <NextStop stop={next} />
        </>
      )}
      {open.length > 1 && <h2 className="ph-head">{t('rest')}</h2>}
      <StopRows items={open.filter((stop) => stop !== next)} />
      {done.length > 0 && <h2 className="ph-head">{t('finished')}</h2>}
      <StopRows items={done} />
    </>
  );
}

const STANDS: readonly Stage[] = ['waiting', 'arrived', 'unloading'];

/** One tap for the whole van. */
function DepartAll({ stops }: { readonly stops: readonly Stop[] }) {
  const t = useTexts(roadTexts);
  const { tap, tapped, undo } = useTap(() => undefined);
  const depart = () =>
    tap(api.deliveries.departRound, {
      input: { noteIds: stops.map(({ id }) => id), ...phoneTimes() },
      act: t('depart'),
      label: t('labelDepartAll'),
    });
  if (tapped) {
    return (
      <div className="ph-note ph-good road-undo" role="status">
        {t('recorded')}
        <button type="button" onClick={undo}>
          {t('undo')}
        </button>
      </div>
    );
  }
  if (stops.length < 2) return null;
  return (
    <HoldButton hint={t('hold')} onDone={depart}>
      {t('departAll', { count: stops.length })}
    </HoldButton>
  );
}

/** Where the system expects it, while it has not come. */
function Expected({ stop }: { readonly stop: Stop }) {
  const t = useTexts(roadTexts);
  const locale = useLocale();
  if (!stop.estimate || stop.arrivedAt) return null;
  const late = Date.parse(stop.estimate.at) > Date.parse(stop.windowTo);
  return (
    <small style={late ? { color: 'var(--danger)', fontWeight: 600 } : undefined}>
      {t('expected', { time: showTime(stop.estimate.at, locale, 'short') })}
    </small>
  );
}

export function WindowWords({ stop }: { readonly stop: Pick<Stop, 'windowFrom' | 'windowTo'> }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { when, ms } = againstWindow(stop, useNow(30_000));
  return (
    <span style={when === 'lateBy' ? { color: 'var(--danger)', fontWeight: 600 } : undefined}>{t(when, { time: showDuration(ms, locale) })}</span>
  );
}

export function useWindow(): (stop: Pick<Stop, 'windowFrom' | 'windowTo'>) => string {
  const locale = useLocale();
  return ({ windowFrom, windowTo }) => `${showTime(windowFrom, locale, 'short')}–${showTime(windowTo, locale, 'time')}`;
}

function NextStop({ stop }: { readonly stop: Stop }) {
  const t = useTexts(texts);
  const window = useWindow();
  return (
    <Go to={`/stops/${stop.id}`} className="ph-line ph-on">
      <span className="ph-grow">
        <strong className="ph-big" style={{ display: 'block' }}>
          {stop.site.name}
        </strong>
        <span style={{ display: 'block' }}>
          {window(stop)} · <WindowWords stop={stop} />
        </span>
        <small>
          {[stop.siteCard.address, t('lines', { count: stop.lineCount }), stop.cratesOut > 0 && t('crates', { count: stop.cratesOut })]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <Expected stop={stop} />
        <StopTag stop={stop} />
        <LotStopMark stopped={stop.stopped} where="van" />
      </span>
      <Icon name="right" size={28} className="quiet" />
    </Go>
  );
}

function toneOf(state: NoteState): 'plain' | 'info' | 'accent' | 'danger' {
  if (isOpen(state)) return state === 'issued' ? 'plain' : 'info';
  return state === 'refused' ? 'danger' : 'accent';
}

export function StopTag({ stop }: { readonly stop: Pick<Stop, 'id' | 'state'> }) {
  const t = useTexts(texts);
  const say = useSay();
  const { state, unsent } = useSeenState()(stop);
  return (
    <span className="ph-state">
      <ToneTag tone={toneOf(state)}>{say(stateLabels[state])}</ToneTag>
      {unsent && (
        <ToneTag icon="outbox" tone="plain">
          {t('unsent')}
        </ToneTag>
      )}
    </span>
  );
}

function StopRows({ items }: { readonly items: readonly Stop[] }) {
  const window = useWindow();
  return (
    <ul className="ph-lines">
      {items.map((stop) => (
        <li key={stop.id}>
          <Go to={`/stops/${stop.id}`} className="ph-line">
            <span className="ph-grow">
              {stop.site.name}
              <small>{window(stop)}</small>
              <Expected stop={stop} />
              <LotStopMark stopped={stop.stopped} where="van" />
            </span>
            <StopTag stop={stop} />
          </Go>
        </li>
      ))}
    </ul>
  );
}
