// Goods leave for good: back to the supplier, or destroyed with what shows it.
import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import { DESTROY_REASONS, type DestroyReason, RETURN_REASONS, type ReturnReason } from '../../../server/modules/lots/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { type Amount, AmountField, allOf } from './amount-field.tsx';
import type { Lot } from './labels.ts';
import { FromPlace, keptIn } from './place-fields.tsx';

const texts = {
  returnOf: { zh: '退供应商 {number}', en: 'Return {number} to the supplier' },
  return: { zh: '退供应商', en: 'Return' },
  destroyOf: { zh: '销毁 {number}', en: 'Destroy {number}' },
  destroy: { zh: '确认销毁', en: 'Destroy' },
  from: { zh: '从', en: 'From' },
  amount: { zh: '数量', en: 'Amount' },
  reason: { zh: '原因', en: 'Why' },
  words: { zh: '说明', en: 'In words' },
  at: { zh: '销毁地点与方式', en: 'Where and how' },
  atTip: { zh: '例如“县无害化处理站，染色后填埋”', en: 'For example “county plant, dyed and buried”' },
  weight: { zh: '过秤重量', en: 'Weight on the scale' },
  witnesses: { zh: '见证人', en: 'Witnesses' },
  witnessesTip: { zh: '输入姓名后回车，可多人', en: 'Type a name, then Enter' },
  photos: { zh: '销毁照片', en: 'Pictures' },
  reported: { zh: '已提前向县级市场监管部门报告时间和地点', en: 'Time and place were reported to the county authority beforehand' },
  reportedTip: {
    zh: '召回的食品必须先报告再销毁（食品安全法第六十三条）；日常变质、过期的可不填。',
    en: 'Recalled food must be reported before (Food Safety Law, art. 63); everyday spoilage need not.',
  },
  reportedTo: { zh: '报告给', en: 'Reported to' },
  reportedAt: { zh: '报告时间', en: 'Reported at' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Props = { readonly lot: Lot; readonly onClose: () => void };
type Common<R> = { placeId: string; amount: Amount; reason: R; words: string };

const firstOf = (lot: Lot) => {
  const [first] = keptIn(lot);
  return first ? { placeId: first.id, amount: allOf(first.amount, lot.unit) } : {};
};

function Leaving({ lot, reasons }: { readonly lot: Lot; readonly reasons: readonly { readonly value: string; readonly label: string }[] }) {
  const t = useTexts(texts);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="placeId" label={t('from')} rules={needed}>
        <FromPlace lot={lot} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={needed}>
        <AmountField unit={lot.unit} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed}>
        <Select options={[...reasons]} />
      </Form.Item>
    </>
  );
}

export function ReturnForm({ lot, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const back = useSubmit(api.lots.returnToSupplier, { done: onClose });
  return (
    <FormDrawer<Common<ReturnReason>>
      title={t('returnOf', { number: lot.number })}
      submit={t('return')}
      initial={{ ...firstOf(lot), words: '' }}
      error={back.error}
      busy={back.isPending}
      onSubmit={({ amount, ...rest }) => back.mutate({ lotId: lot.id, ...rest, amount: amount.amount ?? 0, unit: amount.unit })}
      onClose={onClose}
    >
      <Leaving lot={lot} reasons={Object.entries(RETURN_REASONS).map(([value, label]) => ({ value, label: say(label) }))} />
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

type Destroying = Common<DestroyReason> & {
  at: string;
  weight: Amount;
  witnesses: string[];
  reported: boolean;
  reportedTo: string;
  reportedAt: { toISOString(): string } | null;
};

export function DestroyForm({ lot, onClose }: Props) {
  const t = useTexts(texts);
  const say = useSay();
  const [form] = Form.useForm<Destroying>();
  const uploads = useUploads();
  const destroy = useSubmit(api.lots.destroy, { done: onClose, refresh: ['recalls'] });
  const reported = Form.useWatch('reported', form) ?? false;
  const send = ({ amount, weight, reported: told, reportedTo, reportedAt, ...rest }: Destroying) =>
    destroy.mutate({
      lotId: lot.id,
      ...rest,
      amount: amount.amount ?? 0,
      unit: amount.unit,
      weight: weight?.amount ? Math.round(weight.amount * 1000) : null,
      photos: [...uploads.ids],
      report: told && reportedAt ? { at: reportedAt.toISOString(), to: reportedTo } : null,
    });
  return (
    <FormDrawer<Destroying>
      title={t('destroyOf', { number: lot.number })}
      submit={t('destroy')}
      form={form}
      danger
      initial={{ ...firstOf(lot), at: '', witnesses: [], reported: lot.standing === 'recalled', words: '', ...guessed(lot) }}
      error={destroy.error}
      busy={destroy.isPending}
      ready={!uploads.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <Leaving lot={lot} reasons={Object.entries(DESTROY_REASONS).map(([value, label]) => ({ value, label: say(label) }))} />
      {lot.unit !== 'kg' && (
        <Form.Item name="weight" label={t('weight')}>
          <AmountField unit="kg" units={['kg']} />
        </Form.Item>
      )}
      <Form.Item name="at" label={t('at')} extra={t('atTip')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="witnesses" label={t('witnesses')} extra={t('witnessesTip')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={10} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
      <Form.Item label={t('photos')}>
        <FileDrop uploads={uploads} />
      </Form.Item>
      <Form.Item name="reported" valuePropName="checked" extra={t('reportedTip')}>
        <Checkbox>{t('reported')}</Checkbox>
      </Form.Item>
      {reported && <Report />}
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

/** The likely reason, where the state of the lot says it. */
const guessed = ({ standing }: Lot): { reason?: DestroyReason } =>
  standing === 'expired' ? { reason: 'expired' } : standing === 'recalled' ? { reason: 'recall' } : {};

function Report() {
  const t = useTexts(texts);
  const needed = [{ required: true, message: t('needed') }];
  return (
    <div className="field-pair">
      <Form.Item name="reportedTo" label={t('reportedTo')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reportedAt" label={t('reportedAt')} rules={needed}>
        <DatePicker showTime={{ format: 'HH:mm' }} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  );
}
