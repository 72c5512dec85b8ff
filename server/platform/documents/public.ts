// Prints and tables: PDF, DOCX, XLSX, CSV, QR codes. The libraries behind them are known only inside this folder.
import { readCsv, writeCsvFile } from './csv.ts';
import { makeDocx } from './docx.ts';
import { makeSheets } from './make-sheets.ts';
import { makeWorkbook } from './make-workbook.ts';
import { makePdf, type PdfDocument } from './pdf.ts';
import { type PrintPicture, printPicture } from './print-picture.ts';
import { qrPng, qrSvg } from './qr.ts';
import type { Sheets } from './sheets.ts';
import type { Row, Sheet } from './table.ts';
import { readWorkbook } from './xlsx.ts';

export type { PdfDocument } from './pdf.ts';
export * from './pieces.ts';
export type { PrintPicture } from './print-picture.ts';
export { no as documentRefusals } from './refusals.ts';
export * from './sheets.ts';
export type { Row, Sheet, TableValue } from './table.ts';

export type Documents = {
  /** Flowing text and tables on A4. */
  pdf(document: PdfDocument): Promise<Buffer>;
  /** The same pieces as a document that people go on writing in. Files that go along and what only paper can do are left out. */
  docx(document: PdfDocument): Promise<Buffer>;
  /** Forms and labels of any size, every piece in its place. */
  sheets(sheets: Sheets): Promise<Buffer>;
  /** A picture as `pictureAt` takes it; throws where the bytes are none. */
  printPicture(bytes: Uint8Array, options: { readonly most: number }): Promise<PrintPicture>;
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
  docx: makeDocx,
  sheets: makeSheets,
  printPicture,
  xlsx: { write: makeWorkbook, read: readWorkbook },
  csv: { write: writeCsvFile, read: readCsv },
  qr: { svg: qrSvg, png: qrPng },
  table: async (bytes) => (isZip(bytes) ? readWorkbook(bytes) : readCsv(bytes)),
});
