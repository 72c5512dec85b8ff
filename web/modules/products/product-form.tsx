// Registers a product, or changes one. Choosing a category fills in what its goods usually are.
import { Form, type FormInstance, Input, InputNumber, Select, Switch } from 'antd';
import { UNIT_CODES, UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import type { Category, CertificateKind } from '../../../server/modules/products/product.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { CATEGORIES, categoryLabels, certificateLabels, PIECE_UNITS, showTolerance } from './labels.ts';

const texts = {
  register: { zh: '登记商品', en: 'Register a product' },
  change: { zh: '更改商品资料', en: 'Change the product' },
  save: { zh: '保存', en: 'Save' },
  code: { zh: '商品编码', en: 'Code' },
  codeDo: { zh: '与 ERP 一致，登记后不能更改。', en: 'As in the ERP; it cannot be changed later.' },
  name: { zh: '商品名称', en: 'Name' },
  aliases: { zh: '别名', en: 'Also called' },
  aliasesDo: { zh: '微信群里的叫法，如西红柿；输入后按回车', en: 'As chats call it; press Enter after each' },
  spec: { zh: '规格', en: 'Spec' },
  category: { zh: '分类', en: 'Category' },
  stockUnit: { zh: '库存单位', en: 'Stock unit' },
  settleUnit: { zh: '结算单位', en: 'Settled by' },
  catchWeight: { zh: '抄码：按件下单，按实际重量结算', en: 'Catch weight: ordered by the piece, settled by weight' },
  pieceUnit: { zh: '计件单位', en: 'Piece unit' },
  weight: { zh: '每件约重（公斤）', en: 'Weight of a piece (kg)' },
  weightDo: { zh: '库存单位与结算单位不同时必填', en: 'Needed where stock and settlement unit differ' },
  tare: { zh: '每件皮重（克）', en: 'Packaging per piece (g)' },
  tolerance: { zh: '验收容差', en: 'Tolerance' },
  temperature: { zh: '温度分类', en: 'Temperature' },
  shelfLife: { zh: '保质期（天）', en: 'Shelf life (days)' },
  cleanYield: { zh: '净菜率（%）', en: 'Clean yield (%)' },
  papers: { zh: '随货证照', en: 'Papers with the goods' },
  highRisk: { zh: '学校高风险食材', en: 'High risk for schools' },
  riskDo: { zh: '名称里有“{word}”：{reason}', en: 'The name holds "{word}": {reason}' },
  unconfirmed: { zh: '（待确认）', en: ' (to be confirmed)' },
  storage: { zh: '储存要点', en: 'How to keep it' },
  cooking: { zh: '烹饪要点', en: 'How to cook it' },
  guidanceDo: { zh: '客户在食堂端可以看到', en: 'Customers see this in the portal' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Card = Answer<typeof api.products.show>;
type Fields = {
  readonly code: string;
  readonly name: string;
  readonly aliases: string[];
  readonly spec?: string;
  readonly category: Category;
  readonly stockUnit: UnitCode;
  readonly settleUnit: UnitCode;
  readonly catchWeight: boolean;
  readonly pieceUnit?: UnitCode | null;
  /** Kilograms. */
  readonly weight?: number | null;
  readonly pieceTare?: number | null;
  readonly toleranceClass: string;
  readonly temperatureClass: string;
  readonly shelfLifeDays?: number | null;
  /** Percent. */
  readonly cleanYield?: number | null;
  readonly certificateKinds: CertificateKind[];
  readonly highRiskForSchools: boolean;
  readonly storage?: string;
  readonly cooking?: string;
};

const NEW: Partial<Fields> = {
  ...{ category: 'vegetable', stockUnit: 'kg', settleUnit: 'kg', toleranceClass: 'weighed', temperatureClass: 'fresh' },
  ...{ aliases: [], catchWeight: false, highRiskForSchools: false, certificateKinds: ['produce-conformity', 'pesticide-residue'] },
};

const initialOf = ({ typicalWeight, cleanYieldBp, ...card }: Card): Partial<Fields> => ({
  ...card,
  weight: typicalWeight === null ? null : typicalWeight / 1000,
  cleanYield: cleanYieldBp === null ? null : cleanYieldBp / 100,
});

function inputOf({ code: _, weight, cleanYield, ...fields }: Fields) {
  return {
    ...fields,
    spec: fields.spec ?? '',
    pieceUnit: fields.catchWeight ? (fields.pieceUnit ?? null) : null,
    typicalWeight: weight ? Math.round(weight * 1000) : null,
    pieceTare: fields.pieceTare ?? null,
    shelfLifeDays: fields.shelfLifeDays ?? null,
    cleanYieldBp: cleanYield ? Math.round(cleanYield * 100) : null,
    storage: fields.storage ?? '',
    cooking: fields.cooking ?? '',
  };
}

type ProductFormProps = { readonly product?: Card; readonly onDone?: (productId: string) => void; readonly onClose: () => void };

export function ProductForm({ product, onDone, onClose }: ProductFormProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<Fields>();
  const done = ({ productId }: { productId: string }) => {
    onClose();
    onDone?.(productId);
  };
  const register = useSubmit(api.products.register, { done });
  const change = useSubmit(api.products.change, { done });
  const submit = (fields: Fields) => {
    if (product) change.mutate({ productId: product.id, ...inputOf(fields) });
    else register.mutate({ code: fields.code, ...inputOf(fields) });
  };
  return (
    <FormDrawer<Fields>
      title={t(product ? 'change' : 'register')}
      submit={t('save')}
      form={form}
      initial={product ? initialOf(product) : NEW}
      error={register.error ?? change.error}
      busy={register.isPending || change.isPending}
      width={600}
      onSubmit={submit}
      onClose={onClose}
    >
      <Naming known={product !== undefined} />
      <Weighing />
      <Keeping form={form} />
    </FormDrawer>
  );
}

const useNeeded = () => [{ required: true, message: useTexts(texts)('needed') }];

function Naming({ known }: { readonly known: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  const needed = useNeeded();
  return (
    <>
      <div className="field-pair">
        <Form.Item name="code" label={t('code')} extra={known ? undefined : t('codeDo')} rules={needed}>
          <Input autoFocus={!known} disabled={known} maxLength={40} />
        </Form.Item>
        <Form.Item name="category" label={t('category')} rules={needed}>
          <Select options={CATEGORIES.map((value) => ({ value, label: say(categoryLabels[value]) }))} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="spec" label={t('spec')}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item name="aliases" label={t('aliases')}>
        <Select mode="tags" tokenSeparators={['、', '，', ',', ' ']} open={false} suffixIcon={null} placeholder={t('aliasesDo')} />
      </Form.Item>
    </>
  );
}

function Weighing() {
  const t = useTexts(texts);
  const say = useSay();
  const needed = useNeeded();
  const catchWeight = Form.useWatch<boolean | undefined>('catchWeight');
  const choices = useRead(api.products.choices, {});
  const units = UNIT_CODES.map((value) => ({ value, label: say(UNITS[value].label) }));
  const tolerances = choices.data?.tolerances.map(({ code, label, overBp, underBp, confirmed }) => ({
    value: code,
    label: `${say(label)} ${showTolerance(overBp, underBp)}${confirmed ? '' : t('unconfirmed')}`,
  }));
  return (
    <>
      <div className="field-pair">
        <Form.Item name="stockUnit" label={t('stockUnit')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
        <Form.Item name="settleUnit" label={t('settleUnit')} rules={needed}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Form.Item>
      </div>
      <Form.Item name="catchWeight" label={t('catchWeight')} valuePropName="checked" required>
        <Switch />
      </Form.Item>
      <div className="field-pair">
        {catchWeight && (
          <Form.Item name="pieceUnit" label={t('pieceUnit')} rules={needed}>
            <Select options={PIECE_UNITS.map((value) => ({ value, label: say(UNITS[value].label) }))} />
          </Form.Item>
        )}
        <Form.Item
          name="weight"
          label={t('weight')}
          extra={catchWeight ? undefined : t('weightDo')}
          rules={catchWeight ? needed : []}
          required={Boolean(catchWeight)}
        >
          <InputNumber min={0.001} max={1000} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="pieceTare" label={t('tare')}>
          <InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="toleranceClass" label={t('tolerance')} rules={needed}>
        <Select loading={choices.isPending} options={tolerances ?? []} />
      </Form.Item>
    </>
  );
}

function Keeping({ form }: { readonly form: FormInstance<Fields> }) {
  const t = useTexts(texts);
  const say = useSay();
  const needed = useNeeded();
  const choices = useRead(api.products.choices, {});
  const name = Form.useWatch<string | undefined>('name', form) ?? '';
  const risk = choices.data?.highRisk.find(({ word }) => name.includes(word));
  const temperatures = choices.data?.temperatures.map(({ code, label }) => ({ value: code, label: say(label) }));
  return (
    <>
      <div className="field-pair">
        <Form.Item name="temperatureClass" label={t('temperature')} rules={needed}>
          <Select loading={choices.isPending} options={temperatures ?? []} />
        </Form.Item>
        <Form.Item name="shelfLifeDays" label={t('shelfLife')}>
          <InputNumber min={1} max={3650} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="cleanYield" label={t('cleanYield')}>
          <InputNumber min={1} max={100} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="certificateKinds" label={t('papers')}>
        <Select
          mode="multiple"
          options={(Object.keys(certificateLabels) as CertificateKind[]).map((value) => ({ value, label: say(certificateLabels[value]) }))}
        />
      </Form.Item>
      <Form.Item
        name="highRiskForSchools"
        label={t('highRisk')}
        valuePropName="checked"
        required
        extra={risk && `${t('riskDo', { word: risk.word, reason: say(risk.reason) })}${risk.confirmed ? '' : t('unconfirmed')}`}
      >
        <Switch />
      </Form.Item>
      <Form.Item name="storage" label={t('storage')} extra={t('guidanceDo')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="cooking" label={t('cooking')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </>
  );
}
