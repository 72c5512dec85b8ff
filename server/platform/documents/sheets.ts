// Sheets of any size in millimetres on which every piece has its place: forms, labels. Black on white for impact printers; nothing flows to a next sheet by itself.
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '../../kernel/time.ts';
import { type Along, filesAlong } from './along.ts';
import { FONT_NAME } from './fonts.ts';
import { brokenTo } from './measure.ts';
import { copied } from './pdfmake.ts';
import type { Piece } from './pieces.ts';
import type { PrintPicture } from './print-picture.ts';
import { qrPath } from './qr.ts';

const BLACK = '#000000';
/** Points in a millimetre. */
export const MM = 72 / 25.4;

export type SheetSize = { readonly width: number; readonly height: number };
export type Sheets = {
  readonly title: string;
  /** Of all sheets, in millimetres. */
  readonly size: SheetSize;
  /** Each sheet: what stands on it, placed by `place`, `words`, `rule`, `grid`. */
  readonly sheets: readonly (readonly Piece[])[];
  /** Documents that go along inside the file, for whoever opens it in a reader that shows attachments. */
  readonly along?: Along;
  readonly at?: Instant;
};

/** No smaller letters on carbon copies. */
export const SMALLEST = 9;
/** Text height of a line of `size` points at our line height. */
export const lineHeightOf = (size: number): number => size * FONT_LINE * LINE_HEIGHT;
/** Ascent and descent of the font, in em. */
const FONT_LINE = 1.448;
const LINE_HEIGHT = 0.85;

export const sheetsDefinition = ({ title, size, sheets, along = [], at }: Sheets): TDocumentDefinitions => ({
  pageSize: { width: size.width * MM, height: size.height * MM },
  pageMargins: 0,
  info: { title, creator: 'Xiannuo', producer: 'Xiannuo', ...(at === undefined ? {} : { creationDate: new Date(at) }) },
  defaultStyle: { font: FONT_NAME, fontSize: SMALLEST, lineHeight: LINE_HEIGHT, color: BLACK },
  content: sheets.map((pieces, place): Content => ({ stack: [{ text: '' }, ...copied(pieces)], ...(place === 0 ? {} : { pageBreak: 'before' }) })),
  ...filesAlong(along),
});

export type Spot = { readonly x: number; readonly y: number; readonly width: number };

/** A piece with its upper left corner at x, y and this width, in millimetres from the corner of the sheet. */
export const place = ({ x, y, width }: Spot, piece: Piece): Piece => ({
  columns: [{ width: width * MM, stack: [piece] }],
  absolutePosition: { x: x * MM, y: y * MM },
});

export type Wording = { readonly size?: number; readonly bold?: boolean; readonly align?: 'left' | 'right' | 'center'; readonly lines?: number };

/** Text that stays within its width, in as many lines as allowed; the rest ends in an ellipsis. */
export function words(spot: Spot, text: string, { size = SMALLEST, bold = false, align = 'left', lines = 1 }: Wording = {}): Piece {
  const broken = brokenTo(text, { width: spot.width * MM, size, most: lines });
  return place(spot, { stack: linesOf(broken, { fontSize: size, bold, alignment: align }) });
}

/** pdfmake swallows line breaks where it must not wrap. */
const linesOf = (lines: readonly string[], style: object): Content[] =>
  lines.map((text) => ({ text: text === '' ? ' ' : text, noWrap: true, ...style }));

/** A straight line, level or upright; `weight` in points. */
export const rule = ({ x, y, width, height = 0 }: Spot & { readonly height?: number }, weight = 0.6): Piece =>
  place(
    { x, y, width: Math.max(1, width) },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width * MM, y2: height * MM, lineWidth: weight, lineColor: BLACK }] },
  );

export const frame = ({ x, y, width, height }: Spot & { readonly height: number }, weight = 0.8): Piece =>
  place({ x, y, width }, { canvas: [{ type: 'rect', x: 0, y: 0, w: width * MM, h: height * MM, lineWidth: weight, lineColor: BLACK }] });

/** A picture fitted into a box of millimetres. */
export const pictureAt = (spot: Spot & { readonly height: number }, { bytes, mediaType }: Pick<PrintPicture, 'bytes' | 'mediaType'>): Piece =>
  place(spot, {
    image: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
    fit: [spot.width * MM, spot.height * MM],
    alignment: 'center',
  });

/** A QR code of exactly this width; leave two millimetres of white around it. */
export function qrAt(spot: Spot, text: string): Piece {
  const side = spot.width * MM;
  return place(spot, {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${qrPath(text, side)}" fill="#000"/></svg>`,
    width: side,
  });
}

export type GridColumn = { readonly header: string; readonly width: number; readonly align?: 'left' | 'right' | 'center'; readonly lines?: number };
export type GridRow = { readonly cells: readonly string[]; readonly bold?: boolean };

const PAD_X = 2.5;
const PAD_Y = 1.6;

/** Cell texts broken to their columns, as `grid` draws them. Column widths are in millimetres, borders included. */
export const brokenRow = (columns: readonly GridColumn[], { cells }: GridRow, size: number): string[][] =>
  columns.map(({ width, lines = 2 }, at) => brokenTo(cells[at] ?? '', { width: width * MM - 2 * PAD_X - 1, size, most: lines }));

/** Height in millimetres that a row takes. */
export const rowHeight = (columns: readonly GridColumn[], row: GridRow, size: number): number =>
  (Math.max(1, ...brokenRow(columns, row, size).map((lines) => lines.length)) * lineHeightOf(size) + 2 * PAD_Y + 0.6) / MM;

/** A ruled table whose rows have the heights that `rowHeight` foretells. */
export function grid(
  spot: Omit<Spot, 'width'>,
  columns: readonly GridColumn[],
  { rows, size = SMALLEST }: { rows: readonly GridRow[]; size?: number },
): Piece {
  const header = columns.map(({ header: text }): TableCell => ({ text, bold: true, alignment: 'center', noWrap: true }));
  const body = rows.map((row) =>
    brokenRow(columns, row, size).map(
      (lines, at): TableCell => ({ stack: linesOf(lines, { alignment: columns[at]?.align ?? 'left', bold: row.bold ?? false }) }),
    ),
  );
  return {
    table: { widths: columns.map(({ width }) => width * MM - 2 * PAD_X - 0.6), body: [header, ...body] },
    // By name: functions do not travel to the thread that lays out.
    layout: BLACK_RULES,
    fontSize: size,
    absolutePosition: { x: spot.x * MM, y: spot.y * MM },
  };
}

export const BLACK_RULES = 'black-rules';
/** Impact printers lose finer lines and make a smear of grey. */
export const blackRules: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => BLACK,
  vLineColor: () => BLACK,
  paddingLeft: () => PAD_X,
  paddingRight: () => PAD_X,
  paddingTop: () => PAD_Y,
  paddingBottom: () => PAD_Y,
};
