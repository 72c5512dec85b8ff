// Destroyed as the law asks: weight, pictures, witnesses; of unsafe goods the report to the authority comes first.
import { DatePicker, Form, Input, Select } from 'antd';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useTexts } from '../../../design/locale.ts';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { type Amount, AmountField, allOf, baseOf } from '../../lots/amount-field.tsx';
import type { Parcel } from './parcel-card.tsx';

const texts = {
  title: { zh: '销毁：{product}', en: 'Destroy {product}' },
  submit: { zh: '确认销毁', en: 'Destroy' },
  amount: { zh: '数量', en: 'Amount' },
  weight: { zh: '过秤重量', en: 'Weight on the scale' },
  at: { zh: '销毁地点与方式', en: 'Where and how' },
  witnesses: { zh: '见证人', en: 'Witnesses' },
  one: { zh: '输入姓名后回车', en: 'Type a name, then Enter' },
  two: { zh: '至少两名，输入姓名后回车', en: 'At least two; type a name, then Enter' },
  photos: { zh: '销毁照片（必拍）', en: 'Pictures (needed)' },
  reportedTo: { zh: '已提前报告给', en: 'Reported beforehand to' },
  reportedTip: { zh: '食品安全法第六十三条：销毁前须报告时间和地点。', en: 'Food Safety Law, art. 63: time and place are reported first.' },
  reportedAt: { zh: '报告时间', en: 'Reported at' },
  words: { zh: '说明', en: 'In words' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Values = {
  amount: Amount;
  weight: Amount;
  at: string;
  witnesses: string[];
  reportedTo?: string;
  reportedAt?: { toISOString(): string } | null;
  body: string;
};

export function DestroyDrawer({ parcel, onClose }: { readonly parcel: Parcel; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const destroy = useSubmit(api.claims.destroyGoods, { done: onClose, refresh: ['claims', 'lots'] });
  const needed = [{ required: true, message: t('needed') }];
  const send = ({ amount, weight, reportedTo, reportedAt, ...rest }: Values) =>
    destroy.mutate({
      parcelId: parcel.id,
      ...rest,
      amount: baseOf(amount),
      weight: weight?.amount ? baseOf(weight) : null,
      files: [...uploads.ids],
      report: reportedTo && reportedAt ? { at: reportedAt.toISOString(), to: reportedTo } : null,
    });
  return (
    <FormDrawer<Values>
      title={t('title', { product: parcel.product })}
      submit={t('submit')}
      danger
      initial={{ amount: allOf(parcel.left, parcel.unit), weight: { amount: null, unit: 'kg' }, at: '', witnesses: [], body: '' }}
      error={destroy.error}
      busy={destroy.isPending}
      ready={!uploads.busy}
      onSubmit={send}
      onClose={onClose}
    >
      {parcel.reportFirst && (
        <>
          <Form.Item name="reportedTo" label={t('reportedTo')} extra={t('reportedTip')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="reportedAt" label={t('reportedAt')} rules={needed}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
        </>
      )}
      <Form.Item name="amount" label={t('amount')}>
        <AmountField unit={parcel.unit} />
      </Form.Item>
      {parcel.unit !== 'kg' && (
        <Form.Item name="weight" label={t('weight')}>
          <AmountField unit="kg" units={['kg']} />
        </Form.Item>
      )}
      <Form.Item name="at" label={t('at')} rules={parcel.reportFirst ? needed : []}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="witnesses" label={t('witnesses')} extra={t(parcel.unsafe ? 'two' : 'one')} rules={needed}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={10} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
      <Form.Item label={t('photos')}>
        <PhotoCapture uploads={uploads} />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
