// The same trace in rows: for screen readers, for searching with the browser, for those who think in tables.
import type { TableProps } from 'antd';
import { KINDS, STANDINGS } from '../../../../server/modules/lots/words.ts';
import { Go } from '../../../app/go.tsx';
import { DataTable } from '../../../design/desk/data-table.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Empty } from '../../../design/states.tsx';
import { amountOf, type Delivery, isStopped, lotById, siteById, type Trace, type TraceLot } from './trace-data.ts';
import { texts } from './trace-texts.ts';

export function TraceTable({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  return (
    <div className="trace-tables">
      <h3>{t('lotsTable')}</h3>
      <Lots trace={trace} />
      {trace.edges.length > 0 && (
        <>
          <h3>{t('edgesTable')}</h3>
          <Edges trace={trace} />
        </>
      )}
      <h3>{t('deliveriesTable')}</h3>
      <Deliveries trace={trace} />
    </div>
  );
}

export function Sureness({ possible }: { readonly possible: boolean }) {
  const t = useTexts(texts);
  return possible ? <span className="trace-possible">{t('possible')}</span> : <span>{t('certain')}</span>;
}

const lotLink = (lot: TraceLot | undefined) => lot && <Go to={`/lots/${lot.lotId}`}>{lot.number}</Go>;

function Lots({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const names = new Map(trace.suppliers.map(({ id, name }) => [id, name]));
  const amount = (key: 'came' | 'stock' | 'vans' | 'kitchens') => ({
    align: 'right' as const,
    className: 'number',
    render: (_: unknown, lot: TraceLot) => (lot[key] === 0 ? '–' : amountOf(lot[key], lot.unit, locale)),
  });
  const columns: TableProps<TraceLot>['columns'] = [
    { title: t('level'), align: 'right', render: (_, lot) => (lot.level > 0 ? `+${lot.level}` : lot.level === 0 ? t('start') : lot.level) },
    { title: t('number'), render: (_, lot) => lotLink(lot) },
    { title: t('product'), dataIndex: 'product' },
    { title: t('supplier'), render: (_, lot) => (lot.supplierId ? (names.get(lot.supplierId) ?? '') : say(KINDS[lot.madeBy].label)) },
    { title: t('supplierLot'), render: (_, lot) => lot.supplierLot ?? (lot.dayLot ? t('dayLot') : '–') },
    { title: t('receivedOn'), dataIndex: 'receivedOn' },
    { title: t('expiresOn'), render: (_, lot) => lot.expiresOn ?? '–' },
    { title: t('state'), render: (_, lot) => <ToneTag tone={isStopped(lot) ? 'danger' : 'plain'}>{say(STANDINGS[lot.standing])}</ToneTag> },
    { title: t('sureness'), render: (_, lot) => <Sureness possible={lot.possible} /> },
    { title: t('came'), ...amount('came') },
    { title: t('inStock'), ...amount('stock') },
    { title: t('vans'), ...amount('vans') },
    { title: t('atKitchens'), ...amount('kitchens') },
  ];
  return <DataTable rows={trace.lots} rowKey="lotId" columns={columns} label={t('lotsTable')} />;
}

type EdgeRow = Trace['edges'][number] & { readonly key: string };

function Edges({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const lots = lotById(trace);
  const rows: EdgeRow[] = trace.edges.map((edge, i) => ({ ...edge, key: `${edge.fromLot}${edge.toLot}${i}` }));
  const amount = (value: number, lotId: string) => amountOf(value, lots.get(lotId)?.unit ?? 'kg', locale);
  const columns: TableProps<EdgeRow>['columns'] = [
    { title: t('from'), render: (_, edge) => lotLink(lots.get(edge.fromLot)) },
    { title: t('product'), render: (_, edge) => lots.get(edge.fromLot)?.product },
    { title: t('kind'), render: (_, edge) => say(KINDS[edge.kind].label) },
    { title: t('into'), render: (_, edge) => lotLink(lots.get(edge.toLot)) },
    { title: t('product'), render: (_, edge) => lots.get(edge.toLot)?.product },
    { title: t('taken'), align: 'right', className: 'number', render: (_, edge) => amount(edge.taken, edge.fromLot) },
    {
      title: t('given'),
      align: 'right',
      className: 'number',
      render: (_, edge) => (edge.possible ? t('atMost', { amount: amount(edge.given, edge.toLot) }) : amount(edge.given, edge.toLot)),
    },
    { title: t('sureness'), render: (_, edge) => <Sureness possible={edge.possible} /> },
  ];
  return <DataTable rows={rows} rowKey="key" columns={columns} label={t('edgesTable')} />;
}

type DeliveryRow = Delivery & { readonly key: string };

function Deliveries({ trace }: { readonly trace: Trace }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const [lots, sites] = [lotById(trace), siteById(trace)];
  const rows: DeliveryRow[] = trace.deliveries.map((row) => ({ ...row, key: `${row.lotId}${row.siteId}${row.deliveryOn}` }));
  const amount = (value: number, lotId: string) => amountOf(value, lots.get(lotId)?.unit ?? 'kg', locale);
  const columns: TableProps<DeliveryRow>['columns'] = [
    { title: t('day'), dataIndex: 'deliveryOn' },
    { title: t('customer'), render: (_, row) => sites.get(row.siteId)?.customer },
    { title: t('kitchen'), render: (_, row) => sites.get(row.siteId)?.site },
    { title: t('number'), render: (_, row) => lotLink(lots.get(row.lotId)) },
    { title: t('product'), render: (_, row) => lots.get(row.lotId)?.product },
    {
      title: t('amount'),
      align: 'right',
      className: 'number',
      render: (_, row) => (row.amount > 0 ? amount(row.amount, row.lotId) : t('atMost', { amount: amount(row.atMost, row.lotId) })),
    },
    { title: t('sureness'), render: (_, row) => <Sureness possible={row.possible} /> },
    {
      title: t('notes'),
      render: (_, row) => (
        <span className="row">
          {row.notes.map(({ noteId, number }) => (
            <Go key={noteId} to={`/deliveries/${noteId}`}>
              {number}
            </Go>
          ))}
          {row.underway && <ToneTag tone="info">{t('underway')}</ToneTag>}
        </span>
      ),
    },
  ];
  const empty = (
    <Empty title={t('noDeliveries')} icon="truck">
      {t('noDeliveriesDo')}
    </Empty>
  );
  return <DataTable rows={rows} rowKey="key" columns={columns} label={t('deliveriesTable')} empty={empty} />;
}
