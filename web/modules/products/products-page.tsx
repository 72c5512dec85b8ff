// What we sell: search by name, alias or code; register and import.
import { Button, Input, Select, Switch, type TableProps } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import type { Category } from '../../../server/modules/products/product.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { ImportProducts } from './import-products.tsx';
import { CATEGORIES, categoryLabels, showGrams } from './labels.ts';
import { ProductForm } from './product-form.tsx';
import { ProductTags } from './product-tags.tsx';
import '../../design/desk/desk-parts.css';
import './products.css';

const texts = {
  title: { zh: '商品', en: 'Products' },
  search: { zh: '名称、别名、编码、规格', en: 'Name, alias, code, spec' },
  category: { zh: '全部分类', en: 'All categories' },
  highRisk: { zh: '学校高风险', en: 'High risk for schools' },
  catchWeight: { zh: '抄码', en: 'Catch weight' },
  retired: { zh: '含已停用', en: 'Retired too' },
  register: { zh: '登记商品', en: 'Register' },
  import: { zh: '导入', en: 'Import' },
  product: { zh: '商品', en: 'Product' },
  aliases: { zh: '别名', en: 'Also called' },
  of: { zh: '分类', en: 'Category' },
  settled: { zh: '结算', en: 'Settled by' },
  piece: { zh: '约 {weight}/{unit}', en: 'about {weight} a {unit}' },
  none: { zh: '没有符合条件的商品', en: 'No product matches' },
  noneDo: { zh: '换个词试试：名称、别名或编码都可以；也可以从表格导入。', en: 'Try another name, alias or code, or import a table.' },
};

type Row = Answer<typeof api.products.list>['items'][number];

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return [
    {
      title: t('product'),
      key: 'name',
      render: (_, row) => (
        <div className="two-lines">
          <span className="row">
            <Go to={`/products/${row.id}`}>{row.name}</Go>
            <ProductTags product={row} />
          </span>
          <small className="quiet">
            {row.code}
            {row.spec && ` · ${row.spec}`}
            <span className="narrow-inline"> · {say(categoryLabels[row.category])}</span>
          </small>
        </div>
      ),
    },
    {
      title: t('aliases'),
      key: 'aliases',
      responsive: ['md'],
      render: (_, row) => <div className="product-names">{row.aliases.join('、') || <span className="quiet">—</span>}</div>,
    },
    { title: t('of'), key: 'category', responsive: ['md'], render: (_, row) => say(categoryLabels[row.category]) },
    {
      title: t('settled'),
      key: 'settled',
      render: (_, row) => (
        <div className="two-lines">
          <span>{say(UNITS[row.settleUnit].label)}</span>
          {row.typicalWeight !== null && row.pieceUnit !== null && (
            <small className="quiet nowrap">
              {t('piece', { weight: showGrams(row.typicalWeight, locale), unit: say(UNITS[row.pieceUnit].label) })}
            </small>
          )}
        </div>
      ),
    },
  ];
}

export default function ProductsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const may = useCan()('products.manage');
  const [text, setText] = useSearchState('text');
  const [category, setCategory] = useSearchState('category');
  const [only, setOnly] = useSearchState('only');
  const [retired, setRetired] = useSearchState('retired');
  const [open, setOpen] = useState<'register' | 'import'>();
  const words = useSettled(text.trim());
  const filter = {
    ...(words ? { text: words } : {}),
    ...(category ? { category: category as Category } : {}),
    ...(only === 'risk' ? { highRisk: true } : {}),
    ...(only === 'catch' ? { catchWeight: true } : {}),
    retired: retired === 'yes',
  };
  const rows = useReadPages(api.products.list, filter);
  useShortcut('n', t('register'), may ? () => setOpen('register') : undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ExportButton endpoint={api.products.exportList} input={filter} what={t('title')} />
            {may && (
              <>
                <Button icon={<Icon name="upload" size={16} />} onClick={() => setOpen('import')}>
                  {t('import')}
                </Button>
                <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen('register')}>
                  {t('register')}
                </Button>
              </>
            )}
          </>
        }
      />
      <Filters {...{ text, setText, category, setCategory, only, setOnly, retired, setRetired }} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={useColumns()}
        label={t('title')}
        onOpen={(row) => go(`/products/${row.id}`)}
        empty={
          <Empty title={t('none')} icon="leaf">
            {t('noneDo')}
          </Empty>
        }
      />
      {open === 'register' && <ProductForm onClose={() => setOpen(undefined)} onDone={(productId) => go(`/products/${productId}`)} />}
      {open === 'import' && <ImportProducts onClose={() => setOpen(undefined)} />}
    </>
  );
}

type FiltersProps = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly category: string;
  readonly setCategory: (category: string) => void;
  readonly only: string;
  readonly setOnly: (only: string) => void;
  readonly retired: string;
  readonly setRetired: (retired: string) => void;
};

function Filters({ text, setText, category, setCategory, only, setOnly, retired, setRetired }: FiltersProps) {
  const t = useTexts(texts);
  const say = useSay();
  const toggle = (what: string) => setOnly(only === what ? '' : what);
  return (
    <div className="filter-bar">
      <Input.Search
        allowClear
        defaultValue={text}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={({ target }) => setText(target.value)}
        style={{ maxWidth: 320 }}
      />
      <Select
        value={category}
        aria-label={t('of')}
        onChange={setCategory}
        style={{ width: 130 }}
        options={[{ value: '', label: t('category') }, ...CATEGORIES.map((code) => ({ value: code, label: say(categoryLabels[code]) }))]}
      />
      <Button type={only === 'risk' ? 'primary' : 'default'} aria-pressed={only === 'risk'} onClick={() => toggle('risk')}>
        {t('highRisk')}
      </Button>
      <Button type={only === 'catch' ? 'primary' : 'default'} aria-pressed={only === 'catch'} onClick={() => toggle('catch')}>
        {t('catchWeight')}
      </Button>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control */}
      <label className="row">
        <Switch size="small" checked={retired === 'yes'} onChange={(on) => setRetired(on ? 'yes' : '')} /> {t('retired')}
      </label>
    </div>
  );
}
