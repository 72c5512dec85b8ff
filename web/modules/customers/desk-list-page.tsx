// Who we serve: search by name, code, site or chat name; register and import.
import { Button, Input, Segmented, Switch, type TableProps } from 'antd';
import { useState } from 'react';
import type { Kind } from '../../../server/modules/customers/customer.ts';
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
import { Person } from '../../design/people.tsx';
import { Empty } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { CustomerForm } from './customer-form.tsx';
import '../../design/desk/desk-parts.css';
import './desk.css';
import { ImportCustomers } from './import-customers.tsx';
import { kindLabels } from './labels.ts';

const texts = {
  title: { zh: '客户', en: 'Customers' },
  search: { zh: '名称、编码、食堂、微信名', en: 'Name, code, site, chat name' },
  all: { zh: '全部', en: 'All' },
  closed: { zh: '含已停用', en: 'Inactive too' },
  register: { zh: '登记客户', en: 'Register' },
  import: { zh: '导入', en: 'Import' },
  customer: { zh: '客户', en: 'Customer' },
  kind: { zh: '类型', en: 'Kind' },
  level: { zh: '等级', en: 'Level' },
  sites: { zh: '食堂', en: 'Sites' },
  agent: { zh: '专属客服', en: 'Agent' },
  visit: { zh: '上次回访', en: 'Last visit' },
  never: { zh: '还没有回访', en: 'No visit yet' },
  inactive: { zh: '已停用', en: 'Inactive' },
  none: { zh: '没有符合条件的客户', en: 'No customer matches' },
  noneDo: { zh: '换个词试试：名称、编码、食堂名或微信名都可以。', en: 'Try another word: name, code, site or chat name.' },
};

type Row = Answer<typeof api.customers.list>['items'][number];

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('customer'),
      key: 'name',
      render: (_, row) => (
        <div className="two-lines">
          <span className="row">
            <Go to={`/customers/${row.id}`}>{row.name}</Go>
            {!row.active && <ToneTag>{t('inactive')}</ToneTag>}
          </span>
          <small className="quiet">
            {row.code}
            <span className="narrow-inline"> · {row.sites.map(({ name }) => name).join('、')}</span>
          </small>
        </div>
      ),
    },
    { title: t('kind'), key: 'kind', responsive: ['md'], render: (_, row) => say(kindLabels[row.kind]) },
    { title: t('level'), key: 'level', responsive: ['md'], render: (_, row) => row.level ?? <span className="quiet">—</span> },
    {
      title: t('sites'),
      key: 'sites',
      responsive: ['md'],
      render: (_, row) => <div className="site-names">{row.sites.map(({ name }) => name).join('、') || '—'}</div>,
    },
    { title: t('agent'), key: 'agent', responsive: ['md'], render: (_, row) => <Person name={row.agent?.name} /> },
    {
      title: t('visit'),
      key: 'visit',
      render: (_, row) => (row.lastVisitAt ? <TimeText at={row.lastVisitAt} style="relative" /> : <span className="quiet">{t('never')}</span>),
    },
  ];
}

export default function CustomersPage() {
  const t = useTexts(texts);
  const go = useGo();
  const may = useCan()('customers.manage');
  const [text, setText] = useSearchState('text');
  const [kind, setKind] = useSearchState('kind');
  const [closed, setClosed] = useSearchState('closed');
  const [open, setOpen] = useState<'register' | 'import'>();
  const words = useSettled(text.trim());
  const rows = useReadPages(api.customers.list, {
    ...(words ? { text: words } : {}),
    ...(kind ? { kind: kind as Kind } : {}),
    closed: closed === 'yes',
  });
  const columns = useColumns();
  useShortcut('n', t('register'), may ? () => setOpen('register') : undefined);
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          may && (
            <>
              <Button icon={<Icon name="upload" size={16} />} onClick={() => setOpen('import')}>
                {t('import')}
              </Button>
              <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen('register')}>
                {t('register')}
              </Button>
            </>
          )
        }
      />
      <Filters {...{ text, setText, kind, setKind, closed, setClosed }} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        onOpen={(row) => go(`/customers/${row.id}`)}
        empty={
          <Empty title={t('none')} icon="home">
            {t('noneDo')}
          </Empty>
        }
      />
      {open === 'register' && <CustomerForm onClose={() => setOpen(undefined)} onDone={(customerId) => go(`/customers/${customerId}`)} />}
      {open === 'import' && <ImportCustomers onClose={() => setOpen(undefined)} />}
    </>
  );
}

type FiltersProps = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly kind: string;
  readonly setKind: (kind: string) => void;
  readonly closed: string;
  readonly setClosed: (closed: string) => void;
};

function Filters({ text, setText, kind, setKind, closed, setClosed }: FiltersProps) {
  const t = useTexts(texts);
  const say = useSay();
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
      <Segmented
        value={kind}
        options={[{ value: '', label: t('all') }, ...Object.entries(kindLabels).map(([value, label]) => ({ value, label: say(label) }))]}
        onChange={setKind}
      />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control */}
      <label className="row">
        <Switch size="small" checked={closed === 'yes'} onChange={(on) => setClosed(on ? 'yes' : '')} /> {t('closed')}
      </label>
    </div>
  );
}
