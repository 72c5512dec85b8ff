// Where goods lie now, and where they go: fields that several forms of a lot share.
import { Select } from 'antd';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { type Lot, useAmount } from './labels.ts';

const texts = {
  from: { zh: '从哪个库位', en: 'From' },
  to: { zh: '放到哪个库位', en: 'To' },
  has: { zh: '{name}（{amount}）', en: '{name} ({amount})' },
};

/** Places of ours where some of it lies. */
export const keptIn = (lot: Lot, kinds: readonly string[] = ['store', 'quarantine']) => lot.balances.filter(({ kind }) => kinds.includes(kind));

type FromProps = {
  readonly lot: Lot;
  readonly kinds?: readonly string[];
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly id?: string;
};

export function FromPlace({ lot, kinds, value, onChange, id }: FromProps) {
  const t = useTexts(texts);
  const show = useAmount();
  const options = keptIn(lot, kinds).map((place) => ({
    value: place.id,
    label: t('has', { name: place.name, amount: show(place.amount, lot.unit) }),
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      aria-label={t('from')}
      placeholder={t('from')}
      options={options}
      onChange={(to: string | null) => to && onChange?.(to)}
    />
  );
}

type ToProps = {
  readonly kinds?: readonly string[];
  readonly not?: string | undefined;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly id?: string;
};

export function ToPlace({ kinds = ['store', 'quarantine'], not, value, onChange, id }: ToProps) {
  const t = useTexts(texts);
  const places = useRead(api.lots.places, {});
  const options = (places.data?.items ?? []).filter((place) => place.active && place.id !== not && kinds.includes(place.kind));
  return (
    <Select
      {...(id ? { id } : {})}
      loading={places.isPending}
      value={value ?? null}
      aria-label={t('to')}
      placeholder={t('to')}
      options={options.map((place) => ({ value: place.id, label: place.name }))}
      onChange={(to: string | null) => to && onChange?.(to)}
    />
  );
}
