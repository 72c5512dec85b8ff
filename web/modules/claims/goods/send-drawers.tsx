// Goods that leave quarantine whole: to their supplier, or back on the shelf where that is permitted.
import { Form, Input, Radio } from 'antd';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useTexts } from '../../../design/locale.ts';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { type Amount, AmountField, allOf, baseOf } from '../../lots/amount-field.tsx';
import type { Parcel, Places } from './parcel-card.tsx';

const texts = {
  supplier: { zh: '退供应商：{product}', en: 'Return {product}' },
  restock: { zh: '恢复入库：{product}', en: 'Restock {product}' },
  amount: { zh: '数量', en: 'Amount' },
  photos: { zh: '照片', en: 'Pictures' },
  words: { zh: '说明', en: 'In words' },
  place: { zh: '放到', en: 'Put into' },
  needed: { zh: '请选择', en: 'Choose' },
  return: { zh: '确认退供应商', en: 'Return' },
  shelf: { zh: '确认入库', en: 'Restock' },
};

type Props = { readonly parcel: Parcel; readonly onClose: () => void };
type Values = { amount: Amount; body: string; placeId: string };

export function SupplierDrawer({ parcel, onClose }: Props) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const send = useSubmit(api.claims.returnGoods, { done: onClose, refresh: ['claims', 'lots'] });
  return (
    <FormDrawer<Values>
      title={t('supplier', { product: parcel.product })}
      submit={t('return')}
      initial={{ amount: allOf(parcel.left, parcel.unit), body: '' }}
      error={send.error}
      busy={send.isPending}
      ready={!uploads.busy}
      onSubmit={({ amount, body }) => send.mutate({ parcelId: parcel.id, amount: baseOf(amount), body, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('amount')}>
        <AmountField unit={parcel.unit} />
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

export function RestockDrawer({ parcel, places, onClose }: Props & { readonly places: Places }) {
  const t = useTexts(texts);
  const stores = places.filter(({ kind }) => kind === 'store');
  const restock = useSubmit(api.claims.restockGoods, { done: onClose, refresh: ['claims', 'lots'] });
  return (
    <FormDrawer<Values>
      title={t('restock', { product: parcel.product })}
      submit={t('shelf')}
      initial={{ amount: allOf(parcel.left, parcel.unit), body: '', ...(stores[0] ? { placeId: stores[0].id } : {}) }}
      error={restock.error}
      busy={restock.isPending}
      onSubmit={({ amount, body, placeId }) => restock.mutate({ parcelId: parcel.id, amount: baseOf(amount), body, placeId })}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('amount')}>
        <AmountField unit={parcel.unit} />
      </Form.Item>
      <Form.Item name="placeId" label={t('place')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group
          className="goods-places"
          optionType="button"
          size="large"
          options={stores.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
