// The rows of a note being written. Tab goes on, Enter goes to the next row, a pasted table fills rows from here on.
import { useRef } from 'react';
import { UNIT_CODES, UNITS } from '../../../server/kernel/quantity.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { type Entry, emptyEntry, FIELDS, type Field, isEmpty, readEntry, readPasted, splitAmount } from './line-entry.ts';

const texts = {
  product: { zh: '商品', en: 'Product' },
  spec: { zh: '规格', en: 'Spec' },
  ordered: { zh: '数量', en: 'Amount' },
  unit: { zh: '单位', en: 'Unit' },
  lot: { zh: '批次', en: 'Lot' },
  producedOn: { zh: '生产日期', en: 'Made on' },
  expiresOn: { zh: '保质期至', en: 'Best before' },
  remove: { zh: '删除第 {n} 行', en: 'Remove row {n}' },
  cell: { zh: '第 {n} 行 {field}', en: 'Row {n}: {field}' },
  'no-product': { zh: '写商品名', en: 'name the product' },
  'no-amount': { zh: '写数字，如 20', en: 'a number, such as 20' },
  'no-unit': { zh: '如斤、公斤、箱', en: 'such as 斤, kg, 箱' },
  'no-fine': { zh: '不能有小数', en: 'no decimals' },
  'no-dates': { zh: '早于生产日期', en: 'before it was made' },
};

const WIDTHS: Readonly<Record<Field, string>> = {
  product: 'wide',
  spec: '',
  ordered: 'short',
  unit: 'short',
  lot: '',
  producedOn: 'date more',
  expiresOn: 'date more',
};
const UNIT_WORDS = UNIT_CODES.flatMap((code) => UNITS[code].label.zh);

type EntryTableProps = { readonly entries: readonly Entry[]; readonly onChange: (entries: readonly Entry[]) => void; readonly checked: boolean };

export function EntryTable({ entries, onChange, checked }: EntryTableProps) {
  const t = useTexts(texts);
  const table = useRef<HTMLTableElement>(null);
  const put = (index: number, change: Partial<Entry>) => onChange(entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)));
  const focus = (index: number) => requestAnimationFrame(() => table.current?.querySelector<HTMLInputElement>(`[data-cell="${index}"]`)?.focus());
  const next = (index: number) => {
    if (index === entries.length - 1) onChange([...entries, emptyEntry()]);
    focus(index + 1);
  };
  const paste = (index: number, text: string) => {
    const pasted = readPasted(text);
    const before = entries.slice(0, index);
    const after = entries.slice(index).filter((entry) => !isEmpty(entry));
    onChange([...before, ...pasted, ...after, emptyEntry()]);
    focus(index + pasted.length);
  };
  return (
    <>
      <table className="entry" ref={table}>
        <thead>
          <tr>
            <th />
            {FIELDS.map((field) => (
              <th key={field}>{t(field)}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <EntryRow
              key={entry.key}
              entry={entry}
              index={index}
              checked={checked}
              onPut={(change) => put(index, change)}
              onNext={() => next(index)}
              onPaste={(text) => paste(index, text)}
              onRemove={() => onChange(entries.length > 1 ? entries.filter((_, at) => at !== index) : [emptyEntry()])}
            />
          ))}
        </tbody>
      </table>
      <datalist id="units">
        {UNIT_WORDS.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  );
}

type EntryRowProps = {
  readonly entry: Entry;
  readonly index: number;
  readonly checked: boolean;
  readonly onPut: (change: Partial<Entry>) => void;
  readonly onNext: () => void;
  readonly onPaste: (text: string) => void;
  readonly onRemove: () => void;
};

function EntryRow({ entry, index, checked, onPut, onNext, onPaste, onRemove }: EntryRowProps) {
  const t = useTexts(texts);
  const read = checked && !isEmpty(entry) ? readEntry(entry) : undefined;
  const wrong = read && 'problem' in read ? read : undefined;
  const keys = (event: React.KeyboardEvent) => {
    // Ctrl+Enter is the page's: it issues the note.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  const pasted = (event: React.ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onPaste(text);
  };
  const type = (field: Field, value: string) => onPut({ [field]: value });
  /** `20斤` in the amount says its unit too. */
  const settle = (field: Field) => field === 'ordered' && onPut(splitAmount(entry.ordered));
  return (
    <tr onKeyDown={keys} onPaste={pasted}>
      <td className="number">{index + 1}</td>
      {FIELDS.map((field) => (
        <td key={field} className={WIDTHS[field]}>
          <input
            value={entry[field]}
            aria-label={t('cell', { n: index + 1, field: t(field) })}
            placeholder={t(field)}
            aria-invalid={wrong?.field === field}
            {...(field === 'product' ? { 'data-cell': index } : {})}
            {...(field === 'unit' ? { list: 'units' } : {})}
            {...(field === 'ordered' ? { inputMode: 'decimal' as const } : {})}
            {...(field.endsWith('On') ? { type: 'date' } : {})}
            onChange={({ target }) => type(field, target.value)}
            onBlur={() => settle(field)}
          />
          {wrong?.field === field && <small>{t(`no-${wrong.problem}`)}</small>}
        </td>
      ))}
      <td>
        <button type="button" className="bare faint" tabIndex={-1} onClick={onRemove} aria-label={t('remove', { n: index + 1 })}>
          <Icon name="close" size={14} />
        </button>
      </td>
    </tr>
  );
}
