// Registers a site, or changes one: place, hours, meals, gate rules.
import { Button, Checkbox, Form, Input, InputNumber, Radio, Switch } from 'antd';
import { LOT_RULE_CODES, LOT_RULES } from '../../../server/modules/customers/words.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import type { Card } from './customer-form.tsx';
import { dayName, MEALS, mealLabels } from './labels.ts';

const texts = {
  register: { zh: '登记食堂', en: 'Register a site' },
  change: { zh: '更改食堂资料', en: 'Change the site' },
  save: { zh: '保存', en: 'Save' },
  code: { zh: '食堂编码', en: 'Code' },
  name: { zh: '食堂名称', en: 'Name' },
  address: { zh: '地址', en: 'Address' },
  longitude: { zh: '经度', en: 'Longitude' },
  latitude: { zh: '纬度', en: 'Latitude' },
  placeDo: { zh: '用于核对司机到达和上门回访的距离。', en: 'Against this place arrivals and visits are checked.' },
  receiving: { zh: '收货时间', en: 'Receiving hours' },
  addHours: { zh: '添加时段', en: 'Add hours' },
  remove: { zh: '删除这个时段', en: 'Remove these hours' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  meals: { zh: '开餐时间', en: 'Meal times' },
  gate: { zh: '进门须知', en: 'Gate rules' },
  gateDo: { zh: '如：东门登记，冷库在地下一层，6:30 后限行', en: 'Such as: register at the east gate; cold store in the basement' },
  cutoff: { zh: '截单时间', en: 'Order cutoff' },
  cutoffDo: { zh: '送达日前一天；过了按加单处理。', en: 'On the day before delivery; later is urgent.' },
  signers: { zh: '验收签字人数', en: 'Signers' },
  signersOf: { zh: '{count} 人', en: '{count}' },
  scale: { zh: '以谁的秤为准', en: 'Whose scale decides' },
  customerScale: { zh: '甲方过磅', en: 'The customer’s' },
  ourScale: { zh: '我方过磅', en: 'Ours' },
  lotRule: { zh: '出库批次', en: 'Lots it gets' },
  lifeLeft: { zh: '剩余保质期须大于', en: 'Shelf life left, above' },
  lifeLeftDo: {
    zh: '占总保质期的百分比；不填按公司规定（默认约三分之二，待确认）。',
    en: 'Percent of the whole; empty: our rule (about two thirds, to be confirmed).',
  },
  active: { zh: '使用中', en: 'Active' },
  needed: { zh: '请填写', en: 'Needed' },
};

type Site = Card['sites'][number];
type Fields = Omit<Site, 'id' | 'meals' | 'receiving' | 'lifeLeftBp'> & {
  readonly meals?: Record<string, string | undefined>;
  readonly receiving?: { days?: number[]; from?: string; to?: string }[];
  /** Percent, as people speak of it. */
  readonly lifeLeft?: number | null;
};

const WORKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const fresh: Partial<Fields> = {
  receiving: [{ days: WORKDAYS, from: '05:30', to: '07:30' }],
  meals: { lunch: '11:30' },
  signersNeeded: 1,
  scale: 'customer',
  orderCutoff: '18:00',
  lotRule: 'fefo',
  active: true,
};

type SiteFormProps = { readonly card: Card; readonly site?: Site; readonly onClose: () => void };

export function SiteForm({ card, site, onClose }: SiteFormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const register = useSubmit(api.customers.registerSite, { done: onClose });
  const change = useSubmit(api.customers.changeSite, { done: onClose });
  const submit = ({ code, active, ...fields }: Fields) => {
    const input = {
      customerId: card.id,
      name: fields.name,
      address: fields.address ?? '',
      longitude: fields.longitude ?? null,
      latitude: fields.latitude ?? null,
      gateRules: fields.gateRules ?? '',
      signersNeeded: fields.signersNeeded,
      scale: fields.scale,
      orderCutoff: fields.orderCutoff,
      lotRule: fields.lotRule,
      lifeLeftBp: fields.lifeLeft == null ? null : Math.round(fields.lifeLeft * 100),
      meals: Object.fromEntries(Object.entries(fields.meals ?? {}).filter(([, time]) => time)),
      receiving: (fields.receiving ?? []).map(({ days, from, to }) => ({ days: days ?? [], from: from ?? '', to: to ?? '' })),
    };
    if (site) change.mutate({ ...input, siteId: site.id, active });
    else register.mutate({ ...input, code });
  };
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <FormDrawer<Fields>
      title={t(site ? 'change' : 'register')}
      submit={t('save')}
      width={600}
      initial={site ? { ...site, receiving: [...site.receiving], lifeLeft: site.lifeLeftBp === null ? null : site.lifeLeftBp / 100 } : fresh}
      error={register.error ?? change.error}
      busy={register.isPending || change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="field-pair">
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item name="code" label={t('code')} rules={needed}>
          <Input disabled={Boolean(site)} maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="longitude" label={t('longitude')} extra={t('placeDo')}>
          <InputNumber controls={false} min={-180} max={180} style={{ width: '100%' }} placeholder="121.47370" />
        </Form.Item>
        <Form.Item name="latitude" label={t('latitude')}>
          <InputNumber controls={false} min={-90} max={90} style={{ width: '100%' }} placeholder="31.23040" />
        </Form.Item>
      </div>
      <Hours />
      <Form.Item label={t('meals')} style={{ marginBottom: 0 }}>
        <div className="field-pair">
          {MEALS.map((meal) => (
            <Form.Item key={meal} name={['meals', meal]} style={{ marginBottom: 12 }}>
              <Input type="time" prefix={say(mealLabels[meal])} aria-label={say(mealLabels[meal])} />
            </Form.Item>
          ))}
        </div>
      </Form.Item>
      <Form.Item name="gateRules" label={t('gate')} style={{ marginTop: 8 }}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} placeholder={t('gateDo')} />
      </Form.Item>
      <Dock />
      {site && (
        <Form.Item name="active" label={t('active')} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      )}
    </FormDrawer>
  );
}

