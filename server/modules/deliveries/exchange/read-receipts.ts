// A signed receipt as another platform exports it → what was said of each line of a note. Pure.
import { quantity, UNITS, type UnitCode, unitOf } from '../../../kernel/quantity.ts';
import type { Params, Text } from '../../../kernel/text.ts';
import { type Instant, shanghaiInstant } from '../../../kernel/time.ts';
import { type ColumnNames, dayOf, type Named, readColumns, timeOf } from '../../../platform/documents/columns.ts';
import type { Row } from '../../../platform/documents/table.ts';
import type { LineWord } from '../acceptance/scale.rules.ts';
import { REASON_CODES, REASONS, type Reason } from '../note.ts';
import { FIELD_CODES, type Field, type MappingShape } from './mapping.ts';

export type ReceiptRow = Named<Field>;

/** Undefined where the header is not found; else the records under it. */
export function recordsOf(rows: readonly Row[], { columns }: MappingShape): readonly ReceiptRow[] | undefined {
  const headers = new Map(columns.map(({ field, header }) => [field, header]));
  const names = Object.fromEntries(FIELD_CODES.map((field) => [field, [headers.get(field) ?? []].flat()])) as unknown as ColumnNames<Field>;
  return readColumns(
    rows,
    names,
    columns.map(({ field }) => field),
  )?.records;
}

export type Problem = { readonly row: number; readonly text: Text; readonly params?: Params };
const TEXTS = {
  unnamed: { zh: '没有送货单号，也没有食堂和日期', en: 'neither a note number nor site and day' },
  twice: { zh: '这一行商品在回单里出现了两次', en: 'this line is there twice' },
  lacking: { zh: '回单里缺少送货单上的：{lines}', en: 'the receipt lacks lines of the note: {lines}' },
  moment: { zh: '看不懂验收时间“{written}”', en: 'no moment: "{written}"' },
  line: { zh: '送货单上没有“{written}”，或有多行同名', en: 'the note has no line "{written}", or several' },
  unit: { zh: '单位“{written}”与送货单不符', en: 'the unit "{written}" is not that of the note' },
  amount: { zh: '“{written}”不是数量', en: '"{written}" is no amount' },
  deduction: { zh: '“{written}”不是扣秤比例', en: '"{written}" is no deduction' },
} as const satisfies Record<string, Text>;
const problem = (row: number, why: keyof typeof TEXTS, params: Problem['params'] = {}): Problem => ({ row, text: TEXTS[why], params });

/** Rows of one note, by its number, or by site and day. */
export type Receipt = {
  readonly key: string;
  readonly number: string;
  readonly site: string;
  readonly day: string;
  readonly rows: readonly ReceiptRow[];
};

