// The pieces our prints are made of, as pdfmake content. Texts go in as plain strings: no markup is read from them.
import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';

export type Piece = Content;
export type Tone = 'plain' | 'muted' | 'good' | 'warning' | 'bad';
type Said = { readonly text: string; readonly tone?: Tone; readonly bold?: boolean; readonly sub?: string };
type Plain = string | number | null | Said | { readonly pageOf: string };
/** A list stands below each other, each in its own tone. */
export type Cell = Plain | readonly Plain[];
const isList = (value: Cell): value is readonly Plain[] => Array.isArray(value);
export type Column = { readonly header: string; readonly width?: number | '*' | 'auto'; readonly align?: 'left' | 'right' | 'center' };

const COLOURS: Record<Tone, string> = { plain: '#1f1f1f', muted: '#6b6b6b', good: '#237804', warning: '#ad6800', bad: '#a8071a' };
const LINE = '#d0d0d0';

/** `anchor`: what a cell `{ pageOf }` names to say on which page this stands. */
export const heading = (text: string, level: 1 | 2 | 3 = 2, anchor?: string): Piece => ({
  text,
  style: `heading${level}`,
  headlineLevel: level,
  ...(anchor === undefined ? {} : { id: anchor }),
});

/** The title of a form, in the middle of its page, with a line under it. */
export const formTitle = (title: string, under = '', anchor?: string): Piece => ({
  stack: [
    { text: title, fontSize: 17, bold: true, alignment: 'center', ...(anchor === undefined ? {} : { id: anchor }) },
    ...(under ? [{ text: under, color: COLOURS.muted, alignment: 'center' as const }] : []),
  ],
  margin: [0, 0, 0, 6],
});

export const paragraph = (text: string, tone: Tone = 'plain'): Piece => ({ text, color: COLOURS[tone], margin: [0, 2, 0, 4] });

/** Says nothing; a cell `{ pageOf: name }` says on which page it stands. */
export const anchor = (name: string): Piece => ({ text: ' ', id: name, fontSize: 1 });

export const gap = (points = 8): Piece => ({ text: '', margin: [0, points / 2] });

export const pageBreak = (): Piece => ({ text: '', pageBreak: 'after' });

/** Name–value pairs in one or two columns of pairs. */
export function keyValues(pairs: readonly (readonly [string, Cell])[], columns: 1 | 2 = 2): Piece {
  const rows: TableCell[][] = [];
  for (let at = 0; at < pairs.length; at += columns) {
    const taken = pairs.slice(at, at + columns);
    rows.push(Array.from({ length: columns }, (_, place) => pairCells(taken[place])).flat());
  }
  if (rows.length === 0) return '';
  const widths = Array.from({ length: columns }, () => ['auto', '*']).flat();
  return { table: { widths, body: rows, dontBreakRows: true }, layout: RULED, margin: [0, 4, 0, 8] };
}

const pairCells = (pair: readonly [string, Cell] | undefined): TableCell[] =>
  pair ? [{ text: pair[0], color: COLOURS.muted, noWrap: true }, cell(pair[1])] : [{ text: '' }, { text: '' }];

/** A row across the table: what the rows after it have in common, and at the right what they come to. */
export type Band = { readonly band: string; readonly end?: string };
export type TableRow = readonly Cell[] | Band;
const isBand = (row: TableRow): row is Band => 'band' in row;
const SHADE = '#f2f4f2';

export type TableForm = {
  /** Said where there are no rows. */
  readonly empty?: string;
  /** Stands above the header, and with it on every page. */
  readonly top?: Band;
  /** Small letters and little room, for long lists. */
  readonly dense?: boolean;
};

/** A table whose header comes again on every page; rows are not torn across pages. A text in place of the form: what is said where there are no rows. */
export function dataTable(columns: readonly Column[], rows: readonly TableRow[], form: string | TableForm = {}): Piece {
  const { empty = '无记录', top, dense = false } = typeof form === 'string' ? { empty: form } : form;
  const header = columns.map(({ header: text, align }): TableCell => ({ text, bold: true, fillColor: SHADE, alignment: align ?? 'left' }));
  const body = rows.map((row) =>
    isBand(row) ? bandCells(row, columns.length) : columns.map(({ align }, at): TableCell => cell(row[at] ?? null, align)),
  );
  if (rows.length === 0)
    body.push([{ text: empty, colSpan: columns.length, color: COLOURS.muted, alignment: 'center' }, ...columns.slice(1).map(() => ({ text: '' }))]);
  const headers = [...(top ? [bandCells(top, columns.length)] : []), header];
  return {
    table: {
      headerRows: headers.length,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => width ?? '*'),
      body: [...headers, ...body],
    },
    layout: dense ? RULED_CLOSE : RULED,
    fontSize: dense ? 8 : 9,
    margin: [0, 4, 0, dense ? 4 : 8],
  };
}

