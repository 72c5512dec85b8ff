// Choosing a customer, or one of its sites, by a few letters of name, code, site or chat name. Fits into a `Form.Item`.
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { holding, useSettled } from '../cases/customer-pick.tsx';

const texts = {
  customer: { zh: '客户（名称、编码、微信名）', en: 'Customer (name, code, chat name)' },
  site: { zh: '食堂（名称、编码、微信名）', en: 'Site (name, code, chat name)' },
  none: { zh: '没有找到', en: 'Nothing found' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

function useFound() {
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.customers.list, { ...(text ? { text } : {}), limit: 20 }, { keep: true });
  const items = found.data?.items ?? [];
  const waits = words.trim() !== text || found.isPlaceholderData;
  return { items: waits ? holding(items, words) : items, searching: found.isFetching || waits, setWords };
}

type SelectProps = {
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly autoFocus?: boolean;
  readonly id?: string;
};
/** What to call the value where it is not among the first found. */
type Called = { readonly called?: string | undefined };

export function CustomerSelect({ value, onChange, id }: SelectProps) {
  const t = useTexts(texts);
  const { items, searching, setWords } = useFound();
  const known = !value || items.some((one) => one.id === value);
  const chosen = useRead(api.customers.show, { customerId: value ?? '' }, { enabled: !known });
  const options = items.map(({ id: customerId, name, code }) => ({ value: customerId, label: `${name} · ${code}` }));
  if (value && !known) options.unshift({ value, label: chosen.data?.name ?? '…' });
  return (
    <Select
      {...(id ? { id } : {})}
      className="customer-select"
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      value={value ?? null}
      aria-label={t('customer')}
      placeholder={t('customer')}
      notFoundContent={t(searching ? 'searching' : 'none')}
      options={options}
      onChange={(customerId: string | null | undefined) => onChange?.(customerId ?? undefined)}
    />
  );
}

export function SiteSelect({ value, onChange, id, called, autoFocus = false }: SelectProps & Called) {
  const t = useTexts(texts);
  const { items, searching, setWords } = useFound();
  const options = items
    .filter(({ active }) => active)
    .map(({ name, code, sites }) => ({
      label: `${name} · ${code}`,
      options: sites.map((site) => ({ value: site.id, label: `${site.name} · ${site.code}` })),
    }));
  const [first] = useState(value);
  if (value && value === first && !options.some((group) => group.options.some((site) => site.value === value))) {
    options.unshift({ label: called ?? '', options: [{ value, label: called ?? '…' }] });
  }
  return (
    <Select
      {...(id ? { id } : {})}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={value ?? null}
      aria-label={t('site')}
      placeholder={t('site')}
      notFoundContent={t(searching ? 'searching' : 'none')}
      options={options}
      onChange={(siteId: string | null | undefined) => onChange?.(siteId ?? undefined)}
    />
  );
}
