// Filing a certificate: drop the picture, choose the kind and the goods; the dates follow from the rule.
import { Alert, Button, DatePicker, Form, type FormInstance, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { useSettled } from '../cases/customer-pick.tsx';
import { SupplierSelect } from '../suppliers/supplier-select.tsx';
import './certificates.css';
import { LotPick, type PickedLot } from './lot-pick.tsx';

const texts = {
  title: { zh: '登记证照', en: 'File a certificate' },
  drop: { zh: '把照片或 PDF 拖到这里，或点击选择', en: 'Drop pictures or a PDF here' },
  files: { zh: '证照照片或 PDF', en: 'Pictures or PDF' },
  kind: { zh: '种类', en: 'Kind' },
  variant: { zh: '类别', en: 'For' },
  products: { zh: '商品', en: 'Goods' },
  productsTip: { zh: '输入名称或编码，可多选', en: 'Name or code, several' },
  all: { zh: '不写表示管全部商品（本公司或供应商的证）', en: 'Empty: all goods' },
  lotId: { zh: '本公司批次', en: 'Our lot' },
  lotIdTip: { zh: '选了批次，只对这个批次有效；都不写按日期对应', en: 'With a lot: that lot only; without: by its day' },
  lot: { zh: '证上批号（供应商的）', en: "Lot as written (supplier's)" },
  number: { zh: '证照编号', en: 'Number' },
  supplier: { zh: '供应商', en: 'Supplier' },
  supplierName: { zh: '供应商名称（未登记的）', en: 'Name of a supplier not registered' },
  issued: { zh: '出具日期', en: 'Issued on' },
  until: { zh: '有效期至', en: 'Valid until' },
  untilTip: { zh: '证照上没写就留空，按规定计算', en: 'Leave empty where the paper says nothing' },
  remark: { zh: '备注', en: 'Remark' },
  save: { zh: '登记', en: 'File' },
  needed: { zh: '请填写', en: 'Needed' },
  sameDay: { zh: '仅出具当日有效', en: 'Valid on the day of issue only' },
  days: { zh: '出具后 {days} 天内有效', en: 'Valid {days} days from issue' },
  free: { zh: '有效期以证照所载为准', en: 'As the paper says' },
  cut: { zh: '已登记。按规定有效期只到 {day}，比填写的早。', en: 'Filed. By the rule it ends on {day}, earlier than written.' },
  understood: { zh: '知道了', en: 'Understood' },
  unconfirmed: { zh: '规则待确认', en: 'rule to be confirmed' },
};

/** What the missing list knows already. */
export type Given = {
  readonly kind: string;
  readonly product: string;
  readonly productCode: string | null;
  readonly lot: string | null;
  readonly lotId?: string | null;
  readonly supplierId?: string | null;
};
type Kind = Answer<typeof api.certificates.kinds>['kinds'][number];
type Fields = {
  kind: string;
  variant?: string;
  products?: string[];
  lotId?: string;
  lot?: string;
  number?: string;
  supplierId?: string | null;
  supplier?: string;
  issued: Dayjs;
  until?: Dayjs | null;
  remark?: string;
};

export function FileCertificate({ given, onClose }: { readonly given?: Given; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const kinds = useRead(api.certificates.kinds, {}).data?.kinds ?? [];
  const uploads = useUploads();
  const [cut, setCut] = useState<string>();
  const file = useSubmit(api.certificates.file, {
    // A rule that ends earlier than the paper is said before the drawer goes.
    done: ({ shortened, validTo }) => (shortened && validTo ? setCut(validTo) : onClose()),
    refresh: ['certificates', 'deliveries', 'receiving'],
  });
  const chosen = Form.useWatch('kind', form);
  const kind = kinds.find(({ code }) => code === chosen);
  const named = useNamed(given);
  const save = ({ kind: code, variant, products = [], lotId, lot, number, supplierId, supplier, issued, until, remark }: Fields) =>
    file.mutate({
      kind: code,
      variant: variant ?? null,
      products: products.map(named.of),
      lotId: lotId ?? null,
      lot: lot || null,
      supplierId: supplierId ?? null,
      number: number ?? '',
      supplier: supplier ?? '',
      issuedOn: issued.format('YYYY-MM-DD'),
      validTo: until?.format('YYYY-MM-DD') ?? null,
      files: [...uploads.ids],
      remark: remark ?? '',
    });
  const needed = [{ required: true, message: t('needed') }];
  const initial = {
    issued: dayjs(serverNow()),
    ...(given ? { kind: given.kind, products: [named.first], ...whoseOf(given) } : {}),
  };
  return (
    <FormDrawer<Fields>
      title={t('title')}
      submit={t('save')}
      form={form}
      initial={initial as Partial<Fields>}
      error={file.error}
      busy={file.isPending}
      ready={uploads.ids.length > 0 && !uploads.busy && cut === undefined}
      onSubmit={save}
      onClose={onClose}
    >
      {cut && <CutShort day={cut} onClose={onClose} />}
      <Form.Item label={t('files')} required>
        <FileDrop uploads={uploads} accept="image/*,application/pdf">
          {t('drop')}
        </FileDrop>
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} rules={needed}>
        <Select options={kinds.map(({ code, label }) => ({ value: code, label: say(label) }))} showSearch optionFilterProp="label" />
      </Form.Item>
      {kind && <KindRules kind={kind} />}
      <Form.Item
        name="products"
        label={t('products')}
        rules={kind?.by === 'supplier' ? [] : needed}
        extra={kind?.by === 'supplier' ? t('all') : undefined}
      >
        <Select
          mode="multiple"
          filterOption={false}
          onSearch={named.search}
          options={named.options}
          placeholder={t('productsTip')}
          loading={named.searching}
        />
      </Form.Item>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <Form.Item name="issued" label={t('issued')} rules={needed}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="until" label={t('until')} extra={t('untilTip')}>
          <DatePicker />
        </Form.Item>
      </div>
      <Whose form={form} />
      <Form.Item name="number" label={t('number')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="remark" label={t('remark')}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

const whoseOf = ({ lotId, lot, supplierId }: Given): Partial<Fields> => ({
  ...(lotId ? { lotId } : lot ? { lot } : {}),
  ...(supplierId ? { supplierId } : {}),
});

/** Supplier and lot: the lot brings its supplier along. */
function Whose({ form }: { readonly form: FormInstance<Fields> }) {
  const t = useTexts(texts);
  const may = useCan();
  const [supplierId, lotId] = [Form.useWatch('supplierId', form) ?? null, Form.useWatch('lotId', form)];
  const pick = (lot: PickedLot | undefined) =>
    form.setFieldsValue(
      lot ? { lotId: lot.id, lot: lot.supplierLot ?? '', supplierId: lot.supplier?.id ?? null, supplier: '' } : { lotId: undefined },
    );
  return (
    <>
      <Form.Item name="supplierId" hidden noStyle>
        <Input />
      </Form.Item>
      <Form.Item name="lotId" hidden noStyle>
        <Input />
      </Form.Item>
      {may('lots.read') && (
        <Form.Item label={t('lotId')} extra={t('lotIdTip')}>
          <LotPick value={lotId} onPick={pick} supplierId={supplierId ?? undefined} />
        </Form.Item>
      )}
      {!lotId && may('suppliers.read') && (
        <Form.Item label={t('supplier')}>
          <SupplierSelect value={supplierId} onPick={(id) => form.setFieldsValue({ supplierId: id })} />
        </Form.Item>
      )}
      {!lotId && supplierId === null && (
        <Form.Item name="supplier" label={t(may('suppliers.read') ? 'supplierName' : 'supplier')}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item name="lot" label={t('lot')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

function CutShort({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const understood = (
    <Button size="small" onClick={onClose}>
      {t('understood')}
    </Button>
  );
  return <Alert type="warning" showIcon title={t('cut', { day })} action={understood} />;
}

function KindRules({ kind }: { readonly kind: Kind }) {
  const t = useTexts(texts);
  const say = useSay();
  const words = (days: number | null) => (days === null ? t('free') : days === 0 ? t('sameDay') : t('days', { days }));
  const several = kind.rules.length > 1;
  return (
    <>
      {several && (
        <Form.Item name="variant" label={t('variant')} rules={[{ required: true, message: t('needed') }]}>
          <Select
            options={kind.rules.map(({ variant, label, validDays }) => ({
              value: variant ?? '',
              label: `${label ? say(label) : ''} · ${words(validDays)}`,
            }))}
          />
        </Form.Item>
      )}
      <p className="quiet rule-note">
        {!several && words(kind.rules[0]?.validDays ?? null)} {kind.rules[0]?.source}{' '}
        {kind.rules.some(({ confirmed }) => !confirmed) && <ToneTag>{t('unconfirmed')}</ToneTag>}
      </p>
    </>
  );
}

/** Goods by a few letters; `value` is code and name together, so that both are known when it is filed. */
function useNamed(given: Given | undefined) {
  const [words, setWords] = useState('');
  const text = useSettled(words.trim());
  const found = useRead(api.products.list, { ...(text ? { text } : {}), limit: 20 }, { keep: true });
  const written = (code: string | null, name: string) => `${code ?? ''}|${name}`;
  const options = (found.data?.items ?? []).map(({ code, name, spec }) => ({
    value: written(code, name),
    label: [name, spec, code].filter(Boolean).join(' · '),
  }));
  const first = given ? written(given.productCode, given.product) : '';
  if (given && !options.some(({ value }) => value === first)) options.unshift({ value: first, label: given.product });
  return {
    options,
    first,
    searching: found.isFetching,
    search: setWords,
    of: (value: string) => {
      const cut = value.indexOf('|');
      return { code: value.slice(0, cut) || null, name: value.slice(cut + 1) };
    },
  };
}
