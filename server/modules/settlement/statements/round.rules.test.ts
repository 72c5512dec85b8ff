import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountFen } from '../../../kernel/money.ts';
import { divided, type Mode, roundedTo, roundingOf, worth } from './round.rules.ts';

const MODES: readonly Mode[] = ['half-up', 'half-even', 'down'];

describe('rounding', () => {
  test.for([
    // 分: exact half, just below, just above; odd and even before it.
    ['half-up', 5n, 10n, 1n],
    ['half-up', 4n, 10n, 0n],
    ['half-up', 15n, 10n, 2n],
    ['half-up', 25n, 10n, 3n],
    ['half-even', 5n, 10n, 0n],
    ['half-even', 15n, 10n, 2n],
    ['half-even', 25n, 10n, 2n],
    ['half-even', 26n, 10n, 3n],
    ['half-even', 251n, 100n, 3n],
    ['down', 19n, 10n, 1n],
    ['down', 20n, 10n, 2n],
    ['half-up', 0n, 10n, 0n],
  ] as const)('%s of %i ÷ %i is %i, and as much below zero', ([mode, numerator, denominator, result]) => {
    expect(divided(numerator, denominator, mode)).toBe(result);
    expect(divided(-numerator, denominator, mode)).toBe(-result);
  });

  test('exact however large: 10 million yuan a ton, a hundred thousand tons', () => {
    expect(worth({ fen: 1_000_000_001, per: 'ton' }, 8_000_000, 'half-up')).toBe(8_000_000_008);
    expect(worth({ fen: 999_999_999, per: 'jin' }, 1_000_001, 'down')).toBe(2_000_001_997_999);
  });

  test.for([
    // 30.25 斤 at 3.33 yuan: 100.7325 yuan.
    ['half-up', 333, 'jin', 15_125, 10_073],
    // 0.5 kg at 0.01 yuan: half a fen.
    ['half-up', 1, 'kg', 500, 1],
    ['half-even', 1, 'kg', 500, 0],
    ['half-even', 3, 'kg', 500, 2],
    ['down', 3, 'kg', 500, 1],
    ['down', 333, 'kg', 0, 0],
  ] as const)('%s: %i fen per %s × %i = %i', ([mode, fen, per, amount, result]) => {
    expect(worth({ fen, per }, amount, mode)).toBe(result);
  });

  test.for([
    [1239, { mode: 'down', to: 'jiao' }, 1230, -9],
    [1239, { mode: 'half-up', to: 'jiao' }, 1240, 1],
    [1235, { mode: 'half-up', to: 'jiao' }, 1240, 5],
    [1225, { mode: 'half-even', to: 'jiao' }, 1220, -5],
    [1250, { mode: 'half-even', to: 'yuan' }, 1200, -50],
    [1350, { mode: 'half-even', to: 'yuan' }, 1400, 50],
    [1299, { mode: 'down', to: 'yuan' }, 1200, -99],
    [-1299, { mode: 'down', to: 'yuan' }, -1200, 99],
    [1234, { mode: 'half-up', to: 'fen' }, 1234, 0],
  ] as const)('抹零 of %i fen by %j is %i', ([fen, rounding, result, line]) => {
    expect(roundedTo(fen, rounding)).toBe(result);
    expect(roundingOf(fen, rounding)).toBe(line);
  });
  test('no rule, no rounding', () => expect(roundingOf(1239, undefined)).toBe(0));

  test('never farther from the exact amount than it may be, and the same below zero', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        for (const mode of MODES) {
          const off = divided(numerator, denominator, mode) * denominator - numerator;
          if (mode === 'down') expect(off <= 0n && -off < denominator).toBe(true);
          else expect(2n * (off < 0n ? -off : off) <= denominator).toBe(true);
          expect(divided(-numerator, denominator, mode)).toBe(-divided(numerator, denominator, mode));
        }
      }),
    );
  });
  test('half up is what orders, notes and claims reckon with', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(100_000_000), fc.constantFrom('kg', 'jin', 'g', 'box', 'l'), (fen, amount, per) => {
        expect(worth({ fen, per }, amount, 'half-up')).toBe(amountFen({ fen, per }, amount));
      }),
    );
  });
});
