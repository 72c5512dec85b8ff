// The lot of ours that a certificate is about: found by a few letters, or by scanning its label (a scanner types the number and Enter).
import { Select } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { useSettled } from '../cases/customer-pick.tsx';

const texts = {
  lot: { zh: '本公司批号（可扫码）、商品', en: 'Our lot (scan it) or the product' },
  none: { zh: '没有找到这个批次', en: 'No such lot' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

export type PickedLot = Pick<Answer<typeof api.lots.list>['items'][number], 'id' | 'number' | 'supplierLot' | 'supplier' | 'product'>;
type LotPickProps = {
  readonly value: string | undefined;
  readonly onPick: (lot: PickedLot | undefined) => void;
  readonly supplierId?: string | undefined;
};

/** Scanned labels carry an address; the number stands in it. */
const numberIn = (text: string): string => /PC\d{6}-\d{6,}/.exec(text)?.[0] ?? text;

export function LotPick({ value, onPick, supplierId }: LotPickProps) {
  const t = useTexts(texts);
  const [words, setWords] = useState('');
  const text = useSettled(numberIn(words.trim()));
  const found = useRead(api.lots.list, { ...(text ? { text } : {}), ...(supplierId ? { supplierId } : {}), limit: 20 }, { keep: true });
  const chosen = useRead(api.lots.show, { lotId: value ?? '' }, { enabled: value !== undefined });
  const items: readonly PickedLot[] = found.data?.items ?? [];
  const shown = chosen.data && !items.some(({ id }) => id === value) ? [chosen.data, ...items] : items;
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value ?? null}
      aria-label={t('lot')}
      placeholder={t('lot')}
      notFoundContent={t(found.isFetching ? 'searching' : 'none')}
      options={shown.map(({ id, number, product, supplierLot, supplier }) => ({
        value: id,
        label: [product.name, number, supplierLot, supplier?.name].filter(Boolean).join(' · '),
      }))}
      onChange={(id: string | null | undefined) => onPick(shown.find((one) => one.id === id))}
    />
  );
}