export function receiptsOf(records: readonly ReceiptRow[]): { receipts: Receipt[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const found = new Map<string, Receipt & { rows: ReceiptRow[] }>();
  for (const record of records) {
    const number = record.cell('number');
    const site = record.cell('siteCode') || record.cell('site');
    const day = dayOf(record.cell('day')) ?? '';
    if (number === '' && (site === '' || day === '')) {
      problems.push(problem(record.row, 'unnamed'));
      continue;
    }
    const key = number === '' ? `${site}\n${day}` : number;
    const before = found.get(key);
    if (before) before.rows.push(record);
    else found.set(key, { key, number, site, day, rows: [record] });
  }
  return { receipts: [...found.values()], problems };
}

/** What a line of our note is known by. */
export type KnownLine = {
  readonly id: string;
  readonly lineNo: number;
  readonly product: string;
  readonly productCode: string | null;
  readonly unit: UnitCode;
};

export type Said = { readonly words: LineWord[]; readonly acceptedAt: Instant | null; readonly receiver: string; readonly problems: Problem[] };

export function wordsOf(receipt: Receipt, lines: readonly KnownLine[], missing: MappingShape['options']['missingLines']): Said {
  const problems: Problem[] = [];
  const words: LineWord[] = [];
  for (const row of receipt.rows) {
    const word = wordOf(row, lines);
    if ('text' in word) problems.push(word);
    else if (words.some(({ lineId }) => lineId === word.lineId)) problems.push(problem(row.row, 'twice'));
    else words.push(word);
  }
  const silent = lines.filter(({ id }) => !words.some(({ lineId }) => lineId === id));
  const first = receipt.rows[0] as ReceiptRow;
  if (missing === 'refuse' && problems.length === 0 && silent.length > 0) {
    problems.push(
      problem(first.row, 'lacking', {
        lines: silent.map(({ product }) => product).join('、'),
      }),
    );
  }
  const written = receipt.rows.map((row) => row.cell('acceptedAt')).find((cell) => cell !== '') ?? '';
  const acceptedAt = momentOf(written);
  if (written !== '' && acceptedAt === null) problems.push(problem(first.row, 'moment', { written }));
  return { words, acceptedAt, receiver: receipt.rows.map((row) => row.cell('receiver')).find((cell) => cell !== '') ?? '', problems };
}

function wordOf(row: ReceiptRow, lines: readonly KnownLine[]): LineWord | Problem {
  const line = lineOf(row, lines);
  if (line === undefined)
    return problem(row.row, 'line', {
      written: row.cell('product') || row.cell('productCode'),
    });
  const written = row.cell('unit');
  const unit = written === '' ? line.unit : unitOf(written);
  if (!unit || UNITS[unit].base !== UNITS[line.unit].base || (UNITS[unit].base === 'piece' && unit !== line.unit)) {
    return problem(row.row, 'unit', { written });
  }
  const accepted = amountOf(row.cell('accepted'), unit);
  if (accepted === undefined) return problem(row.row, 'amount', { written: row.cell('accepted') });
  const percent = row.cell('deductPercent').replace('%', '').trim();
  const deductBp = percent === '' ? 0 : Math.round(Number(percent) * 100);
  if (!Number.isSafeInteger(deductBp) || deductBp < 0 || deductBp >= 10_000) {
    return problem(row.row, 'deduction', { written: row.cell('deductPercent') });
  }
  const reason = row.cell('reason') === '' ? (deductBp > 0 || accepted === 0 ? 'other' : null) : reasonOf(row.cell('reason'));
  const deducted = deductBp > 0 && UNITS[line.unit].base === 'g';
  return {
    lineId: line.id,
    accepted,
    gross: null,
    tare: null,
    net: deducted ? Math.round((accepted * 10_000) / (10_000 - deductBp)) : null,
    pieces: null,
    deductBp: deducted ? deductBp : 0,
    reason,
    photos: [],
    paper: true,
  };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

function lineOf(row: ReceiptRow, lines: readonly KnownLine[]): KnownLine | undefined {
  const [no, code, name] = [row.cell('lineNo'), plain(row.cell('productCode')), plain(row.cell('product'))];
  const by = (which: (line: KnownLine) => boolean) => {
    const found = lines.filter(which);
    return found.length === 1 ? found[0] : undefined;
  };
  return (
    (/^\d+$/.test(no) ? by(({ lineNo }) => lineNo === Number(no)) : undefined) ??
    (code === '' ? undefined : by(({ productCode }) => productCode !== null && plain(productCode) === code)) ??
    (name === '' ? undefined : by(({ product }) => plain(product) === name))
  );
}

function amountOf(written: string, unit: UnitCode): number | undefined {
  const bare = written.replaceAll(',', '');
  const value = /^\d+(\.\d+)?$/.test(bare) ? quantity(Number(bare), unit) : undefined;
  return value && value.amount <= 1_000_000_000 ? value.amount : undefined;
}

/** By our words for it, else 其他. */
function reasonOf(written: string): Reason {
  const said = plain(written);
  return REASON_CODES.find((code) => said === code || said.includes(plain(REASONS[code].zh)) || plain(REASONS[code].zh).includes(said)) ?? 'other';
}

/** `2026-03-02 06:10`, with seconds or not. */
function momentOf(written: string): Instant | null {
  const [date = '', time = ''] = written.normalize('NFKC').trim().split(/[ T]+/);
  const day = dayOf(date);
  const clock = timeOf(time);
  return day === undefined || clock === undefined ? null : shanghaiInstant(day, clock);
}

export const headersOf = ({ columns }: MappingShape): string => columns.map(({ header }) => header).join('、');
