// 考核评分表 on paper: empty to fill in by hand, or as it was stated, with what appeals gave back. Our own reading stays off paper until it is offered.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import {
  beside,
  type Cell,
  dataTable,
  formTitle,
  heading,
  keyValues,
  type PdfDocument,
  type Piece,
  qrCode,
  sealBoxes,
} from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { monthLinkFor } from '../month-code/month-link.ts';
import { customerNames } from '../name-subjects.ts';
import { noCustomer } from '../refusals.ts';
import type { contract } from './contract.ts';
import { ownCustomer } from './own-customer.ts';
import { readSheet, type Sheet } from './read-sheet.ts';
import { no } from './refusals.ts';
import { verdictOf } from './score.rules.ts';
import { type CardItem, type Hundredths, pointsOf } from './score.ts';
import { nameOf, ruleText, thresholdText } from './score-words.ts';
import { textsOf } from './scorecards.store.ts';

export type Edition = 'blank' | 'filled';
export type PrintedScore = {
  readonly sheet: Sheet;
  readonly customer: string;
  readonly company: string;
  readonly edition: Edition;
  /** Opens the month for the customer without sign-in. */
  readonly link?: string;
  readonly texts: ReadonlyMap<string, string>;
};

const TITLE = '食材配送考核评分表';
const said = (hundredths: Hundredths): string => String(pointsOf(hundredths));

export function periodText(key: string): string {
  const [year = '', rest, day] = key.split('-');
  if (rest === undefined) return `${year} 年`;
  if (rest.startsWith('Q')) return `${year} 年第 ${rest.slice(1)} 季度`;
  return `${year} 年 ${Number(rest)} 月${day === undefined ? '' : ` ${Number(day)} 日`}`;
}

export const scorePaper = (call: Call, input: InputOf<typeof contract.scorePaper>): Promise<File> => print(call, input);
export const ownScorePaper = (call: Call, { period, ...rest }: InputOf<typeof contract.ownScorePaper>): Promise<File> =>
  print(call, { ...rest, period, customerId: ownCustomer(call, period) });

async function print(call: Call, input: InputOf<typeof contract.scorePaper>): Promise<File> {
  const printed = await printedScore(call, input);
  if (printed.edition === 'filled' && !isStated(printed.sheet)) throw no('no-such-sheet');
  const bytes = await call.app.documents.pdf(scoreDocument(printed, call.now));
  return new File([new Uint8Array(bytes)], `${printed.customer}-${printed.sheet.period.key}-考核评分表.pdf`, { type: 'application/pdf' });
}

type Wanted = { readonly customerId: string; readonly period: string; readonly clauseId?: string | undefined; readonly edition: Edition };

export async function printedScore(call: Call, { edition, ...asked }: Wanted): Promise<PrintedScore> {
  const names = await customerNames(call.db, [asked.customerId]);
  if (names.size === 0) throw noCustomer('no-such-customer');
  const sheet = await readSheet(call.db, asked, call.now);
  const month = /^\d{4}-\d\d/.exec(asked.period)?.[0];
  const link = edition === 'blank' && month !== undefined ? await call.write((unit) => monthLinkFor(unit, { ...asked, month })) : undefined;
  const texts = await textsOf(
    call.db,
    sheet.deductions.map(({ id }) => id),
  );
  const customer = names.get(asked.customerId) ?? '';
  return { sheet, customer, company: call.app.companyName, edition, texts, ...(link === undefined ? {} : { link }) };
}

export const isStated = ({ row }: Pick<Sheet, 'row'>): boolean => row !== undefined && row.state !== 'offered';

function scoreDocument(printed: PrintedScore, at: number): PdfDocument {
  const { sheet, customer, company } = printed;
  return {
    title: `${customer} ${sheet.period.key} 考核评分表`,
    untitled: true,
    footer: `${company}　${customer}　${sheet.period.key}`,
    at,
    body: scorePieces(printed),
  };
}

