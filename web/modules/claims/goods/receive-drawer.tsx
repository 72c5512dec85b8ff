// Goods at the store's door: what the scale says, and where they are put apart. Both are right as they stand: one press.
import { Form, Radio } from 'antd';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useTexts } from '../../../design/locale.ts';
import { type Amount, AmountField, allOf, baseOf } from '../../lots/amount-field.tsx';
import type { Parcel, Places } from './parcel-card.tsx';

const texts = {
  receive: { zh: '收货：{product}', en: 'Receive {product}' },
  apart: { zh: '隔离：{product}', en: 'Quarantine {product}' },
  amount: { zh: '过秤数量', en: 'By the scale' },
  tip: { zh: '和司机的数量不同也照实填：差异会显示，不会拒收。', en: 'Enter what the scale says: a difference is shown, not refused.' },
  place: { zh: '放到', en: 'Put into' },
  go: { zh: '收货并隔离', en: 'Receive and put apart' },
  put: { zh: '放入隔离区', en: 'Put apart' },
  needed: { zh: '请选择', en: 'Choose' },
};

type Props = { readonly parcel: Parcel; readonly places: Places; readonly weighed?: boolean; readonly onClose: () => void };
type Values = { amount: Amount; placeId: string };

export function ReceiveDrawer({ parcel, places, weighed = false, onClose }: Props) {
  const t = useTexts(texts);
  const receive = useSubmit(api.claims.receiveGoods, { done: onClose, refresh: ['lots', 'claims'] });
  const apart = useSubmit(api.claims.quarantineGoods, { done: onClose, refresh: ['lots', 'claims'] });
  const quarantine = places.filter(({ kind }) => kind === 'quarantine');
  const { pickupId, id, unit, product } = parcel;
  const send = ({ amount, placeId }: Values) =>
    weighed
      ? apart.mutate({ pickupId, parcelIds: [id], placeId })
      : receive.mutate({ pickupId, parcels: [{ parcelId: id, amount: baseOf(amount) }], placeId });
  return (
    <FormDrawer<Values>
      title={t(weighed ? 'apart' : 'receive', { product })}
      submit={t(weighed ? 'put' : 'go')}
      initial={{ amount: allOf(parcel.collected ?? parcel.expected, unit), ...(quarantine[0] ? { placeId: quarantine[0].id } : {}) }}
      error={receive.error ?? apart.error}
      busy={receive.isPending || apart.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      {!weighed && (
        <Form.Item name="amount" label={t('amount')} extra={t('tip')}>
          <AmountField unit={unit} />
        </Form.Item>
      )}
      <Form.Item name="placeId" label={t('place')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group
          className="goods-places"
          options={quarantine.map(({ id: value, name }) => ({ value, label: name }))}
          optionType="button"
          size="large"
        />
      </Form.Item>
    </FormDrawer>
  );
}
