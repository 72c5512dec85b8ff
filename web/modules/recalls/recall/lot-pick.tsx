// Lots are picked by what people call them; beside them what a recall of them would reach.
import { Form, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { useTexts } from '../../../design/locale.ts';
import { useSettled } from '../../cases/customer-pick.tsx';
import { BalanceBar, ClockCard } from './recall-marks.tsx';

const texts = {
  reach: {
    zh: '将涉及 {lots} 个批次、{customers} 家客户的 {sites} 个食堂、{suppliers} 家供应商',
    en: '{lots} lots, {sites} kitchens of {customers} customers, {suppliers} suppliers',
  },
  maybe: { zh: '（其中 {count} 个只是可能）', en: ' ({count} only possibly)' },
};

type PickProps = { readonly value?: string[]; readonly onChange?: (ids: string[]) => void };

/** Lots by what people call them. */
export function LotPick({ value = [], onChange }: PickProps) {
  const [text, setText] = useState('');
  const asked = useSettled(text, 250);
  const found = useRead(api.lots.list, { limit: 30, ...(asked ? { text: asked } : {}) }, { keep: true });
  const options = (found.data?.items ?? []).map(({ id, number, product, supplierLot }) => ({
    value: id,
    label: [product.name, number, supplierLot].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      mode="multiple"
      value={value}
      onChange={(ids: string[]) => onChange?.(ids)}
      options={options}
      filterOption={false}
      onSearch={setText}
      loading={found.isFetching}
      maxTagTextLength={18}
    />
  );
}

type Picked = { readonly lotIds: string[]; readonly level?: 1 | 2 | 3 | 'withdrawal' };

/** What it would reach, before anything is written. */
export function Reach({ holdId = '', caseId = '' }: { readonly holdId?: string; readonly caseId?: string }) {
  const t = useTexts(texts);
  const form = Form.useFormInstance<Picked>();
  const lotIds = (Form.useWatch('lotIds', form) ?? []) as string[];
  const level = Form.useWatch('level', form);
  const input = {
    lotIds: lotIds.join(','),
    ...(holdId ? { holdId } : {}),
    ...(caseId ? { caseId } : {}),
    ...(level && level !== 'withdrawal' ? { level } : {}),
  };
  const seen = useRead(api.recalls.previewScope, input, { enabled: lotIds.length > 0 || Boolean(holdId || caseId), keep: true });
  if (!seen.data || seen.data.lotCount === 0) return null;
  const { lotCount: lots, customers, sites, suppliers, possibleSites, sums, clocks } = seen.data;
  return (
    <div className="card section">
      <p>
        <strong>{t('reach', { lots, customers, sites, suppliers })}</strong>
        {possibleSites > 0 && t('maybe', { count: possibleSites })}
      </p>
      {sums.map((one) => (
        <BalanceBar key={one.unit} sums={one} />
      ))}
      {clocks.map((clock) => (
        <ClockCard key={clock.key} clock={clock} />
      ))}
    </div>
  );
}
