// Adding goods to the kitchen's list: a few characters, a tap.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { type BasketLine, basketLine, lineOfProduct } from './basket.ts';
import { useUnitWord } from './order-look.tsx';
import { texts } from './portal-texts.ts';
import { readTyped } from './typed-line.ts';

type AddProps = {
  readonly siteId: string;
  readonly on: string;
  readonly has: (productId: string) => boolean;
  readonly onAdd: (line: BasketLine) => void;
};

const SHOWN = 6;
const KILO = 1000;

export function BasketAdd({ siteId, on, has, onAdd }: AddProps) {
  const t = useTexts(texts);
  const unit = useUnitWord();
  const [text, setText] = useState('');
  const typed = readTyped(text);
  const settled = useSettled(typed.product.slice(0, 40));
  const found = useRead(
    api.orders.myProducts,
    { siteId, text: settled, limit: SHOWN, ...(on ? { on } : {}) },
    { enabled: settled !== '', keep: true },
  );
  const items = settled && text ? (found.data?.items ?? []) : [];
  const add = (line: BasketLine) => {
    // `土豆 30斤` says how much at once.
    onAdd(typed.amount && typed.unit ? { ...line, amount: typed.amount, unit: typed.unit } : line);
    setText('');
  };
  return (
    <div className="ph-stack basket-add">
      <label className="basket-search">
        <Icon name="search" size={20} className="quiet" />
        <input
          className="ph-text"
          value={text}
          placeholder={t('add')}
          aria-label={t('add')}
          enterKeyHint="search"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Refused error={found.error} onRetry={() => found.refetch()} />
      {items.length > 0 && (
        <ul className="ph-lines">
          {items.map((one) => (
            <li key={one.productId}>
              <button type="button" className="ph-line" disabled={has(one.productId)} onClick={() => add(lineOfProduct(one))}>
                <span className="ph-grow">
                  {one.name}
                  <small>{has(one.productId) ? t('added') : one.priceFen === null ? t('noPrice') : null}</small>
                </span>
                {one.priceFen !== null && one.pricePer && (
                  <span className="quiet">
                    <MoneyText fen={one.priceFen} />/{unit(one.pricePer)}
                  </span>
                )}
                <Icon name={has(one.productId) ? 'check' : 'plus'} size={22} className="quiet" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {settled !== '' && text !== '' && found.data && items.length === 0 && (
        <button
          type="button"
          className="ph-line"
          onClick={() =>
            add(basketLine({ productId: null, product: typed.product, productCode: null, spec: '', amount: KILO, unit: 'kg', remark: '' }))
          }
        >
          <span className="ph-grow">{t('notFound', { text: typed.product })}</span>
          <Icon name="plus" size={22} className="quiet" />
        </button>
      )}
    </div>
  );
}
