// An amount for every line of a claim: approved by the office, or taken by who receives it.
import { Field } from '../cases/choices.tsx';
import { QuantityField } from '../cases/quantity-field.tsx';
import type { Amounts } from './amounts.ts';
import type { Claim } from './claim-card.tsx';

type ItemAmountsProps = { readonly claim: Pick<Claim, 'items'>; readonly value: Amounts; readonly onChange: (value: Amounts) => void };

export function ItemAmounts({ claim, value, onChange }: ItemAmountsProps) {
  return claim.items.map((item, index) => (
    <Field key={item.itemId} label={item.product}>
      <QuantityField
        value={{ amount: value[item.itemId] ?? null, unit: item.unit }}
        onChange={({ amount }) => onChange({ ...value, [item.itemId]: amount })}
        fixedUnit
        autoFocus={index === 0}
      />
    </Field>
  ));
}
