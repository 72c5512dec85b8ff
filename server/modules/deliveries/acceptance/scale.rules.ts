// Gross, tare, net, pieces and deduction → what is settled (R1.4). Pure; integers only, so that both sides of the dock reckon the same.
import { UNITS } from '../../../kernel/quantity.ts';
import { delivered, type Line, leastOf, mostOf, type Reason, type Scale } from '../note.ts';
import { inUnit, wrong } from './line-faults.ts';

/** What the receiver says of a line; `photos` are hashes, `paper` says that the stamped paper was photographed. */
export type LineWord = {
  readonly lineId: string;
  readonly accepted: number | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly net: number | null;
  readonly pieces: number | null;
  readonly deductBp: number;
  readonly reason: Reason | null;
  readonly photos: readonly string[];
  readonly paper: boolean;
};

const WHOLE = 10_000;

/** Rounded half up to the gram: `net × (1 − deduct)`. */
export const deducted = (net: number, deductBp: number): number => Math.floor((net * (WHOLE - deductBp) + WHOLE / 2) / WHOLE);

type Settled = {
  /** Before the deduction: what is measured against the tolerance. */
  readonly amount: number;
  readonly accepted: number;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly net: number | null;
  readonly said: number | null;
};

export function settle(line: Line, word: LineWord, { at, scale }: { at: number; scale: Scale }): Settled {
  mustBeSane(line, word, at);
  const weights = weigh(line, word, at);
  const net = weights.net;
  const byWeight = net !== null || word.deductBp > 0;
  const measured = byWeight ? (net ?? delivered(line)) : (word.accepted ?? delivered(line));
  if (measured > mostOf(line)) throw wrong('more-than-came', { line, at, field: net === null ? 'accepted' : 'net' });
  const should = deducted(measured, word.deductBp);
  if (word.accepted !== null && word.accepted !== should) {
    throw wrong('weights-disagree', { line, at, field: 'accepted' }, { should: inUnit(should, line), said: inUnit(word.accepted, line) });
  }
  if (!oursDecides(line, word, { measured, scale })) return { amount: measured, accepted: should, ...weights, said: null };
  const ours = delivered(line);
  const agrees = measured >= leastOf(line) && measured <= mostOf(line);
  return { amount: ours, accepted: deducted(ours, word.deductBp), ...weights, said: agrees ? null : measured };
}

/** Our scale settles what was weighed. What is taken less for a cause, or not at all, is not a question of scales. */
const oursDecides = (line: Line, { reason, deductBp }: LineWord, { measured, scale }: { measured: number; scale: Scale }): boolean =>
  scale === 'ours' && UNITS[line.unit].base === 'g' && measured > 0 && (reason === null || reason === 'short' || deductBp > 0);

function mustBeSane(line: Line, word: LineWord, at: number): void {
  for (const field of ['accepted', 'gross', 'tare', 'net', 'pieces'] as const) {
    if ((word[field] ?? 0) < 0) throw wrong('negative', { line, at, field });
  }
  for (const field of ['gross', 'tare', 'net'] as const) {
    if (word[field] !== null && UNITS[line.unit].base !== 'g') throw wrong('not-weighed', { line, at, field });
  }
  mustFitPieces(line, word, at);
  if (word.deductBp === 0) return;
  if (word.deductBp < 0 || word.deductBp >= WHOLE) throw wrong('deduct-absurd', { line, at, field: 'deductBp' });
  if (word.reason === null) throw wrong('reason-needed', { line, at, field: 'reason' });
  if (word.photos.length === 0 && !word.paper) throw wrong('photo-needed', { line, at, field: 'photos' });
}

const piecesOf = ({ pickedPieces, pieces }: Line): number | null => pickedPieces ?? pieces;

function mustFitPieces(line: Line, { pieces, accepted, gross, net }: LineWord, at: number): void {
  if (pieces === null) return;
  const came = piecesOf(line);
  const place = { line, at, field: 'pieces' };
  if (came === null) throw wrong('not-by-piece', place);
  if (pieces > came) throw wrong('more-pieces-than-came', place, { pieces: inUnit(came, { ...line, unit: line.pieceUnit ?? 'piece' }) });
  if (pieces < came && accepted === null && gross === null && net === null) throw wrong('weight-needed', { ...place, field: 'accepted' });
}

/** Without a tare of its own the packaging of the pieces is taken off. */
function weigh(line: Line, word: LineWord, at: number): Pick<Settled, 'gross' | 'tare' | 'net'> {
  if (word.gross === null && word.tare === null) return { gross: null, tare: null, net: word.net };
  const gross = word.gross ?? 0;
  const tare = word.tare ?? (line.pieceTare ?? 0) * (word.pieces ?? piecesOf(line) ?? 0);
  if (tare > gross) throw wrong('tare-above-gross', { line, at, field: 'tare' }, { tare: inUnit(tare, line), gross: inUnit(gross, line) });
  const net = gross - tare;
  if (word.net !== null && word.net !== net) {
    throw wrong('weights-disagree', { line, at, field: 'net' }, { should: inUnit(net, line), said: inUnit(word.net, line) });
  }
  return { gross, tare, net };
}
