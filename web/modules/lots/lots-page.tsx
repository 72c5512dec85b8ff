// Lots and what is left of them: what must go first, what must not go at all.
import { Input, Segmented, Select, type TableProps } from 'antd';
import { KINDS, STANDINGS, type Standing } from '../../../server/modules/lots/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { type Row, useAmount } from './labels.ts';
import { DayLotTag, Expiry, StandingTag } from './lot-marks.tsx';
import './lots.css';
import { SupplierFilter } from './supplier-filter.tsx';

const texts = {
  title: { zh: '批次与库存', en: 'Lots and stock' },
  lot: { zh: '批次', en: 'Lot' },
  product: { zh: '商品', en: 'Product' },
  source: { zh: '来源', en: 'Source' },
  expiry: { zh: '到期', en: 'Expires' },
  stock: { zh: '库存', en: 'In stock' },
  out: { zh: '车上与食堂', en: 'Vans and kitchens' },
  standing: { zh: '状态', en: 'State' },
  vans: { zh: '车上 {amount}', en: '{amount} on vans' },
  kitchens: { zh: '食堂 {amount}', en: '{amount} at kitchens' },
  text: { zh: '批号、供应商批号、商品', en: 'Lot, supplier’s lot, product' },
  anyStanding: { zh: '全部状态', en: 'Any state' },
  place: { zh: '库位', en: 'Place' },
  inStock: { zh: '有库存', en: 'In stock' },
  all: { zh: '全部', en: 'All' },
  soon: { zh: '3 天内到期', en: 'Ending in 3 days' },
  month: { zh: '30 天内到期', en: 'Ending in 30 days' },
  none: { zh: '还没有批次', en: 'No lots yet' },
  noneDo: { zh: '收货入库后，每一批都会出现在这里。', en: 'Every lot that is received stands here.' },
  noneSuch: { zh: '没有符合条件的批次', en: 'No lot matches' },
  noneSuchDo: { zh: '放宽条件，或清空搜索。', en: 'Ask for less, or clear the search.' },
  noneSoon: { zh: '没有临期批次', en: 'Nothing ends soon' },
};

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  const amount = useAmount();
  return [
    {
      title: t('product'),
      key: 'product',
      render: (_, row) => (
        <div className="two-lines">
          <strong>{row.product.name}</strong>
          <small className="quiet narrow-inline number nowrap">{row.number}</small>
          <small className="quiet">{row.product.spec}</small>
        </div>
      ),
    },
    {
      title: t('lot'),
      key: 'number',
      responsive: ['md'],
      render: (_, row) => (
        <div className="two-lines">
          <Go to={`/lots/${row.id}`} className="number nowrap">
            {row.number}
          </Go>
          <small className="quiet">{row.supplierLot ?? (row.dayLot && <DayLotTag />)}</small>
        </div>
      ),
    },
    { title: t('source'), key: 'source', responsive: ['lg'], render: (_, row) => <Source row={row} /> },
    { title: t('expiry'), key: 'expiry', render: (_, row) => <Expiry day={row.expiresOn} /> },
    {
      title: t('stock'),
      key: 'stock',
      align: 'right',
      render: (_, row) => (
        <div className="two-lines">
          <strong className="number nowrap">{amount(row.stock, row.unit)}</strong>
          <span className="narrow-inline">
            <StandingTag of={row.standing} />
          </span>
        </div>
      ),
    },
    { title: t('out'), key: 'out', align: 'right', responsive: ['lg'], render: (_, row) => <Out row={row} /> },
    { title: t('standing'), key: 'standing', responsive: ['md'], render: (_, row) => <StandingTag of={row.standing} /> },
  ];
}

function Source({ row }: { readonly row: Row }) {
  const say = useSay();
  return (
    <div className="two-lines">
      <span>{row.supplier?.name ?? say(KINDS[row.madeBy].label)}</span>
      <small className="quiet nowrap">{row.receivedOn}</small>
    </div>
  );
}

function Out({ row }: { readonly row: Row }) {
  const t = useTexts(texts);
  const amount = useAmount();
  if (row.vans === 0 && row.kitchens === 0) return <span className="quiet">—</span>;
  return (
    <div className="two-lines quiet nowrap">
      {row.vans > 0 && <span>{t('vans', { amount: amount(row.vans, row.unit) })}</span>}
      {row.kitchens > 0 && <span>{t('kitchens', { amount: amount(row.kitchens, row.unit) })}</span>}
    </div>
  );
}

export default function LotsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const filter = useFilter();
  const rows = useReadPages(api.lots.list, filter.input);
  useLive(['lots', 'holds'], { refresh: ['lots'] });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} actions={<ExportButton endpoint={api.lots.exportList} input={filter.input} what={t('title')} />} />
      <Filters filter={filter} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        wrap
        onOpen={(row) => go(`/lots/${row.id}`)}
        empty={
          <Empty title={t(filter.only === '3' || filter.only === '30' ? 'noneSoon' : filter.narrow ? 'noneSuch' : 'none')} icon="lot">
            {t(filter.narrow ? 'noneSuchDo' : 'noneDo')}
          </Empty>
        }
      />
    </>
  );
}

function useFilter() {
  const [text, setText] = useSearchState('text');
  const [standing, setStanding] = useSearchState('standing');
  const [supplier, setSupplier] = useSearchState('supplier');
  const [product, setProduct] = useSearchState('product');
  const [place, setPlace] = useSearchState('place');
  const [only, setOnly] = useSearchState('only', 'stock');
  const written = useSettled(text.trim());
  const input = {
    ...(written ? { text: written } : {}),
    ...(standing ? { standing: standing as Standing } : {}),
    ...(supplier ? { supplierId: supplier } : {}),
    ...(product ? { productId: product } : {}),
    ...(place ? { placeId: place } : {}),
    ...(only === 'all' ? {} : { inStock: true }),
    ...(only === '3' || only === '30' ? { expiringWithin: Number(only) } : {}),
  };
  const narrow = Boolean(written || standing || supplier || product || place);
  return { input, narrow, text, setText, standing, setStanding, supplier, setSupplier, setProduct, place, setPlace, only, setOnly };
}

function Filters({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  const t = useTexts(texts);
  const say = useSay();
  const places = useRead(api.lots.places, {});
  const only = [
    { value: 'stock', label: t('inStock') },
    { value: '3', label: t('soon') },
    { value: '30', label: t('month') },
    { value: 'all', label: t('all') },
  ];
  return (
    <div className="filter-bar">
      <Input
        allowClear
        defaultValue={filter.text}
        placeholder={t('text')}
        aria-label={t('text')}
        className="lot-search"
        onChange={({ target }) => filter.setText(target.value)}
      />
      <Segmented value={filter.only} onChange={filter.setOnly} options={only} />
      <Select
        value={filter.standing}
        aria-label={t('anyStanding')}
        style={{ minWidth: 120 }}
        options={[{ value: '', label: t('anyStanding') }, ...Object.entries(STANDINGS).map(([value, label]) => ({ value, label: say(label) }))]}
        onChange={filter.setStanding}
      />
      <Select
        allowClear
        value={filter.place === '' ? null : filter.place}
        aria-label={t('place')}
        placeholder={t('place')}
        style={{ minWidth: 120 }}
        options={(places.data?.items ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: string | null | undefined) => filter.setPlace(id ?? '')}
      />
      <SupplierFilter value={filter.supplier} onChange={filter.setSupplier} />
    </div>
  );
}
