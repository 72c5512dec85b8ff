// What the receiver said about the lines → an outcome for each, and the counts that clauses measure. Pure.
import { type BaseUnit, UNITS } from '../../../kernel/quantity.ts';
import { delivered, type Line, leastOf, type Outcome, type Reason, type Scale } from '../note.ts';
import { no } from '../refusals.ts';
import { wrong } from './line-faults.ts';
import { type LineWord, settle } from './scale.rules.ts';

export type { LineWord } from './scale.rules.ts';
export type LineOutcome = {
  readonly lineId: string;
  readonly accepted: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly net: number | null;
  readonly pieces: number | null;
  readonly deductBp: number;
  readonly said: number | null;
  readonly photos: string[];
};
export type Outcomes = ReturnType<typeof decideOutcomes>;

/** Another thing than was ordered: told by a fact of its own. */
export const SWAPPED: readonly Reason[] = ['wrong-item', 'not-ordered'];
const SHORT: readonly Reason[] = ['short', 'missing'];

/** Throws for the first word that cannot be; `fields` name its place in the input. */
export function decideOutcomes(lines: readonly Line[], words: readonly LineWord[], scale: Scale) {
  const known = new Map(lines.map((line) => [line.id, line]));
  const said = new Map<string, LineOutcome>();
  for (const [at, word] of words.entries()) {
    const line = known.get(word.lineId);
    if (!line) throw no('line-unknown');
    if (said.has(line.id)) throw wrong('line-twice', { line, at, field: 'accepted' });
    said.set(line.id, outcomeOf(line, word, { at, scale }));
  }
  const outcomes = [...said.values()];
  const partlyLines = count(outcomes, ({ outcome }) => outcome === 'partly');
  const rejectedLines = count(outcomes, ({ outcome }) => outcome === 'rejected');
  return {
    acceptedLines: lines.length - partlyLines - rejectedLines,
    partlyLines,
    rejectedLines,
    shortLines: count(outcomes, ({ reason }) => reason !== null && SHORT.includes(reason)),
    overLines: count(outcomes, ({ lineId, accepted }) => accepted > delivered(known.get(lineId) as Line)),
    deductedLines: count(outcomes, ({ deductBp }) => deductBp > 0),
    swappedLines: count(outcomes, ({ reason }) => reason !== null && SWAPPED.includes(reason)),
    disputedLines: count(outcomes, ({ said: word }) => word !== null),
    ...sumsOf(lines, said),
    /** Lines that are not simply as delivered. */
    exceptions: outcomes.filter((one) => !plain(one, known.get(one.lineId) as Line)),
  };
}

const count = (outcomes: readonly LineOutcome[], which: (one: LineOutcome) => boolean): number => outcomes.filter(which).length;

const plain = (one: LineOutcome, line: Line): boolean =>
  one.outcome === 'accepted' &&
  one.accepted === delivered(line) &&
  one.reason === null &&
  one.net === null &&
  one.pieces === null &&
  one.photos.length === 0;

/**
 * Within the tolerance of two scales the line is accepted at the weight that decides; less than that needs no reason but is called short.
 * A deducted line is taken partly, however small the deduction: the customer named a reason.
 */
function outcomeOf(line: Line, word: LineWord, { at, scale }: { at: number; scale: Scale }): LineOutcome {
  const { amount, accepted, ...weights } = settle(line, word, { at, scale });
  const { deductBp, pieces, photos } = word;
  const result = { lineId: line.id, accepted, ...weights, pieces, deductBp, photos: [...photos] };
  if (accepted === 0 && delivered(line) > 0) {
    if (word.reason === null) throw wrong('reason-needed', { line, at, field: 'reason' });
    return { ...result, outcome: 'rejected', reason: word.reason };
  }
  if (deductBp > 0) return { ...result, outcome: 'partly', reason: word.reason };
  if (amount < leastOf(line)) return { ...result, outcome: 'partly', reason: word.reason ?? 'short' };
  // Taken in full: two scales that agree are not short; any other complaint is kept.
  return { ...result, outcome: 'accepted', reason: word.reason === 'short' ? null : word.reason };
}

/** What came and what is settled, by base unit. */
function sumsOf(lines: readonly Line[], said: ReadonlyMap<string, LineOutcome>) {
  const sum = (base: BaseUnit, amountOf: (line: Line) => number): number =>
    lines.filter(({ unit }) => UNITS[unit].base === base).reduce((total, line) => total + amountOf(line), 0);
  const accepted = (line: Line): number => said.get(line.id)?.accepted ?? delivered(line);
  return {
    deliveredGrams: sum('g', delivered),
    acceptedGrams: sum('g', accepted),
    deliveredMl: sum('ml', delivered),
    acceptedMl: sum('ml', accepted),
    deliveredPieces: sum('piece', delivered),
    acceptedPieces: sum('piece', accepted),
  };
}
