// A statement is the sum of its notes, claims and the rest, to the fen, whatever they are and however they are handed in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { type Basis, linesOf } from './month.rules.ts';
import { type Line, type NoteLine, sumsOf } from './reckon.rules.ts';
import type { Mode, Rounding } from './round.rules.ts';

const MONTH = '2026-03';
const unit = fc.constantFrom<UnitCode>('kg', 'jin', 'box', 'l');
const mode = fc.constantFrom<Mode>('half-up', 'half-even', 'down');
const rounding = fc.option(fc.record({ mode, to: fc.constantFrom('fen' as const, 'jiao' as const, 'yuan' as const) }), { nil: undefined });

const noteLine = fc
  .record({
    noteId: fc.constantFrom('n1', 'n2', 'n3'),
    unit,
    accepted: fc.oneof(fc.constant(0), fc.nat(5_000_000)),
    fen: fc.integer({ min: 1, max: 2_000_000 }),
  })
  .map(({ noteId, unit: per, accepted, fen }) => ({ noteId, unit: per, accepted, fen }));
const month = fc.record({
  lines: fc.array(noteLine, { maxLength: 40 }),
  entries: fc.array(
    fc.record({ amountFen: fc.integer({ min: -500_000, max: 500_000 }), part: fc.nat(100), reversed: fc.boolean(), line: fc.nat(39) }),
    { maxLength: 8 },
  ),
  penalties: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 3 }),
  fees: fc.array(fc.record({ per: fc.constantFrom('month' as const, 'note' as const), fen: fc.nat(50_000) }), { maxLength: 2 }),
  items: fc.array(
    fc.integer({ min: -10_000, max: 10_000 }).filter((fen) => fen !== 0),
    { maxLength: 3 },
  ),
  settled: fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 2 }),
  line: mode,
  note: rounding,
  statement: rounding,
});
type Month = typeof month extends fc.Arbitrary<infer M> ? M : never;

/** Plain division of whole numbers, written apart from the rules. */
function plain(numerator: bigint, denominator: bigint, how: Mode): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const [whole, rest] = [size / denominator, size % denominator];
  const half = 2n * rest;
  const more = how === 'down' ? 0n : half > denominator ? 1n : half < denominator ? 0n : how === 'half-up' ? 1n : whole % 2n;
  return negative ? -(whole + more) : whole + more;
}
const costs = (fen: number, amount: number, { per, how }: { per: UnitCode; how: Mode }): number =>
  Number(plain(BigInt(fen) * BigInt(amount), BigInt(UNITS[per].factor), how));
const coins = (fen: number, by: Rounding | undefined): number => {
  if (by === undefined) return fen;
  const coin = { fen: 1n, jiao: 10n, yuan: 100n }[by.to];
  return Number(plain(BigInt(fen), coin, by.mode) * coin);
};

function basisOf(given: Month, shuffled: <T>(all: readonly T[]) => T[]): Basis {
  const goods = given.lines.map(
    ({ noteId, unit: per, accepted, fen }, i): NoteLine => ({
      noteLineId: `l${i}`,
      noteId,
      siteId: 's1',
      month: MONTH,
      product: `商品 ${i}`,
      spec: '',
      unit: per,
      accepted,
      price: { fen, per, on: '2026-03-02', by: 'sheet', sheetId: null },
    }),
  );
  const entries = given.entries.map(({ amountFen, part, reversed, line }, i) => {
    const of = goods[line];
    return {
      entryId: `e${i}`,
      month: MONTH,
      siteId: 's1',
      claimId: null,
      noteId: null,
      title: { zh: '退货', en: 'Return' },
      amountFen,
      reversed,
      goods: of && part > 50 ? [{ noteLineId: of.noteLineId, unit: of.unit, amount: Math.floor((of.accepted * part) / 100) }] : null,
    };
  });
  return {
    statementId: 'x',
    month: MONTH,
    rules: {
      line: given.line,
      note: given.note,
      statement: given.statement,
      fees: given.fees.map((fee, i) => ({ ...fee, id: `F${i}`, name: '费' })),
    },
    notes: new Set(given.lines.filter(({ accepted }) => accepted > 0).map(({ noteId }) => noteId)).size,
    goods: shuffled(goods),
    entries: shuffled(entries),
    agreed: shuffled(given.penalties.map((amountFen, i) => ({ penaltyId: `p${i}`, number: `${i}`, month: MONTH, amountFen }))),
    items: shuffled(given.items.map((amountFen, i) => ({ itemId: `i${i}`, month: MONTH, siteId: null, title: { zh: '', en: '' }, amountFen }))),
    settled: shuffled(
      given.settled.map((deltaFen, i) => ({ disputeId: `d${i}`, month: MONTH, title: { zh: '', en: '' }, siteId: null, noteId: null, deltaFen })),
    ),
    prices: new Map(goods.map(({ noteLineId, price }) => [noteLineId, price])),
    past: new Map(),
    late: [],
    said: new Map(),
  };
}

