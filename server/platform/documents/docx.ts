// A letter that people go on writing in: the same pieces as a PDF, as an Office Open XML document.
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TabStopType, TextRun } from 'docx';
import sharp from 'sharp';
import { blocksOf, type Content, type Node, type Sizes } from './docx-blocks.ts';
import type { PdfDocument } from './pdf.ts';
import { heading, type Piece, paragraph } from './pieces.ts';
import { qrPng } from './qr.ts';

const TWIPS = 20;
const A4 = { width: 595.28, height: 841.89 };
const MARGIN = { top: 44, right: 40, bottom: 48, left: 40 };
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei', cs: 'Calibri' };

export async function makeDocx({
  title,
  subtitle,
  body,
  footer = '',
  draft = false,
  landscape = false,
  locale = 'zh-CN',
  untitled = false,
}: PdfDocument): Promise<Buffer> {
  const width = (landscape ? A4.height : A4.width) - MARGIN.left - MARGIN.right;
  const ready = await Promise.all(body.map((piece) => withPictures(piece as Content)));
  const pictures = await sizesOf(ready);
  const head: Piece[] = [...(untitled ? [] : [heading(title, 1)]), ...(subtitle ? [paragraph(subtitle, 'muted')] : [])];
  const size = { width: A4.width * TWIPS, height: A4.height * TWIPS, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT };
  const margin = { top: MARGIN.top * TWIPS, right: MARGIN.right * TWIPS, bottom: MARGIN.bottom * TWIPS, left: MARGIN.left * TWIPS };
  const document = new Document({
    title,
    creator: 'Xiannuo',
    styles: { default: { document: { run: { font: FONT, size: 20 }, paragraph: { spacing: { line: 300 } } } } },
    sections: [
      {
        properties: { page: { size, margin } },
        ...(draft ? { headers: { default: new Header({ children: [draftLine(locale === 'en')] }) } } : {}),
        footers: { default: new Footer({ children: [footLine(footer, { english: locale === 'en', width })] }) },
        children: blocksOf([...head, ...(ready as Piece[])], { width, pictures }),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const draftLine = (english: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: english ? 'DRAFT' : '草稿', bold: true, color: '8C8C8C', size: 32 })],
  });

const footLine = (text: string, { english, width }: { readonly english: boolean; readonly width: number }): Paragraph => {
  const small = { size: 16, color: '6B6B6B' };
  const [before, between, after] = english ? ['Page ', ' of ', ''] : ['第 ', '/', ' 页'];
  const pages = [`\t${before}`, PageNumber.CURRENT, between ?? '', PageNumber.TOTAL_PAGES, after ?? ''];
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(width * TWIPS) }],
    children: [new TextRun({ text, ...small }), new TextRun({ children: pages, ...small })],
  });
};

/** A code becomes a picture: a word processor draws none. */
async function withPictures(content: Content): Promise<Content> {
  if (typeof content !== 'object') return content;
  if (content.qr !== undefined) {
    const side = Array.isArray(content.fit) ? content.fit[0] : Number(content.fit ?? 96);
    const { qr, ...rest } = content;
    return { ...rest, image: `data:image/png;base64,${(await qrPng(qr)).toString('base64')}`, fit: [side, side] };
  }
  const all = (some: readonly Content[]): Promise<Content[]> => Promise.all(some.map(withPictures));
  const { stack, columns, table } = content;
  if (stack) return { ...content, stack: await all(stack) };
  if (columns) return { ...content, columns: await all(columns) };
  if (table) return { ...content, table: { ...table, body: await Promise.all(table.body.map(all)) } };
  return content;
}

async function sizesOf(contents: readonly Content[]): Promise<Sizes> {
  const images = new Set<string>();
  const walk = (content: Content): void => {
    if (typeof content !== 'object') return;
    const { image, stack = [], columns = [], table }: Node = content;
    if (image !== undefined) images.add(image);
    for (const one of [...stack, ...columns, ...(table?.body.flat() ?? [])]) walk(one);
  };
  for (const content of contents) walk(content);
  const found = await Promise.all(
    [...images].map(async (image) => {
      const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64');
      const { width, height } = await sharp(bytes).metadata();
      return [image, { bytes, type: image.startsWith('data:image/png') ? 'png' : 'jpg', width, height }] as const;
    }),
  );
  return new Map(found);
}
