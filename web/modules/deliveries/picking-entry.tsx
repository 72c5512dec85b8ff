// One line on the scale: the big field, pieces, gross and tare, lot. What is absurd is asked back before it is saved.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { showQuantity, UNITS } from '../../../server/kernel/quantity.ts';
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { failureOf } from '../../client/failure.ts';
import { useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, useFailureText } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { Mark } from './picking-groups.tsx';
import { type PickLine, verdictOf, type WaveCard } from './picking-list.ts';
import { LotChoice } from './picking-lot-choice.tsx';
import type { WaveLots } from './picking-lots.ts';
import { keyboardScale } from './picking-scale.ts';
import { texts } from './picking-texts.ts';
import { type Entry, useEntry } from './picking-use-entry.ts';
import { writeWeight } from './picking-weight.ts';

type Props = {
  readonly line: PickLine;
  readonly card: WaveCard;
  readonly lots: WaveLots | undefined;
  readonly may: boolean;
  readonly onPicked: (lines: readonly PickLine[]) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onStale: () => void;
};

export function PickEntry({ line, card, lots, may, onPicked, onMove, onStale }: Props) {
  const t = useTexts(texts);
  const entry = useEntry(line, lots);
  const pick = useSubmit(api.deliveries.pick, { done: ({ lines }) => onPicked(lines) });
  const save = (confirmed = false) => {
    const word = entry.word();
    if (word && !pick.isPending) pick.mutate({ noteId: line.noteId, lines: [{ ...word, confirmed }] });
  };
  const locked = !may || !card.can.pick;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onMove(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && asksBack(pick.error)) save(true);
  };
  return (
    <section className="card pick-entry no-print" aria-label={line.product} onKeyDown={onKeyDown}>
      <Head line={line} card={card} />
      {locked ? <p className="quiet">{t('gone')}</p> : <Fields line={line} entry={entry} onSave={() => save()} />}
      {entry.unread !== undefined && <p className="complaint">{t('notRead', { typed: entry.unread })}</p>}
      <AskedBack error={pick.error} onConfirm={() => save(true)} onStale={onStale} />
      {!locked && (
        <div className="row">
          <Button type="primary" size="large" loading={pick.isPending} onClick={() => save()}>
            {t('save')}
          </Button>
          <Button size="large" onClick={() => onMove(1)}>
            {t('skip')}
          </Button>
          <Button size="large" type="text" onClick={entry.none}>
            {t('noGoods')}
          </Button>
        </div>
      )}
      {!locked && <LotChoice line={line} entry={entry} lots={lots} onSave={() => save()} />}
      <p className="quiet pick-keys">
        <KeyHint keys="Enter" /> {t('keys')}
        <br />
        {t('sums')}
      </p>
      <ShortHint line={line} entry={entry} card={card} />
    </section>
  );
}

const DOUBTS = ['deliveries.pick-doubtful', 'deliveries.pick-zero'];
const asksBack = (error: unknown): boolean => error !== null && DOUBTS.includes(failureOf(error).code);

function Head({ line, card }: { readonly line: PickLine; readonly card: WaveCard }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <header>
      <p className="pick-product">
        {line.product} <small className="quiet">{line.spec}</small>
      </p>
      <p>
        <strong>{card.site.name}</strong> {card.urgent && <ToneTag tone="danger">{t('urgent')}</ToneTag>}
        <span className="quiet">
          {' '}
          · {showTime(card.windowFrom, locale, 'time')}–{showTime(card.windowTo, locale, 'time')} · {card.number}
        </span>
      </p>
      {line.substituteFor && <p className="quiet">{t('substitute', { product: line.substituteFor })}</p>}
      <p className="pick-ordered number">
        {t('ordered', { amount: showQuantity({ amount: line.ordered, unit: line.unit }, locale) })}
        {line.pieces !== null && line.pieceUnit && `（${showQuantity({ amount: line.pieces, unit: line.pieceUnit }, locale)}）`}
      </p>
      {line.picked !== null && <p className="quiet number">{t('now', { amount: showQuantity({ amount: line.picked, unit: line.unit }, locale) })}</p>}
    </header>
  );
}

type FieldsProps = { readonly line: PickLine; readonly entry: Entry; readonly onSave: () => void };

