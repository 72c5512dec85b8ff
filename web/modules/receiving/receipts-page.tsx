// What came in, the latest first: who brought it, what was sent back, what is still missing.
import { Button, DatePicker, Input, Select, Switch, type TableProps } from 'antd';
import dayjs from 'dayjs';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { RESULT_CODES, RESULTS, type Result } from '../../../server/modules/receiving/words.ts';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import '../../design/desk/desk-parts.css';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useJoin, useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { SupplierFilter } from '../lots/supplier-filter.tsx';

const texts = {
  title: { zh: '收货记录', en: 'Receipts' },
  receive: { zh: '收货', en: 'Receive goods' },
  rules: { zh: '查验规定', en: 'What is checked' },
  number: { zh: '单号', en: 'Receipt' },
  supplier: { zh: '供应商', en: 'Supplier' },
  arrived: { zh: '到货', en: 'Arrived' },
  goods: { zh: '商品', en: 'Goods' },
  state: { zh: '结果', en: 'Result' },
  more: { zh: '等 {count} 样', en: 'and more: {count}' },
  refused: { zh: '拒收 {count}', en: '{count} refused' },
  partly: { zh: '部分收下 {count}', en: '{count} partly' },
  incomplete: { zh: '资料不全 {count}', en: '{count} incomplete' },
  text: { zh: '单号、供应商、商品、批号', en: 'Receipt, supplier, product, lot' },
  any: { zh: '全部结果', en: 'Any result' },
  only: { zh: '只看资料不全', en: 'Incomplete only' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  none: { zh: '没有收货记录', en: 'No receipts' },
  noneDo: { zh: '收货后都在这里；也可以放宽筛选条件。', en: 'Every receipt stands here. Or ask for less.' },
};

type Row = Answer<typeof api.receiving.list>['items'][number];
const SHOWN = 3;

function useFilter() {
  const [q, setQ] = useSearchState('q');
  const [from, setFrom] = useSearchState('from');
  const [to, setTo] = useSearchState('to');
  const [supplierId, setSupplier] = useSearchState('supplier');
  const [result, setResult] = useSearchState('result');
  const [only, setOnly] = useSearchState('only');
  const written = useSettled(q.trim());
  const input = {
    ...(written ? { q: written } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(supplierId ? { supplierId } : {}),
    ...(result ? { result: result as Result } : {}),
    ...(only ? { incomplete: true } : {}),
  };
  return { input, q, setQ, from, setFrom, to, setTo, supplierId, setSupplier, result, setResult, only, setOnly };
}

export default function ReceiptsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const filter = useFilter();
  const rows = useReadPages(api.receiving.list, filter.input);
  useLive(['receiving'], { refresh: ['receiving'] });
  const may = useCan()('receiving.receive');
  const columns = useColumns();
  const actions = (
    <>
      <Button onClick={() => go('/receiving/rules')}>{t('rules')}</Button>
      <ExportButton endpoint={api.receiving.exportList} input={filter.input} what={t('title')} />
      {may && (
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => go('/receiving/new')}>
          {t('receive')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={actions} />
      <Filters filter={filter} />
      <DataTable
        pages={rows}
        rowKey="id"
        columns={columns}
        label={t('title')}
        wrap
        onOpen={({ id }) => go(`/receiving/${id}`)}
        empty={
          <Empty title={t('none')} icon="truck">
            {t('noneDo')}
          </Empty>
        }
      />
    </>
  );
}

function Filters({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  const t = useTexts(texts);
  const say = useSay();
  const day = (value: string, set: (day: string) => void, label: string) => (
    <DatePicker
      value={value ? dayjs(value) : null}
      placeholder={label}
      aria-label={label}
      onChange={(next) => set(next ? next.format('YYYY-MM-DD') : '')}
    />
  );
  return (
    <div className="filter-bar">
      <Input
        value={filter.q}
        allowClear
        prefix={<Icon name="search" size={15} />}
        placeholder={t('text')}
        aria-label={t('text')}
        style={{ width: 240 }}
        onChange={(event) => filter.setQ(event.target.value)}
      />
      {day(filter.from, filter.setFrom, t('from'))}
      {day(filter.to, filter.setTo, t('to'))}
      <SupplierFilter value={filter.supplierId} onChange={filter.setSupplier} />
      <Select
        value={filter.result}
        aria-label={t('state')}
        options={[{ value: '', label: t('any') }, ...RESULT_CODES.map((code) => ({ value: code, label: say(RESULTS[code]) }))]}
        onChange={filter.setResult}
      />
      <span className="row">
        <Switch size="small" checked={filter.only !== ''} onChange={(on) => filter.setOnly(on ? 'yes' : '')} aria-label={t('only')} />
        {t('only')}
      </span>
    </div>
  );
}

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('supplier'),
      key: 'supplier',
      render: (_, { id, number, supplier }) => (
        <div className="two-lines">
          <strong>{supplier.name}</strong>
          <Go to={`/receiving/${id}`} className="number nowrap">
            {number}
          </Go>
        </div>
      ),
    },
    { title: t('goods'), key: 'goods', responsive: ['md'], render: (_, row) => <Goods row={row} /> },
    {
      title: t('arrived'),
      key: 'arrived',
      render: (_, { arrivedAt, by }) => (
        <div className="two-lines">
          <TimeText at={arrivedAt} style="short" />
          <small className="quiet">{by}</small>
        </div>
      ),
    },
    { title: t('state'), key: 'state', render: (_, row) => <Marks row={row} /> },
  ];
}

function Goods({ row: { lines } }: { readonly row: Row }) {
  const t = useTexts(texts);
  const join = useJoin();
  const locale = useLocale();
  const words = lines.slice(0, SHOWN).map(({ product, amount, unit }) => `${product.name} ${showQuantity({ amount, unit }, locale)}`);
  return (
    <span>
      {join(words)} {lines.length > SHOWN && <span className="quiet">{t('more', { count: lines.length })}</span>}
    </span>
  );
}

export function Marks({ row: { lines, refused, incomplete } }: { readonly row: Row }) {
  const t = useTexts(texts);
  const say = useSay();
  const partly = lines.filter(({ result }) => result === 'partly').length;
  return (
    <span className="row">
      {refused > 0 && <ToneTag tone="danger">{t('refused', { count: refused })}</ToneTag>}
      {partly > 0 && <ToneTag tone="info">{t('partly', { count: partly })}</ToneTag>}
      {incomplete > 0 && <ToneTag>{t('incomplete', { count: incomplete })}</ToneTag>}
      {refused + partly + incomplete === 0 && (
        <ToneTag tone="accent" icon="check">
          {say(RESULTS.accepted)}
        </ToneTag>
      )}
    </span>
  );
}
