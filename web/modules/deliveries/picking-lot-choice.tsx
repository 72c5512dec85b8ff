// Which lots go into the crate: the rule's proposal, the picker's choice by tap or scanner, and why others are shut.
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { WHYS } from '../../../server/modules/lots/words.ts';
import { lotNumberIn } from '../../app/lot-number.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import type { PickLine } from './picking-list.ts';
import { divide, type Row, rowsOf, type WaveLots } from './picking-lots.ts';
import './picking-lots.css';
import type { Entry } from './picking-use-entry.ts';

const texts = {
  lots: { zh: '批次', en: 'Lots' },
  byRule: { zh: '不选就按规则：先到期先出', en: 'Choose none: by the rule, first expired first' },
  chosen: { zh: '已选 {count} 个批次', en: '{count} chosen' },
  scan: { zh: '扫批次码，或输入批号', en: 'Scan a lot label, or type its number' },
  proposed: { zh: '建议 {amount}', en: 'take {amount}' },
  takes: { zh: '取 {amount}', en: 'takes {amount}' },
  has: { zh: '{place}现存 {amount}', en: '{amount} in store' },
  expires: { zh: '到期 {day}', en: 'expires {day}' },
  received: { zh: '{day} 收货', en: 'received {day}' },
  derived: { zh: '推算', en: 'derived' },
  none: {
    zh: '账上没有这个商品的批次，照常录入；记为“批次未定”。',
    en: 'The books have no lot of this product. Enter as usual: it is noted as without a lot.',
  },
  missing: { zh: '账上少 {amount}，多出的部分记为“批次未定”。', en: 'The books are {amount} short: that part is noted as without a lot.' },
  unknown: { zh: '没有批号“{typed}”的库存；按手写批次保存。', en: 'No stock of lot “{typed}”; it is saved as written.' },
  toConfirm: { zh: '剩余保质期规则待确认', en: 'Shelf-life rule to be confirmed' },
  now: { zh: '已录批次', en: 'Entered' },
  possible: { zh: '可能 {count} 个', en: '{count} possible' },
};

type Props = { readonly line: PickLine; readonly entry: Entry; readonly lots: WaveLots | undefined; readonly onSave: () => void };

export function LotChoice({ line, entry, lots, onSave }: Props) {
  const t = useTexts(texts);
  if (!lots) return null;
  const rows = rowsOf(lots, line.id);
  const offer = lots.lines.find(({ lineId }) => lineId === line.id);
  return (
    <section className="pick-lots" aria-label={t('lots')}>
      <header className="row">
        <strong>{t('lots')}</strong>
        <small className="quiet">{entry.lots.length > 0 ? t('chosen', { count: entry.lots.length }) : rows.length > 0 && t('byRule')}</small>
        {lots.toConfirm && rows.some(({ why }) => why === 'short-life') && <ToneTag>{t('toConfirm')}</ToneTag>}
      </header>
      <Carried line={line} />
      <Choices line={line} entry={entry} rows={rows} />
      <Unlotted line={line} rows={rows} missing={offer?.missing ?? 0} chosen={entry.lots.length > 0} />
      <ScanField entry={entry} rows={rows} onSave={onSave} />
    </section>
  );
}

/** What the line has by now. */
function Carried({ line }: { readonly line: PickLine }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const own = line.lots.filter(({ certainty }) => certainty !== 'possible');
  const possible = line.lots.length - own.length;
  if (own.length === 0) return null;
  return (
    <p className="number pick-carried">
      {t('now')}：{own.map(({ number, amount }) => `${number} ${showQuantity({ amount, unit: line.unit }, locale)}`).join('、')}
      {possible > 0 && <small className="quiet"> · {t('possible', { count: possible })}</small>}
    </p>
  );
}

type ChoicesProps = { readonly line: PickLine; readonly entry: Entry; readonly rows: readonly Row[] };

function Choices({ line, entry, rows }: ChoicesProps) {
  const chosen = entry.lots.flatMap((id) => rows.find(({ lot }) => lot.id === id)?.lot ?? []);
  const parts = new Map(divide(entry.amount ?? line.ordered, chosen).map(({ lotId, amount }) => [lotId, amount]));
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.lot.id}>
          <Choice
            row={row}
            unit={line.unit}
            takes={parts.get(row.lot.id)}
            on={entry.lots.includes(row.lot.id)}
            onTap={() => entry.toggleLot(row.lot.id)}
          />
        </li>
      ))}
    </ul>
  );
}

type ChoiceProps = {
  readonly row: Row;
  readonly unit: PickLine['unit'];
  readonly takes: number | undefined;
  readonly on: boolean;
  readonly onTap: () => void;
};

function Choice({ row: { lot, proposed, why }, unit, takes, on, onTap }: ChoiceProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: why === 'other-unit' ? lot.unit : unit }, locale);
  const hard = why !== null && WHYS[why].hard;
  const day = lot.expiresOn
    ? `${t('expires', { day: lot.expiresOn })}${lot.derived ? `（${t('derived')}）` : ''}`
    : t('received', { day: lot.receivedOn });
  return (
    <button type="button" className={`pick-lot${hard ? ' hard' : ''}`} aria-pressed={on} disabled={hard} onClick={onTap}>
      <span className="pick-lot-box">{on && <Icon name="check" size={16} />}</span>
      <span className="pick-title">
        <b className="number">{lot.number}</b> <small className="quiet">{[lot.supplier, lot.supplierLot].filter(Boolean).join(' · ')}</small>
        <small className="quiet number">
          {day} · {t('has', { place: '', amount: show(lot.stock) })}
        </small>
      </span>
      {why !== null && (
        <ToneTag tone={hard ? 'danger' : 'amber'} icon={hard ? 'lock' : 'alert'}>
          {say(WHYS[why])}
        </ToneTag>
      )}
      {on && takes !== undefined && <ToneTag tone="accent">{t('takes', { amount: show(takes) })}</ToneTag>}
      {!on && proposed > 0 && <ToneTag tone="info">{t('proposed', { amount: show(proposed) })}</ToneTag>}
    </button>
  );
}

type UnlottedProps = { readonly line: PickLine; readonly rows: readonly Row[]; readonly missing: number; readonly chosen: boolean };

function Unlotted({ line, rows, missing, chosen }: UnlottedProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (chosen || line.lot !== null) return null;
  if (rows.length === 0) return <p className="pick-unlotted">{t('none')}</p>;
  if (missing === 0 || line.picked !== null) return null;
  return <p className="pick-unlotted">{t('missing', { amount: showQuantity({ amount: missing, unit: line.unit }, locale) })}</p>;
}

/** A scanner types and sends Enter: a lot of this product is chosen, anything else stays as written. */
function ScanField({ entry, rows, onSave }: { readonly entry: Entry; readonly rows: readonly Row[]; readonly onSave: () => void }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const found = (text: string) => rows.find(({ lot }) => lot.number === (lotNumberIn(text) ?? text.trim()) || lot.supplierLot === text.trim());
  const take = () => {
    const row = found(typed);
    if (row && !entry.lots.includes(row.lot.id)) entry.toggleLot(row.lot.id);
    if (row) setTyped('');
    entry.setLot(row ? '' : typed.trim());
  };
  return (
    <>
      <input
        className="pick-scan"
        type="search"
        value={typed}
        autoComplete="off"
        placeholder={t('scan')}
        aria-label={t('scan')}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (typed.trim() === '') onSave();
          else take();
        }}
      />
      {entry.lot !== '' && typed.trim() !== '' && <p className="pick-unlotted">{t('unknown', { typed: entry.lot })}</p>}
    </>
  );
}
