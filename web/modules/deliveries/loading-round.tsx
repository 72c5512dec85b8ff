// Loading one van: last stop first, ticked one by one, counted, sealed, sent off. For gloves; the desk uses the same.
import { type ReactNode, useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { Empty } from '../../design/states.tsx';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import './loading.css';
import { CheckSheet } from './loading-check.tsx';
import { LoadCard } from './loading-note.tsx';
import { type Checked, hasLeft, type Loading, readSeals, type Seen } from './loading-seen.ts';
import { texts } from './loading-texts.ts';
import { LotStopMark } from './lot-stop.tsx';

/** What the page does with a tap: the driver's phone keeps it until it is sent, the desk sends at once. */
export type Acts = {
  readonly load: (note: Seen, word: { readonly seals: readonly string[]; readonly cratesOut: number }) => void;
  readonly takeOff: (note: Seen) => void;
  readonly check: (notes: readonly Checked[]) => void;
  readonly depart: (noteIds: readonly string[]) => void;
};

type Props = {
  readonly vehicle: Loading['vehicle'];
  readonly can: Loading['can'];
  readonly notes: readonly Seen[];
  readonly acts: Acts;
  /** Shown once all has left. */
  readonly onward?: ReactNode;
};

const GRAMS_PER_KG = 1000;

export function Round({ vehicle, can, notes, acts, onward }: Props) {
  const t = useTexts(texts);
  const [counting, setCounting] = useState(false);
  const here = notes.filter((note) => !hasLeft(note));
  const gone = notes.filter(hasLeft);
  if (notes.length === 0) {
    return (
      <Empty title={t('none')} icon="truck">
        {t('noneDo')}
      </Empty>
    );
  }
  if (counting) {
    return (
      <CheckSheet
        notes={here}
        onCancel={() => setCounting(false)}
        onDone={(words) => {
          acts.check(words);
          setCounting(false);
        }}
      />
    );
  }
  return (
    <div className="ph-stack load">
      <Summary vehicle={vehicle} notes={here.length > 0 ? here : notes} />
      {here.length > 0 && <h2 className="ph-head">{t('order')}</h2>}
      <ul className="ph-lines">
        {here.map((note, at) => (
          <li key={note.id}>
            <LoadCard note={note} stop={note.stopNo ?? here.length - at} may={can.load} acts={acts} />
          </li>
        ))}
      </ul>
      {here.length > 0 ? <Leaving notes={here} can={can} acts={acts} onCount={() => setCounting(true)} /> : <AllGone>{onward}</AllGone>}
      {gone.length > 0 && here.length > 0 && <h2 className="ph-head">{t('gone')}</h2>}
      <ul className="ph-lines">
        {gone.map((note) => (
          <li key={note.id} className="ph-line">
            <span className="ph-grow">
              {note.site.name}
              <small>{t('crates', { count: note.crates })}</small>
              <LotStopMark stopped={note.stopped} where="van" />
            </span>
            <ToneTag tone="info">{t('gone')}</ToneTag>
          </li>
        ))}
      </ul>
    </div>
  );
}

function AllGone({ children }: { readonly children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="ph-note ph-good">
        {t('left')}
        {children && ` ${t('leftDo')}`}
      </p>
      {children}
    </>
  );
}

function Summary({ vehicle, notes }: { readonly vehicle: Loading['vehicle']; readonly notes: readonly Seen[] }) {
  const t = useTexts(texts);
  const grams = notes.reduce((all, note) => all + note.grams, 0);
  const crates = notes.reduce((all, note) => all + note.crates, 0);
  const of = (done: number) => ({ done, all: notes.length });
  return (
    <section className="ph-card">
      <p className="ph-big">
        {vehicle?.plate ?? notes[0]?.vehicle ?? t('title')} {vehicle && <TemperatureTag of={vehicle.temperature} />}
      </p>
      <span className="number">{t('total', { kilograms: Math.round(grams / GRAMS_PER_KG), crates })}</span>
      <span className="number">
        <strong>{t('loaded', of(notes.filter(({ loadedAt }) => loadedAt).length))}</strong> ·{' '}
        {t('counted', of(notes.filter(({ checkedAt }) => checkedAt).length))}
      </span>
    </section>
  );
}

type LeavingProps = { readonly notes: readonly Seen[]; readonly can: Loading['can']; readonly acts: Acts; readonly onCount: () => void };

function Leaving({ notes, can, acts, onCount }: LeavingProps) {
  const t = useTexts(texts);
  const loaded = notes.filter(({ loadedAt }) => loadedAt);
  const counted = notes.every(({ checkedAt }) => checkedAt);
  const some = loaded.length > 0 && loaded.length < notes.length;
  const ids = (own: readonly Seen[]) => own.map(({ id }) => id);
  const going = some ? loaded : notes;
  return (
    <section className="ph-stack no-print">
      {can.check && (
        <BigButton icon="check" onClick={onCount} main={!counted}>
          {t(counted ? 'again' : 'check')}
        </BigButton>
      )}
      {counted && <p className="ph-note ph-good">{t('checkedAll')}</p>}
      {can.load && loaded.length > 0 && <Seals notes={loaded} acts={acts} />}
      {can.depart && (
        <>
          {!going.every(({ checkedAt }) => checkedAt) && (
            <p className="load-warning">
              <Icon name="alert" size={18} /> {t('unchecked')}
            </p>
          )}
          {some && <p className="quiet">{t('notLoaded', { count: notes.length - loaded.length })}</p>}
          {some && (
            <BigButton main tall icon="truck" onClick={() => acts.depart(ids(loaded))}>
              {t('departLoaded', { count: loaded.length })}
            </BigButton>
          )}
          <BigButton main={!some && counted} tall={!some} icon="truck" onClick={() => acts.depart(ids(notes))}>
            {t(some ? 'departAll' : 'depart', { count: notes.length })}
          </BigButton>
        </>
      )}
    </section>
  );
}

/** One door, one set of seals: they go to every note on the van. */
function Seals({ notes, acts }: { readonly notes: readonly Seen[]; readonly acts: Acts }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState([...new Set(notes.flatMap(({ seals }) => seals))].join(' '));
  const { seals, wrong } = readSeals(typed);
  const same = notes.every((note) => note.seals.join() === seals.join());
  return (
    <div className="ph-card">
      <label className="ph-label">
        <strong>{t('seals')}</strong>
        <input
          className="ph-text"
          value={typed}
          autoCapitalize="characters"
          autoComplete="off"
          placeholder="A0017 A0018"
          onChange={({ target }) => setTyped(target.value)}
        />
        <small className="quiet">{wrong ? t('sealsWrong', { seal: wrong }) : t('sealsTip')}</small>
      </label>
      <BigButton
        disabled={same || wrong !== undefined}
        icon="lock"
        onClick={() => {
          for (const note of notes) acts.load(note, { seals, cratesOut: note.crates });
        }}
      >
        {t('sealAll')}
      </BigButton>
    </div>
  );
}
