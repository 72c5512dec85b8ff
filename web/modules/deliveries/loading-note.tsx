// One note to be put on the van: crates large, tick larger, goods behind it.
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import { showTime } from '../../design/time.ts';
import { TemperatureTag } from '../vehicles/temperature-tag.tsx';
import type { Acts } from './loading-round.tsx';
import { hasLeft, type Seen } from './loading-seen.ts';
import { texts } from './loading-texts.ts';
import { LotStop } from './lot-stop.tsx';

type Props = { readonly note: Seen; readonly stop: number; readonly may: boolean; readonly acts: Acts };
const GRAMS_PER_KG = 1000;

const asNoted = ({ seals, crates }: Seen) => ({ seals, cratesOut: crates });

export function LoadCard({ note, stop, may, acts }: Props) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const on = note.loadedAt !== null;
  const left = hasLeft(note);
  return (
    <section className={`ph-card load-card${on ? ' on' : ''}`}>
      <div className="load-top">
        <button type="button" className="load-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          <small className="quiet">
            {t('stop', { no: stop })} · {showTime(note.windowFrom, locale, 'time')}–{showTime(note.windowTo, locale, 'time')}
          </small>
          <strong>{note.site.name}</strong>
          <span className="load-figures number">
            <b>{t('crates', { count: note.crates })}</b> {t('kilograms', { count: Math.round(note.grams / GRAMS_PER_KG) })} ·{' '}
            {t('goods', { count: note.goods.length })}
          </span>
        </button>
        {may && !left && <Tick on={on} label={note.site.name} onClick={() => (on ? setOpen(true) : acts.load(note, asNoted(note)))} />}
      </div>
      <LotStop stopped={note.stopped} where="load" />
      <Tags note={note} />
      <Goods note={note} open={open} />
      {open && may && !left && <Details note={note} acts={acts} onDone={() => setOpen(false)} />}
    </section>
  );
}

function Tick({ on, onClick, label }: { readonly on: boolean; readonly onClick: () => void; readonly label: string }) {
  const t = useTexts(texts);
  return (
    <button type="button" className="load-tick no-print" aria-pressed={on} onClick={onClick} aria-label={`${t(on ? 'ticked' : 'tick')} ${label}`}>
      <Icon name="check" size={28} />
      <small>{t(on ? 'ticked' : 'tick')}</small>
    </button>
  );
}

function Tags({ note }: { readonly note: Seen }) {
  const t = useTexts(texts);
  const counted = note.cratesCounted !== null && note.cratesCounted !== note.crates;
  return (
    <div className="row load-tags">
      {note.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>}
      {note.temperature && <TemperatureTag of={note.temperature} />}
      {note.pickedLines < note.lines && <ToneTag icon="lot">{t('picking', { done: note.pickedLines, all: note.lines })}</ToneTag>}
      {note.seals.length > 0 && <ToneTag icon="lock">{t('sealed', { seals: note.seals.join(' ') })}</ToneTag>}
      {note.checkedAt && note.differences.length === 0 && !counted && (
        <ToneTag tone="accent" icon="check">
          {t('countedOne')}
        </ToneTag>
      )}
      {note.differences.length > 0 && (
        <ToneTag tone="danger" icon="alert">
          {t('differs', { count: note.differences.length })}
        </ToneTag>
      )}
      {counted && (
        <ToneTag tone="danger" icon="alert">
          {t('cratesDiffer', { counted: note.cratesCounted ?? 0, noted: note.crates })}
        </ToneTag>
      )}
      {note.unsent && <ToneTag icon="outbox">{t('unsent')}</ToneTag>}
    </div>
  );
}

function Goods({ note, open }: { readonly note: Seen; readonly open: boolean }) {
  const locale = useLocale();
  return (
    <ul className={`load-goods${open ? '' : ' shut'}`}>
      {note.goods.map((line) => (
        <li key={line.id}>
          <span>
            {line.product} <small className="quiet">{[line.spec, line.lot].filter(Boolean).join(' · ')}</small>
          </span>
          <span className="number nowrap">
            {line.pieces !== null && line.pieceUnit && `${showQuantity({ amount: line.pieces, unit: line.pieceUnit }, locale)} · `}
            {showQuantity({ amount: line.picked ?? line.ordered, unit: line.unit }, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Details({ note, acts, onDone }: { readonly note: Seen; readonly acts: Acts; readonly onDone: () => void }) {
  const t = useTexts(texts);
  const [crates, setCrates] = useState<number | null>(note.crates);
  return (
    <div className="ph-stack no-print">
      <span className="ph-small">{t('cratesOut')}</span>
      <AmountStep value={crates} unit="basket" onChange={setCrates} label={t('cratesOut')} />
      <div className="ph-pair">
        <BigButton
          main
          onClick={() => {
            acts.load(note, { seals: note.seals, cratesOut: crates ?? note.crates });
            onDone();
          }}
        >
          {t(note.loadedAt ? 'save' : 'tick')}
        </BigButton>
        <BigButton
          disabled={note.loadedAt === null}
          onClick={() => {
            acts.takeOff(note);
            onDone();
          }}
        >
          {t('takeOff')}
        </BigButton>
      </div>
    </div>
  );
}
