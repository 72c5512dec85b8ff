// Labels for crates and goods: the site is read across a van, the rest at arm's length.
import { showQuantity, UNITS } from '../../../kernel/quantity.ts';
import { type Piece, qrAt, rule, type SheetSize, words } from '../../../platform/documents/public.ts';
import type { LabelSize } from './forms.ts';
import type { PaperLine, PaperNote } from './paper-note.ts';
import type { LabelPaper } from './prepare-papers.ts';

export const LABELS: Readonly<Record<LabelSize, SheetSize>> = { '60x40': { width: 60, height: 40 }, '70x50': { width: 70, height: 50 } };
/** Label printers do not reach the edge. */
const EDGE = 2;
const QR = 17;
const MOST_PER_LINE = 60;
/** Rows under the number of a crate, and how far apart. */
const CRATE_ROWS: Readonly<Record<LabelSize, number>> = { '60x40': 4, '70x50': 5 };
const STEP = 4.1;

const clock = (at: number): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
const windowOf = ({ deliveryOn, windowFrom, windowTo }: PaperNote): string => `${deliveryOn.slice(5)} ${clock(windowFrom)}–${clock(windowTo)}`;

/** One label for each crate that goes out: site, stop, which of how many. */
export function crateLabels({ note, link, company }: LabelPaper, size: LabelSize): Piece[][] {
  const { width, height } = LABELS[size];
  const inner = width - 2 * EDGE;
  const big = size === '60x40' ? 15 : 18;
  // The last ones go where there is no room: whose crate it is stands on the crate.
  const facts = [note.customer === note.site ? '' : note.customer, windowOf(note), note.number, note.vehicle ?? '', fewLots(note), company]
    .filter(Boolean)
    .slice(0, CRATE_ROWS[size]);
  return Array.from({ length: note.cratesOut }, (_, at) => [
    words({ x: EDGE, y: 1.2, width: inner }, note.site, { size: big, bold: true, lines: 2 }),
    rule({ x: EDGE, y: height * 0.385, width: inner }),
    words(
      { x: EDGE, y: height * 0.4, width: inner - QR - 1 },
      `${note.stopNo === null ? '' : `第 ${note.stopNo} 站　`}筐 ${at + 1}/${note.cratesOut}`,
      {
        size: big - 2,
        bold: true,
      },
    ),
    ...facts.map((fact, row) => words({ x: EDGE, y: height * 0.4 + big * 0.44 + row * STEP, width: inner - QR - 1 }, fact)),
    ...(link === undefined ? [] : [qrAt({ x: width - EDGE - QR, y: height - EDGE - QR, width: QR }, `${link}?crate=${at + 1}`)]),
  ]);
}

/** One label for each piece that was counted, one for what was only weighed. */
export function productLabels(paper: LabelPaper, size: LabelSize): Piece[][] {
  return paper.note.lines.flatMap((line) => {
    const pieces = Math.min(MOST_PER_LINE, Math.max(1, countOf(line)));
    return Array.from({ length: pieces }, (_, at) => productLabel(paper, line, { size, no: at + 1, of: pieces }));
  });
}

function countOf({ unit, ordered, picked, pieces, pickedPieces }: PaperLine): number {
  if (pickedPieces !== null || pieces !== null) return pickedPieces ?? pieces ?? 1;
  return UNITS[unit].base === 'piece' ? (picked ?? ordered) : 1;
}

/** Numbers of ours among what the row says of its lots: a supplier's text opens nothing. */
const OURS = /PC\d{6}-\d{6,}/g;
const numbersOf = ({ lot }: Pick<PaperLine, 'lot'>): string[] => lot?.match(OURS) ?? [];
/** The code of a line opens the note for the kitchen; at our desk it names the lot. */
const lotsOf = (line: PaperLine): { lot?: string } => (numbersOf(line).length === 0 ? {} : { lot: numbersOf(line).join(',') });

/** A crate may hold any line of its note: named where the note has a lot or two. */
function fewLots({ lines }: PaperNote): string {
  const numbers = [...new Set(lines.flatMap(numbersOf))];
  return numbers.length === 1 || numbers.length === 2 ? `批次 ${numbers.join('、')}` : '';
}

type Which = { readonly size: LabelSize; readonly no: number; readonly of: number };

function productLabel({ note, link, terms, company }: LabelPaper, line: PaperLine, { size, no, of }: Which): Piece[] {
  const { width, height } = LABELS[size];
  const inner = width - 2 * EDGE;
  const big = size === '60x40' ? 14 : 17;
  const step = size === '60x40' ? 4.2 : 4.8;
  const from = big * 0.5 + 7;
  const storage = terms(line)?.temperatureClass;
  const amount = showQuantity({ amount: line.picked ?? line.ordered, unit: line.unit });
  const facts = [
    of > 1 ? `第 ${no}/${of} 件　共 ${amount}` : `${UNITS[line.unit].base === 'g' ? '净含量' : '数量'} ${amount}`,
    `批次 ${line.lot ?? '________'}`,
    `生产 ${line.producedOn ?? '________'}`,
    `到期 ${line.expiresOn ?? '________'}`,
    `贮存 ${storage === undefined ? '见包装' : (STORAGE[storage] ?? storage)}`,
  ];
  return [
    words({ x: EDGE, y: 1, width: inner }, line.product, { size: big, bold: true }),
    words({ x: EDGE, y: big * 0.5 + 1.6, width: inner }, [line.spec, company].filter(Boolean).join('　')),
    rule({ x: EDGE, y: from - 0.3, width: inner }),
    ...facts.map((fact, at) => words({ x: EDGE, y: from + at * step, width: inner - QR - 1 }, fact, { bold: at === 0 })),
    words({ x: EDGE, y: height - 5, width: inner }, `${note.site}${note.stopNo === null ? '' : `　${note.stopNo} 站`}`, { bold: true }),
    ...(link === undefined
      ? []
      : [qrAt({ x: width - EDGE - QR, y: from + 0.8, width: QR }, `${link}?${new URLSearchParams({ line: String(line.lineNo), ...lotsOf(line) })}`)]),
  ];
}

const STORAGE: Readonly<Record<string, string>> = {
  ambient: '常温',
  fresh: '阴凉保鲜',
  chilled: '冷藏',
  'chilled-meat': '冷藏（鲜肉）',
  frozen: '冷冻',
};
