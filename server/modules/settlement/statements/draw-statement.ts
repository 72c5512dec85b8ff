// 食材配送对账单, in the form schools stamp: sums and notes with both seals first, products and single lines as annexes.
import type { z } from 'zod';
import { moneyInWords } from '../../../kernel/money-words.ts';
import { showQuantity, UNITS } from '../../../kernel/quantity.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import {
  beside,
  type Cell,
  dataTable,
  formTitle,
  heading,
  keyValues,
  type PdfDocument,
  type Piece,
  pageBreak,
  paragraph,
  qrCode,
  sealBoxes,
} from '../../../platform/documents/public.ts';
import { amountOf, besidesGoods, byNote, byProduct, type Line, type NoteGroup, type ProductRow } from './group-lines.ts';
import type { statement } from './shapes.ts';
import { LINE_KINDS, LINE_STATES } from './statement.ts';

type Shown = z.infer<typeof statement>;
/** What a print needs of a statement, whoever reads it. */
export type DrawnStatement = Pick<
  Shown,
  | 'number'
  | 'customer'
  | 'month'
  | 'state'
  | 'edition'
  | 'sha256'
  | 'sums'
  | 'notes'
  | 'unpriced'
  | 'drawnAt'
  | 'sentAt'
  | 'sentBy'
  | 'confirmBy'
  | 'confirmedAt'
  | 'terms'
  | 'sites'
  | 'invoices'
> & {
  readonly company: string;
  readonly lines: readonly Line[];
  /** Opens the month for the customer without sign-in. */
  readonly link?: string;
};

