// Choosing a product by a few letters of name, alias or code.
import { Select } from 'antd';
import { useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { useSettled } from '../cases/customer-pick.tsx';

const texts = {
  product: { zh: '商品（名称、别名、编码）', en: 'Product (name, alias, code)' },
  none: { zh: '没有找到', en: 'Nothing found' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

export type Chosen = Answer<typeof api.products.list>['items'][number];

type ProductSelectProps = { readonly value: Chosen | undefined; readonly onPick: (product: Chosen | undefined) => void };

export function ProductSelect({ value, onPick }: ProductSelectProps) {
  const t = useTexts(texts);
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.products.list, { ...(text ? { text } : {}), limit: 20 }, { keep: true });
  const items = found.data?.items ?? [];
  const shown = value && !items.some(({ id }) => id === value.id) ? [value, ...items] : items;
  return (
    <Select
      className="product-pick"
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value?.id ?? null}
      aria-label={t('product')}
      placeholder={t('product')}
      notFoundContent={t(found.isFetching ? 'searching' : 'none')}
      options={shown.map(({ id, name, spec, code }) => ({ value: id, label: [name, spec, code].filter((part) => part !== '').join(' · ') }))}
      onChange={(id: string | null | undefined) => onPick(shown.find((one) => one.id === id))}
    />
  );
}
