// The fields of a draft, shared by the paste box and the call form. Doubtful guesses are amber until touched.
import { Input, Select } from 'antd';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { type Category, categoryLabels, severityLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { SubcategorySelect } from './acts-to-work.tsx';
import { Choices, choicesOf, Field } from './choices.tsx';
import { CustomerPick } from './customer-pick.tsx';
import { type Draft, type DraftLine, emptyLine } from './draft.ts';
import { subcategories } from './labels.ts';
import type { MealTimes } from './needed-by.tsx';
import { QuantityField } from './quantity-field.tsx';

const texts = {
  customer: { zh: '客户', en: 'Customer' },
  site: { zh: '食堂（收货点）', en: 'Site' },
  anySite: { zh: '未指定', en: 'Not said' },
  category: { zh: '类别', en: 'Category' },
  sub: { zh: '细类', en: 'Subcategory' },
  severity: { zh: '紧急程度', en: 'Severity' },
  goods: { zh: '涉及商品', en: 'Goods' },
  product: { zh: '商品', en: 'Product' },
  problem: { zh: '问题', en: 'Problem' },
  onNote: { zh: '对上送货单', en: 'On the note' },
  remove: { zh: '删除这一行', en: 'Remove this line' },
  add: { zh: '加一行', en: 'Add a line' },
  against: { zh: '涉及哪位同事（其本人看不到此单）', en: 'Which colleague (who will not see this case)' },
};

export type Change = (patch: Partial<Draft>) => void;
type PartProps = { readonly draft: Draft; readonly onChange: Change };

/** Meal times and sites of the chosen customer. */
export function useCustomerOf(customerId: string | null, siteId: string | null) {
  const can = useCan();
  const card = useRead(api.customers.show, { customerId: customerId ?? '' }, { enabled: customerId !== null && can('customers.read') });
  const sites = customerId ? (card.data?.sites ?? []) : [];
  const meals: MealTimes = (sites.find(({ id }) => id === siteId) ?? (sites.length === 1 ? sites[0] : undefined))?.meals ?? {};
  return { sites, meals };
}

type WhereProps = PartProps & { readonly doubtful?: boolean; readonly autoFocus?: boolean };

export function WhereFields({ draft, onChange, doubtful = false, autoFocus = false }: WhereProps) {
  const t = useTexts(texts);
  const { sites } = useCustomerOf(draft.customerId, draft.siteId);
  return (
    <div className="draft-where">
      <Field label={t('customer')}>
        <CustomerPick
          label={t('customer')}
          value={draft.customerId}
          doubtful={doubtful}
          autoFocus={autoFocus}
          onPick={(one) =>
            onChange({ customerId: one?.id ?? null, siteId: one?.sites.length === 1 ? (one.sites[0]?.id ?? null) : null, noteId: null })
          }
        />
      </Field>
      <Field label={t('site')}>
        <Select
          allowClear
          aria-label={t('site')}
          placeholder={t('anySite')}
          value={draft.siteId}
          disabled={draft.customerId === null}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ siteId: id ?? null })}
        />
      </Field>
    </div>
  );
}

export function KindFields({ draft, onChange, doubtful = false }: PartProps & { readonly doubtful?: boolean }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <>
      <Choices<Category>
        label={t('category')}
        value={draft.category}
        doubtful={doubtful}
        options={choicesOf(categoryLabels, say)}
        onChange={(category) =>
          onChange({
            category,
            // A subcategory of another category would say two things at once.
            subcategory: draft.subcategory && subcategories[draft.subcategory]?.category === category ? draft.subcategory : null,
            severity: category === 'food-safety' ? Math.min(draft.severity, 2) : draft.severity,
          })
        }
      />
      <div className="draft-where">
        <Field label={t('sub')}>
          <SubcategorySelect category={draft.category} value={draft.subcategory} onChange={(subcategory) => onChange({ subcategory })} />
        </Field>
        <Choices
          label={t('severity')}
          value={String(draft.severity)}
          options={([1, 2, 3, 4] as const).map((level) => ({ value: String(level), label: say(severityLabels[level]) }))}
          onChange={(severity) => onChange({ severity: Number(severity) })}
        />
      </div>
      {draft.category === 'conduct' && <Against draft={draft} onChange={onChange} />}
    </>
  );
}

function Against({ draft, onChange }: PartProps) {
  const t = useTexts(texts);
  const colleagues = useRead(api.staff.colleagues, {});
  return (
    <Field label={t('against')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={draft.againstStaffId}
        options={(colleagues.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange({ againstStaffId: id ?? null })}
      />
    </Field>
  );
}

export function LineFields({ draft, onChange }: PartProps) {
  const t = useTexts(texts);
  const set = (key: string, patch: Partial<DraftLine>) =>
    onChange({ lines: draft.lines.map((line) => (line.key === key ? { ...line, doubtful: false, ...patch } : line)) });
  return (
    <fieldset className="draft-lines">
      <legend>{t('goods')}</legend>
      {draft.lines.map((line) => (
        <div key={line.key} className={`draft-line${line.doubtful ? ' doubtful' : ''}`}>
          <Input
            value={line.product ?? ''}
            aria-label={t('product')}
            placeholder={t('product')}
            maxLength={80}
            onChange={({ target }) => set(line.key, { product: target.value || null, lineId: null })}
          />
          <QuantityField value={line} onChange={({ amount, unit }) => set(line.key, { amount, unit })} />
          <button
            type="button"
            className="icon-button"
            aria-label={t('remove')}
            onClick={() => onChange({ lines: draft.lines.filter(({ key }) => key !== line.key) })}
          >
            <Icon name="close" size={15} />
          </button>
          {line.lineId && (
            <small className="on-note">
              <Icon name="check" size={13} /> {t('onNote')}
            </small>
          )}
        </div>
      ))}
      <button type="button" className="plain-button" onClick={() => onChange({ lines: [...draft.lines, emptyLine()] })}>
        <Icon name="plus" size={14} /> {t('add')}
      </button>
    </fieldset>
  );
}
