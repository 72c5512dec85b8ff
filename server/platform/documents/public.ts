// Prints and tables: PDF, XLSX, CSV, QR codes. The libraries behind them are known only inside this folder.
import { readCsv, writeCsvFile } from './csv.ts';
import { makePdf, type PdfDocument } from './pdf.ts';
import { qrPng, qrSvg } from './qr.ts';
import type { Row, Sheet } from './table.ts';
import { readWorkbook, writeWorkbook } from './xlsx.ts';

export type { PdfDocument } from './pdf.ts';
export * from './pieces.ts';
export { no as documentRefusals } from './refusals.ts';
export type { Row, Sheet, TableValue } from './table.ts';

export type Documents = {
  pdf(document: PdfDocument): Promise<Buffer>;
  readonly xlsx: {
    write(sheets: readonly Sheet[]): Promise<Buffer>;
    read(bytes: Uint8Array, options?: { sheet?: string; maxRows?: number }): Promise<Row[]>;
  };
  readonly csv: { write(sheet: Pick<Sheet, 'columns' | 'rows'>): Buffer; read(bytes: Uint8Array, options?: { maxRows?: number }): Row[] };
  readonly qr: { svg(text: string): Promise<string>; png(text: string, width?: number): Promise<Buffer> };
  /** Rows of an uploaded table, XLSX or CSV by its content. */
  table(bytes: Uint8Array): Promise<Row[]>;
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

export const openDocuments = (): Documents => ({
  pdf: makePdf,
  xlsx: { write: writeWorkbook, read: readWorkbook },
  csv: { write: writeCsvFile, read: readCsv },
  qr: { svg: qrSvg, png: qrPng },
  table: async (bytes) => (isZip(bytes) ? readWorkbook(bytes) : readCsv(bytes)),
});