/** The form, for whoever prints it alone or binds it with other papers. */
export function scorePieces(printed: PrintedScore): Piece[] {
  const { sheet, customer, company, edition, link } = printed;
  const filled = edition === 'filled';
  const head = keyValues([
    ['采购单位', customer],
    ['供货单位', company],
    ['考核期间', periodText(sheet.period.key)],
    ['合同', sheet.settlement.title],
    ['满分', said(sheet.card.most)],
    ['依据', sheet.held.source],
  ]);
  return [
    formTitle(TITLE, periodText(sheet.period.key)),
    link === undefined ? head : beside(['*', head], [84, qrCode(link, '扫码填写，无需登录', 80)]),
    itemTable(printed),
    ...resultPieces(sheet, filled),
    ...(filled ? deductionPieces(printed) : []),
    thresholdLine(sheet),
    sealBoxes(
      [
        { title: '采购单位', name: customer, lines: ['评分人：', '日　期：'] },
        { title: '供货单位', name: company, lines: ['确认人：', '日　期：'] },
      ],
      '以上评分双方确认。各项扣完为止；对扣分有异议的，供货单位可在约定期限内书面申诉。',
    ),
  ];
}

/** An empty form has room to write in. */
function itemTable({ sheet, edition }: PrintedScore): Piece {
  const filled = edition === 'filled';
  const columns = [
    { header: '序', width: 18, align: 'right' },
    { header: '考核项目', width: 88 },
    { header: '评分标准', width: '*' },
    { header: '分值', width: 34, align: 'right' },
    { header: '扣分', width: 40, align: 'right' },
    { header: filled ? '申诉后扣分' : '事由（日期、次数）', width: filled ? 60 : 112, align: filled ? 'right' : 'left' },
  ] as const;
  const rows = sheet.card.items.map((item, place): readonly Cell[] => [
    place + 1,
    { text: item.name, bold: item.veto, ...(item.veto ? { tone: 'bad' as const } : {}) },
    ruleText(item).zh,
    item.veto ? '否决' : said(item.weight),
    ...(filled ? [offText(sheet, item, false), offText(sheet, item, true)] : ['', '']),
  ]);
  return dataTable([...columns], rows, { dense: filled });
}

function offText({ card, combined, deductions }: Sheet, item: CardItem, standing: boolean): string {
  const mine = deductions.filter(({ item_id }) => item_id === item.id);
  const off = mine.reduce((all, one) => all + one.hundredths - (standing ? one.restored_hundredths : 0), 0);
  if (off === 0) return '0';
  if (item.veto) return off >= card.most ? '否决' : said(off);
  return said(combined ? off : Math.min(item.cap, off));
}

function resultPieces({ card, row }: Sheet, filled: boolean): Piece[] {
  if (!filled || !row)
    return [
      keyValues([
        ['总得分', ''],
        ['评定等次', ''],
      ]),
    ];
  const verdict = verdictOf(card, row.total_hundredths)?.verdict ?? null;
  const stated = row.stated_hundredths ?? row.total_hundredths;
  return [
    keyValues([
      ['采购单位评定得分', { text: said(stated), bold: true }],
      ['评定日期', row.stated_at === null ? null : shanghaiDate(row.stated_at)],
      [row.state === 'final' ? '最终得分' : '申诉后得分（未定案）', { text: said(row.total_hundredths), bold: true }],
      ['评定等次', verdict],
    ]),
  ];
}

function deductionPieces({ sheet, texts }: PrintedScore): Piece[] {
  if (sheet.deductions.length === 0) return [];
  const rows = sheet.deductions.map((one, place): readonly Cell[] => [
    place + 1,
    nameOf(sheet.card, one.item_id),
    one.occurred_on,
    texts.get(one.id) ?? '',
    one.veto ? '否决' : said(one.hundredths),
    one.restored_hundredths === 0 ? '—' : said(one.restored_hundredths),
  ]);
  return [
    heading('扣分明细', 3),
    dataTable(
      [
        { header: '序', width: 18, align: 'right' },
        { header: '考核项目', width: 110 },
        { header: '日期', width: 70 },
        { header: '说明', width: '*' },
        { header: '扣分', width: 44, align: 'right' },
        { header: '申诉恢复', width: 54, align: 'right' },
      ],
      rows,
      { dense: true },
    ),
  ];
}

/** In one line: the form stays on one page, with room for both seals. */
const thresholdLine = ({ card }: Sheet): Piece =>
  keyValues(
    [
      [
        '考核等次',
        card.thresholds
          .map(
            (threshold) =>
              `${threshold.verdict}：${thresholdText(threshold).zh}${threshold.consequence === null ? '' : `（${threshold.consequence}）`}`,
          )
          .join('；'),
      ],
    ],
    1,
  );
