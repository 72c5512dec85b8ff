// Goods and amount typed as one: `西红柿 20斤`; the product is found while one types.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../../design/locale.ts';
import { Field } from '../cases/choices.tsx';
import type { Order, Product, Shortage } from './labels.ts';
import { type DraftLine, knownLine, readLine, typedLine, writeAmount } from './order-draft.ts';
import { useAmountWords } from './order-look.tsx';
import { useFoundProducts } from './product-find.ts';

const texts = {
  hint: { zh: '例如：西红柿 20斤', en: 'Such as: 西红柿 20斤' },
};

export type Substitute = {
  readonly productId: string | null;
  readonly product: string;
  readonly amount: number;
  readonly unit: Product['orderUnit'];
};

const readSubstitute = (line: DraftLine): Substitute | undefined => {
  const read = readLine(line);
  return typeof read === 'string' || read.amount === 0 ? undefined : { productId: line.productId, product: line.product, ...read };
};

type FieldProps = {
  readonly label: string;
  readonly order: Pick<Order, 'site' | 'deliveryOn'>;
  readonly first?: Shortage['proposal'] | undefined;
  readonly onChange: (substitute: Substitute | undefined) => void;
};

/** What is not changed stays what was offered. `onChange` hears whatever the words mean. */
export function SubstituteField({ label, order, first, onChange }: FieldProps) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const [text, setText] = useState(first ? `${first.product} ${writeAmount(first.amount, first.unit)}` : '');
  const line = typedLine(text);
  const found = useFoundProducts(order.site.id, order.deliveryOn, line.product);
  const known = readSubstitute(knownLine(line, found));
  const told = JSON.stringify(known);
  // The product may be found after the last key: what is said here is always what is shown.
  useEffect(() => onChange(known), [told]);
  return (
    <Field label={label} hint={known && `${known.product} ${amount(known.amount, known.unit)}`}>
      <Input value={text} maxLength={100} placeholder={t('hint')} onChange={({ target }) => setText(target.value)} />
      {found.length > 1 && !found.some(({ name }) => name === line.product) && (
        <span className="row">
          {found.slice(0, 5).map((one) => (
            <button key={one.productId} type="button" className="choice" onClick={() => setText(`${one.name} ${line.amount}`)}>
              {one.name}
            </button>
          ))}
        </span>
      )}
    </Field>
  );
}
