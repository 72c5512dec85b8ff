// Which number of a line the pad writes into, and what that means for the line.
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { type AcceptLine, amountOf, type Key, type LineWord, pressed, tareOf } from './acceptance-words.ts';

export type PadField = 'weight' | 'gross' | 'tare' | 'share';

const PER_CENT = 100;
const MOST_SHARE = 99;

function change(field: PadField, text: string, line: AcceptLine): Partial<LineWord> {
  if (field === 'share') return { deductBp: Math.round(Math.min(MOST_SHARE, Number(text) || 0) * PER_CENT) };
  const amount = amountOf(text, line.unit) ?? null;
  if (field === 'weight') return { accepted: amount, gross: null, tare: null, rejected: false };
  return field === 'gross' ? { gross: amount, accepted: null, rejected: false } : { tare: amount };
}

const shown = (amount: number | null, { unit }: AcceptLine): string =>
  amount === null ? '' : String(Number((amount / UNITS[unit].factor).toFixed(3)));

/** What stands in a field before anything is typed. */
function before(field: PadField, line: AcceptLine, word: LineWord): string {
  if (field === 'share') return String(word.deductBp / PER_CENT);
  if (field === 'gross') return shown(word.gross, line);
  return field === 'tare' ? shown(tareOf(line, word), line) : shown(word.accepted ?? line.picked ?? line.ordered, line);
}

type Target = { readonly line: AcceptLine; readonly word: LineWord; readonly onWord: (part: Partial<LineWord>) => void };

export function usePad({ line, word, onWord }: Target, first: PadField) {
  const [active, setActive] = useState<PadField>(first);
  // Undefined: nothing typed since the field was picked, so that the first key replaces what stands there.
  const [typed, setTyped] = useState<string>();
  const pick = (field: PadField) => {
    setActive(field);
    setTyped(undefined);
  };
  const press = (key: Key) => {
    const text = pressed(typed ?? (key === 'back' ? before(active, line, word) : ''), key);
    setTyped(text);
    onWord(change(active, text, line));
  };
  const shownIn = (field: PadField): string => (field === active && typed !== undefined ? typed : before(field, line, word));
  return { active, pick, press, shownIn };
}

export type Pad = ReturnType<typeof usePad>;
