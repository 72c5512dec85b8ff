// The lots of a recall: where each came from, how much is where.
import { Button, type TableProps } from 'antd';
import { useState } from 'react';
import { RELEASE_REASONS } from '../../../../server/modules/recalls/words.ts';
import { Go } from '../../../app/go.tsx';
import { Section } from '../../../design/controls.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { QuantityText } from '../../../design/people.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { Full } from './labels.ts';
import { ReleaseDrawer } from './scope-drawers.tsx';

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
  release: { zh: '查明合格，解除', en: 'Release' },
  more: { zh: '本页列出前 {shown} 个批次，全部见报告。', en: 'The first {shown} lots; the report names all.' },
  released: { zh: '已解除（{count}）', en: 'Released ({count})' },
  gone: { zh: '曾送达 {sites} 家食堂', en: 'Had gone to {sites} kitchens:' },
  stopped: { zh: '另有冻结，仍停发', en: 'Stopped by another hold' },
};
type Lot = Full['lots'][number];

export function Lots({ recall }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const [releasing, setReleasing] = useState<string>();
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
          <span className="row">
            <Go to={`/lots/${row.lotId}`} className="number nowrap">
              {row.number}
            </Go>
            {recall.can.release && (
              <Button type="link" size="small" className="recall-release" onClick={() => setReleasing(row.lotId)}>
                {t('release')}
              </Button>
            )}
          </span>
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
      {recall.lotCount > recall.lots.length && <p className="quiet">{t('more', { shown: recall.lots.length })}</p>}
      <Released recall={recall} />
      {releasing && <ReleaseDrawer recall={recall} lotId={releasing} onClose={() => setReleasing(undefined)} />}
    </Section>
  );
}

const STOPPED: readonly string[] = ['held', 'quarantined', 'recalled'];

/** What left the recall stays to be seen, with its reason. */
function Released({ recall: { released, releasedCount } }: { readonly recall: Full }) {
  const t = useTexts(texts);
  const say = useSay();
  if (releasedCount === 0) return null;
  return (
    <>
      <h3 className="recall-sub">{t('released', { count: releasedCount })}</h3>
      <ul className="recall-list">
        {released.map((lot) => (
          <li key={lot.lotId}>
            <span className="row">
              <strong>{lot.product}</strong>
              <Go to={`/lots/${lot.lotId}`} className="number nowrap">
                {lot.number}
              </Go>
              {STOPPED.includes(lot.state) && <ToneTag tone="amber">{t('stopped')}</ToneTag>}
            </span>
            <small className="quiet">
              {say(RELEASE_REASONS[lot.why])} · <TimeText at={lot.releasedAt} /> · {t('gone', { sites: lot.sites })}{' '}
              <QuantityText amount={lot.delivered} unit={lot.unit} />
            </small>
          </li>
        ))}
      </ul>
    </>
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
