// What an import table looks like, and what can be wrong with a cell.
import type { Text } from '../../../kernel/text.ts';
import type { ColumnNames, Named } from '../../../platform/documents/columns.ts';

export const COLUMNS = {
  number: ['送货单号', '单号', '送货单编号', 'number'],
  customer: ['客户', '客户名称', '收货单位', 'customer'],
  site: ['食堂', '食堂名称', '食堂编码', '收货点', 'site'],
  day: ['日期', '送达日期', '送货日期', 'date'],
  window: ['时间窗', '送达时间', '收货时间', 'window'],
  driver: ['司机', 'driver'],
  vehicle: ['车牌', '车辆', 'vehicle'],
  crates: ['周转筐', '筐数', 'crates'],
  product: ['商品', '品名', '商品名称', 'product'],
  productCode: ['商品编码', '货号', 'product code'],
  spec: ['规格', 'spec'],
  unit: ['单位', 'unit'],
  ordered: ['订购数量', '数量', '下单数量', 'ordered'],
  picked: ['分拣数量', '实发数量', '发货数量', 'picked'],
  lot: ['批次', '批号', 'lot'],
  producedOn: ['生产日期', 'produced on'],
  expiresOn: ['到期日', '到期日期', '保质期至', 'expires on'],
} as const satisfies ColumnNames<string>;
export type Column = keyof typeof COLUMNS;
export type ImportRow = Named<Column>;
export const NEEDED = ['number', 'site', 'day', 'product', 'unit', 'ordered'] as const;

export const TEXTS = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '太长', en: 'is too long' },
  'site-unknown': { zh: '没有名称或编码为“{written}”的食堂', en: 'no site has the name or code "{written}"' },
  'site-ambiguous': { zh: '有多个叫“{written}”的食堂，请填写食堂编码', en: 'several sites are called "{written}"; give the code' },
  day: { zh: '“{written}”不是日期，请写成 2026-03-02', en: '"{written}" is no date; write 2026-03-02' },
  window: { zh: '“{written}”不是时间窗，请写成 05:30-07:30', en: '"{written}" is no window; write 05:30-07:30' },
  'window-backwards': { zh: '时间窗的结束早于开始', en: 'the window ends before it begins' },
  'window-absurd': { zh: '日期距今超过一年，请检查', en: 'the date is more than a year away' },
  'window-missing': { zh: '没有填写时间窗，食堂资料里也没有这一天的收货时间', en: 'no window here, and the site has no receiving hours on that day' },
  'driver-unknown': { zh: '没有名为“{written}”的司机', en: 'there is no driver "{written}"' },
  unit: { zh: '不认识单位“{written}”', en: 'unknown unit "{written}"' },
  amount: { zh: '“{written}”不是数量，或比最小单位还小', en: '"{written}" is no amount in this unit' },
  'nothing-ordered': { zh: '数量要大于零', en: 'must be more than zero' },
  'picked-absurd': { zh: '分拣数量超过订购数量的两倍，请检查单位', en: 'is more than twice what was ordered; check the unit' },
  'expires-before-made': { zh: '到期日早于生产日期', en: 'lies before the day of production' },
  'differs-in-note': { zh: '与同一送货单第 {row} 行不一致', en: 'differs from row {row} of the same note' },
  'too-many-lines': { zh: '一张送货单最多 300 行', en: 'a note has at most 300 lines' },
  'other-content': {
    zh: '送货单 {written} 已存在，但内容不同；请换单号，或先取消原单',
    en: 'note {written} exists with other content; use another number',
  },
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
