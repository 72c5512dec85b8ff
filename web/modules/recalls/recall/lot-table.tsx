// The lots of a recall: where each came from, how much is where.
import type { TableProps } from 'antd';
import { Go } from '../../../app/go.tsx';
import { Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import { useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { QuantityText } from '../../../design/people.tsx';
import type { Full } from './labels.ts';

const texts = {
  title: { zh: '批次（{count}）', en: 'Lots ({count})' },
  list: { zh: '批次', en: 'Lots' },
  lot: { zh: '批次', en: 'Lot' },
  supplier: { zh: '供应商 · 批号', en: 'Supplier, its lot' },
  days: { zh: '生产 – 到期', en: 'Produced – expires' },
  delivered: { zh: '送出', en: 'Delivered' },
  left: { zh: '仍在外', en: 'Still out' },
  stock: { zh: '我方库存', en: 'Our stock' },
  quarantine: { zh: '隔离区', en: 'quarantined' },
  possible: { zh: '可能', en: 'Possible' },
  made: { zh: '由其制成', en: 'Made of it' },
};
type Lot = Full['lots'][number];

export function Lots({ recall }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const columns: NonNullable<TableProps<Lot>['columns']> = [
    {
      title: t('lot'),
      key: 'lot',
      render: (_, row) => (
        <div className="two-lines">
          <span className="row">
            <strong>{row.product.name}</strong>
            {!row.root && <ToneTag>{t('made')}</ToneTag>}
            {row.possible && <ToneTag tone="info">{t('possible')}</ToneTag>}
          </span>
          <Go to={`/lots/${row.lotId}`} className="number nowrap">
            {row.number}
          </Go>
        </div>
      ),
    },
    {
      title: t('supplier'),
      key: 'supplier',
      responsive: ['lg'],
      render: (_, row) => (
        <div className="two-lines">
          <span>{row.supplier?.name ?? '—'}</span>
          <small className="quiet">{row.supplierLot}</small>
        </div>
      ),
    },
    {
      title: t('days'),
      key: 'days',
      responsive: ['lg'],
      render: (_, row) => (
        <span className="nowrap quiet">
          {row.producedOn ?? '—'} – {row.expiresOn ?? '—'}
        </span>
      ),
    },
    {
      title: t('delivered'),
      key: 'delivered',
      align: 'right',
      responsive: ['md'],
      render: (_, row) => <QuantityText amount={row.delivered} unit={row.unit} />,
    },
    { title: t('left'), key: 'left', align: 'right', render: (_, row) => <QuantityText amount={row.left} unit={row.unit} strong={row.left > 0} /> },
    { title: t('stock'), key: 'stock', align: 'right', render: (_, row) => <Stock row={row} /> },
  ];
  return (
    <Section title={t('title', { count: recall.lotCount })} icon="lot">
      <DataTable wrap rows={recall.lots} rowKey="lotId" columns={columns} label={t('list')} empty={null} />
    </Section>
  );
}

function Stock({ row }: { readonly row: Lot }) {
  const t = useTexts(texts);
  return (
    <div className="two-lines">
      <QuantityText amount={row.stock} unit={row.unit} />
      {row.quarantine > 0 && (
        <small className="quiet nowrap">
          {t('quarantine')} <QuantityText amount={row.quarantine} unit={row.unit} />
        </small>
      )}
    </div>
  );
}