export const money = (fen: number): string => {
  const [whole = '0', parts = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${parts}`;
};
export const monthText = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
const dayOf = (at: string): string => shanghaiDate(Date.parse(at));

export const drawStatement = (drawn: DrawnStatement, at: number): PdfDocument => ({
  title: `${drawn.customer.name} ${drawn.month} 食材配送对账单`,
  untitled: true,
  footer: `${drawn.company}　${drawn.number} 第 ${drawn.edition} 版　SHA-256 ${drawn.sha256.slice(0, 16)}…`,
  draft: drawn.state === 'draft',
  at,
  body: statementPieces(drawn),
});

/** The first page carries every sum and both seals; what it rests on follows as annexes. */
export const statementPieces = (drawn: DrawnStatement): Piece[] => [
  formTitle('食材配送对账单', `${monthText(drawn.month)}　编号 ${drawn.number}${drawn.edition > 1 ? `　第 ${drawn.edition} 版` : ''}`),
  ...headPieces(drawn),
  heading('一、应付款汇总', 3),
  sumTable(drawn),
  ...(drawn.unpriced > 0 ? [paragraph(`另有 ${drawn.unpriced} 行单价未定，未计入合计。`, 'bad')] : []),
  ...siteTable(drawn),
  ...otherTable(drawn.lines),
  ...invoiceTable(drawn),
  seals(drawn),
  pageBreak(),
  heading('附件一　送货单清单', 2),
  noteTable(byNote(drawn.lines), drawn.sites.length > 1),
  heading('附件二　商品汇总', 2),
  productTable(byProduct(drawn.lines)),
  ...rulePieces(drawn),
  pageBreak(),
  heading('附件三　验收明细（逐单逐行）', 2),
  ...byNote(drawn.lines).map(lineTable),
];

const headPieces = (drawn: DrawnStatement): Piece[] => {
  const pairs = keyValues(headPairs(drawn), drawn.link === undefined ? 2 : 1);
  return [drawn.link === undefined ? pairs : beside(['*', pairs], [84, qrCode(drawn.link, '扫码核对、确认', 80)])];
};

function headPairs({ company, customer, month, terms, drawnAt, confirmBy, sentAt, confirmedAt }: DrawnStatement): [string, Cell][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return [
    ['采购单位（甲方）', customer.name],
    ['供货单位（乙方）', company],
    ['对账期间', `${month}-01 至 ${month}-${last}`],
    ['制表日期', dayOf(sentAt ?? drawnAt)],
    ['结算依据', terms.title || terms.source || '—'],
    confirmedAt ? ['确认日期', dayOf(confirmedAt)] : ['请于此前确认', confirmBy ? dayOf(confirmBy) : '—'],
  ];
}

function sumTable({ sums, notes }: DrawnStatement): Piece {
  const rows: [string, string, number][] = [
    ['货款', `验收数量 × 当期单价，送货单 ${notes} 张`, sums.goodsFen],
    ['退换赔付', '退货、扣减、赔付及退货价差', sums.claimsFen],
    ['违约金', '双方已确认的', sums.penaltiesFen],
    ['服务费', '按合同', sums.feesFen],
    ['其他款项', '另行登记的费用、让利', sums.itemsFen],
    ['争议调整', '本月有异议、协商一致的', sums.adjustmentsFen],
    ['抹零', '按合同', sums.roundingFen],
    ['以前月份更正', '已确认月份之后的变化', sums.correctionsFen],
  ];
  const told = rows.filter(([, , fen], at) => at === 0 || fen !== 0);
  return dataTable(
    [{ header: '项目', width: 90 }, { header: '说明' }, { header: '金额（元）', width: 96, align: 'right' }],
    [
      ...told.map(([what, why, fen]): Cell[] => [what, { text: why, tone: 'muted' }, money(fen)]),
      { band: `合计人民币（大写）：${moneyInWords(sums.totalFen)}`, end: `￥${money(sums.totalFen)}` },
    ],
  );
}

/** Only where there is more than one. */
const siteTable = ({ sites }: DrawnStatement): Piece[] =>
  sites.length < 2
    ? []
    : [
        dataTable(
          [{ header: '食堂' }, { header: '送货单（张）', width: 80, align: 'right' }, { header: '金额（元）', width: 96, align: 'right' }],
          sites.map(({ name, notes, amountFen }) => [name, notes, money(amountFen)]),
          { dense: true },
        ),
      ];

const noteTable = (notes: readonly NoteGroup[], withSites: boolean): Piece =>
  dataTable(
    [
      { header: '序', width: 24, align: 'right' },
      { header: '送货日期', width: 64 },
      { header: '送货单号', width: withSites ? 110 : '*' },
      ...(withSites ? [{ header: '食堂' }] : []),
      { header: '品种', width: 40, align: 'right' as const },
      { header: '金额（元）', width: 96, align: 'right' as const },
    ],
    [
      ...notes.map(({ deliveryOn, number, site, lines, amountFen }, at): Cell[] => [
        at + 1,
        deliveryOn,
        number,
        ...(withSites ? [site] : []),
        lines.length,
        money(amountFen),
      ]),
      { band: `送货单 ${notes.length} 张`, end: money(notes.reduce((sum, { amountFen }) => sum + amountFen, 0)) },
    ],
  );

function otherTable(lines: readonly Line[]): Piece[] {
  const others = besidesGoods(lines);
  if (others.length === 0) return [];
  return [
    heading('二、其他款项明细', 3),
    dataTable(
      [
        { header: '序', width: 24, align: 'right' },
        { header: '项目', width: 78 },
        { header: '事项' },
        { header: '单据', width: 118 },
        { header: '金额（元）', width: 96, align: 'right' },
      ],
      [
        ...others.map((line, at): Cell[] => [at + 1, kindOf(line), line.title.zh, paperOf(line), amountCell(line)]),
        { band: '其他款项小计', end: money(amountOf(others)) },
      ],
      { dense: true },
    ),
  ];
}

const kindOf = ({ kind, correction, home }: Line): Cell =>
  correction ? { text: '更正', sub: `${home} ${LINE_KINDS[kind].zh}` } : LINE_KINDS[kind].zh;
const paperOf = ({ claim, note, site }: Line): Cell => {
  const text = claim?.number ?? note?.number ?? site?.name ?? '—';
  return claim && note ? { text, sub: note.number } : text;
};
const amountCell = ({ amountFen, state }: Line): Cell => {
  if (amountFen === null) return { text: '单价未定', tone: 'bad' };
  return state === 'disputed' ? { text: money(amountFen), sub: LINE_STATES.disputed.zh, tone: 'warning' } : money(amountFen);
};

const invoiceTable = ({ invoices }: DrawnStatement): Piece[] => {
  const valid = invoices.filter(({ voidedAt }) => voidedAt === null);
  if (valid.length === 0) return [];
  const rows = valid.map(({ number, issuedOn, dueOn, amountFen }) => [number, issuedOn, dueOn, money(amountFen)]);
  return [
    heading('发票', 3),
    dataTable(
      [
        { header: '发票号' },
        { header: '开票日期', width: 80 },
        { header: '付款到期', width: 80 },
        { header: '金额（元）', width: 96, align: 'right' },
      ],
      rows,
    ),
  ];
};

const SIGNED = ['经办人：', '负责人：', '日　期：　　　　年　　月　　日'];
const seals = ({ customer, company, sums }: DrawnStatement): Piece =>
  sealBoxes(
    [
      { title: '采购单位（甲方）', name: customer.name, lines: SIGNED },
      { title: '供货单位（乙方）', name: company, lines: SIGNED },
    ],
    `双方核对附件所列送货单与验收数量，同意按合计 ￥${money(sums.totalFen)} 结算。对某一行有异议的，请在该行旁注明，或在食堂端提出。`,
  );

const quantityOf = ({ accepted, unit }: Pick<Line, 'accepted' | 'unit'>): string =>
  accepted === null || unit === null ? '—' : showQuantity({ amount: accepted, unit });
const priceOf = (price: Line['price']): Cell => (price === null ? { text: '未定', tone: 'bad' } : `${money(price.fen)}/${UNITS[price.per].label.zh}`);

const productTable = (rows: readonly ProductRow[]): Piece =>
  dataTable(
    [
      { header: '序', width: 24, align: 'right' },
      { header: '品名' },
      { header: '规格', width: 96 },
      { header: '验收数量', width: 76, align: 'right' },
      { header: '单价（元）', width: 76, align: 'right' },
      { header: '金额（元）', width: 84, align: 'right' },
    ],
    [
      ...rows.map(({ product, spec, accepted, unit, price, amountFen, unpriced }, at): Cell[] => [
        at + 1,
        product,
        spec,
        quantityOf({ accepted, unit }),
        priceOf(price),
        unpriced ? { text: '单价未定', tone: 'bad' } : money(amountFen),
      ]),
      { band: `货款合计（${rows.length} 项）`, end: money(rows.reduce((sum, { amountFen }) => sum + amountFen, 0)) },
    ],
  );

const lineTable = ({ deliveryOn, number, site, lines, amountFen }: NoteGroup): Piece =>
  dataTable(
    [
      { header: '序', width: 20, align: 'right' },
      { header: '品名、规格' },
      { header: '验收数量', width: 76, align: 'right' },
      { header: '单价（元）', width: 72, align: 'right' },
      { header: '价格依据', width: 100 },
      { header: '金额（元）', width: 80, align: 'right' },
    ],
    lines.map((line, at): Cell[] => [at + 1, productOf(line), quantityOf(line), priceOf(line.price), basisOf(line), amountCell(line)]),
    { top: { band: `${deliveryOn}　${number}　${site}`, end: money(amountFen) }, dense: true },
  );

const productOf = ({ title, spec }: Line): string => (spec === '' ? title.zh : `${title.zh}　${spec}`);
/** The day is said where it is another than that of the delivery. */
const basisOf = ({ price, note }: Line): Cell => {
  if (price === null) return '—';
  const text = price.by === 'hand' ? '议价' : (price.sheetNumber ?? '价格表');
  return price.on === note?.deliveryOn ? text : `${text}（${price.on}）`;
};

const rulePieces = ({ terms }: DrawnStatement): Piece[] => [
  heading('结算规则', 3),
  ...(terms.wording ? [paragraph(terms.wording, 'muted')] : []),
  ...terms.rules.map(({ zh }) => paragraph(`· ${zh}`, 'muted')),
  ...(terms.source ? [paragraph(`依据：${terms.source}`, 'muted')] : []),
];