const bandCells = ({ band, end = '' }: Band, columns: number): TableCell[] => [
  {
    columns: [
      { width: '*', text: band, bold: true },
      { width: 'auto', text: end, bold: true },
    ],
    colSpan: columns,
    fillColor: SHADE,
  },
  ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
];

function cell(value: Cell, alignment: Column['align'] = 'left'): Content {
  if (isList(value)) return { stack: value.map((one) => cell(one, alignment)) };
  if (value === null) return { text: '—', color: COLOURS.muted, alignment };
  if (typeof value !== 'object') return { text: String(value), alignment };
  if ('pageOf' in value) return { pageReference: value.pageOf, alignment };
  const { text, tone = 'plain', bold = false, sub } = value;
  const line = { text, color: COLOURS[tone], bold, alignment };
  return sub ? { stack: [line, { text: sub, fontSize: 8, color: COLOURS.muted, alignment }] } : line;
}

/** PNG or JPEG bytes; `width` in points (72 to the inch). */
export const picture = (bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg', width = 160): Piece => ({
  image: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
  width,
  margin: [0, 4],
});

/** A picture as large as fits a box of points, in the middle of its line. */
export const fitted = ({ bytes, mediaType }: { readonly bytes: Uint8Array; readonly mediaType: string }, box: readonly [number, number]): Piece => ({
  image: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
  fit: [box[0], box[1]],
  alignment: 'center',
  margin: [0, 4],
});

type Shown = { readonly bytes: Uint8Array; readonly mediaType: string; readonly lines: readonly string[] };

/** Pictures beside each other, each fitted into the same box (points) with lines under it; a row is not torn across pages. */
export function pictureRows(
  pictures: readonly Shown[],
  { across, box }: { readonly across: number; readonly box: readonly [number, number] },
): Piece[] {
  const rows: Piece[] = [];
  for (let at = 0; at < pictures.length; at += across) {
    const taken = pictures.slice(at, at + across);
    rows.push({
      columns: taken.map((shown) => ({
        width: box[0],
        stack: [fitted(shown, box), { text: shown.lines.join('\n'), fontSize: 7.5, color: COLOURS.muted, alignment: 'center' }],
      })),
      columnGap: 10,
      unbreakable: true,
      margin: [0, 2, 0, 6],
    });
  }
  return rows;
}

/** A QR code, optionally with a line under it. */
export const qrCode = (text: string, caption = '', size = 96): Piece => ({
  stack: [{ qr: text, fit: size, eccLevel: 'M' }, ...(caption ? [{ text: caption, fontSize: 8, color: COLOURS.muted }] : [])],
  unbreakable: true,
  margin: [0, 4],
});

/** Pieces beside each other; numbers are points, `*` shares what is left. */
export const beside = (...parts: readonly (readonly [number | '*' | 'auto', Piece])[]): Piece => ({
  columns: parts.map(([width, piece]) => ({ width, stack: [piece] })),
  columnGap: 12,
});

/** Lines to sign on, with the name of each role under its line. */
export const signatures = (...roles: readonly string[]): Piece => ({
  columns: roles.map((role) => ({
    stack: [
      { text: ' ', margin: [0, 18, 0, 0] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 130, y2: 0, lineWidth: 0.7 }] },
      { text: role, fontSize: 9 },
    ],
  })),
  columnGap: 20,
  unbreakable: true,
});

export type Party = { readonly title: string; readonly name: string; readonly lines: readonly string[] };

/** Boxes beside each other in which the parties put their seals 公章 and sign, under what they agree to; all of it stays on one page. */
export const sealBoxes = (parties: readonly Party[], agreed: string): Piece => ({
  table: {
    widths: parties.map(() => '*'),
    body: [[{ text: agreed, colSpan: parties.length }, ...parties.slice(1).map(() => ({ text: '' }))], parties.map(sealBox)],
  },
  layout: RULED,
  unbreakable: true,
  margin: [0, 6, 0, 4],
});

const sealBox = ({ title, name, lines }: Party): TableCell => ({
  stack: [
    { text: `${title}：${name}`, bold: true },
    { text: '（盖章）', color: COLOURS.muted, alignment: 'center', margin: [0, 20, 0, 20] },
    ...lines.map((text) => ({ text, margin: [0, 3, 0, 3] as [number, number, number, number] })),
  ],
  margin: [4, 4, 4, 2],
});

/** By its name, so that a piece is data alone and can be handed to a thread. */
export const RULED = 'ruled';
export const RULED_CLOSE = 'ruled-close';
export const ruled: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => LINE,
  vLineColor: () => LINE,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
export const ruledClose: CustomTableLayout = { ...ruled, paddingTop: () => 1, paddingBottom: () => 1 };
