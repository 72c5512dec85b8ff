// Price sheets: whose, for which days, and how far they are.
import { Button, Input, Segmented, type TableProps } from 'antd';
import { useState } from 'react';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { kindLabels, stateLabels, stateTones } from './labels.ts';
import { Period } from './period.tsx';
import { SheetForm } from './sheet-form.tsx';
import '../../design/desk/desk-parts.css';
import './products.css';

const texts = {
  title: { zh: '价格表', en: 'Price sheets' },
  lookup: { zh: '查价', en: 'Look up' },
  draft: { zh: '新建价格表', en: 'New price sheet' },
  search: { zh: '名称、编号、客户', en: 'Name, number, customer' },
  all: { zh: '全部', en: 'All' },
  general: { zh: '统一价与参考价', en: 'For all' },
  drafts: { zh: '草稿', en: 'Drafts' },
  everyone: { zh: '全部客户', en: 'Every customer' },
  reference: { zh: '仅供参考', en: 'Reference only' },
  sheet: { zh: '价格表', en: 'Sheet' },
  customer: { zh: '客户', en: 'Customer' },
  kind: { zh: '类型', en: 'Kind' },
  period: { zh: '有效期', en: 'Period' },
  lines: { zh: '商品', en: 'Products' },
  state: { zh: '状态', en: 'State' },
  none: { zh: '还没有这样的价格表', en: 'No such price sheet yet' },
  noneDo: { zh: '新建一张，或换个条件。', en: 'Draft one, or change the filter.' },
};

type Row = Answer<typeof api.products.listSheets>['items'][number];

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('sheet'),
      key: 'name',
      render: (_, row) => (
        <div className="two-lines">
          <Go to={`/prices/${row.id}`}>{row.name}</Go>
          <small className="quiet">
            {row.number}
            <span className="narrow-inline"> · {row.customer?.name ?? t('everyone')}</span>
          </small>
        </div>
      ),
    },
    {
      title: t('customer'),
      key: 'customer',
      responsive: ['md'],
      render: (_, row) => row.customer?.name ?? <span className="quiet">{t('everyone')}</span>,
    },
    {
      title: t('kind'),
      key: 'kind',
      responsive: ['md'],
      render: (_, row) => (
        <span className="row">
          {say(kindLabels[row.kind])}
          {row.purpose === 'reference' && <ToneTag>{t('reference')}</ToneTag>}
        </span>
      ),
    },
    { title: t('period'), key: 'period', responsive: ['md'], render: (_, row) => <Period sheet={row} /> },
    {
      title: t('lines'),
      key: 'lines',
      responsive: ['lg'],
      align: 'right',
      render: (_, row) => (row.kind === 'discount' ? <span className="quiet">—</span> : <span className="number">{row.lineCount}</span>),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, row) => (
        <div className="two-lines">
          <span>
            <ToneTag tone={stateTones[row.state]}>{say(stateLabels[row.state])}</ToneTag>
          </span>
          <small className="quiet narrow-inline">
            <Period sheet={row} />
          </small>
        </div>
      ),
    },
  ];
}

export default function PricesPage() {
  const t = useTexts(texts);
  const go = useGo();
  const may = useCan()('prices.manage');
  const [text, setText] = useSearchState('text');
  const [only, setOnly] = useSearchState('only');
  const [open, setOpen] = useState(false);
  const words = useSettled(text.trim());
  const rows = useReadPages(api.products.listSheets, {
    ...(words ? { text: words } : {}),
    ...(only === 'drafts' ? { draft: true } : {}),
    ...(only === 'fixed' || only === 'inquiry' || only === 'discount' ? { kind: only } : {}),
    general: only === 'general',
  });
  const say = useSay();
  const choices = [
    { value: '', label: t('all') },
    { value: 'general', label: t('general') },
    ...(['fixed', 'inquiry', 'discount'] as const).map((value) => ({ value, label: say(kindLabels[value]) })),
    { value: 'drafts', label: t('drafts') },
  ];
  useShortcut('n', t('draft'), may ? () => setOpen(true) : undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button icon={<Icon name="search" size={16} />} onClick={() => go('/prices/lookup')}>
              {t('lookup')}
            </Button>
            {may && (
              <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen(true)}>
                {t('draft')}
              </Button>
            )}
          </>
        }
      />
      <div className="filter-bar">
        <Input.Search
          allowClear
          defaultValue={text}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={({ target }) => setText(target.value)}
          style={{ maxWidth: 320 }}
        />
        <Segmented value={only} options={choices} onChange={setOnly} />
      </div>
      <DataTable
        pages={rows}
        rowKey="id"
        columns={useColumns()}
        label={t('title')}
        onOpen={(row) => go(`/prices/${row.id}`)}
        empty={
          <Empty title={t('none')} icon="report">
            {t('noneDo')}
          </Empty>
        }
      />
      {open && <SheetForm onClose={() => setOpen(false)} onDone={(sheetId) => go(`/prices/${sheetId}`)} />}
    </>
  );
}
