// The desk writes down what the kitchen destroyed: line by line, with pictures and who saw it.
import { Form, Input, Select } from 'antd';
import { type Answer, api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { FormDrawer } from '../../../design/desk/form-drawer.tsx';
import { useTexts } from '../../../design/locale.ts';
import { FileDrop } from '../../../design/photo-capture.tsx';
import { useUploads } from '../../../design/use-uploads.ts';
import { type Amount, AmountField, allOf, baseOf } from '../../lots/amount-field.tsx';

const texts = {
  title: { zh: '登记就地销毁', en: 'Destroyed at the site' },
  submit: { zh: '登记', en: 'Record' },
  witnesses: { zh: '见证人', en: 'Witnesses' },
  tip: { zh: '输入姓名后回车', en: 'Type a name, then Enter' },
  photos: { zh: '照片（必传）', en: 'Pictures (needed)' },
  words: { zh: '说明', en: 'In words' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Line = Answer<typeof api.claims.goodsOf>['toDestroy'][number];
type Values = { amounts: Record<string, Amount>; witnesses: string[]; body: string };
type Props = { readonly claimId: string; readonly toDestroy: readonly Line[]; readonly onClose: () => void };

export function SiteDestructionDrawer({ claimId, toDestroy, onClose }: Props) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const record = useSubmit(api.claims.recordSiteDestruction, { done: onClose, refresh: ['claims', 'lots'] });
  const send = ({ amounts, witnesses, body }: Values) => {
    const items = toDestroy
      .map(({ itemId, unit }) => ({ itemId, amount: baseOf(amounts[itemId] ?? { amount: null, unit }) }))
      .filter(({ amount }) => amount > 0);
    record.mutate({ claimId, items, witnesses, body, files: [...uploads.ids] });
  };
  return (
    <FormDrawer<Values>
      title={t('title')}
      submit={t('submit')}
      initial={{ amounts: Object.fromEntries(toDestroy.map(({ itemId, left, unit }) => [itemId, allOf(left, unit)])), witnesses: [], body: '' }}
      error={record.error}
      busy={record.isPending}
      ready={!uploads.busy}
      onSubmit={send}
      onClose={onClose}
    >
      {toDestroy.map(({ itemId, product, unit }) => (
        <Form.Item key={itemId} name={['amounts', itemId]} label={product}>
          <AmountField unit={unit} />
        </Form.Item>
      ))}
      <Form.Item label={t('photos')}>
        <FileDrop uploads={uploads} />
      </Form.Item>
      <Form.Item name="witnesses" label={t('witnesses')} extra={t('tip')} rules={[{ required: true, message: t('needed') }]}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={10} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
      <Form.Item name="body" label={t('words')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDrawer>
  );
}
