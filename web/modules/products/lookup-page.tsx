// 这个客户这一天的价: what each product costs a customer on a day, and which sheet says so.
import { DatePicker, Input, type TableProps } from 'antd';
import dayjs from 'dayjs';
import { Go, useGo, useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { CustomerSelect } from '../customers/customer-select.tsx';
import { kindLabels, showShare } from './labels.ts';
import { PriceText } from './price-text.tsx';
import '../../design/desk/desk-parts.css';
import './products.css';

const texts = {
  title: { zh: '查价', en: 'Look up prices' },
  sub: { zh: '某个客户某一天的价，以及它来自哪张价格表', en: 'What a customer pays on a day, and which sheet says so' },
  back: { zh: '返回价格表', en: 'Back to price sheets' },
  day: { zh: '日期', en: 'Day' },
  search: { zh: '商品名称、别名、编码', en: 'Product name, alias, code' },
  choose: { zh: '先选客户', en: 'Choose a customer first' },
  chooseDo: { zh: '选好客户和日期，这里列出每个商品当天的价。', en: 'Then every product with its price on that day is listed here.' },
  none: { zh: '没有符合条件的商品', en: 'No product matches' },
  product: { zh: '商品', en: 'Product' },
  price: { zh: '单价', en: 'Price' },
  from: { zh: '依据', en: 'Why' },
  noPrice: { zh: '无价', en: 'No price' },
  reference: { zh: '参考价', en: 'Reference' },
  less: { zh: '下浮 {rate}', en: 'less {rate}' },
};

type Row = Answer<typeof api.products.lookUpPrices>['items'][number];

export default function LookUpPage() {
  const t = useTexts(texts);
  const go = useGo();
  const [customer, setCustomer] = useSearchState('customer');
  const [on, setOn] = useSearchState('on', dayjs().format('YYYY-MM-DD'));
  const [text, setText] = useSearchState('text');
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} onBack={() => go('/prices')} back={t('back')} />
      <div className="lookup-bar">
        <CustomerSelect value={customer || undefined} onChange={(id) => setCustomer(id ?? '')} />
        <DatePicker aria-label={t('day')} allowClear={false} value={dayjs(on)} onChange={(day) => day && setOn(day.format('YYYY-MM-DD'))} />
        <Input.Search
          allowClear
          defaultValue={text}
          placeholder={t('search')}
          aria-label={t('search')}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {customer ? (
        <Prices customerId={customer} on={on} text={text} />
      ) : (
        <Empty title={t('choose')} icon="home">
          {t('chooseDo')}
        </Empty>
      )}
    </>
  );
}

type PricesProps = { readonly customerId: string; readonly on: string; readonly text: string };

function Prices({ customerId, on, text }: PricesProps) {
  const t = useTexts(texts);
  const words = useSettled(text.trim());
  const rows = useReadPages(api.products.lookUpPrices, { customerId, on, ...(words ? { text: words } : {}) });
  return <DataTable pages={rows} rowKey="productId" columns={useColumns()} label={t('title')} empty={<Empty title={t('none')} icon="leaf" />} />;
}

function Why({ row: { sheet, kind, rateBp, referenceFen, per } }: { readonly row: Row }) {
  const t = useTexts(texts);
  const say = useSay();
  if (!sheet) return <span className="quiet">—</span>;
  return (
    <div className="two-lines">
      <Go to={`/prices/${sheet.id}`}>{sheet.name}</Go>
      <small className="quiet">
        {rateBp === null ? (
          kind && say(kindLabels[kind])
        ) : (
          <>
            {t('reference')} <PriceText fen={referenceFen} per={per} /> {t('less', { rate: showShare(rateBp) })}
          </>
        )}
      </small>
    </div>
  );
}

function useColumns(): NonNullable<TableProps<Row>['columns']> {
  const t = useTexts(texts);
  return [
    {
      title: t('product'),
      key: 'product',
      render: (_, row) => (
        <div className="two-lines">
          <span>{row.name}</span>
          <small className="quiet">
            {row.code}
            {row.spec && ` · ${row.spec}`}
          </small>
          <small className="quiet narrow-inline">{row.sheet?.name}</small>
        </div>
      ),
    },
    {
      title: t('price'),
      key: 'price',
      align: 'right',
      render: (_, row) => (row.fen === null ? <ToneTag tone="amber">{t('noPrice')}</ToneTag> : <PriceText fen={row.fen} per={row.per} strong />),
    },
    { title: t('from'), key: 'sheet', responsive: ['md'], render: (_, row) => <Why row={row} /> },
  ];
}
