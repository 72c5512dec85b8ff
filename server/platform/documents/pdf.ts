import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Locale } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Along, filesAlong } from './along.ts';
import { FONT_NAME } from './fonts.ts';
import { copied, pdfmake } from './pdfmake.ts';
import type { Piece } from './pieces.ts';

export type PdfDocument = {
  readonly title: string;
  readonly subtitle?: string;
  readonly body: readonly Piece[];
  /** Said at the left of every page's foot; the page number stands at the right. */
  readonly footer?: string;
  /** Prints 草稿 (draft) across every page. */
  readonly draft?: boolean;
  readonly landscape?: boolean;
  /** Files that go along inside the PDF. */
  readonly along?: Along;
  readonly locale?: Locale;
  /** Moment of making, for the file's own properties. */
  readonly at?: Instant;
};

/** A4, fonts subset and embedded, text selectable. Layout runs on the main thread: about 10 ms a page. */
export const makePdf = (document: PdfDocument): Promise<Buffer> => pdfmake.createPdf(definition(document)).getBuffer();

function definition({
  title,
  subtitle,
  body,
  footer = '',
  draft = false,
  landscape = false,
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
      { text: title, style: 'heading1' },
      ...(subtitle ? [{ text: subtitle, color: '#6b6b6b', margin: [0, 0, 0, 8] as [number, number, number, number] }] : []),
      ...body.map(copied),
    ],
    ...filesAlong(along),
    // A heading does not stay alone at the foot of a page.
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  };
}
