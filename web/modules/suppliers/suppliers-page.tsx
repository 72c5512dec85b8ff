// Who brings goods: name, contact, licences, and what the ledger still misses of them.
import { Button, Input, Select, Switch, type TableProps } from 'antd';
import { useState } from 'react';
import { SUPPLIER_KIND_CODES, SUPPLIER_KINDS, type SupplierKind } from '../../../server/modules/suppliers/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useJoin, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { useGapWords } from '../receiving/supplier-gaps.tsx';
import { ImportSuppliers } from './import-suppliers.tsx';
import { SupplierForm } from './supplier-form.tsx';

const texts = {
  title: { zh: '供应商', en: 'Suppliers' },
  add: { zh: '登记供应商', en: 'Register a supplier' },
  import: { zh: '导入', en: 'Import' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  contact: { zh: '联系人', en: 'Contact' },
  gaps: { zh: '资料', en: 'Papers' },
  complete: { zh: '齐全', en: 'Complete' },
  lacks: { zh: '缺 {what}', en: 'Lacks {what}' },
  text: { zh: '名称、编码、联系人、电话', en: 'Name, code, contact, phone' },
  any: { zh: '全部类型', en: 'Any kind' },
  dropped: { zh: '已停用', en: 'Dropped' },
  withDropped: { zh: '显示已停用', en: 'Show dropped' },
  none: { zh: '没有供应商', en: 'No suppliers' },
  noneFound: { zh: '没有符合条件的供应商', en: 'No supplier matches' },
  noneFoundDo: {
    zh: '换个写法，或清除条件后再看；还没有登记的可以现在登记。',
    en: 'Try other words or clear the filters; register it if it is new.',
  },
  clear: { zh: '清除条件', en: 'Clear filters' },
  noneDo: { zh: '登记或导入后，收货时就能选到。', en: 'Register or import them to receive their goods.' },
};

export type Supplier = Answer<typeof api.suppliers.list>['items'][number];

export default function SuppliersPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [text, setText] = useSearchState('text');
  const [kind, setKind] = useSearchState('kind');
  const [dropped, setDropped] = useSearchState('dropped');
  const [open, setOpen] = useState<'new' | 'import'>();
  const written = useSettled(text.trim());
  const input = { ...(written ? { text: written } : {}), ...(kind ? { kind: kind as SupplierKind } : {}), dropped: dropped === 'yes' };
  const rows = useReadPages(api.suppliers.list, input);
  const filtered = written !== '' || kind !== '';
  const clear = () => {
    setText('');
    setKind('');
  };
  useLive(['suppliers'], { refresh: ['suppliers'] });
  const may = useCan()('suppliers.manage');
  useShortcut('n', t('add'), may ? () => setOpen('new') : undefined);
  const columns = useColumns();
  const actions = may && (
    <>
      <Button onClick={() => setOpen('import')}>{t('import')}</Button>
      <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setOpen('new')}>
        {t('add')}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <Filters {...{ text, setText, kind, setKind, dropped, setDropped }} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        wrap
        onOpen={({ id }) => go(`/suppliers/${id}`)}
        empty={
          filtered ? (
            <Empty title={t('noneFound')} icon="search" action={<Button onClick={clear}>{t('clear')}</Button>}>
              {t('noneFoundDo')}
            </Empty>
          ) : (
            <Empty title={t('none')} icon="leaf" action={actions}>
              {t('noneDo')}
            </Empty>
          )
        }
      />
      {open === 'new' && <SupplierForm onClose={() => setOpen(undefined)} />}
      {open === 'import' && <ImportSuppliers onClose={() => setOpen(undefined)} />}
    </>
  );
}

type FilterProps = Readonly<Record<'text' | 'kind' | 'dropped', string>> &
  Readonly<Record<'setText' | 'setKind' | 'setDropped', (to: string) => void>>;

function Filters({ text, setText, kind, setKind, dropped, setDropped }: FilterProps) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div className="filter-bar">
      <Input
        value={text}
        allowClear
        prefix={<Icon name="search" size={15} />}
        placeholder={t('text')}
        aria-label={t('text')}
        style={{ width: 260 }}
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        value={kind}
        aria-label={t('kind')}
        style={{ minWidth: 150 }}
        options={[
          { value: '', label: t('any') },
          ...SUPPLIER_KIND_CODES.map((code) => ({ value: code as string, label: say(SUPPLIER_KINDS[code]) })),
        ]}
        onChange={setKind}
      />
      <span className="row">
        <Switch size="small" checked={dropped === 'yes'} onChange={(on) => setDropped(on ? 'yes' : '')} aria-label={t('withDropped')} />
        {t('withDropped')}
      </span>
    </div>
  );
}

function useColumns(): NonNullable<TableProps<Supplier>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  return [
    {
      title: t('name'),
      key: 'name',
      render: (_, { id, name, code, active, kind }) => (
        <div className="two-lines">
          <Go to={`/suppliers/${id}`}>
            <strong>{name}</strong>
          </Go>
          <small className="quiet">
            {code} <span className="narrow-inline">{say(SUPPLIER_KINDS[kind])}</span> {!active && <ToneTag>{t('dropped')}</ToneTag>}
          </small>
        </div>
      ),
    },
    { title: t('kind'), key: 'kind', responsive: ['md'], render: (_, { kind }) => say(SUPPLIER_KINDS[kind]) },
    {
      title: t('contact'),
      key: 'contact',
      responsive: ['md'],
      render: (_, { contact, phone }) => (
        <div className="two-lines">
          <span>{contact || '—'}</span>
          <small className="quiet nowrap">{phone}</small>
        </div>
      ),
    },
    { title: t('gaps'), key: 'gaps', render: (_, { gaps }) => <Gaps gaps={gaps} /> },
  ];
}

export function Gaps({ gaps }: Pick<Supplier, 'gaps'>) {
  const t = useTexts(texts);
  const join = useJoin();
  const words = useGapWords();
  if (gaps.length === 0) {
    return (
      <ToneTag tone="accent" icon="check">
        {t('complete')}
      </ToneTag>
    );
  }
  const over = gaps.some(({ what }) => what === 'licence-expired');
  return <ToneTag tone={over ? 'danger' : 'plain'}>{t('lacks', { what: join(gaps.map(words)) })}</ToneTag>;
}
