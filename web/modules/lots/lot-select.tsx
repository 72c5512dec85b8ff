// Choosing a lot by a few letters of its number, the supplier's number or the product.
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { useSettled } from '../cases/customer-pick.tsx';
import { type Row, useAmount } from './labels.ts';

const texts = {
  lot: { zh: '批次（批号、商品）', en: 'Lot (number, product)' },
  none: { zh: '没有可用的批次', en: 'No usable lot' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

type LotSelectProps = {
  readonly value: Row | undefined;
  readonly onPick: (lot: Row | undefined) => void;
  /** Only lots of this product. */
  readonly productId?: string;
  readonly not?: readonly string[];
};

/** Only lots that may be worked on: available, with something in store. */
export function LotSelect({ value, onPick, productId, not = [] }: LotSelectProps) {
  const t = useTexts(texts);
  const show = useAmount();
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const input = { ...(text ? { text } : {}), ...(productId ? { productId } : {}), standing: 'available' as const, inStock: true, limit: 20 };
  const found = useRead(api.lots.list, input, { keep: true });
  const items = (found.data?.items ?? []).filter(({ id }) => !not.includes(id));
  const shown = value && !items.some(({ id }) => id === value.id) ? [value, ...items] : items;
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value?.id ?? null}
      aria-label={t('lot')}
      placeholder={t('lot')}
      notFoundContent={t(found.isFetching ? 'searching' : 'none')}
      options={shown.map((lot) => ({
        value: lot.id,
        label: [lot.product.name, lot.number, show(lot.stock, lot.unit), lot.expiresOn].filter((part) => part !== null).join(' · '),
      }))}
      onChange={(id: string | null | undefined) => onPick(shown.find((one) => one.id === id))}
    />
  );
}
