// What was found on the goods: a picture, one tap for the cause, and whether they are unsafe.
import { Alert, Checkbox, Form, Input, Radio } from 'antd';
import { FINDING_CODES, FINDINGS, type Finding } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { PhotoCapture } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import type { Parcel } from './parcel-card.tsx';

const texts = {
  title: { zh: '检查：{product}', en: 'Inspect {product}' },
  submit: { zh: '记录检查', en: 'Record' },
  photos: { zh: '照片（必拍）', en: 'Pictures (needed)' },
  finding: { zh: '查明原因', en: 'What was found' },
  unsafe: { zh: '发现食品安全问题：这批货从此不得再售', en: 'Found unsafe: never to be sold again from now on' },
  already: { zh: '这是食品安全退货，无论检查结果如何都不得再售。', en: 'A matter of food safety: never sold again, whatever is found.' },
  words: { zh: '说明（内部）', en: 'In words (inside)' },
  needed: { zh: '请选择', en: 'Choose' },
};

type Values = { finding: Finding; unsafe: boolean; body: string };

export function InspectDrawer({ parcel, onClose }: { readonly parcel: Parcel; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const inspect = useSubmit(api.claims.inspectGoods, { done: onClose, refresh: ['claims', 'lots'] });
  return (
    <FormDrawer<Values>
      title={t('title', { product: parcel.product })}
      submit={t('submit')}
      initial={{ unsafe: false, body: '', ...(parcel.finding ? { finding: parcel.finding } : {}) }}
      error={inspect.error}
      busy={inspect.isPending}
      ready={!uploads.busy}
      onSubmit={(values) => inspect.mutate({ parcelId: parcel.id, ...values, files: [...uploads.ids] })}
      onClose={onClose}
    >
      <Form.Item label={t('photos')}>
        <PhotoCapture uploads={uploads} />
      </Form.Item>
      <Form.Item name="finding" label={t('finding')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group
          className="goods-places"
          optionType="button"
          size="large"
          options={FINDING_CODES.map((value) => ({ value, label: say(FINDINGS[value]) }))}
        />
      </Form.Item>
      {parcel.unsafe ? (
        <Alert type="warning" title={t('already')} />
      ) : (
        <Form.Item name="unsafe" valuePropName="checked">
          <Checkbox>{t('unsafe')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
