// Choosing a customer by a few letters of name, code, site or chat name.
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';

const texts = {
  pick: { zh: '输入客户名称、编码或微信名', en: 'Name, code or chat name' },
  none: { zh: '没有这个客户', en: 'No such customer' },
  searching: { zh: '正在查找…', en: 'Searching…' },
};

export type PickedCustomer = Pick<Answer<typeof api.customers.list>['items'][number], 'id' | 'name' | 'sites'>;

/** The value, once it has stood still for a moment. */
export function useSettled<T>(value: T, ms = 200): T {
  const [settled, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(set, ms, value);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

type Found = Pick<Answer<typeof api.customers.list>['items'][number], 'name' | 'code' | 'sites'>;

/** Until the answer to these very words is there, only what holds them: Enter must never take somebody else. */
export function holding<T extends Found>(items: readonly T[], words: string): readonly T[] {
  const holds = (name: string) => name.includes(words.trim());
  return items.filter(({ name, code, sites }) => [name, code, ...sites.flatMap((site) => [site.name, site.code])].some(holds));
}

type CustomerPickProps = {
  readonly value: string | null;
  readonly onPick: (customer: PickedCustomer | null) => void;
  readonly placeholder?: string;
  readonly size?: 'small' | 'middle' | 'large';
  readonly autoFocus?: boolean;
  readonly doubtful?: boolean;
  readonly label?: string;
};

export function CustomerPick({ value, onPick, placeholder, size = 'middle', autoFocus = false, doubtful = false, label }: CustomerPickProps) {
  const t = useTexts(texts);
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.customers.list, { ...(text ? { text } : {}), limit: 20 }, { keep: true });
  const known = found.data?.items.find(({ id }) => id === value);
  const chosen = useRead(api.customers.show, { customerId: value ?? '' }, { enabled: value !== null && !known });
  const waits = words.trim() !== text || found.isPlaceholderData;
  const all = found.data?.items ?? [];
  const items = waits ? holding(all, words) : all;
  const options = items.map(({ id, name, code, sites }) => ({ value: id, label: name, note: [code, ...sites.map((site) => site.name)].join(' · ') }));
  if (value && !known) options.unshift({ value, label: chosen.data?.name ?? '…', note: '' });
  return (
    <Select
      className={`customer-pick${doubtful ? ' doubtful' : ''}`}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      size={size}
      autoFocus={autoFocus}
      value={value}
      aria-label={label ?? placeholder ?? t('pick')}
      placeholder={placeholder ?? t('pick')}
      notFoundContent={t(found.isFetching || waits ? 'searching' : 'none')}
      options={options}
      optionRender={({ data }) => (
        <span className="pick-option">
          {data.label}
          <small className="quiet">{data.note}</small>
        </span>
      )}
      onChange={(id: string | undefined) => {
        setWords('');
        onPick(id ? (items.find((one) => one.id === id) ?? null) : null);
      }}
    />
  );
}
