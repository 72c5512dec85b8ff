import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawnStatement } from './draw-statement.ts';
import { amountOf, besidesGoods, byNote, byProduct, type Line } from './group-lines.ts';
import { statementSheets } from './statement-sheets.ts';

const NOTES = ['PS1', 'PS2', 'PS3'].map((number, i) => ({ id: number, number, deliveryOn: `2026-03-0${3 - i}` }));
const line = fc
  .record({
    kind: fc.constantFrom<Line['kind']>('goods', 'goods', 'goods', 'claim', 'penalty', 'rounding'),
    correction: fc.boolean(),
    note: fc.constantFrom(...NOTES, null),
    product: fc.constantFrom('番茄', '土豆'),
    fen: fc.integer({ min: 1, max: 900 }),
    accepted: fc.integer({ min: 0, max: 90_000 }),
    amountFen: fc.option(fc.integer({ min: -90_000, max: 90_000 }), { freq: 9 }),
  })
  .map(
    ({ kind, correction, note, product, fen, accepted, amountFen }): Line => ({
      ...{ key: 'goods:x', place: 1, kind, home: '2026-03', correction, title: { zh: product, en: product }, site: null, note, noteLineId: null },
      ...{ claim: null, spec: '', unit: 'kg', accepted, owedFen: amountFen, statedFen: 0, amountFen, state: 'open', deltaFen: null, words: 0 },
      price: { fen, per: 'kg', on: '2026-03-01', by: 'sheet', sheetId: null, sheetNumber: null },
    }),
  );

test('however lines are grouped on paper, no fen is lost: notes and the rest, products and the rest, and the workbook come to the same', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const all = amountOf(lines);
      const rest = amountOf(besidesGoods(lines));
      const sum = (groups: readonly { readonly amountFen: number }[]) => groups.reduce((total, { amountFen }) => total + amountFen, 0);
      expect(sum(byNote(lines)) + rest).toBe(all);
      expect(sum(byProduct(lines)) + rest).toBe(all);
      const days = byNote(lines).map(({ deliveryOn }) => deliveryOn);
      expect(days).toEqual(days.toSorted());
      const sheets = statementSheets({ lines, customer: {}, sums: {}, terms: {} } as unknown as DrawnStatement);
      const fens = (name: string, column: number) =>
        (sheets.find((one) => one.name === name)?.rows ?? []).reduce((total, row) => total + Math.round(Number(row[column] ?? 0) * 100), 0);
      expect(fens('验收明细', 11) + fens('其他款项', 5)).toBe(all);
      expect(fens('送货单', 4) + fens('其他款项', 5)).toBe(all);
    }),
  );
});
