// A mistake in the books: what it should have been, and why. The entry stays; a further one stands beside it.
import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { type Answer, api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';

const texts = {
  title: { zh: '更正 {number}', en: 'Correct {number}' },
  stays: { zh: '原登记不改写；更正另立一条，两条都会留在台账里。', en: 'The entry stays as it is; the correction stands beside it.' },
  amount: { zh: '应为数量', en: 'Quantity as it should be' },
  supplierLot: { zh: '生产批号', en: 'Lot number' },
  producedOn: { zh: '生产日期', en: 'Produced on' },
  expiresOn: { zh: '保质期至', en: 'Expires on' },
  address: { zh: '对方地址', en: 'Address of the party' },
  contact: { zh: '对方联系方式', en: 'Contact of the party' },
  reason: { zh: '更正原因', en: 'Why' },
  reasonNeeded: { zh: '请写明更正原因', en: 'Say why' },
  submit: { zh: '登记更正', en: 'Enter the correction' },
};

type Entry = Answer<typeof api.ledgers.list>['items'][number];
type Values = {
  amount: number;
  supplierLot?: string;
  producedOn?: Dayjs | null;
  expiresOn?: Dayjs | null;
  partyAddress?: string;
  partyContact?: string;
  reason: string;
};
const day = (value: Dayjs | null | undefined): string | null => value?.format('YYYY-MM-DD') ?? null;

export function CorrectEntry({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const correct = useSubmit(api.ledgers.correct, { refresh: ['ledgers'], done: onClose });
  const { label, factor } = UNITS[entry.unit];
  const send = ({ amount, producedOn, expiresOn, supplierLot = '', ...rest }: Values) =>
    correct.mutate({
      entryId: entry.id,
      amount: Math.round(amount * factor),
      supplierLot: supplierLot.trim() || null,
      producedOn: day(producedOn),
      expiresOn: day(expiresOn),
      ...rest,
    });
  const initial: Partial<Values> = {
    amount: entry.amountNow / factor,
    ...(entry.lot?.supplierLot ? { supplierLot: entry.lot.supplierLot } : {}),
    producedOn: entry.producedOn ? dayjs(entry.producedOn) : null,
    expiresOn: entry.expiresOn ? dayjs(entry.expiresOn) : null,
    partyAddress: entry.party.address,
    partyContact: entry.party.contact,
  };
  return (
    <FormDrawer<Values>
      title={t('title', { number: entry.number })}
      submit={t('submit')}
      initial={initial}
      error={correct.error}
      busy={correct.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t('stays')}</p>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true }]}>
        <InputNumber suffix={say(label)} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="supplierLot" label={t('supplierLot')}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="row">
        <Form.Item name="producedOn" label={t('producedOn')}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="expiresOn" label={t('expiresOn')}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="partyAddress" label={t('address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="partyContact" label={t('contact')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('reasonNeeded') }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
