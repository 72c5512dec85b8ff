// What a table of orders looks like, one row a line, and what can be wrong with a cell.
import type { Text } from '../../../kernel/text.ts';
import type { ColumnNames, Named } from '../../../platform/documents/columns.ts';

export const COLUMNS = {
  number: ['订单号', '外部单号', '采购单号', '单号', 'order number'],
  site: ['食堂', '食堂名称', '食堂编码', '收货点', '收货单位', 'site'],
  day: ['送达日期', '日期', '送货日期', '配送日期', 'date'],
  window: ['送达时间', '时间窗', '收货时间', 'window'],
  urgent: ['加单', '急单', 'urgent'],
  orderRemark: ['订单备注', 'order remark'],
  product: ['商品', '品名', '商品名称', 'product'],
  productCode: ['商品编码', '货号', 'product code'],
  spec: ['规格', 'spec'],
  amount: ['数量', '订购数量', '下单数量', 'amount'],
  unit: ['单位', 'unit'],
  remark: ['备注', '行备注', 'remark'],
} as const satisfies ColumnNames<string>;
export type Column = keyof typeof COLUMNS;
/** Our column → the field of a platform's mapping that fills it; the first that the mapping has. */
const FILLED_BY: Readonly<Record<Column, readonly string[]>> = {
  number: ['number'],
  site: ['siteCode', 'site'],
  day: ['day'],
  window: ['window'],
  urgent: ['urgent'],
  orderRemark: ['orderRemark'],
  product: ['product'],
  productCode: ['productCode'],
  spec: ['spec'],
  amount: ['ordered'],
  unit: ['unit'],
  remark: ['lineRemark'],
};

export const columnsBy = (headers: ReadonlyMap<string, string>): ColumnNames<Column> =>
  Object.fromEntries(
    Object.entries(FILLED_BY).map(([column, fields]) => [column, fields.flatMap((field) => headers.get(field) ?? []).slice(0, 1)]),
  ) as unknown as ColumnNames<Column>;

export type ImportRow = Named<Column>;
export const NEEDED = ['site', 'day', 'product', 'amount', 'unit'] as const;

export const TEXTS = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '太长', en: 'is too long' },
  'site-unknown': { zh: '没有名称或编码为“{written}”的食堂', en: 'no site has the name or code "{written}"' },
  'site-ambiguous': { zh: '有多个叫“{written}”的食堂，请填写食堂编码', en: 'several sites are called "{written}"; give the code' },
  day: { zh: '“{written}”不是日期，请写成 2026-03-02', en: '"{written}" is no date; write 2026-03-02' },
  window: { zh: '“{written}”不是时间，请写成 05:30-07:30', en: '"{written}" is no window; write 05:30-07:30' },
  unit: { zh: '不认识单位“{written}”', en: 'unknown unit "{written}"' },
  amount: { zh: '“{written}”不是大于零的数量，或比最小单位还小', en: '"{written}" is no amount above zero in this unit' },
  urgent: { zh: '“{written}”请写成 是 或 否', en: '"{written}" must be yes or no' },
  'differs-in-order': { zh: '与同一订单第 {row} 行不一致', en: 'differs from row {row} of the same order' },
  'too-many-lines': { zh: '一张订单最多 300 行', en: 'an order has at most 300 lines' },
  refused: { zh: '{refusal}', en: '{refusal}' },
} as const satisfies { readonly [why: string]: Text };

export type Why = keyof typeof TEXTS;
export type Params = { readonly [name: string]: string | number };

/** A cell that cannot be taken. */
export class WrongCell extends Error {
  readonly row: number;
  readonly column: Column;
  readonly why: Why;
  readonly params: Params;
  constructor({ row, column }: { row: number; column: Column }, why: Why, params: Params = {}) {
    super(why);
    this.row = row;
    this.column = column;
    this.why = why;
    this.params = params;
  }
}
