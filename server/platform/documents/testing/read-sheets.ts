// For tests: what stands where on the pages of a PDF of ours, in millimetres from the upper left corner.
import { inflateSync } from 'node:zlib';

export type ReadSheet = {
  readonly width: number;
  readonly height: number;
  /** Where each run of text begins (its base line), and its size in points. */
  readonly texts: readonly { readonly x: number; readonly y: number; readonly size: number }[];
  /** Corners of all that is drawn. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Widths of drawn lines, in points. */
  readonly weights: readonly number[];
  /** Colours of lines, areas and text, `r g b`. */
  readonly colours: readonly string[];
};

const MM = 72 / 25.4;
type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + b * i,
  a * h + b * j,
  c * g + d * i,
  c * h + d * j,
  e * g + f * i + k,
  e * h + f * j + l,
];

export function readSheets(pdf: Buffer): ReadSheet[] {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => [Number(width), Number(height)] as const,
  );
  return contentsOf(pdf).map((content, at) => readContent(content, boxes[at] ?? [0, 0]));
}

function contentsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      const text = inflateSync(pdf.subarray(at + 7, pdf.indexOf('endstream', at))).toString('latin1');
      if (/^1 0 0 -1 0 [\d.]+ cm\n/.test(text)) found.push(text);
    } catch {
      // Not a deflated stream.
    }
  }
  return found;
}

type Reading = {
  matrix: Matrix;
  readonly stack: Matrix[];
  readonly sheet: { [K in keyof ReadSheet]: ReadSheet[K] extends readonly (infer T)[] ? T[] : number };
};
type Step = (reading: Reading, numbers: readonly number[]) => void;

const point = ({ matrix, sheet }: Reading, x: number, y: number) => {
  const [, , , , e, f] = times([1, 0, 0, 1, x, y], matrix);
  return { x: e / MM, y: sheet.height - f / MM };
};

const drawTo: Step = (reading, numbers) => void reading.sheet.points.push(point(reading, numbers.at(-2) ?? 0, numbers.at(-1) ?? 0));
const coloured: Step = ({ sheet }, numbers) => void sheet.colours.push(numbers.slice(-3).join(' '));

const STEPS: Readonly<Record<string, Step>> = {
  q: ({ stack, matrix }) => void stack.push(matrix),
  Q: (reading) => {
    reading.matrix = reading.stack.pop() ?? UNIT;
  },
  cm: (reading, numbers) => {
    reading.matrix = times(numbers.slice(-6) as unknown as Matrix, reading.matrix);
  },
  m: drawTo,
  l: drawTo,
  c: drawTo,
  w: ({ sheet }, [weight = 0]) => void sheet.weights.push(weight),
  scn: coloured,
  SCN: coloured,
  Tm: (reading, numbers) => void reading.sheet.texts.push({ ...point(reading, numbers.at(-2) ?? 0, numbers.at(-1) ?? 0), size: 0 }),
};

function readContent(content: string, [width, height]: readonly [number, number]): ReadSheet {
  const reading: Reading = {
    matrix: UNIT,
    stack: [],
    sheet: { width: width / MM, height: height / MM, texts: [], points: [], weights: [], colours: [] },
  };
  const { sheet } = reading;
  for (const line of content.split('\n')) {
    const parts = line.trim().split(/\s+/);
    const name = parts.at(-1) ?? '';
    const last = sheet.texts.at(-1);
    if (name === 'Tf' && last) sheet.texts[sheet.texts.length - 1] = { ...last, size: Number(parts.at(-2)) };
    STEPS[name]?.(reading, parts.slice(0, -1).map(Number));
  }
  return sheet;
}
