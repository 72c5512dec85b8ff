import { describe, expect, it } from 'vitest';
import { moneyInWords } from '../../../kernel/money-words.ts';
import { NOTHING, pagesOf, type Sized } from './note-pages.ts';
import { lotText, sumOf, totalText } from './note-texts.ts';
import type { PaperLine } from './paper-note.ts';

describe('pages of a note', () => {
  const row = (item: number, height = 10): Sized<number> => ({
    item,
    height,
    sums: { lines: 1, grams: item * 1000, pieces: 0, fen: item, unpriced: 0 },
  });
  const room = { room: 50, sumRow: 10 };
  const sheets = (items: Sized<number>[]) =>
    pagesOf(items, room).map(({ items: on, brought, carried, last }) => [on, brought?.fen ?? null, carried.fen, last]);

  it('has one sheet where all fits beside the line of sums, even when there is nothing', () => {
    expect(sheets([1, 2, 3, 4].map((item) => row(item)))).toEqual([[[1, 2, 3, 4], null, 10, true]]);
    expect(sheets([])).toEqual([[[], null, 0, true]]);
  });

  it('carries sums from sheet to sheet; later sheets lose a row to what was brought', () => {
    expect(sheets([1, 2, 3, 4, 5, 6, 7, 8].map((item) => row(item)))).toEqual([
      [[1, 2, 3, 4], null, 10, false],
      [[5, 6, 7], 10, 28, false],
      [[8], 28, 36, true],
    ]);
  });

  it('prints a row that is higher than a sheet rather than lose it', () => {
    expect(sheets([row(1, 90), row(2)])).toEqual([
      [[1], null, 1, false],
      [[2], 1, 3, true],
    ]);
  });

  it('loses and doubles no line', () => {
    const items = Array.from({ length: 97 }, (_, at) => row(at, 5 + (at % 4) * 5));
    const pages = pagesOf(items, room);
    expect(pages.flatMap((page) => page.items)).toEqual(items.map(({ item }) => item));
    const grams = items.reduce((sum, { sums }) => sum + sums.grams, 0);
    expect(pages.at(-1)?.carried).toEqual({ ...NOTHING, lines: 97, grams, fen: grams / 1000 });
  });
});

describe('money in words', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [70, '柒角整'],
    [100, '壹元整'],
    [12_345, '壹佰贰拾叁元肆角伍分'],
    [10_005, '壹佰元零伍分'],
    [100_100, '壹仟零壹元整'],
    [1_001_000, '壹万零壹拾元整'],
    [10_000_000, '壹拾万元整'],
    [1_000_000_000, '壹仟万元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [20_050_030_456, '贰亿零伍拾万零叁佰零肆元伍角陆分'],
    [-12_345, '负壹佰贰拾叁元肆角伍分'],
  ])('%d fen is %s', (fen, words) => expect(moneyInWords(fen)).toBe(words));
});

it('a sum says what it leaves out; where no price holds there is no sum', () => {
  const sums = { ...NOTHING, lines: 3, fen: 12_345 };
  expect(totalText(sums)).toBe('金额合计（大写）：壹佰贰拾叁元肆角伍分　￥123.45');
  expect(totalText({ ...sums, unpriced: 1 })).toBe('金额合计（大写）：壹佰贰拾叁元肆角伍分　￥123.45（1 个品种单价未定，未计入）');
  expect(totalText({ ...sums, fen: 0, unpriced: 3 })).toBe('单价未定，金额另行结算');
});

const line = (over: Partial<PaperLine>): PaperLine => ({
  lineId: 'l',
  lineNo: 1,
  productId: null,
  code: null,
  product: '猪前腿肉',
  spec: '',
  unit: 'kg',
  ordered: 30_000,
  picked: null,
  accepted: null,
  pieces: null,
  pickedPieces: null,
  pieceUnit: null,
  lot: null,
  producedOn: null,
  expiresOn: null,
  substituteFor: null,
  ...over,
});

describe('what a line costs', () => {
  it('is accepted, else picked, else ordered, in the price’s unit', () => {
    const price = { fen: 1250, per: 'jin' } as const;
    expect(sumOf(line({}), price)).toBe(75_000);
    expect(sumOf(line({ picked: 31_400 }), price)).toBe(78_500);
    expect(sumOf(line({ picked: 31_400, accepted: 31_000 }), price)).toBe(77_500);
  });

  it('is unknown where nobody priced it, or by a unit that does not meet', () => {
    expect(sumOf(line({}), undefined)).toBeNull();
    expect(sumOf(line({}), { fen: 100, per: 'box' })).toBeNull();
    expect(sumOf(line({ unit: 'bag' }), { fen: 100, per: 'box' })).toBeNull();
  });
});

it('says lot and dates in two lines', () => {
  expect(lotText(line({ lot: 'A1', producedOn: '2026-03-01', expiresOn: '2026-03-05' }))).toBe('A1\n03-01产 26-03-05止');
  expect(lotText(line({ expiresOn: '2026-03-05' }))).toBe('2026-03-05止');
  expect(lotText(line({}))).toBe('');
});
