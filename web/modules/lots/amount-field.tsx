// An amount in one of the units that can say it: kilograms, jin or grams for what is weighed, its own piece for what is counted.
import { InputNumber, Select } from 'antd';
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { useSay, useTexts } from '../../design/locale.ts';

const texts = { amount: { zh: '数量', en: 'Amount' }, unit: { zh: '单位', en: 'Unit' } };

export type Amount = { readonly amount: number | null; readonly unit: UnitCode };

const WAYS: Readonly<Record<'g' | 'ml', readonly UnitCode[]>> = { g: ['kg', 'jin', 'g'], ml: ['l', 'ml'] };

export const unitsFor = (unit: UnitCode): readonly UnitCode[] => {
  const { base } = UNITS[unit];
  return base === 'piece' ? [unit] : [...new Set([unit, ...WAYS[base]])];
};

type AmountFieldProps = {
  readonly value?: Amount;
  readonly onChange?: (value: Amount) => void;
  /** Of the lot; the units follow from it. */
  readonly unit: UnitCode;
  readonly units?: readonly UnitCode[];
  readonly autoFocus?: boolean;
  readonly id?: string;
};

/** Fits into a `Form.Item`. */
export function AmountField({ value, onChange, unit, units = unitsFor(unit), autoFocus = false, id }: AmountFieldProps) {
  const t = useTexts(texts);
  const say = useSay();
  const now: Amount = value ?? { amount: null, unit };
  return (
    <span className="lot-amount">
      <InputNumber
        {...(id ? { id } : {})}
        min={0}
        controls={false}
        value={now.amount}
        aria-label={t('amount')}
        placeholder={t('amount')}
        inputMode="decimal"
        autoFocus={autoFocus}
        onChange={(amount) => onChange?.({ ...now, amount })}
      />
      {units.length === 1 ? (
        <span className="nowrap">{say(UNITS[now.unit].label)}</span>
      ) : (
        <Select
          value={now.unit}
          aria-label={t('unit')}
          options={units.map((code) => ({ value: code, label: say(UNITS[code].label) }))}
          onChange={(next: UnitCode) => onChange?.({ ...now, unit: next })}
        />
      )}
    </span>
  );
}

/** In the base unit; what is not filled in counts nothing. */
export const baseOf = ({ amount, unit }: Amount): number => Math.round((amount ?? 0) * UNITS[unit].factor);
/** All of it, said in the lot's own unit. */
export const allOf = (amount: number, unit: UnitCode): Amount => ({ amount: Number((amount / UNITS[unit].factor).toFixed(6)), unit });
