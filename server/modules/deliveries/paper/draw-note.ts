// A delivery note as sheets of the chosen form: head, ruled table with what is carried over, foot with signatures.
import { shanghaiDate, shanghaiTime } from '../../../kernel/time.ts';
import {
  type GridColumn,
  type GridRow,
  grid,
  type Piece,
  type PrintPicture,
  rowHeight,
  SMALLEST,
  words,
} from '../../../platform/documents/public.ts';
import { drawFoot, drawHead } from './draw-frame.ts';
import { columnsOf, type FormLayout, LAYOUTS, tableRoom } from './form-layout.ts';
import { COPIES, type Form } from './forms.ts';
import { NOTHING, type NotePage, pagesOf, type Sums } from './note-pages.ts';
import {
  acceptedText,
  lotText,
  money,
  orderedText,
  type Price,
  type Prices,
  pickedText,
  priceText,
  productText,
  remarkText,
  sumOf,
} from './note-texts.ts';
import type { PaperLine, PaperNote } from './paper-note.ts';

export type NotePaper = {
  readonly note: PaperNote;
  readonly company: string;
  readonly form: Form;
  /** Null: prices are not shown. */
  readonly prices: Prices | null;
  /** 1 the first time; later ones are marked. */
  readonly copy: number;
  /** On A4: how many of the three copies are printed, each a sheet of its own. */
  readonly copies: number;
  readonly link: string | undefined;
  readonly stamp: PrintPicture | undefined;
  readonly printedAt: number;
};

/** The sheets of one note, one list of pieces each. */
export function drawNote(paper: NotePaper): Piece[][] {
  const layout = LAYOUTS[paper.form];
  const columns = columnsOf(paper.form, paper.prices !== null);
  const rows = paper.note.lines.map((line) => sized(line, columns, paper));
  const header = rowHeight(columns, { cells: ['序'] }, SMALLEST);
  const pages = pagesOf(rows, { room: tableRoom(layout) - header, sumRow: header });
  return copiesOf(paper).flatMap((copyName) =>
    pages.map((page, at) => drawSheet({ paper, layout, columns, copyName }, page, { no: at + 1, of: pages.length })),
  );
}

/** Carbon paper writes all three at once; on A4 each is a sheet that says whose it is. */
const copiesOf = ({ form, copies }: NotePaper): readonly string[] =>
  form === 'a4' && copies > 1 ? COPIES.slice(0, copies) : [form === 'a4' ? '' : COPIES.join('　')];

function sized(line: PaperLine, columns: readonly GridColumn[], { prices }: NotePaper) {
  const price = priceOf(line, prices);
  const row = { cells: cellsOf(line, price, prices !== null) };
  return { item: row, height: rowHeight(columns, row, SMALLEST), sums: sumsOf(line, price) };
}

const priceOf = ({ lineId }: PaperLine, prices: Prices | null): Price | undefined => prices?.get(lineId);

function cellsOf(line: PaperLine, price: Price | undefined, priced: boolean): string[] {
  const sum = sumOf(line, price);
  return [
    String(line.lineNo),
    productText(line),
    orderedText(line),
    pickedText(line),
    acceptedText(line),
    ...(priced ? [priceText(price), sum === null ? '' : money(sum)] : []),
    lotText(line),
    remarkText(line),
  ];
}

function sumsOf(line: PaperLine, price: Price | undefined): Sums {
  const came = line.picked ?? line.ordered;
  const weighed = ['kg', 'jin', 'liang', 'g', 'ton'].includes(line.unit);
  const sum = sumOf(line, price);
  return {
    lines: 1,
    grams: weighed ? came : 0,
    pieces: weighed || line.unit === 'l' || line.unit === 'ml' ? 0 : came,
    fen: sum ?? 0,
    unpriced: sum === null ? 1 : 0,
  };
}

export type Drawn = { readonly paper: NotePaper; readonly layout: FormLayout; readonly columns: readonly GridColumn[]; readonly copyName: string };

function drawSheet(drawn: Drawn, page: NotePage<GridRow>, sheet: { readonly no: number; readonly of: number }): Piece[] {
  const { layout, columns, paper } = drawn;
  const rows = [
    ...(page.brought ? [sumRow('承前页', page.brought, paper.prices !== null)] : []),
    ...page.items,
    sumRow(page.last ? '合计' : '转下页', page.carried ?? NOTHING, paper.prices !== null),
  ];
  return [
    ...drawHead(drawn, sheet),
    grid({ x: layout.left, y: layout.head }, columns, { rows }),
    ...drawFoot(drawn, page.carried, page.last),
    words(
      { x: layout.left, y: layout.size.height - layout.bottom, width: layout.width },
      [drawn.copyName, `打印于 ${shanghaiDate(paper.printedAt)} ${shanghaiTime(paper.printedAt)}`].filter(Boolean).join('　　'),
      { align: 'right' },
    ),
  ];
}

/** What the line of sums says, in one line: kinds, pieces, weight, and the money where prices are shown. */
function sumRow(title: string, { lines, grams, pieces, fen, unpriced }: Sums, priced: boolean): GridRow {
  const counted = pieces > 0 ? `${pieces} 件` : '';
  const weighed = grams > 0 ? `${Number((grams / 1000).toFixed(2))} 公斤` : '';
  return {
    cells: ['', `${title}　${lines} 个品种`, counted, weighed, '', ...(priced ? ['', unpriced < lines ? money(fen) : ''] : []), '', ''],
    bold: true,
  };
}
