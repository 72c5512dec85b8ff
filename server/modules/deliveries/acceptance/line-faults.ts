// What cannot be said of a line, in words that name it and its place in the input.

import { showQuantity } from '../../../kernel/quantity.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type Line, mostOf } from '../note.ts';
import { no } from '../refusals.ts';

type Fault =
  | 'line-twice'
  | 'negative'
  | 'more-than-came'
  | 'reason-needed'
  | 'tare-above-gross'
  | 'weights-disagree'
  | 'not-weighed'
  | 'not-by-piece'
  | 'more-pieces-than-came'
  | 'weight-needed'
  | 'deduct-absurd'
  | 'photo-needed';
type Place = { readonly line: Line; readonly at: number; readonly field: string };

export function wrong(why: Fault, { line, at, field }: Place, more: Record<string, string> = {}): Refusal {
  const most = showQuantity({ amount: mostOf(line), unit: line.unit });
  const params = { line: line.lineNo, product: line.product, most, ...more };
  const { zh, en } = no.written[why];
  return no(why, params, [{ path: `lines.${at}.${field}`, text: { zh, en }, params }]);
}

export const inUnit = (amount: number, { unit }: Line): string => showQuantity({ amount, unit });
