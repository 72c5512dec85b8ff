// One line of a note: what is left of it, the amount beside it, and a row for each lot where it carries several.
import { Button, Select } from 'antd';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { QuantityText } from '../../design/people.tsx';
import { QuantityField } from '../cases/quantity-field.tsx';
import type { Picked } from './request-draft.ts';
import type { Line } from './request-lines.tsx';
import { freeLots, roomFor, takenOff } from './request-shown.ts';

const texts = {
  left: { zh: '还可申请', en: 'left' },
  nothing: { zh: '已全部申请', en: 'all claimed' },
  again: { zh: '补来的货', en: 'replacement' },
  lot: { zh: '批次', en: 'Lot' },
  anyLot: { zh: '批次不明', en: 'Lot unknown' },
  lotLeft: { zh: '{lot}（还可申请 {left}）', en: '{lot} ({left} left)' },
  all: { zh: '全部', en: 'All' },
  more: { zh: '再加一个批次', en: 'Another lot' },
  less: { zh: '去掉这个批次', en: 'Without this lot' },
  takenOff: { zh: '扣', en: 'taken off' },
};

type RowProps = {
  readonly line: Line;
  readonly parts: readonly Picked[];
  readonly onPick: (lineId: string, parts: readonly Picked[]) => void;
  readonly refused: string | undefined;
  readonly shareBp: number | null;
};

export function LineRow({ line, parts, onPick, refused, shareBp }: RowProps) {
  const t = useTexts(texts);
  const { noteId, lineId, left } = line;
  const rows = parts.length > 0 ? parts : [{ noteId, lineId, lotId: null, amount: null }];
  const taken = rows.some(({ amount }) => (amount ?? 0) > 0);
  const over = rows.some(({ amount }, i) => (amount ?? 0) > roomFor(line, rows, i));
  const next = freeLots(line, rows, -1).find((lotId) => lotId !== null);
  const whole = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return (
    <li className={`${taken ? 'taken' : ''}${refused || over ? ' field-refused' : ''}`}>
      <LineName line={line} />
      {left > 0 && (
        <span className="request-parts">
          {rows.map((part, i) => (
            <PartRow key={i} line={line} rows={rows} index={i} part={part} onRows={(changed) => onPick(lineId, changed)} />
          ))}
          {taken && line.lots.length > 1 && rows.length < line.lots.length && next && whole < left && (
            <Button size="small" type="text" onClick={() => onPick(lineId, [...rows, { noteId, lineId, lotId: next, amount: null }])}>
              + {t('more')}
            </Button>
          )}
          {taken && shareBp !== null && <TakenOff line={line} rows={rows} shareBp={shareBp} />}
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

function LineName({ line: { product, left, unit, again } }: { readonly line: Line }) {
  const t = useTexts(texts);
  return (
    <span className="request-what">
      <span>
        <strong>{product}</strong> {again && <ToneTag icon="refresh">{t('again')}</ToneTag>}
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
  );
}

type TakenOffProps = { readonly line: Line; readonly rows: readonly Picked[]; readonly shareBp: number };

function TakenOff({ line, rows, shareBp }: TakenOffProps) {
  const t = useTexts(texts);
  const sum = rows.reduce((all, { amount }) => all + (amount ? takenOff(amount, shareBp) : 0), 0);
  return (
    <small>
      {t('takenOff')} <QuantityText amount={sum} unit={line.unit} strong />
    </small>
  );
}

type PartProps = {
  readonly line: Line;
  readonly rows: readonly Picked[];
  readonly index: number;
  readonly part: Picked;
  readonly onRows: (rows: readonly Picked[]) => void;
};

function PartRow({ line, rows, index, part, onRows }: PartProps) {
  const t = useTexts(texts);
  const change = (now: Partial<Picked>) => onRows(rows.map((row, i) => (i === index ? { ...row, ...now } : row)));
  const lots = line.lots.length > 1 && (rows.length > 1 || (part.amount ?? 0) > 0);
  return (
    <span className="request-amount">
      {lots && <LotPick {...{ line, rows, index }} value={part.lotId} onChange={(lotId) => change({ lotId })} />}
      <button type="button" className="plain-button" onClick={() => change({ amount: roomFor(line, rows, index) })}>
        {t('all')}
      </button>
      <QuantityField value={{ amount: part.amount, unit: line.unit }} onChange={({ amount }) => change({ amount })} fixedUnit />
      {rows.length > 1 && (
        <Button
          size="small"
          type="text"
          icon={<Icon name="close" size={14} />}
          aria-label={t('less')}
          onClick={() => onRows(rows.filter((_, i) => i !== index))}
        />
      )}
    </span>
  );
}

type LotProps = Omit<PartProps, 'part' | 'onRows'> & { readonly value: string | null; readonly onChange: (lotId: string | null) => void };

function LotPick({ line, rows, index, value, onChange }: LotProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const free = freeLots(line, rows, index);
  const lots = line.lots.filter(({ lotId }) => free.includes(lotId));
  return (
    <Select
      className="request-lot"
      value={value ?? ''}
      aria-label={t('lot')}
      popupMatchSelectWidth={false}
      options={[
        ...(free.includes(null) ? [{ value: '', label: t('anyLot') }] : []),
        ...lots.map(({ lotId, number, left }) => ({
          value: lotId,
          label: t('lotLeft', { lot: number, left: showQuantity({ amount: left, unit: line.unit }, locale) }),
        })),
      ]}
      onChange={(lotId: string) => onChange(lotId === '' ? null : lotId)}
    />
  );
}
