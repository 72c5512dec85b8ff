// Exact money (decision 020): every product and every rounding in whole numbers, however large. Pure. Amounts below zero are rounded as
// their size is, so that what is given back is what was taken.
import type { Fen } from '../../../kernel/money.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';

export type Mode = 'half-up' | 'half-even' | 'down';
export type Coin = 'fen' | 'jiao' | 'yuan';
export type Rounding = { readonly mode: Mode; readonly to: Coin };

const FEN_IN: Readonly<Record<Coin, bigint>> = { fen: 1n, jiao: 10n, yuan: 100n };

/** `numerator ÷ denominator` as a whole number; the denominator is positive. */
export function divided(numerator: bigint, denominator: bigint, mode: Mode): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator;
  const twice = (size % denominator) * 2n;
  const up =
    mode === 'half-up' ? twice >= denominator : mode === 'half-even' && (twice > denominator || (twice === denominator && whole % 2n === 1n));
  const result = up ? whole + 1n : whole;
  return numerator < 0n ? -result : result;
}

export type UnitPrice = { readonly fen: Fen; readonly per: UnitCode };

/** What an amount in base units costs. */
export const worth = ({ fen, per }: UnitPrice, amount: number, mode: Mode): Fen =>
  Number(divided(BigInt(fen) * BigInt(amount), BigInt(UNITS[per].factor), mode));

/** 抹零: the amount to the coin. */
export const roundedTo = (fen: Fen, { mode, to }: Rounding): Fen => Number(divided(BigInt(fen), FEN_IN[to], mode) * FEN_IN[to]);

/** What the rounding itself comes to, as a line of its own. */
export const roundingOf = (fen: Fen, rounding: Rounding | undefined): Fen => (rounding === undefined ? 0 : roundedTo(fen, rounding) - fen);
