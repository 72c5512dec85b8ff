// The pieces of our prints (pdfmake content) as paragraphs and tables of a word processor. What a word processor cannot do is left out.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type ITableCellBorders,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { widthsOf } from './docx-widths.ts';
import type { Piece } from './pieces.ts';

/** A node of pdfmake content, as far as our pieces use it. */
export type Node = {
  readonly text?: string | number | readonly (string | Node)[];
  readonly style?: string;
  readonly bold?: boolean;
  readonly color?: string;
  readonly fontSize?: number;
  readonly alignment?: 'left' | 'right' | 'center' | 'justify';
  readonly margin?: number | readonly number[];
  readonly pageBreak?: string;
  readonly unbreakable?: boolean;
  readonly stack?: readonly Content[];
  readonly columns?: readonly Content[];
  readonly width?: number | string;
  readonly image?: string;
  readonly fit?: readonly [number, number];
  readonly qr?: string;
  readonly canvas?: readonly unknown[];
  readonly table?: {
    readonly body: readonly (readonly Content[])[];
    readonly widths?: readonly (number | string)[];
    readonly heights?: readonly number[];
    readonly headerRows?: number;
  };
  readonly colSpan?: number;
  readonly fillColor?: string;
};
export type Content = string | number | Node;
export type Sizes = ReadonlyMap<
  string,
  { readonly bytes: Uint8Array; readonly type: 'jpg' | 'png'; readonly width: number; readonly height: number }
>;
export type Block = Paragraph | Table;

/** What a node inherits. `width`: points it may take. */
type Around = {
  readonly width: number;
  readonly pictures: Sizes;
  readonly keep?: boolean;
  readonly bold?: boolean | undefined;
  readonly color?: string | undefined;
  readonly fontSize?: number | undefined;
  readonly alignment?: Node['alignment'] | undefined;
};

const TWIPS = 20;
const HALF_POINTS = 2;
const PIXELS = 96 / 72;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D0D0D0' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const RULED: ITableCellBorders = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const PLAIN: ITableCellBorders = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };
const HEADINGS: Readonly<Record<string, { readonly size: number; readonly level: 'Heading1' | 'Heading2' | 'Heading3' }>> = {
  heading1: { size: 18, level: 'Heading1' },
  heading2: { size: 13, level: 'Heading2' },
  heading3: { size: 11, level: 'Heading3' },
};

export const blocksOf = (pieces: readonly Piece[], around: Around): Block[] => pieces.flatMap((piece) => blocks(piece as Content, around));

const nodeOf = (content: Content): Node => (typeof content === 'object' ? content : { text: content });

function blocks(content: Content, before: Around): Block[] {
  const node = nodeOf(content);
  const around: Around = {
    ...before,
    keep: before.keep === true || node.unbreakable === true,
    bold: node.bold ?? before.bold,
    color: node.color ?? before.color,
    fontSize: node.fontSize ?? before.fontSize,
    alignment: node.alignment ?? before.alignment,
  };
  if (node.stack) return node.stack.flatMap((one) => blocks(one, around));
  if (node.table) return [table(node.table, around), spacer()];
  if (node.columns) return [sideBySide(node.columns, around)];
  if (node.image !== undefined) return picture(node, around);
  if (node.canvas) return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '1F1F1F', space: 1 } }, children: [] })];
  if (node.pageBreak !== undefined) return [new Paragraph({ pageBreakBefore: true, children: [] })];
  return node.text === undefined ? [] : [paragraph(node, around)];
}

/** Tables that touch would become one. */
const spacer = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' }, children: [] });

const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER, justify: AlignmentType.JUSTIFIED } as const;

function paragraph(node: Node, around: Around): Paragraph {
  const heading = node.style === undefined ? undefined : HEADINGS[node.style];
  const [, above = 0, , below = 0] = sides(node.margin);
  const options: IParagraphOptions = {
    ...(heading ? { heading: heading.level } : {}),
    alignment: ALIGN[around.alignment ?? 'left'],
    keepNext: heading !== undefined || around.keep === true,
    keepLines: around.keep === true,
    spacing: { before: (heading ? 8 : above) * TWIPS, after: (heading ? 4 : below) * TWIPS },
    children: runs(node.text, heading ? { ...around, bold: true, fontSize: heading.size, color: undefined } : around),
  };
  return new Paragraph(options);
}

/** pdfmake: one number, two (across, along) or four (left, top, right, bottom). */
function sides(margin: Node['margin']): readonly number[] {
  if (margin === undefined) return [0, 0, 0, 0];
  if (typeof margin === 'number') return [margin, margin, margin, margin];
  const [a = 0, b = 0] = margin;
  return margin.length === 2 ? [a, b, a, b] : margin;
}

