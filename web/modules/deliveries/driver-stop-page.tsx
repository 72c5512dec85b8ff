// One stop: where, when, the one next step as the largest button. Every tap counts with its own time, signal or not.

import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Go, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { submitLater } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { BigButton, CallButton } from '../../design/phone/choices.tsx';
import { WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { StopTag, useWindow, WindowWords } from './driver-stops-page.tsx';
import { texts } from './driver-texts.ts';
import { stateLabels } from './note-labels.ts';
import { KeptNotice } from './note-parts.tsx';
import { cameOf, isOpen } from './portal-note.ts';
import { useSeenState } from './stop-state.ts';

type Note = Answer<typeof api.deliveries.show>;

export default function DriverStopPage() {
  const noteId = useParam('noteId');
  const note = useKeptRead(api.deliveries.show, { noteId });
  useLive([`note:${noteId}`], { refresh: ['deliveries'] });
  return (
    <WhenRead read={note}>
      {(one) => (
        <div className="ph-stack">
          <KeptNotice at={note.keptAt} />
          <StopHead note={one} />
          <StopActions note={one} again={() => void note.refetch()} />
          <StopLines note={one} />
          <StopPlace note={one} />
        </div>
      )}
    </WhenRead>
  );
}

function StopHead({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const window = useWindow();
  return (
    <section className="ph-card">
      <p className="ph-big">{note.site.name}</p>
      <span>
        {window(note)} {isOpen(note.state) && <WindowWords stop={note} />}
      </span>
      {note.newEstimate && <span className="quiet">{t('expected', { time: showTime(note.newEstimate, locale, 'short') })}</span>}
      <div className="ph-head">
        <StopTag stop={note} />
        <span className="quiet">{note.number}</span>
      </div>
    </section>
  );
}

const GIVE_UP = 4_000;
type Place = { readonly longitude: number; readonly latitude: number };

/** Where the phone is, if it says so in time: it proves an arrival that is sent later. */
const whereNow = (): Promise<Place | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    setTimeout(resolve, GIVE_UP, null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude }),
      () => resolve(null),
      { timeout: GIVE_UP, maximumAge: 60_000 },
    );
  });

function StopActions({ note, again }: { readonly note: Note; readonly again: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const { state } = useSeenState()(note);
  const site = note.site.name;
  const tell = async (act: 'depart' | 'arrive') => {
    const occurredAt = new Date(serverNow()).toISOString();
    const place = act === 'arrive' ? await whereNow() : null;
    const label = t(act === 'depart' ? 'labelDepart' : 'labelArrive', { site });
    submitLater(api.deliveries[act], { input: { noteId: note.id, occurredAt, place }, label }).then(again, again);
  };
  if (!isOpen(state)) {
    return (
      <>
        <p className="ph-note ph-good">{t('received', { state: say(stateLabels[state]) })}</p>
        <Go to="/" className="ph-button ph-main ph-tall">
          {t('backToStops')}
        </Go>
      </>
    );
  }
  return (
    <>
      {state === 'issued' && (
        <BigButton main tall icon="truck" onClick={() => void tell('depart')}>
          {t('depart')}
        </BigButton>
      )}
      {state === 'departed' && (
        <BigButton main tall icon="check" onClick={() => void tell('arrive')}>
          {t('arrive')}
        </BigButton>
      )}
      {state === 'arrived' && (
        <Go to={`/stops/${note.id}/accept`} className="ph-button ph-main ph-tall">
          <Icon name="check" size={26} />
          {t('accept')}
        </Go>
      )}
      <div className="ph-pair">
        <Go to={`/stops/${note.id}/delay`} className="ph-button">
          <Icon name="clock" size={22} />
          {t('delay')}
        </Go>
        <Go to={`/stops/${note.id}/problem`} className="ph-button">
          <Icon name="alert" size={22} />
          {t('problem')}
        </Go>
      </div>
    </>
  );
}

function StopLines({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <section className="ph-stack">
      <h2 className="ph-head">
        {[t('lines', { count: note.lines.length }), note.cratesOut > 0 && t('crates', { count: note.cratesOut })].filter(Boolean).join(' · ')}
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('tapProblem')}
      </p>
      <ul className="ph-lines">
        {note.lines.map((line) => (
          <li key={line.id}>
            <Go to={`/stops/${note.id}/problem`} search={{ line: line.id }} className="ph-line" label={t('problemOf', { product: line.product })}>
              <span className="ph-grow">
                {line.product}
                {line.spec && <small>{line.spec}</small>}
              </span>
              <span className="number nowrap">{showQuantity({ amount: cameOf(line), unit: line.unit }, locale)}</span>
              <Icon name="alert" size={20} className="quiet" />
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StopPlace({ note }: { readonly note: Note }) {
  const t = useTexts(texts);
  const stops = useKeptRead(api.deliveries.stops, {});
  const phones = stops.data?.items.find(({ id }) => id === note.id)?.phones ?? [];
  const { address, gateRules, longitude, latitude } = note.siteCard;
  return (
    <>
      {gateRules && (
        <section className="ph-card">
          <h2>{t('gate')}</h2>
          {gateRules}
        </section>
      )}
      {phones.map(({ name, phone }) => (
        <CallButton key={phone} phone={phone}>
          {t('call', { name })}
        </CallButton>
      ))}
      {address && <p className="quiet">{address}</p>}
      {longitude !== null && latitude !== null && (
        <a className="ph-button" href={`geo:${latitude},${longitude}?q=${latitude},${longitude}(${encodeURIComponent(note.site.name)})`}>
          {t('navigate')}
        </a>
      )}
    </>
  );
}
