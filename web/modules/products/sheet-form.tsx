// The header of a price sheet: whose, of which kind, for which days; and the rates of a discount.
import { Button, DatePicker, Form, Input, InputNumber, Segmented, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { Category, PriceKind } from '../../../server/modules/products/product.ts';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { CustomerSelect } from '../customers/customer-select.tsx';
import { CATEGORIES, categoryLabels, kindLabels } from './labels.ts';
import { lastDay } from './period.tsx';

const texts = {
  draft: { zh: '新建价格表', en: 'New price sheet' },
  next: { zh: '做下一期', en: 'Draft the next period' },
  replace: { zh: '更正：新建替代价格表', en: 'Correct: draft a replacement' },
  change: { zh: '更改价格表', en: 'Change the price sheet' },
  save: { zh: '保存草稿', en: 'Save the draft' },
  name: { zh: '名称', en: 'Name' },
  nameDo: { zh: '如：三月上旬水产询价单', en: 'Such as: seafood, early March' },
  customer: { zh: '客户', en: 'Customer' },
  customerDo: { zh: '不选：适用于没有专门价格的全部客户', en: 'None: for every customer without prices of its own' },
  kind: { zh: '类型', en: 'Kind' },
  reference: { zh: '仅供参考，不直接作为售价', en: 'Reference only, not a selling price' },
  series: { zh: '系列名称', en: 'Series' },
  seriesDo: { zh: '各期同名，下浮表按它找参考价，如：市场参考价', en: 'The same each period; discounts find their reference by it' },
  from: { zh: '开始日', en: 'First day' },
  to: { zh: '最后一天', en: 'Last day' },
  toDo: { zh: '不填：一直有效，直到被替代', en: 'None: until replaced' },
  off: { zh: '参考哪个系列', en: 'Off which series' },
  rate: { zh: '统一下浮率（%）', en: 'Rate for all (%)' },
  rates: { zh: '按分类下浮', en: 'Rates by category' },
  addRate: { zh: '添加分类', en: 'Add a category' },
  category: { zh: '分类', en: 'Category' },
  remark: { zh: '备注（内部）', en: 'Remark (internal)' },
  needed: { zh: '请填写', en: 'Needed' },
};

export type Sheet = Answer<typeof api.products.showSheet>;
type Rate = { readonly category: Category; readonly percent: number };
type Fields = {
  readonly name: string;
  readonly customerId?: string;
  readonly kind: PriceKind;
  readonly reference: boolean;
  readonly series?: string;
  readonly fromOn: Dayjs;
  readonly lastOn?: Dayjs | null;
  readonly off?: string;
  readonly percent?: number | null;
  readonly rates?: (Partial<Rate> | undefined)[];
  readonly remark?: string;
};

/** `next`: the period after; `replace`: from today on instead of it. */
export type Purpose = 'change' | 'next' | 'replace';

const percentOf = (bp: number | null): number | null => (bp === null ? null : bp / 100);

function initialOf(sheet: Sheet | undefined, purpose: Purpose | undefined): Partial<Fields> {
  if (!sheet) return { kind: 'fixed', reference: false, fromOn: dayjs() };
  const days = sheet.toOn === null ? null : dayjs(sheet.toOn).diff(dayjs(sheet.fromOn), 'day');
  const today = dayjs().startOf('day');
  const fromOn = {
    change: dayjs(sheet.fromOn),
    next: dayjs(sheet.toOn ?? undefined),
    replace: today.isAfter(sheet.fromOn) ? today : dayjs(sheet.fromOn),
  }[purpose ?? 'change'];
  const last = purpose === 'next' ? (days === null ? null : fromOn.add(days - 1, 'day')) : sheet.toOn === null ? null : dayjs(lastDay(sheet.toOn));
  return {
    name: sheet.name,
    kind: sheet.kind,
    reference: sheet.purpose === 'reference',
    series: sheet.series,
    fromOn,
    lastOn: last,
    percent: percentOf(sheet.rateBp),
    rates: Object.entries(sheet.rates).map(([category, bp]) => ({ category: category as Category, percent: (bp ?? 0) / 100 })),
    remark: sheet.remark,
    ...(sheet.customer ? { customerId: sheet.customer.id } : {}),
    ...(sheet.reference ? { off: sheet.reference } : {}),
  };
}

function headerOf({ reference, lastOn, off, percent, rates = [], ...fields }: Fields) {
  const discount = fields.kind === 'discount';
  const byCategory = rates.flatMap((rate) =>
    rate?.category && typeof rate.percent === 'number' ? [[rate.category, Math.round(rate.percent * 100)]] : [],
  );
  return {
    name: fields.name,
    remark: fields.remark ?? '',
    customerId: fields.customerId ?? null,
    kind: fields.kind,
    purpose: reference && !discount && !fields.customerId ? ('reference' as const) : ('selling' as const),
    series: fields.series?.trim() || fields.name.slice(0, 40),
    fromOn: fields.fromOn.format('YYYY-MM-DD'),
    toOn: lastOn ? lastOn.add(1, 'day').format('YYYY-MM-DD') : null,
    reference: discount ? (off ?? null) : null,
    rateBp: discount && typeof percent === 'number' ? Math.round(percent * 100) : null,
    rates: (discount ? Object.fromEntries(byCategory) : {}) as Partial<Record<Category, number>>,
  };
}

type SheetFormProps = {
  readonly sheet?: Sheet;
  readonly purpose?: Purpose;
  readonly onDone?: (sheetId: string) => void;
  readonly onClose: () => void;
};

export function SheetForm({ sheet, purpose, onDone, onClose }: SheetFormProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Fields>();
  const done = ({ sheetId }: { sheetId: string }) => {
    onClose();
    onDone?.(sheetId);
  };
  const draft = useSubmit(api.products.draftSheet, { done });
  const change = useSubmit(api.products.changeSheet, { done });
  const submit = (fields: Fields) => {
    const contractId = sheet?.contractId ?? null;
    const replaces = purpose === 'replace' ? (sheet?.id ?? null) : purpose === 'change' ? (sheet?.replaces?.id ?? null) : null;
    const all = { ...headerOf(fields), contractId, replaces };
    if (sheet && purpose === 'change') change.mutate({ sheetId: sheet.id, ...all });
    else draft.mutate({ ...all, copyOf: sheet?.id ?? null });
  };
  return (
    <FormDrawer<Fields>
      title={t(purpose ?? 'draft')}
      submit={t('save')}
      form={form}
      initial={initialOf(sheet, purpose)}
      error={draft.error ?? change.error}
      busy={draft.isPending || change.isPending}
      width={560}
      onSubmit={submit}
      onClose={onClose}
    >
      <Scope fixed={purpose === 'replace' || purpose === 'next'} />
      <Discount />
      <Form.Item name="remark" label={t('remark')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </FormDrawer>
  );
}

/** What replaces a sheet is for the same customers and of the same kind. */
function Scope({ fixed }: { readonly fixed: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const needed = [{ required: true, message: t('needed') }];
  const kind = Form.useWatch<PriceKind | undefined>('kind');
  const general = !Form.useWatch<string | undefined>('customerId');
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed}>
        <Input autoFocus maxLength={80} placeholder={t('nameDo')} />
      </Form.Item>
      <Form.Item name="kind" label={t('kind')} rules={needed}>
        <Segmented disabled={fixed} options={(Object.keys(kindLabels) as PriceKind[]).map((value) => ({ value, label: say(kindLabels[value]) }))} />
      </Form.Item>
      <Form.Item name="customerId" label={t('customer')} extra={t('customerDo')} hidden={fixed}>
        <CustomerSelect />
      </Form.Item>
      {general && kind !== 'discount' && (
        <>
          <Form.Item name="reference" label={t('reference')} valuePropName="checked" required>
            <Switch disabled={fixed} />
          </Form.Item>
          <Form.Item name="series" label={t('series')} extra={t('seriesDo')} rules={needed}>
            <Input maxLength={40} />
          </Form.Item>
        </>
      )}
      <div className="field-pair">
        <Form.Item name="fromOn" label={t('from')} rules={needed}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="lastOn" label={t('to')} extra={t('toDo')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}

function Discount() {
  const t = useTexts(texts);
  const say = useSay();
  const needed = [{ required: true, message: t('needed') }];
  const kind = Form.useWatch<PriceKind | undefined>('kind');
  const general = useReadPages(api.products.listSheets, { general: true, draft: false, limit: 100 });
  if (kind !== 'discount') return null;
  const series = [...new Set(general.items.filter((one) => one.kind !== 'discount').map((one) => one.series))];
  return (
    <>
      <div className="field-pair">
        <Form.Item name="off" label={t('off')} rules={needed}>
          <Select options={series.map((value) => ({ value, label: value }))} loading={general.isPending} />
        </Form.Item>
        <Form.Item name="percent" label={t('rate')}>
          <InputNumber min={0} max={100} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item label={t('rates')}>
        <Form.List name="rates">
          {(rows, { add, remove }) => (
            <div className="stack" style={{ gap: 8 }}>
              {rows.map((row) => (
                <div key={row.key} className="row">
                  <Form.Item name={[row.name, 'category']} noStyle rules={needed}>
                    <Select
                      aria-label={t('category')}
                      style={{ width: 160 }}
                      options={CATEGORIES.map((value) => ({ value, label: say(categoryLabels[value]) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[row.name, 'percent']} noStyle rules={needed}>
                    <InputNumber aria-label="%" min={0} max={100} precision={2} suffix="%" />
                  </Form.Item>
                  <button type="button" className="bare faint" onClick={() => remove(row.name)} aria-label="×">
                    <Icon name="close" size={16} />
                  </button>
                </div>
              ))}
              <div>
                <Button onClick={() => add({})} icon={<Icon name="plus" size={16} />}>
                  {t('addRate')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </Form.Item>
    </>
  );
}
