// The prices of a sheet; in a draft they are typed here, beside what held before.
import { Button, Input, InputNumber, type TableProps } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { DataTable } from '../../design/desk/data-table.tsx';
import { ExportButton } from '../../design/desk/export-button.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { categoryLabels, showShare } from './labels.ts';
import { PriceText } from './price-text.tsx';
import { type Chosen, ProductSelect } from './product-select.tsx';
import type { Sheet } from './sheet-form.tsx';

const texts = {
  lines: { zh: '价格明细', en: 'Prices' },
  product: { zh: '商品', en: 'Product' },
  category: { zh: '分类', en: 'Category' },
  price: { zh: '单价', en: 'Price' },
  before: { zh: '之前', en: 'Before' },
  moved: { zh: '涨跌', en: 'Change' },
  reference: { zh: '参考价', en: 'Reference' },
  rate: { zh: '下浮', en: 'Off' },
  search: { zh: '名称、别名、编码', en: 'Name, alias, code' },
  add: { zh: '填入', en: 'Set' },
  yuan: { zh: '单价（元）', en: 'Price (yuan)' },
  remove: { zh: '删除', en: 'Remove' },
  none: { zh: '还没有价格', en: 'No prices yet' },
  noneDo: { zh: '在上面选商品填单价，或从表格导入。', en: 'Choose a product above and type its price, or import a table.' },
  noMatch: { zh: '没有符合条件的商品', en: 'No product matches' },
};

type Line = Answer<typeof api.products.listSheetLines>['items'][number];
type Typing = { readonly set: (line: Line, fen: number) => void; readonly remove: (line: Line) => void };

/** So few lines need no search. */
const SHORT = 10;

/** More than this is worth a second look: a slip of the comma, or 斤 for 公斤. */
const STRIKING = 0.3;

