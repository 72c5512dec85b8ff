// An amount in the unit people write (斤, 箱), kept as an integer of the base unit.
import { Select } from 'antd';
import { useState } from 'react';
import { quantity, UNIT_CODES, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { useSay, useTexts } from '../../design/locale.ts';

const texts = { amount: { zh: '数量', en: 'Amount' }, unit: { zh: '单位', en: 'Unit' } };

export type Amount = { readonly amount: number | null; readonly unit: UnitCode | null };

const decimalOf = (amount: number | null, unit: UnitCode | null): string =>
  amount === null || unit === null ? '' : String(Number((amount / UNITS[unit].factor).toFixed(3)));

type QuantityFieldProps = {
  readonly value: Amount;
  readonly onChange: (value: Amount) => void;
  readonly fixedUnit?: boolean;
  readonly doubtful?: boolean;
  readonly autoFocus?: boolean;
};

export function QuantityField({ value, onChange, fixedUnit = false, doubtful = false, autoFocus = false }: QuantityFieldProps) {
  const t = useTexts(texts);
  const say = useSay();
  const [written, setWritten] = useState(decimalOf(value.amount, value.unit));
  // Somebody else (a new draft) changed the amount: what was typed no longer says it.
  const typed = value.unit === null ? null : (quantity(Number(written), value.unit)?.amount ?? null);
  const shown = value.amount !== null && typed !== value.amount ? decimalOf(value.amount, value.unit) : written;
  const amountIn = (text: string, unit: UnitCode | null) =>
    unit === null || text.trim() === '' ? null : (quantity(Number(text), unit)?.amount ?? null);
  return (
    <span className={`quantity-field${doubtful ? ' doubtful' : ''}`}>
      <input
        className="plain-field"
        inputMode="decimal"
        aria-label={t('amount')}
        placeholder={t('amount')}
        value={shown}
        // biome-ignore lint/a11y/noAutofocus: the amount is what is asked in this form
        autoFocus={autoFocus}
        onChange={({ target }) => {
          const text = target.value.replace(/[^\d.]/g, '');
          setWritten(text);
          onChange({ amount: amountIn(text, value.unit), unit: value.unit });
        }}
      />
      {fixedUnit ? (
        <span>{value.unit && say(UNITS[value.unit].label)}</span>
      ) : (
        <Select
          value={value.unit}
          aria-label={t('unit')}
          placeholder={t('unit')}
          showSearch={{ optionFilterProp: 'label' }}
          options={UNIT_CODES.map((code) => ({ value: code, label: say(UNITS[code].label) }))}
          onChange={(unit: UnitCode) => onChange({ amount: amountIn(shown, unit), unit })}
        />
      )}
    </span>
  );
}
