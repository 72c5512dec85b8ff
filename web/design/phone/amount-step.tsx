// An amount in the unit of the line: minus, plus, or typed on the number pad.
import { useEffect, useState } from 'react';
import { quantity, showQuantity, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { Icon } from '../icon.tsx';
import { useLocale, useTexts } from '../locale.ts';
import './phone-parts.css';

const texts = {
  less: { zh: '减少 {step}', en: '{step} less' },
  more: { zh: '增加 {step}', en: '{step} more' },
};

/** Steps of half a kilo, jin or litre, of fifty grams, of one piece. */
function stepOf(unit: UnitCode): number {
  const { base, factor } = UNITS[unit];
  if (base === 'piece') return 1;
  if (factor === 1) return 50;
  return factor >= 500 ? factor / 2 : factor;
}

const written = (value: number | null, unit: UnitCode): string => (value === null ? '' : String(Number((value / UNITS[unit].factor).toFixed(3))));

type AmountStepProps = {
  /** In base units; null while nothing is said. */
  readonly value: number | null;
  readonly unit: UnitCode;
  readonly onChange: (value: number | null) => void;
  readonly label: string;
  readonly over?: boolean;
};

export function AmountStep({ value, unit, onChange, label, over = false }: AmountStepProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [text, setText] = useState(written(value, unit));
  useEffect(() => setText((now) => (parse(now, unit) === value ? now : written(value, unit))), [value, unit]);
  const step = stepOf(unit);
  const size = showQuantity({ amount: step, unit }, locale);
  const move = (by: number) => onChange(Math.max(0, (value ?? 0) + by));
  const type = (typed: string) => {
    setText(typed);
    const amount = parse(typed, unit);
    if (amount !== undefined) onChange(amount);
  };
  return (
    <div className={`ph-amount${over ? ' ph-over' : ''}`}>
      <button type="button" onClick={() => move(-step)} aria-label={t('less', { step: size })}>
        <Icon name="minus" size={28} />
      </button>
      <label>
        <input
          inputMode="decimal"
          enterKeyHint="done"
          value={text}
          placeholder="0"
          aria-label={label}
          onChange={(event) => type(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <span className="nowrap">{UNITS[unit].label[locale === 'en' ? 'en' : 'zh']}</span>
      </label>
      <button type="button" onClick={() => move(step)} aria-label={t('more', { step: size })}>
        <Icon name="plus" size={28} />
      </button>
    </div>
  );
}

/** Undefined while what is typed is not a number yet. */
function parse(text: string, unit: UnitCode): number | null | undefined {
  const plain = text.trim().replace(/[，,。]/g, '.');
  if (plain === '') return null;
  return quantity(Number(plain), unit)?.amount;
}