function expected(given: Month): number {
  const how = given.line;
  const notes = Map.groupBy(given.lines, ({ noteId }) => noteId);
  const goods = [...notes.values()].reduce(
    (sum, lines) =>
      sum +
      coins(
        lines.reduce((note, { fen, accepted, unit: per }) => note + costs(fen, accepted, { per, how }), 0),
        given.note,
      ),
    0,
  );
  const claims = given.entries.reduce((sum, { amountFen, part, reversed, line }) => {
    const of = given.lines[line];
    // Taken back, or for a sum that somebody named: as it was booked. Else goods for what they cost.
    if (reversed || part <= 50 || !of) return sum + amountFen;
    const worth = costs(of.fen, Math.floor((of.accepted * part) / 100), { per: of.unit, how });
    return sum + (amountFen < 0 ? -worth : worth);
  }, 0);
  const taken = [...notes.values()].filter((lines) => lines.some(({ accepted }) => accepted > 0)).length;
  const fees = taken === 0 ? 0 : given.fees.reduce((sum, { per, fen }) => sum + (per === 'note' ? fen * taken : fen), 0);
  const add = (all: readonly number[]): number => all.reduce((sum, fen) => sum + fen, 0);
  return coins(goods + claims + fees + add(given.items) + add(given.settled) - add(given.penalties), given.statement);
}

const totalOf = (lines: readonly Line[]): number => sumsOf(lines, MONTH).totalFen;
const asIs = <T>(all: readonly T[]): T[] => [...all];

describe('a random month', () => {
  test('comes to its notes, claims, penalties and fees to the fen', () => {
    fc.assert(
      fc.property(month, (given) => {
        const lines = linesOf(basisOf(given, asIs));
        expect(totalOf(lines)).toBe(expected(given));
        const { totalFen, ...parts } = sumsOf(lines, MONTH);
        expect(Object.values(parts).reduce((sum, fen) => sum + fen, 0)).toBe(totalFen);
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      }),
      { numRuns: 400 },
    );
  });
  test('in any order of recording', () => {
    fc.assert(
      fc.property(month, fc.infiniteStream(fc.nat(1000)), (given, numbers) => {
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => ({ one, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const [a, b] = [linesOf(basisOf(given, asIs)), linesOf(basisOf(given, shuffled))];
        expect(totalOf(b)).toBe(totalOf(a));
        expect(new Map(b.map((line) => [line.key, line.amountFen]))).toEqual(new Map(a.map((line) => [line.key, line.amountFen])));
      }),
      { numRuns: 200 },
    );
  });
  test('confirmed, then changed in any way: the next month owes exactly the difference', () => {
    fc.assert(
      fc.property(month, month, (first, second) => {
        const before = linesOf({ ...basisOf(first, asIs), rules: { ...basisOf(first, asIs).rules, statement: undefined } });
        // The same terms; what was priced keeps its price: only amounts, claims, penalties and items differ.
        const terms = { line: first.line, note: first.note, fees: first.fees };
        const lines = second.lines.map((line, i) => ({
          ...line,
          ...(first.lines[i] ? { fen: first.lines[i].fen, unit: first.lines[i].unit, noteId: first.lines[i].noteId } : {}),
        }));
        const changed = basisOf({ ...second, ...terms, lines, statement: undefined }, asIs);
        const said = new Map(before.map((line) => [line.key, { line, fen: line.amountFen ?? 0 }]));
        const empty = {
          ...basisOf({ ...second, ...terms, lines: [], entries: [], penalties: [], items: [], settled: [], statement: undefined }, asIs),
          month: '2026-04',
        };
        const { entries, agreed, items, settled, prices } = changed;
        const next = linesOf({
          ...empty,
          entries,
          agreed,
          items,
          settled,
          prices,
          past: new Map([[MONTH, { rules: changed.rules, notes: changed.notes }]]),
          late: changed.goods,
          said,
        });
        expect(totalOf(before) + next.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)).toBe(totalOf(linesOf(changed)));
        expect(
          next.every(({ home, statedFen, amountFen, owedFen }) => home === MONTH && amountFen === (owedFen ?? 0) - statedFen && amountFen !== 0),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
