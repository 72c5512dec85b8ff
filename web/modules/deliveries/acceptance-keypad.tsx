// A number pad of our own for wet hands: keys of 60 px under the thumb, no system keyboard that covers half of the page.
import { useTexts } from '../../design/locale.ts';
import type { Key } from './acceptance-words.ts';

const texts = {
  pad: { zh: '数字键盘', en: 'Number pad' },
  point: { zh: '小数点', en: 'Decimal point' },
  back: { zh: '删除一位', en: 'Delete one' },
};

const DIGITS: readonly Key[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

type KeypadProps = { readonly onKey: (key: Key) => void; readonly onDone: () => void; readonly done: string; readonly blocked?: boolean };

export function Keypad({ onKey, onDone, done, blocked = false }: KeypadProps) {
  const t = useTexts(texts);
  return (
    <fieldset className="dock-pad">
      <legend className="only-heard">{t('pad')}</legend>
      {DIGITS.map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <button type="button" onClick={() => onKey('.')} aria-label={t('point')}>
        .
      </button>
      <button type="button" className="dock-zero" onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" className="dock-back" onClick={() => onKey('back')} aria-label={t('back')}>
        <svg width="30" height="30" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
          <path d="M9 5h11v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5" />
        </svg>
      </button>
      <button type="button" className="dock-done" onClick={onDone} disabled={blocked}>
        {done}
      </button>
    </fieldset>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly active: boolean;
  readonly bad?: boolean;
  readonly onPick: () => void;
};

/** A number that the pad writes into while it is active. */
export function PadField({ label, value, unit, active, bad = false, onPick }: FieldProps) {
  return (
    <button type="button" className={`dock-field${bad ? ' dock-bad' : ''}`} aria-pressed={active} onClick={onPick}>
      <small>{label}</small>
      <span className="number">
        {value || '–'}
        <i>{unit}</i>
      </span>
    </button>
  );
}
