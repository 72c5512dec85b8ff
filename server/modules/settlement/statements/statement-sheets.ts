// A statement as a workbook: sums, notes, lines and everything besides, with amounts that add up in the spreadsheet.
import { inUnit, UNITS } from '../../../kernel/quantity.ts';
import type { Sheet, TableValue } from '../../../platform/documents/public.ts';
import type { DrawnStatement } from './draw-statement.ts';
import { besidesGoods, byNote, type Line } from './group-lines.ts';
import { LINE_KINDS, LINE_STATES, PRICED_BY } from './statement.ts';

const YUAN = '#,##0.00';
const money = (fen: number | null): number | null => (fen === null ? null : fen / 100);

export const statementSheets = (drawn: DrawnStatement): Sheet[] => [sumSheet(drawn), noteSheet(drawn), lineSheet(drawn), otherSheet(drawn)];

const sumSheet = ({ customer, company, number, month, sums, terms }: DrawnStatement): Sheet => ({
  name: '汇总',
  columns: [
    { header: '项目', width: 20 },
    { header: '内容', width: 40 },
    { header: '金额（元）', width: 16, format: YUAN },
  ],
  rows: [
    ['采购单位', customer.name, null],
    ['供货单位', company, null],
    ['对账单编号', number, null],
    ['对账月份', month, null],
    ['结算依据', terms.title || terms.source, null],
    ['货款', '', money(sums.goodsFen)],
    ['退换赔付', '', money(sums.claimsFen)],
    ['违约金', '', money(sums.penaltiesFen)],
    ['服务费', '', money(sums.feesFen)],
    ['其他款项', '', money(sums.itemsFen)],
    ['争议调整', '', money(sums.adjustmentsFen)],
    ['抹零', '', money(sums.roundingFen)],
    ['以前月份更正', '', money(sums.correctionsFen)],
    ['应付合计', '', money(sums.totalFen)],
  ],
});

const noteSheet = ({ lines }: DrawnStatement): Sheet => ({
  name: '送货单',
  columns: [
    { header: '送货日期' },
    { header: '送货单号' },
    { header: '食堂' },
    { header: '品种' },
    { header: '金额（元）', width: 16, format: YUAN },
  ],
  rows: byNote(lines).map(({ deliveryOn, number, site, lines: own, amountFen }) => [deliveryOn, number, site, own.length, money(amountFen)]),
});

const lineSheet = ({ lines }: DrawnStatement): Sheet => ({
  name: '验收明细',
  columns: [
    { header: '送货日期' },
    { header: '送货单号' },
    { header: '食堂' },
    { header: '品名' },
    { header: '规格' },
    { header: '验收数量' },
    { header: '单位' },
    { header: '单价（元）', format: YUAN },
    { header: '计价单位' },
    { header: '价格依据' },
    { header: '价格日期' },
    { header: '金额（元）', width: 16, format: YUAN },
    { header: '状态' },
  ],
  rows: byNote(lines).flatMap(({ deliveryOn, number, site, lines: own }) => own.map((line) => [deliveryOn, number, site, ...goodsCells(line)])),
});

const goodsCells = ({ title, spec, accepted, unit, price, amountFen, state }: Line): TableValue[] => [
  title.zh,
  spec,
  accepted === null || unit === null ? null : inUnit({ amount: accepted, unit }),
  unit === null ? null : UNITS[unit].label.zh,
  money(price?.fen ?? null),
  price === null ? '单价未定' : UNITS[price.per].label.zh,
  price === null ? null : (price.sheetNumber ?? PRICED_BY[price.by].zh),
  price?.on ?? null,
  money(amountFen),
  LINE_STATES[state].zh,
];

const otherSheet = ({ lines }: DrawnStatement): Sheet => ({
  name: '其他款项',
  columns: [
    { header: '项目' },
    { header: '所属月份' },
    { header: '事项', width: 40 },
    { header: '单据' },
    { header: '食堂' },
    { header: '金额（元）', width: 16, format: YUAN },
    { header: '状态' },
  ],
  rows: besidesGoods(lines).map(({ kind, correction, home, title, claim, note, site, amountFen, state }) => [
    correction ? `更正（${LINE_KINDS[kind].zh}）` : LINE_KINDS[kind].zh,
    home,
    title.zh,
    claim?.number ?? note?.number ?? null,
    site?.name ?? null,
    money(amountFen),
    LINE_STATES[state].zh,
  ]),
});
