import type { ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Locale } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Along, filesAlong } from './along.ts';
import { makeBeside, slicesOf } from './beside.ts';
import { FONT_NAME } from './fonts.ts';
import { copied, pdfmake } from './pdfmake.ts';
import { type Piece, RULED, RULED_CLOSE, ruled, ruledClose } from './pieces.ts';

pdfmake.addTableLayouts({ [RULED]: ruled, [RULED_CLOSE]: ruledClose });

export type PdfDocument = {
  readonly title: string;
  readonly subtitle?: string;
  readonly body: readonly Piece[];
  /** Said at the left of every page's foot; the page number stands at the right. */
  readonly footer?: string;
  /** Prints 草稿 (draft) across every page. */
  readonly draft?: boolean;
  readonly landscape?: boolean;
  /** The body brings its own title (`formTitle`). */
  readonly untitled?: boolean;
  /** Files that go along inside the PDF. */
  readonly along?: Along;
  readonly locale?: Locale;
  /** Moment of making, for the file's own properties. */
  readonly at?: Instant;
};

/** Table rows that are laid out here and now (about 0.4 ms each); more of them on a thread of their own, so that nobody else waits. */
const FEW_ROWS = 150;
const SLICE = 400;
/** Of the height of a page: no heading begins below. */
const FOOT = 0.88;

/** A4, fonts subset and embedded, text selectable. */
export const makePdf = (document: PdfDocument): Promise<Buffer> => {
  const rows = document.body.reduce<number>((sum, piece) => sum + (rowsOf(piece)?.length ?? 0), 0);
  return rows <= FEW_ROWS ? layOutPdf(document) : makeBeside('./pdf-thread.ts', partsOf(document));
};

export const layOutPdf = (document: PdfDocument): Promise<Buffer> => pdfmake.createPdf(definition(document)).getBuffer();

const rowsOf = (piece: Piece): TableCell[][] | undefined =>
  typeof piece === 'object' && 'table' in piece ? (piece as ContentTable).table.body : undefined;

/** First the document with its large tables empty, then their rows, slice by slice. */
export type PdfPart = PdfDocument | { readonly piece: number; readonly rows: readonly TableCell[][] };

function* partsOf(document: PdfDocument): Generator<PdfPart> {
  const large = document.body.map((piece) => (rowsOf(piece)?.length ?? 0) > SLICE);
  yield {
    ...document,
    body: document.body.map((piece, at) => {
      const { table, ...rest } = piece as ContentTable;
      return large[at] ? { ...rest, table: { ...table, body: [] } } : piece;
    }),
  };
  for (const [at, piece] of document.body.entries())
    if (large[at]) for (const rows of slicesOf(rowsOf(piece) ?? [], SLICE)) yield { piece: at, rows };
}

export function putTogether(parts: readonly PdfPart[]): PdfDocument {
  const [document, ...more] = parts as [PdfDocument, ...Extract<PdfPart, { piece: number }>[]];
  for (const { piece, rows } of more) rowsOf(document.body[piece] as Piece)?.push(...rows);
  return document;
}

function definition({
  title,
  subtitle,
  body,
  footer = '',
  draft = false,
  landscape = false,
  untitled = false,
  along = [],
  locale = 'zh-CN',
  at,
}: PdfDocument): TDocumentDefinitions {
  const english = locale === 'en';
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [40, 44, 40, 48],
    info: { title, creator: 'Xiannuo', producer: 'Xiannuo', ...(at === undefined ? {} : { creationDate: new Date(at) }) },
    defaultStyle: { font: FONT_NAME, fontSize: 10, lineHeight: 1.25 },
    styles: {
      heading1: { fontSize: 18, bold: true, margin: [0, 0, 0, 4] },
      heading2: { fontSize: 13, bold: true, margin: [0, 10, 0, 4] },
      heading3: { fontSize: 11, bold: true, margin: [0, 6, 0, 2] },
    },
    ...(draft ? { watermark: { text: english ? 'DRAFT' : '草稿', color: '#8c8c8c', opacity: 0.18, bold: true, fontSize: 120, angle: -35 } } : {}),
    footer: (page: number, pages: number) => ({
      margin: [40, 14, 40, 0],
      fontSize: 8,
      color: '#6b6b6b',
      columns: [
        { width: '*', text: footer },
        { width: 'auto', text: english ? `Page ${page} of ${pages}` : `第 ${page}/${pages} 页` },
      ],
    }),
    content: [
      ...(untitled ? [] : [{ text: title, style: 'heading1' }]),
      ...(subtitle && !untitled ? [{ text: subtitle, color: '#6b6b6b', margin: [0, 0, 0, 8] as [number, number, number, number] }] : []),
      ...body.map(copied),
    ],
    ...filesAlong(along),
    // A heading does not stay alone at the foot of a page: what follows it needs room for a row or two.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined && (node.startPosition.verticalRatio > FOOT || nodes.getFollowingNodesOnPage().length === 0),
  };
}
