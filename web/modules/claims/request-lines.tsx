// Which goods, of which notes: every line with what is left of it, the amount beside it, its lot where it carries several.
import { Select } from 'antd';
import { useEffect, useRef } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { type Locale, useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { QuantityField } from '../cases/quantity-field.tsx';
import type { Picked } from './request-draft.ts';

const texts = {
  title: { zh: '哪些货', en: 'Which goods' },
  add: { zh: '加选其他送货单', en: 'Add another note' },
  none: { zh: '这个客户近期没有送货单。', en: 'No recent delivery note of this customer.' },
  notCame: { zh: '还没有送达，送达后才能申请。', en: 'It has not arrived yet.' },
  left: { zh: '还可申请', en: 'left' },
  nothing: { zh: '已全部申请', en: 'all claimed' },
  again: { zh: '补来的货', en: 'replacement' },
  lot: { zh: '批次', en: 'Lot' },
  anyLot: { zh: '批次不明', en: 'Lot unknown' },
  lotLeft: { zh: '{lot}（还可申请 {left}）', en: '{lot} ({left} left)' },
  all: { zh: '全部', en: 'All' },
};

type Line = Answer<typeof api.claims.claimableLines>['items'][number];
type PickedLines = Readonly<Record<string, Picked>>;
/** What the customer named is the first proposal, as far as it came: line → amount in base units. */
export type Named = Readonly<Record<string, number | null>>;

type NotesProps = {
  readonly customerId: string;
  readonly noteIds: readonly string[];
  readonly onNotes: (noteIds: readonly string[]) => void;
  readonly first: { readonly id: string; readonly number: string | null } | undefined;
  readonly named: Named;
  readonly picked: PickedLines;
  readonly onPick: (picked: Picked) => void;
  readonly refused: Readonly<Record<string, string>>;
};

export function RequestLines(props: NotesProps) {
  const { customerId, noteIds, onNotes, first } = props;
  const t = useTexts(texts);
  const locale = useLocale();
  const notes = useRead(api.deliveries.list, { customerId, limit: 20 });
  const known = notes.data?.items ?? [];
  const called = (id: string) => known.find((note) => note.id === id)?.number ?? (first?.id === id ? first.number : null) ?? '…';
  const options = known
    .filter(({ id }) => !noteIds.includes(id))
    .map((note) => ({ value: note.id, label: `${note.number} · ${showTime(note.windowFrom, locale, 'date')}` }));
  return (
    <fieldset className="request-block">
      <legend>{t('title')}</legend>
      {noteIds.map((noteId) => (
        <NoteLines key={noteId} {...props} noteId={noteId} number={called(noteId)} />
      ))}
      <Select
        className="request-add"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t('add')}
        aria-label={t('add')}
        options={options}
        notFoundContent={t('none')}
        onChange={(id: string | null) => id && onNotes([...noteIds, id])}
      />
    </fieldset>
  );
}

type NoteProps = NotesProps & { readonly noteId: string; readonly number: string };

function NoteLines({ noteId, number, named, picked, onPick, refused }: NoteProps) {
  const t = useTexts(texts);
  const read = useRead(api.claims.claimableLines, { noteId });
  const proposed = useRef(false);
  useEffect(() => {
    if (proposed.current || !read.data?.arrived) return;
    proposed.current = true;
    for (const line of read.data.items) {
      const amount = named[line.lineId];
      if (amount !== undefined && line.left > 0)
        onPick({ noteId, lineId: line.lineId, lotId: null, amount: Math.min(amount || line.left, line.left) });
    }
  }, [read.data, named, noteId, onPick]);
  return (
    <div className="request-note">
      <span className="quiet number">{number}</span>
      <WhenRead read={read} rows={3}>
        {({ arrived, items }) =>
          arrived ? (
            <ul className="request-lines">
              {items.map((line) => (
                <LineRow key={line.lineId} line={line} picked={picked[line.lineId]} onPick={onPick} refused={refused[line.lineId]} />
              ))}
            </ul>
          ) : (
            <p className="quiet">{t('notCame')}</p>
          )
        }
      </WhenRead>
    </div>
  );
}

type RowProps = {
  readonly line: Line;
  readonly picked: Picked | undefined;
  readonly onPick: (picked: Picked) => void;
  readonly refused: string | undefined;
};

function LineRow({ line, picked, onPick, refused }: RowProps) {
  const t = useTexts(texts);
  const { noteId, lineId, left, unit } = line;
  const change = (part: Partial<Picked>) => onPick({ noteId, lineId, lotId: null, amount: null, ...picked, ...part });
  const taken = (picked?.amount ?? 0) > 0;
  const over = (picked?.amount ?? 0) > left;
  return (
    <li className={`${taken ? 'taken' : ''}${refused || over ? ' field-refused' : ''}`}>
      <span className="request-what">
        <span>
          <strong>{line.product}</strong> {line.again && <ToneTag icon="refresh">{t('again')}</ToneTag>}
        </span>
        <small className="quiet">
          {left > 0 ? (
            <>
              {t('left')} <QuantityText amount={left} unit={unit} />
            </>
          ) : (
            t('nothing')
          )}
        </small>
      </span>
      {taken && line.lots.length > 1 && <LotPick line={line} value={picked?.lotId ?? null} onChange={(lotId) => change({ lotId })} />}
      {left > 0 && (
        <span className="request-amount">
          <button type="button" className="plain-button" onClick={() => change({ amount: left })}>
            {t('all')}
          </button>
          <QuantityField value={{ amount: picked?.amount ?? null, unit }} onChange={({ amount }) => change({ amount })} fixedUnit />
        </span>
      )}
      {refused && (
        <small className="request-refused" role="alert">
          {refused}
        </small>
      )}
    </li>
  );
}

const showLeft = (amount: number, unit: Line['unit'], locale: Locale): string => showQuantity({ amount, unit }, locale);

type LotProps = { readonly line: Line; readonly value: string | null; readonly onChange: (lotId: string | null) => void };

function LotPick({ line, value, onChange }: LotProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <Select
      className="request-lot"
      value={value ?? ''}
      aria-label={t('lot')}
      popupMatchSelectWidth={false}
      options={[
        { value: '', label: t('anyLot') },
        ...line.lots.map(({ lotId, number, left }) => ({
          value: lotId,
          label: t('lotLeft', { lot: number, left: showLeft(left, line.unit, locale) }),
        })),
      ]}
      onChange={(lotId: string) => onChange(lotId === '' ? null : lotId)}
    />
  );
}
