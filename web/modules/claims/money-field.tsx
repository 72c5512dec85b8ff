// Money typed in yuan, kept as integer fen.
import { useState } from 'react';
import type { Fen } from '../../../server/kernel/money.ts';

type MoneyFieldProps = {
  readonly value: Fen | null;
  readonly onChange: (value: Fen | null) => void;
  readonly label: string;
  readonly refused?: boolean;
};

const MOST_YUAN = 10_000_000;
const written = (fen: Fen | null): string => (fen === null ? '' : String(fen / 100));

function parse(text: string): Fen | null {
  const plain = text.trim();
  if (!/^\d+(\.\d{0,2})?$/.test(plain) || Number(plain) > MOST_YUAN) return null;
  return Math.round(Number(plain) * 100);
}

export function MoneyField({ value, onChange, label, refused = false }: MoneyFieldProps) {
  const [text, setText] = useState(written(value));
  // Somebody else (the amounts of goods) changed it: what was typed no longer says it.
  const shown = parse(text) === value ? text : written(value);
  return (
    <span className={`quantity-field${refused ? ' field-refused' : ''}`}>
      <span aria-hidden>¥</span>
      <input
        className="plain-field money-field"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={refused}
        value={shown}
        onChange={({ target }) => {
          const next = target.value.replaceAll('，', '').replace(/[^\d.]/g, '');
          setText(next);
          onChange(parse(next));
        }}
      />
    </span>
  );
}
