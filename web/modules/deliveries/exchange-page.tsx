// Platforms of schools and regulators (R1.12): their signed receipts come in, our notes go out in their columns, and clerks say which column is which.
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { EditMapping } from './exchange-mapping.tsx';
import { ImportReceipts } from './exchange-receipts.tsx';
import './exchange.css';

const texts = {
  title: { zh: '平台对接', en: 'Platforms' },
  lead: {
    zh: '客户在平台上签收过的，导进来就是验收（凭证 A 级），不用再录一遍；平台的采购单在“订单 → 导入”里选对照表；我们的送货明细按平台的列名导出去。',
    en: 'What a customer signed on a platform comes in as the acceptance (grade A); our notes go out in the platform’s columns.',
  },
  import: { zh: '导入验收回单', en: 'Import signed receipts' },
  add: { zh: '新建对照表', en: 'New mapping' },
  mappings: { zh: '对照表', en: 'Mappings' },
  name: { zh: '名称', en: 'Name' },
  direction: { zh: '用途', en: 'Use' },
  receipts: { zh: '导入回单', en: 'Receipts in' },
  orders: { zh: '导入采购单', en: 'Orders in' },
  notes: { zh: '导出送货明细', en: 'Notes out' },
  columns: { zh: '列', en: 'Columns' },
  changed: { zh: '修改时间', en: 'Changed' },
  example: { zh: '样例', en: 'Example' },
  closed: { zh: '已停用', en: 'Closed' },
  none: { zh: '还没有对照表', en: 'No mappings yet' },
};

export type Mappings = Answer<typeof api.deliveries.mappings>;
export type Mapping = Mappings['items'][number];

export default function ExchangePage() {
  const t = useTexts(texts);
  const read = useRead(api.deliveries.mappings, {});
  const [edited, setEdited] = useState<Mapping | 'new'>();
  const [importing, setImporting] = useSearchState('import');
  return (
    <WhenRead read={read}>
      {(mappings) => (
        <>
          <PageHeader
            title={t('title')}
            actions={
              <>
                {mappings.can.change && <Button onClick={() => setEdited('new')}>{t('add')}</Button>}
                {mappings.can.importReceipts && (
                  <Button type="primary" icon={<Icon name="upload" size={16} />} onClick={() => setImporting('1')}>
                    {t('import')}
                  </Button>
                )}
              </>
            }
          />
          <p className="quiet">{t('lead')}</p>
          <MappingTable mappings={mappings} onOpen={(mapping) => mappings.can.change && setEdited(mapping)} />
          {edited && <EditMapping mapping={edited === 'new' ? undefined : edited} fields={mappings.fields} onClose={() => setEdited(undefined)} />}
          {importing && <ImportReceipts mappings={mappings.items} onClose={() => setImporting('')} />}
        </>
      )}
    </WhenRead>
  );
}

function MappingTable({ mappings, onOpen }: { readonly mappings: Mappings; readonly onOpen: (mapping: Mapping) => void }) {
  const t = useTexts(texts);
  return (
    <DataTable
      rows={mappings.items}
      rowKey="id"
      label={t('mappings')}
      onOpen={onOpen}
      wrap
      columns={[
        {
          title: t('name'),
          key: 'name',
          render: (_, { name, shipped, active }) => (
            <span className="row">
              <strong>{name}</strong>
              {shipped && <ToneTag>{t('example')}</ToneTag>}
              {!active && <ToneTag>{t('closed')}</ToneTag>}
            </span>
          ),
        },
        { title: t('direction'), key: 'direction', className: 'nowrap', render: (_, { direction }) => t(direction) },
        {
          title: t('columns'),
          key: 'columns',
          responsive: ['md'],
          render: (_, { columns }) => <span className="quiet">{columns.map(({ header }) => header).join('、')}</span>,
        },
        {
          title: t('changed'),
          key: 'changed',
          className: 'nowrap',
          responsive: ['lg'],
          render: (_, { changedAt }) => <TimeText at={changedAt} style="short" />,
        },
      ]}
      empty={<Empty title={t('none')} icon="file" />}
    />
  );
}
