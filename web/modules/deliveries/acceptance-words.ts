// What the receiver says about lines that are not as delivered, and whether that may be sent. Pure.
import type { UnitCode } from '../../../server/kernel/quantity.ts';
import type { Reason } from './note-labels.ts';
import { cameOf } from './portal-note.ts';

export type AcceptLine = {
  readonly id: string;
  readonly lineNo: number;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  readonly ordered: number;
  readonly picked: number | null;
  /** What came plus the tolerance of two scales. */
  readonly most: number;
};
export type LineWord = { readonly accepted: number | null; readonly reason: Reason | null };
export type Words = Readonly<Record<string, LineWord>>;

export type Reading = 'as-delivered' | 'within' | 'short' | 'rejected' | 'too-much';

/** Short is what lies below the tolerance; zero is a rejection. */
export function readWord(line: AcceptLine, word: LineWord | undefined): Reading {
  const came = cameOf(line);
  if (!word || word.accepted === null || word.accepted === came) return 'as-delivered';
  if (word.accepted === 0) return 'rejected';
  if (word.accepted > line.most) return 'too-much';
  return word.accepted < came - (line.most - came) ? 'short' : 'within';
}

export const differs = (reading: Reading): boolean => reading === 'short' || reading === 'rejected' || reading === 'too-much';

/** What stops it from being sent. */
export type Hindrance = { readonly line: AcceptLine; readonly why: 'too-much' | 'reason-needed' };

export function hindranceOf(lines: readonly AcceptLine[], words: Words): Hindrance | undefined {
  for (const line of lines) {
    const reading = readWord(line, words[line.id]);
    if (reading === 'too-much') return { line, why: 'too-much' };
    if (reading === 'rejected' && !words[line.id]?.reason) return { line, why: 'reason-needed' };
  }
  return undefined;
}

export const linesIn = (lines: readonly AcceptLine[], words: Words) =>
  lines.flatMap((line) => {
    const word = words[line.id];
    if (!word || word.accepted === null || readWord(line, word) === 'as-delivered') return [];
    return [{ lineId: line.id, accepted: word.accepted, reason: word.reason }];
  });