/** What ordering and the dock ask of this site. */
function Dock() {
  const t = useTexts(texts);
  const say = useSay();
  const needed = [{ required: true, message: t('needed') }];
  return (
    <>
      <div className="field-pair">
        <Form.Item name="orderCutoff" label={t('cutoff')} extra={t('cutoffDo')} rules={needed}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="signersNeeded" label={t('signers')} rules={needed}>
          <Radio.Group optionType="button" options={[1, 2, 3].map((count) => ({ value: count, label: t('signersOf', { count }) }))} />
        </Form.Item>
      </div>
      <Form.Item name="scale" label={t('scale')} rules={needed}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'customer', label: t('customerScale') },
            { value: 'ours', label: t('ourScale') },
          ]}
        />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="lotRule" label={t('lotRule')} rules={needed}>
          <Radio.Group optionType="button" options={LOT_RULE_CODES.map((rule) => ({ value: rule, label: say(LOT_RULES[rule]) }))} />
        </Form.Item>
        <Form.Item name="lifeLeft" label={t('lifeLeft')} extra={t('lifeLeftDo')}>
          <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}

function Hours() {
  const t = useTexts(texts);
  const locale = useLocale();
  const days = EVERY_DAY.map((day) => ({ value: day, label: locale === 'en' ? dayName(day, locale) : dayName(day, locale).slice(1) }));
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form.Item label={t('receiving')}>
      <Form.List name="receiving">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="hours-row">
                <Form.Item name={[name, 'days']} rules={needed}>
                  <Checkbox.Group options={days} className="day-checks" />
                </Form.Item>
                <Form.Item name={[name, 'from']} rules={needed}>
                  <Input type="time" aria-label={t('from')} />
                </Form.Item>
                <Form.Item name={[name, 'to']} rules={needed}>
                  <Input type="time" aria-label={t('to')} />
                </Form.Item>
                <button type="button" className="bare faint" onClick={() => remove(name)} aria-label={t('remove')}>
                  <Icon name="close" size={16} />
                </button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ days: [6, 7], from: '05:30', to: '07:30' })}>
              {t('addHours')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
