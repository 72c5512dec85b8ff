// What a clerk enters of one line from the stamped paper, read as the dock itself would have said it. Pure.
import { quantity } from '../../../server/kernel/quantity.ts';
import { type AcceptLine, type LineWord, NOTHING_SAID, type Reading, readWord } from './acceptance-words.ts';
import type { Reason } from './note-labels.ts';
import { cameOf } from './portal-note.ts';

/** `amount` in the unit of the line, before the deduction; `share` in per cent. */
export type Entered = { readonly amount?: number | null; readonly share?: number | null; readonly reason?: Reason };

const PER_CENT = 100;

/** Undefined where the line was taken as it came. */
export function enteredWord(line: AcceptLine, written: Entered | undefined): LineWord | undefined {
  const amount = written?.amount === null || written?.amount === undefined ? cameOf(line) : quantity(written.amount, line.unit)?.amount;
  const deductBp = Math.round((written?.share ?? 0) * PER_CENT);
  if (amount === undefined || (amount === cameOf(line) && deductBp === 0)) return undefined;
  return { ...NOTHING_SAID, accepted: amount, deductBp, reason: written?.reason ?? null };
}

export const readEntered = (line: AcceptLine, written: Entered | undefined): Reading => readWord(line, enteredWord(line, written));
