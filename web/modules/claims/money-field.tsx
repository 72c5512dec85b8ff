// Money typed in yuan, kept as integer fen; a percent, kept as basis points. Both are hundredths.
import { useState } from 'react';
import type { Fen } from '../../../server/kernel/money.ts';

type HundredthsProps = {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly label: string;
  readonly refused?: boolean;
};
type MarksProps = HundredthsProps & { readonly before?: string; readonly after?: string; readonly most: number };

const MOST_YUAN = 10_000_000;
const written = (value: number | null): string => (value === null ? '' : String(value / 100));

function parse(text: string, most: number): number | null {
  const plain = text.trim();
  if (!/^\d+(\.\d{0,2})?$/.test(plain) || Number(plain) > most) return null;
  return Math.round(Number(plain) * 100);
}

function Hundredths({ value, onChange, label, refused = false, before, after, most }: MarksProps) {
  const [text, setText] = useState(written(value));
  // Somebody else (the amounts of goods) changed it: what was typed no longer says it.
  const shown = parse(text, most) === value ? text : written(value);
  return (
    <span className={`quantity-field${refused ? ' field-refused' : ''}`}>
      {before && <span aria-hidden>{before}</span>}
      <input
        className="plain-field money-field"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={refused}
        value={shown}
        onChange={({ target }) => {
          const next = target.value.replaceAll('，', '').replace(/[^\d.]/g, '');
          setText(next);
          onChange(parse(next, most));
        }}
      />
      {after && <span aria-hidden>{after}</span>}
    </span>
  );
}

type MoneyFieldProps = Omit<HundredthsProps, 'value' | 'onChange'> & {
  readonly value: Fen | null;
  readonly onChange: (value: Fen | null) => void;
};

export const MoneyField = (props: MoneyFieldProps) => <Hundredths {...props} before="¥" most={MOST_YUAN} />;

/** Nothing is no percent. */
export const PercentField = ({ onChange, ...props }: HundredthsProps) => (
  <Hundredths {...props} onChange={(value) => onChange(value || null)} after="%" most={100} />
);
