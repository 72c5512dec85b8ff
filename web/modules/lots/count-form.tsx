import { Form, Input, Select } from 'antd';
import { COUNT_REASONS, type CountReason } from '../../../server/modules/lots/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { type Amount, AmountField, baseOf } from './amount-field.tsx';
import { type Lot, useAmount } from './labels.ts';

const texts = {
  title: { zh: '盘点 {number}', en: 'Count {number}' },
  do: { zh: '入账', en: 'Book' },
  place: { zh: '位置', en: 'Place' },
  has: { zh: '{name}（账面 {amount}）', en: '{name} ({amount} in the books)' },
  there: { zh: '实有数量', en: 'What is there' },
  reason: { zh: '差异原因', en: 'Reason of a difference' },
  words: { zh: '说明', en: 'In words' },
  same: { zh: '与账面一致，不会产生流水。', en: 'As the books say: nothing is booked.' },
  more: { zh: '比账面多 {amount}', en: '{amount} more than the books' },
  less: { zh: '比账面少 {amount}', en: '{amount} less than the books' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Fields = { place: string; there: Amount; reason: CountReason; words: string };
const OURS = ['store', 'quarantine', 'staging', 'van'] as const;
type Ours = (typeof OURS)[number];

/** The difference is shown before it is booked. */
export function CountForm({ lot, onClose }: { readonly lot: Lot; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const show = useAmount();
  const [form] = Form.useForm<Fields>();
  const count = useSubmit(api.lots.count, { done: onClose });
  const places = lot.balances.filter(({ kind }) => OURS.includes(kind as Ours));
  const chosen = Form.useWatch('place', form);
  const there = Form.useWatch('there', form);
  const place = places.find(({ id }) => id === chosen);
  const difference = place && there && there.amount !== null ? baseOf(there) - place.amount : null;
  const needed = [{ required: true, message: t('needed') }];
  const send = ({ there: said, reason, words }: Fields) => {
    if (!place) return;
    const at = { kind: place.kind as Ours, id: place.id };
    count.mutate({ lotId: lot.id, place: at, seen: place.amount, amount: said.amount ?? 0, unit: said.unit, reason, words: words ?? '' });
  };
  return (
    <FormDrawer<Fields>
      title={t('title', { number: lot.number })}
      submit={t('do')}
      form={form}
      initial={{ ...(places[0] ? { place: places[0].id } : {}), reason: 'stocktake', words: '' }}
      error={count.error}
      busy={count.isPending}
      ready={difference !== null}
      onSubmit={send}
      onClose={onClose}
    >
      <Form.Item name="place" label={t('place')} rules={needed}>
        <Select options={places.map(({ id, name, amount }) => ({ value: id, label: t('has', { name, amount: show(amount, lot.unit) }) }))} />
      </Form.Item>
      <Form.Item name="there" label={t('there')} rules={needed} extra={difference !== null && <Difference of={difference} lot={lot} />}>
        <AmountField unit={lot.unit} autoFocus />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed}>
        <Select options={Object.entries(COUNT_REASONS).map(([value, label]) => ({ value, label: say(label) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

function Difference({ of, lot }: { readonly of: number; readonly lot: Lot }) {
  const t = useTexts(texts);
  const show = useAmount();
  if (of === 0) return <>{t('same')}</>;
  return <strong className={of < 0 ? 'lot-near' : ''}>{t(of < 0 ? 'less' : 'more', { amount: show(Math.abs(of), lot.unit) })}</strong>;
}
