import { parseCsv, writeCsv } from 'hucre/csv';
import { no } from './refusals.ts';
import { MAX_COLUMNS, MAX_ROWS, type Row, type Sheet } from './table.ts';
import { trimmedEnd } from './xlsx.ts';

/** Text of a file made on a Chinese desktop: UTF-8 (with or without BOM), UTF-16 by its BOM, else GB18030 (of which GBK is a part). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  throw no('unknown-encoding');
}

/** Comma, semicolon or tab, quotes, line breaks inside quotes, CRLF. Row numbers are those a spreadsheet shows; empty rows are left out. */
export function readCsv(bytes: Uint8Array, { maxRows = MAX_ROWS }: { maxRows?: number } = {}): Row[] {
  const records = parseCsv(decodeText(bytes), { typeInference: false, skipEmptyRows: false, maxRows: maxRows + 1 });
  if (records.length > maxRows) throw no('too-many-rows', { rows: maxRows });
  return records.flatMap((record, index) => {
    const cells = trimmedEnd(record.map((cell) => String(cell ?? '').trim()));
    if (cells.length > MAX_COLUMNS) throw no('too-many-columns', { row: index + 1, columns: MAX_COLUMNS });
    return cells.length === 0 ? [] : [{ number: index + 1, cells }];
  });
}

/** With BOM, so that Excel reads the Chinese; a leading = + - @ of text is defused so that no cell runs as a formula. */
export const writeCsvFile = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): Buffer =>
  Buffer.from(writeCsv([columns.map(({ header }) => header), ...rows.map((row) => [...row])], { bom: true, escapeFormulae: true }), 'utf8');