/** Each line of a text stands on its own. */
function runs(text: Node['text'], around: Around): TextRun[] {
  if (Array.isArray(text)) return text.flatMap((part: string | Node) => runs(nodeOf(part).text, { ...around, ...inherited(nodeOf(part)) }));
  const { bold = false, color, fontSize } = around;
  return String(text ?? '')
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          text: line,
          bold,
          ...(i > 0 ? { break: 1 } : {}),
          ...(color === undefined ? {} : { color: color.replace('#', '') }),
          ...(fontSize === undefined ? {} : { size: Math.round(fontSize * HALF_POINTS) }),
        }),
    );
}

const inherited = ({ bold, color, fontSize }: Node) => ({
  ...(bold === undefined ? {} : { bold }),
  ...(color === undefined ? {} : { color }),
  ...(fontSize === undefined ? {} : { fontSize }),
});

function table({ body, widths, heights = [], headerRows = 0 }: NonNullable<Node['table']>, around: Around): Table {
  const points = widthsOf(body, widths, around);
  const rows = body.map((row, i) => {
    const height = heights[i];
    return new TableRow({
      tableHeader: i < headerRows,
      cantSplit: true,
      ...(height === undefined ? {} : { height: { value: height * TWIPS, rule: HeightRule.ATLEAST } }),
      children: cells(row, points, around),
    });
  });
  return framed(points, rows, RULED);
}

const framed = (points: readonly number[], rows: TableRow[], borders: ITableCellBorders): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(sum(points) * TWIPS), type: WidthType.DXA },
    columnWidths: points.map((width) => Math.round(width * TWIPS)),
    borders: { ...borders, insideHorizontal: borders.top ?? NO_LINE, insideVertical: borders.left ?? NO_LINE },
    margins: { top: 40, bottom: 40, left: 80, right: 80, marginUnitType: WidthType.DXA },
    rows,
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function cells(row: readonly Content[], points: readonly number[], around: Around): TableCell[] {
  const made: TableCell[] = [];
  for (let at = 0; at < points.length; ) {
    const node = nodeOf(row[at] ?? '');
    const span = node.colSpan ?? 1;
    const width = sum(points.slice(at, at + span));
    made.push(
      new TableCell({
        columnSpan: span,
        borders: RULED,
        verticalAlign: VerticalAlignTable.CENTER,
        width: { size: Math.round(width * TWIPS), type: WidthType.DXA },
        ...(node.fillColor === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: node.fillColor.replace('#', '') } }),
        children: inCell(blocks(band(node) ?? node, { ...around, width: width - 8 })),
      }),
    );
    at += span;
  }
  return made;
}

/** A cell ends with a paragraph, whatever stands in it. */
const inCell = (found: Block[]): Block[] => (found.at(-1) instanceof Paragraph ? found : [...found, new Paragraph({ children: [] })]);

/** Texts side by side in a cell are one line. */
function band({ columns, bold, color, fontSize }: Node): Node | undefined {
  if (!columns) return undefined;
  const texts = columns.map((one) => nodeOf(one)).filter(({ text }) => text !== undefined && text !== '');
  const first = texts[0];
  const joined = texts.map(({ text }) => String(text)).join('　');
  return {
    text: joined,
    ...inherited({ ...first, ...(bold === undefined ? {} : { bold }), ...(color ? { color } : {}), ...(fontSize ? { fontSize } : {}) }),
  };
}

function sideBySide(columns: readonly Content[], around: Around): Table {
  const points = widthsOf(
    [columns],
    columns.map((one) => nodeOf(one).width ?? '*'),
    around,
  );
  const row = new TableRow({
    cantSplit: true,
    children: columns.map(
      (one, i) =>
        new TableCell({
          borders: PLAIN,
          width: { size: Math.round((points[i] ?? 0) * TWIPS), type: WidthType.DXA },
          children: inCell(blocks(one, { ...around, width: (points[i] ?? 0) - 8 })),
        }),
    ),
  });
  return framed(points, [row], PLAIN);
}

function picture({ image = '', fit, width, alignment = 'left' }: Node, around: Around): Block[] {
  const known = around.pictures.get(image);
  if (!known) return [];
  const box = fit ?? [typeof width === 'number' ? width : around.width, Number.POSITIVE_INFINITY];
  const scale = Math.min(Math.min(box[0], around.width) / known.width, box[1] / known.height);
  const transformation = { width: Math.round(known.width * scale * PIXELS), height: Math.round(known.height * scale * PIXELS) };
  const run = new ImageRun({ type: known.type, data: Buffer.from(known.bytes), transformation });
  return [new Paragraph({ alignment: ALIGN[alignment], keepNext: around.keep === true, children: [run] })];
}
