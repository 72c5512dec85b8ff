// One stop: where, when, the one next step as the largest button. Every tap counts with its own time, signal or not.

import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Go, useParam } from '../../app/go.tsx';
import { useKeptRead } from '../../app/kept-read.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { CallButton } from '../../design/phone/choices.tsx';
import { WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { PickupsToCollect } from '../claims/goods/driver-pickups.tsx';
import { StopActs } from './driver-stop-acts.tsx';
import { StopTag, useWindow, WindowWords } from './driver-stops-page.tsx';
import { texts } from './driver-texts.ts';
import { LotStop } from './lot-stop.tsx';
import { KeptNotice } from './note-parts.tsx';
import { cameOf, isOpen } from './portal-note.ts';

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
          <LotStop stopped={isOpen(one.state) ? one.stopped : []} where="van" />
          <StopHead note={one} />
          <StopActs note={one} again={() => void note.refetch()} />
          <PickupsToCollect noteId={noteId} />
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
