// What stands in the cells of a printed note.
import { moneyInWords } from '../../../kernel/money-words.ts';
import { showQuantity, UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { amountFen } from '../../products/public.ts';
import type { Sums } from './note-pages.ts';
import type { PaperLine } from './paper-note.ts';

export type Price = { readonly fen: number; readonly per: UnitCode };
/** By line. */
export type Prices = ReadonlyMap<string, Price>;

export const money = (fen: number): string => (fen / 100).toFixed(2);
const amountOf = (amount: number | null, unit: UnitCode): string => (amount === null ? '' : showQuantity({ amount, unit }));
const piecesOf = (pieces: number | null, unit: UnitCode | null): string =>
  pieces === null || unit === null ? '' : `${pieces} ${UNITS[unit].label.zh}`;
const stacked = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** Pieces above, weight below, where both were counted. */
export const orderedText = (line: PaperLine): string => stacked(piecesOf(line.pieces, line.pieceUnit), amountOf(line.ordered, line.unit));
export const pickedText = (line: PaperLine): string => stacked(piecesOf(line.pickedPieces, line.pieceUnit), amountOf(line.picked, line.unit));
export const acceptedText = (line: PaperLine): string => amountOf(line.accepted, line.unit);
export const productText = ({ product, spec }: PaperLine): string => (spec === '' ? product : `${product}　${spec}`);
export const remarkText = ({ substituteFor }: PaperLine): string => (substituteFor === null ? '' : `替${substituteFor}`);

/** Lot above; below when it was made and until when it is good, both where there is room. */
export function lotText({ lot, producedOn, expiresOn }: PaperLine): string {
  const made = producedOn && `${producedOn.slice(5)}产`;
  const until = expiresOn && `${made ? expiresOn.slice(2) : expiresOn}止`;
  return stacked(lot ?? '', [made, until].filter(Boolean).join(' '));
}

/** Fen for what is settled: accepted, else picked, else ordered, by the price's own unit; null where the units do not meet. */
export function sumOf(line: PaperLine, price: Price | undefined): number | null {
  if (!price || UNITS[price.per].base !== UNITS[line.unit].base) return null;
  if (UNITS[price.per].base === 'piece' && price.per !== line.unit) return null;
  return amountFen(price, line.accepted ?? line.picked ?? line.ordered);
}

export const priceText = (price: Price | undefined): string => (price ? `${money(price.fen)}/${UNITS[price.per].label.zh}` : '');

/** A sum over some lines only says so: nobody may take it for the sum of the note. */
export function totalText({ fen, lines, unpriced }: Sums): string {
  if (unpriced === lines) return '单价未定，金额另行结算';
  return `金额合计（大写）：${moneyInWords(fen)}　￥${money(fen)}${unpriced > 0 ? `（${unpriced} 个品种单价未定，未计入）` : ''}`;
}
