// What the receiver said about the lines → an outcome for each, and the counts that clauses measure. Pure.
import { showQuantity } from '../../../kernel/quantity.ts';
import { delivered, type Line, leastOf, mostOf, type Outcome, type Reason } from '../note.ts';
import { no } from '../refusals.ts';

export type LineWord = { readonly lineId: string; readonly accepted: number; readonly reason: Reason | null };
export type LineOutcome = { readonly lineId: string; readonly accepted: number; readonly outcome: Outcome; readonly reason: Reason | null };
export type Outcomes = {
  readonly acceptedLines: number;
  readonly partlyLines: number;
  readonly rejectedLines: number;
  readonly shortLines: number;
  /** Lines whose amount is not what came. */
  readonly exceptions: LineOutcome[];
};

/** Throws for the first word that cannot be; `fields` name its place in the input. */
export function decideOutcomes(lines: readonly Line[], words: readonly LineWord[]): Outcomes {
  const known = new Map(lines.map((line) => [line.id, line]));
  const said = new Set<string>();
  const outcomes = words.map((word, at) => {
    const line = known.get(word.lineId);
    if (!line) throw no('line-unknown');
    if (said.has(line.id)) throw wrong('line-twice', line, at);
    said.add(line.id);
    return outcomeOf(line, word, at);
  });
  const count = (outcome: Outcome) => outcomes.filter((one) => one.outcome === outcome).length;
  const partlyLines = count('partly');
  const rejectedLines = count('rejected');
  return {
    acceptedLines: lines.length - partlyLines - rejectedLines,
    partlyLines,
    rejectedLines,
    shortLines: outcomes.filter(({ reason }) => reason === 'short' || reason === 'missing').length,
    exceptions: outcomes.filter(({ lineId, accepted, outcome }) => outcome !== 'accepted' || accepted !== delivered(known.get(lineId) as Line)),
  };
}

/** Within the tolerance of two scales the line is accepted at the customer's weight; less than that needs no reason but is called short. */
function outcomeOf(line: Line, { accepted, reason }: LineWord, at: number): LineOutcome {
  const came = delivered(line);
  if (accepted < 0) throw wrong('negative', line, at);
  if (accepted > mostOf(line)) throw wrong('more-than-came', line, at);
  if (accepted === 0 && came > 0) {
    if (reason === null) throw wrong('reason-needed', line, at);
    return { lineId: line.id, accepted, outcome: 'rejected', reason };
  }
  if (accepted < leastOf(line)) return { lineId: line.id, accepted, outcome: 'partly', reason: reason ?? 'short' };
  return { lineId: line.id, accepted, outcome: 'accepted', reason: null };
}

function wrong(why: 'line-twice' | 'negative' | 'more-than-came' | 'reason-needed', line: Line, at: number) {
  const most = showQuantity({ amount: mostOf(line), unit: line.unit });
  const params = { line: line.lineNo, product: line.product, most };
  const { zh, en } = no.written[why];
  return no(why, params, [{ path: `lines.${at}.${why === 'reason-needed' ? 'reason' : 'accepted'}`, text: { zh, en }, params }]);
}
