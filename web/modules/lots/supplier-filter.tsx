// Choosing a supplier by a few letters, for whoever may see suppliers.
import { Select } from 'antd';
import { useState } from 'react';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { useSettled } from '../cases/customer-pick.tsx';

const texts = { supplier: { zh: '供应商', en: 'Supplier' }, none: { zh: '没有找到', en: 'Nothing found' } };

export function SupplierFilter({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const t = useTexts(texts);
  const may = useCan()('suppliers.read');
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.suppliers.list, { ...(text ? { text } : {}), limit: 20 }, { enabled: may, keep: true });
  const known = (found.data?.items ?? []).some(({ id }) => id === value);
  const chosen = useRead(api.suppliers.show, { supplierId: value }, { enabled: may && value !== '' && !known });
  if (!may) return null;
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (value !== '' && !known) options.unshift({ value, label: chosen.data?.name ?? '…' });
  return (
    <Select
      className="lot-pick"
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value === '' ? null : value}
      aria-label={t('supplier')}
      placeholder={t('supplier')}
      notFoundContent={t('none')}
      options={options}
      onChange={(id: string | null | undefined) => onChange(id ?? '')}
    />
  );
}
