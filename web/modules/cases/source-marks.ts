// Where in the original words each guess was read. Pure.
import type { ReadDraft } from './draft.ts';

export type Mark = { readonly text: string; readonly kind: 'who' | 'goods' | 'amount' | 'time' | 'kind'; readonly sure: boolean };

/** What each draft was read from. */
export function marksOf(drafts: readonly ReadDraft[]): Mark[] {
  return drafts.flatMap((draft) => [
    ...(draft.customer.source ? [{ text: draft.customer.source, kind: 'who' as const, sure: draft.customer.sure }] : []),
    ...draft.lines.flatMap((line): Mark[] => [
      ...(line.written ? [{ text: line.written, kind: 'goods' as const, sure: line.sure }] : []),
      ...(line.quantityText ? [{ text: line.quantityText, kind: 'amount' as const, sure: !line.assumedUnit }] : []),
    ]),
    ...(draft.neededBy ? [{ text: draft.neededBy.text, kind: 'time' as const, sure: draft.neededBy.sure }] : []),
    ...draft.words.map((word): Mark => ({ text: word.text, kind: 'kind', sure: true })),
  ]);
}

export type Part = { readonly at: number; readonly text: string; readonly mark?: Mark };

/** Cuts a text at the marks; where two overlap the longer one stands. */
export function cut(text: string, marks: readonly Mark[]): Part[] {
  const found = marks
    .filter((mark) => mark.text.trim() !== '')
    .flatMap((mark) => {
      const places: { from: number; to: number; mark: Mark }[] = [];
      for (let from = text.indexOf(mark.text); from >= 0; from = text.indexOf(mark.text, from + mark.text.length)) {
        places.push({ from, to: from + mark.text.length, mark });
      }
      return places;
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: typeof found = [];
  for (const place of found) if (!kept.some(({ from, to }) => place.from < to && place.to > from)) kept.push(place);
  kept.sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, mark } of kept) {
    if (from > at) parts.push({ at, text: text.slice(at, from) });
    parts.push({ at: from, text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at) });
  return parts;
}
