// Choosing a supplier by a few letters of name, code or contact; a scanned code and Enter do too.
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { useSettled } from '../cases/customer-pick.tsx';

const texts = {
  supplier: { zh: '供应商', en: 'Supplier' },
  none: { zh: '没有找到。新供应商请采购先登记。', en: 'Nothing found. Purchasing registers new suppliers.' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

type SupplierSelectProps = {
  readonly value: string | null;
  readonly onPick: (supplierId: string | null) => void;
  readonly label?: string;
  readonly size?: 'middle' | 'large';
};

export function SupplierSelect({ value, onPick, label, size = 'middle' }: SupplierSelectProps) {
  const t = useTexts(texts);
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.suppliers.list, { ...(text ? { text } : {}), limit: 20 }, { keep: true });
  const items = found.data?.items ?? [];
  const waits = words.trim() !== text || found.isPlaceholderData;
  // Until the answer to these very words is there, only what holds them: Enter must never take somebody else.
  const shown = waits ? items.filter(({ name, code }) => `${name} ${code}`.includes(words.trim())) : items;
  const known = value === null || shown.some(({ id }) => id === value);
  const chosen = useRead(api.suppliers.show, { supplierId: value ?? '' }, { enabled: value !== null && !known });
  const options = shown.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }));
  if (value !== null && !known) options.unshift({ value, label: chosen.data?.name ?? '…' });
  return (
    <Select
      size={size}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value}
      aria-label={label ?? t('supplier')}
      placeholder={label ?? t('supplier')}
      notFoundContent={t(found.isFetching || waits ? 'searching' : 'none')}
      options={options}
      onChange={(id: string | null | undefined) => onPick(id ?? null)}
    />
  );
}
