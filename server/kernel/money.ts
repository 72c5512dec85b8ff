import { UNITS, type UnitCode } from './quantity.ts';

/** Integer fen (1 yuan = 100 fen). */
export type Fen = number;

export const yuan = (fen: Fen): string => `${fen < 0 ? '-' : ''}¥${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** `value × numerator ÷ denominator`, half up, exact however large: all non-negative. */
export function halfUp(value: number, numerator: number, denominator: number): number {
  const [twice, of] = [2n * BigInt(value) * BigInt(numerator), BigInt(denominator)];
  return Number((twice + of) / (2n * of));
}

/** What an amount in base units costs, half up to the fen: 30.2 kg at 3.50 yuan per 斤. */
export const amountFen = ({ fen, per }: { readonly fen: Fen; readonly per: UnitCode }, amount: number): Fen => halfUp(fen, amount, UNITS[per].factor);
