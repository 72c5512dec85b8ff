// The only file that knows the spreadsheet library (hucre: young; exceljs rests on old majors, see stack notes 11).
import { HucreError } from 'hucre';
import { type CellValue, readXlsx, streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { no } from './refusals.ts';
import { MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED, type Row, type Sheet } from './table.ts';
import { unpackedSize } from './unpacked-size.ts';

/** Bold header row that stays in view, filter on it, widths from the content where none is given. Strings stay strings: no formulas. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const bytes = await writeXlsx({
    defaultFont: { name: '微软雅黑', size: 10 },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name: sheetName(name),
      columns: columns.map(({ width, format }) => ({ ...(width ? { width } : { autoWidth: true }), ...(format ? { numFmt: format } : {}) })),
      rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row])],
      cells: new Map(columns.map(({ header }, column) => [`0,${column}`, { value: header, style: { font: { bold: true }, numFmt: '@' } }])),
      freezePane: { rows: 1 },
      ...(columns.length > 0 ? { autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` } } : {}),
    })),
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Rows of one sheet (the first unless named) as text; empty rows are left out. Throws a Refusal for anything that is no honest workbook. */
export async function readWorkbook(bytes: Uint8Array, { sheet, maxRows = MAX_ROWS }: { sheet?: string; maxRows?: number } = {}): Promise<Row[]> {
  const size = unpackedSize(bytes);
  if (size === undefined) throw no('not-a-workbook');
  if (size > MAX_UNPACKED) throw no('unpacks-too-large', { megabytes: MAX_UNPACKED / 1024 / 1024 });
  const rows: Row[] = [];
  try {
    if (sheet !== undefined && !(await sheetNames(bytes)).includes(sheet)) throw no('sheet-not-found', { sheet });
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      if (rows.length >= maxRows) throw no('too-many-rows', { rows: maxRows });
      const row = { number: index + 1, cells: trimmedEnd(values.map(cellText)) };
      if (row.cells.length > MAX_COLUMNS) throw no('too-many-columns', { row: row.number, columns: MAX_COLUMNS });
      if (row.cells.length > 0) rows.push(row);
    }
  } catch (error) {
    throw error instanceof HucreError ? no('not-a-workbook') : error;
  }
  return rows;
}

async function sheetNames(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  await readXlsx(bytes, { sheets: ({ name }) => names.push(name) < 0 });
  return names;
}

/** Dates of a workbook carry no zone: the wall time as written. Numbers lose the noise of binary fractions (31.400000000000002). */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value.trim();
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  if (text.startsWith('1899-') || text.startsWith('1900-01-00')) return text.slice(11, 16);
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

export function trimmedEnd(cells: readonly string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return cells.slice(0, length);
}

/** Excel refuses sheet names over 31 characters or with any of \ / ? * [ ] : in them. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const columnLetters = (count: number): string =>
  (count > 26 ? String.fromCharCode(64 + Math.floor((count - 1) / 26)) : '') + String.fromCharCode(65 + ((count - 1) % 26));
