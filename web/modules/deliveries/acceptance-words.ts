// What the receiver says about lines that are not as delivered, what follows from it, and whether that may be sent. Pure.
// The server reckons the same (acceptance/scale.rules.ts) and decides; here it is shown while somebody still stands at the scale.
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import type { Reason } from './note-labels.ts';
import { cameOf, type NoteLine } from './portal-note.ts';

export type AcceptLine = Pick<
  NoteLine,
  'id' | 'lineNo' | 'product' | 'spec' | 'unit' | 'ordered' | 'picked' | 'most' | 'least' | 'pieces' | 'pieceUnit' | 'pickedPieces' | 'pieceTare'
>;

/** Amounts in base units. With `gross` the net weight follows from the scale, else it is what was typed. */
export type LineWord = {
  readonly accepted: number | null;
  readonly gross: number | null;
  /** Null: the packaging of the pieces, where it is known. */
  readonly tare: number | null;
  readonly pieces: number | null;
  readonly deductBp: number;
  readonly rejected: boolean;
  readonly reason: Reason | null;
};
export const NOTHING_SAID: LineWord = { accepted: null, gross: null, tare: null, pieces: null, deductBp: 0, rejected: false, reason: null };
export type Words = Readonly<Record<string, LineWord>>;

export const isWeighed = ({ unit }: Pick<AcceptLine, 'unit'>): boolean => UNITS[unit].base === 'g';
export const piecesOf = ({ pickedPieces, pieces }: Pick<AcceptLine, 'pickedPieces' | 'pieces'>): number | null => pickedPieces ?? pieces;

/** Grams of packaging as known for what is taken. */
export const knownTare = (line: AcceptLine, word: LineWord): number => (line.pieceTare ?? 0) * (word.pieces ?? piecesOf(line) ?? 0);
export const tareOf = (line: AcceptLine, word: LineWord): number => word.tare ?? knownTare(line, word);
export const netOf = (line: AcceptLine, word: LineWord): number | null => (word.gross === null ? null : word.gross - tareOf(line, word));

const WHOLE = 10_000;
const deducted = (net: number, bp: number): number => Math.floor((net * (WHOLE - bp) + WHOLE / 2) / WHOLE);

/** What was counted or weighed, before a deduction. */
export const measuredOf = (line: AcceptLine, word: LineWord): number => netOf(line, word) ?? word.accepted ?? cameOf(line);
/** What is settled. */
export const settledOf = (line: AcceptLine, word: LineWord | undefined): number => {
  if (!word) return cameOf(line);
  return word.rejected ? 0 : deducted(measuredOf(line, word), word.deductBp);
};

/** Lighter goods are weighed on finer scales. */
const DOCK_SCALE_FROM = 1_000;
const DOCK_SCALE_STEP = 10;

/** The limits of the tolerance in figures that a dock scale can show, rounded inward. What lies between is judged exactly all the same. */
export function limitsOf(line: AcceptLine): { readonly least: number; readonly most: number } {
  const { least, most } = line;
  if (!isWeighed(line) || least < DOCK_SCALE_FROM) return { least, most };
  const came = cameOf(line);
  return {
    least: Math.min(came, Math.ceil(least / DOCK_SCALE_STEP) * DOCK_SCALE_STEP),
    most: Math.max(came, Math.floor(most / DOCK_SCALE_STEP) * DOCK_SCALE_STEP),
  };
}

export type Reading = 'as-delivered' | 'within' | 'short' | 'deducted' | 'rejected' | 'too-much' | 'tare-above-gross';

/** Short is what lies below the tolerance; zero is a rejection. */
export function readWord(line: AcceptLine, word: LineWord | undefined): Reading {
  if (!word) return 'as-delivered';
  if (word.rejected) return 'rejected';
  const measured = measuredOf(line, word);
  if (measured < 0) return 'tare-above-gross';
  if (measured === 0 && cameOf(line) > 0) return 'rejected';
  if (measured > line.most) return 'too-much';
  if (word.deductBp > 0) return 'deducted';
  if (measured < line.least) return 'short';
  return measured === cameOf(line) ? 'as-delivered' : 'within';
}

export const differs = (reading: Reading): boolean => reading !== 'as-delivered' && reading !== 'within';

export type Why = 'too-much' | 'tare-above-gross' | 'reason-needed' | 'photo-needed' | 'weight-needed';
export type Hindrance = { readonly line: AcceptLine; readonly why: Why };
type Seen = { readonly photosOf: (lineId: string) => number; readonly paper: boolean };

function hindered(line: AcceptLine, word: LineWord, seen: Seen): Why | undefined {
  const reading = readWord(line, word);
  if (reading === 'too-much' || reading === 'tare-above-gross') return reading;
  if ((reading === 'rejected' || reading === 'deducted') && !word.reason) return 'reason-needed';
  if (reading === 'deducted' && seen.photosOf(line.id) === 0 && !seen.paper) return 'photo-needed';
  const came = piecesOf(line);
  const fewer = word.pieces !== null && came !== null && word.pieces < came;
  return fewer && reading !== 'rejected' && word.gross === null && word.accepted === null ? 'weight-needed' : undefined;
}

/** The first thing that stops it from being sent. */
export function hindranceOf(lines: readonly AcceptLine[], words: Words, seen: Seen): Hindrance | undefined {
  for (const line of lines) {
    const word = words[line.id];
    const why = word && hindered(line, word, seen);
    if (why) return { line, why };
  }
  return undefined;
}

const isPlain = ({ gross, pieces }: LineWord, reading: Reading): boolean => reading === 'as-delivered' && gross === null && pieces === null;

/** One line as the server takes it. */
function lineIn(line: AcceptLine, word: LineWord) {
  const rejected = readWord(line, word) === 'rejected';
  const weighed = !rejected && word.gross !== null ? { gross: word.gross, tare: tareOf(line, word) } : {};
  const typed = !rejected && word.gross === null && word.accepted !== null;
  return {
    lineId: line.id,
    ...(rejected ? { accepted: 0 } : {}),
    ...weighed,
    ...(typed && word.deductBp > 0 ? { net: word.accepted } : {}),
    ...(typed && word.deductBp === 0 ? { accepted: word.accepted } : {}),
    ...(word.pieces !== null && !rejected ? { pieces: word.pieces } : {}),
    ...(word.deductBp > 0 && !rejected ? { deductBp: word.deductBp } : {}),
    reason: word.reason,
  };
}

export const linesIn = (lines: readonly AcceptLine[], words: Words) =>
  lines.flatMap((line) => {
    const word = words[line.id];
    return !word || isPlain(word, readWord(line, word)) ? [] : [lineIn(line, word)];
  });

/** A key of the number pad. The first key after opening a field replaces what stands in it. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back';
const LONGEST = 8;

export function pressed(text: string, key: Key): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return text.includes('.') ? text : `${text || '0'}.`;
  const next = text === '0' ? key : text + key;
  return next.length > LONGEST ? text : next;
}

/** Whole or decimal, as the unit allows; undefined while it is no amount. */
export function amountOf(text: string, unit: UnitCode): number | undefined {
  if (text === '') return undefined;
  const amount = Math.round(Number(text) * UNITS[unit].factor);
  return Number.isSafeInteger(amount) && (UNITS[unit].base !== 'piece' || !text.includes('.')) ? amount : undefined;
}
