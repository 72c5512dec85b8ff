import { Form, Input } from 'antd';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useTexts } from '../../design/locale.ts';
import { type Amount, AmountField, allOf } from './amount-field.tsx';
import type { Lot } from './labels.ts';
import { FromPlace, keptIn, ToPlace } from './place-fields.tsx';

const texts = {
  title: { zh: '移库 {number}', en: 'Put away {number}' },
  do: { zh: '移库', en: 'Put away' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  amount: { zh: '数量', en: 'Amount' },
  words: { zh: '说明', en: 'In words' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Fields = { fromId: string; toId: string; amount: Amount; words: string };

/** All of it by default: most goods move whole. */
export function PutAwayForm({ lot, onClose }: { readonly lot: Lot; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Fields>();
  const move = useSubmit(api.lots.putAway, { done: onClose });
  const fromId = Form.useWatch('fromId', form);
  const [first] = keptIn(lot);
  const take = (id: string): string => {
    const has = lot.balances.find((place) => place.id === id)?.amount ?? 0;
    form.setFieldsValue({ amount: allOf(has, lot.unit) });
    return id;
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDrawer<Fields>
      title={t('title', { number: lot.number })}
      submit={t('do')}
      form={form}
      initial={{ ...(first ? { fromId: first.id, amount: allOf(first.amount, lot.unit) } : {}), words: '' }}
      error={move.error}
      busy={move.isPending}
      onSubmit={({ amount, ...rest }) => move.mutate({ lotId: lot.id, ...rest, amount: amount.amount ?? 0, unit: amount.unit })}
      onClose={onClose}
    >
      <Form.Item name="fromId" label={t('from')} rules={needed} getValueFromEvent={take}>
        <FromPlace lot={lot} />
      </Form.Item>
      <Form.Item name="toId" label={t('to')} rules={needed}>
        <ToPlace not={fromId} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={needed}>
        <AmountField unit={lot.unit} />
      </Form.Item>
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}