/** The scale types into the big field; Enter in any of them saves. */
function Fields({ line, entry, onSave }: FieldsProps) {
  const t = useTexts(texts);
  const say = useSay();
  const form = useRef<HTMLDivElement>(null);
  const latest = useRef(onSave);
  latest.current = onSave;
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input[type="text"]') ?? [])] as HTMLInputElement[];
    fields[0]?.focus();
    fields[0]?.select();
    const stops = fields.map((field) => keyboardScale.listen(field, () => latest.current()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [entry.withTare]);
  const weighed = UNITS[line.unit].base === 'g';
  return (
    <div className="pick-fields" ref={form}>
      {entry.withTare ? (
        <div className="pick-pair">
          <Field name={t('gross')} value={entry.gross} onChange={entry.setGross} unit={say(UNITS[line.unit].label)} big />
          <Field name={t('tare')} value={entry.tare} onChange={entry.setTare} unit={say(UNITS[line.unit].label)} big />
        </div>
      ) : (
        <Field name={t(weighed ? 'net' : 'amount')} value={entry.net} onChange={entry.setNet} unit={say(UNITS[line.unit].label)} big />
      )}
      <Against line={line} entry={entry} />
      <div className="row">
        {line.pieceUnit && <Field name={t('pieces')} value={entry.pieces} onChange={entry.setPieces} unit={say(UNITS[line.pieceUnit].label)} />}
        {line.lots.length === 0 && entry.lots.length === 0 && (
          <label className="pick-field">
            <span>{t('producedOn')}</span>
            <input type="date" value={entry.producedOn} onChange={({ target }) => entry.setProducedOn(target.value)} />
          </label>
        )}
        {weighed && (
          <Button
            size="small"
            type={entry.withTare ? 'primary' : 'default'}
            ghost={entry.withTare}
            aria-pressed={entry.withTare}
            onClick={entry.toggleTare}
          >
            {t('withTare')}
          </Button>
        )}
      </div>
    </div>
  );
}

type FieldProps = {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string;
  readonly big?: boolean;
};

function Field({ name, value, onChange, unit, big = false }: FieldProps) {
  return (
    <label className={`pick-field${big ? ' big' : ''}`}>
      <span>{name}</span>
      <span className="pick-input">
        <input type="text" inputMode="decimal" autoComplete="off" value={value} onChange={({ target }) => onChange(target.value)} />
        {unit && <b>{unit}</b>}
      </span>
    </label>
  );
}

/** What is typed, against the tolerance: by colour, sign and word. */
function Against({ line, entry }: { readonly line: PickLine; readonly entry: Entry }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { amount } = entry;
  if (amount === undefined) return <p className="pick-against quiet">&nbsp;</p>;
  const verdict = verdictOf({ ...line, picked: amount });
  const show = (size: number) => showQuantity({ amount: size, unit: line.unit }, locale);
  const words = {
    open: '',
    inside: t('inside'),
    short: t('lessBy', { amount: show(line.ordered - amount) }),
    over: t('moreBy', { amount: show(amount - line.ordered) }),
  };
  return (
    <p className={`pick-against pick-${verdict}`} aria-live="polite">
      {entry.withTare && <strong className="number">{t('netIs', { amount: show(amount) })} </strong>}
      <Mark verdict={verdict} /> {words[verdict]}
    </p>
  );
}

type AskedProps = { readonly error: unknown; readonly onConfirm: () => void; readonly onStale: () => void };

function AskedBack({ error, onConfirm, onStale }: AskedProps) {
  const t = useTexts(texts);
  const say = useFailureText();
  if (!error) return null;
  const meanwhile = failureOf(error).code === 'deliveries.picked-meanwhile';
  if (!asksBack(error) && !meanwhile) return <Refused error={error} />;
  return (
    <div className="pick-asked" role="alert">
      <p>
        <Icon name="help" size={18} /> {say(error)}
      </p>
      {meanwhile ? (
        <Button onClick={onStale}>{t('seeTheirs')}</Button>
      ) : (
        <Button onClick={onConfirm}>
          {t('confirm')} <KeyHint keys="Ctrl+Enter" />
        </Button>
      )}
    </div>
  );
}

function ShortHint({ line, entry, card }: { readonly line: PickLine; readonly entry: Entry; readonly card: WaveCard }) {
  const t = useTexts(texts);
  const amount = entry.amount ?? line.picked;
  if (amount === null || amount >= line.least) return null;
  return (
    <div className="pick-short">
      <p>{t('shortHint')}</p>
      {card.orderId && (
        <Go to={`/orders/${card.orderId}`} search={{ shortage: line.product, amount: writeWeight(line.ordered - amount, line.unit) }}>
          {t('toOrder')}
        </Go>
      )}
    </div>
  );
}