export function SheetLines({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const words = useSettled(text.trim());
  const filter = { sheetId: sheet.id, ...(words ? { text: words } : {}) };
  const rows = useReadPages(api.products.listSheetLines, filter);
  const searched = sheet.kind === 'discount' || sheet.lineCount > SHORT;
  const set = useSubmit(api.products.setSheetLines);
  const typed = sheet.can.change && sheet.kind !== 'discount';
  const typing: Typing | undefined = typed
    ? {
        set: (line, fen) => set.mutate({ sheetId: sheet.id, lines: [{ productId: line.productId, unit: line.unit, fen }] }),
        remove: (line) => set.mutate({ sheetId: sheet.id, remove: [line.productId] }),
      }
    : undefined;
  return (
    <>
      <Refused error={set.error} />
      <div className="filter-bar">
        {typed && <Entry sheet={sheet} />}
        {searched && (
          <Input.Search
            allowClear
            placeholder={t('search')}
            aria-label={t('search')}
            onChange={({ target }) => setText(target.value)}
            style={{ maxWidth: 320 }}
          />
        )}
        {rows.items.length > 0 && <ExportButton endpoint={api.products.exportSheetLines} input={filter} what={sheet.name} />}
      </div>
      <DataTable
        pages={rows}
        rowKey="productId"
        columns={useColumns(sheet, typing)}
        label={t('lines')}
        empty={
          <Empty title={t(words ? 'noMatch' : 'none')} icon="report">
            {!words && typed && t('noneDo')}
          </Empty>
        }
      />
    </>
  );
}

function Entry({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const say = useSay();
  const [product, setProduct] = useState<Chosen>();
  const [yuan, setYuan] = useState<number | null>(null);
  const set = useSubmit(api.products.setSheetLines, {
    done: () => {
      setProduct(undefined);
      setYuan(null);
    },
  });
  const ready = product !== undefined && yuan !== null && yuan > 0;
  const add = () => {
    if (ready) set.mutate({ sheetId: sheet.id, lines: [{ productId: product.id, unit: product.settleUnit, fen: Math.round(yuan * 100) }] });
  };
  return (
    <>
      <div className="line-bar">
        <ProductSelect value={product} onPick={setProduct} />
        <InputNumber
          className="price-entry"
          aria-label={t('yuan')}
          placeholder={t('yuan')}
          min={0.01}
          max={100_000}
          precision={2}
          value={yuan}
          onChange={setYuan}
          onPressEnter={add}
        />
        {product && <span className="quiet">/{say(UNITS[product.settleUnit].label)}</span>}
        <Button type="primary" disabled={!ready} loading={set.isPending} onClick={add}>
          {t('add')}
        </Button>
      </div>
      <Refused error={set.error} onRetry={add} />
    </>
  );
}

/** Typed over in place: leaving the field keeps it, a field left empty changes nothing. */
function TypedPrice({ line, onSet }: { readonly line: Line; readonly onSet: Typing['set'] }) {
  const t = useTexts(texts);
  const say = useSay();
  const [yuan, setYuan] = useState<number | null>(line.fen / 100);
  const keep = () => {
    const fen = Math.round((yuan ?? 0) * 100);
    if (fen === 0) setYuan(line.fen / 100);
    else if (fen !== line.fen) onSet(line, fen);
  };
  return (
    <span className="row nowrap" style={{ justifyContent: 'flex-end' }}>
      <InputNumber
        className="price-entry"
        aria-label={`${line.name} ${t('yuan')}`}
        min={0.01}
        max={100_000}
        precision={2}
        controls={false}
        value={yuan}
        onChange={setYuan}
        onBlur={keep}
        onPressEnter={keep}
      />
      <span className="quiet">/{say(UNITS[line.unit].label)}</span>
    </span>
  );
}

function Moved({ line }: { readonly line: Line }) {
  const { before, fen, unit } = line;
  if (!before) return <span className="quiet">—</span>;
  const [was, is] = [before.fen / UNITS[before.per].factor, fen / UNITS[unit].factor];
  const share = (is - was) / was;
  const shown = `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)}%`;
  return Math.abs(share) > STRIKING ? (
    <ToneTag tone="danger" icon="alert">
      {shown}
    </ToneTag>
  ) : (
    <span className="number">{shown}</span>
  );
}

function useColumns(sheet: Sheet, typing: Typing | undefined): NonNullable<TableProps<Line>['columns']> {
  const t = useTexts(texts);
  const say = useSay();
  const discount: NonNullable<TableProps<Line>['columns']> = [
    { title: t('reference'), key: 'reference', align: 'right', render: (_, line) => <PriceText fen={line.referenceFen} per={line.unit} /> },
    { title: t('rate'), key: 'rate', align: 'right', responsive: ['md'], render: (_, line) => (line.rateBp === null ? '—' : showShare(line.rateBp)) },
  ];
  const before: NonNullable<TableProps<Line>['columns']> = [
    {
      title: t('before'),
      key: 'before',
      align: 'right',
      responsive: ['md'],
      render: (_, { before: was }) => <PriceText fen={was?.fen ?? null} per={was?.per ?? null} />,
    },
    { title: t('moved'), key: 'moved', align: 'right', responsive: ['md'], render: (_, line) => <Moved line={line} /> },
  ];
  return [
    {
      title: t('product'),
      key: 'product',
      render: (_, line) => (
        <div className="two-lines">
          <span>{line.name}</span>
          <small className="quiet">
            {line.code}
            {line.spec && ` · ${line.spec}`}
          </small>
        </div>
      ),
    },
    { title: t('category'), key: 'category', responsive: ['md'], render: (_, line) => say(categoryLabels[line.category]) },
    ...(sheet.kind === 'discount' ? discount : []),
    {
      title: t('price'),
      key: 'price',
      align: 'right',
      render: (_, line) =>
        typing ? <TypedPrice key={line.fen} line={line} onSet={typing.set} /> : <PriceText fen={line.fen} per={line.unit} strong />,
    },
    ...(sheet.kind !== 'discount' && sheet.purpose === 'selling' ? before : []),
    ...(typing
      ? [
          {
            title: '',
            key: 'remove',
            width: 48,
            render: (_: unknown, line: Line) => (
              <button type="button" className="bare faint" aria-label={`${t('remove')} ${line.name}`} onClick={() => typing.remove(line)}>
                <Icon name="close" size={16} />
              </button>
            ),
          },
        ]
      : []),
  ];
}
