// A score as somebody types it from the paper sheet: which of our records the customer took points for, and what else.
import type { api, Question } from '../../client/api.ts';
import type { Item, Occurrence, Sheet } from './labels.ts';

export type Known = { readonly key: string; readonly points: number; readonly occurrence: Occurrence; readonly on: boolean };
export type ItemDraft = { readonly itemId: string; readonly known: readonly Known[]; readonly extra: string; readonly words: string };
export type Draft = Readonly<Record<string, ItemDraft>>;
type Stated = NonNullable<Question<typeof api.settlement.enterScore>['items']>[number];

const inCents = (points: number): number => Math.round(points * 100);
/** Points as typed: `2`, `2.5`; null where it is no number. */
export function parsePoints(text: string): number | null {
  const plain = text.trim().replace('，', '.').replace('。', '.');
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

/** Begins with our own records: most sheets say the same, and what differs is changed. */
export const draftOf = ({ items }: Pick<Sheet, 'items'>): Draft => Object.fromEntries(items.map((item) => [item.itemId, itemDraft(item)]));

function itemDraft({ itemId, occurrences }: Item): ItemDraft {
  const known = occurrences
    .filter(({ points, excused }) => points > 0 && !excused)
    .map((occurrence, place) => ({ key: `${itemId}-${place}`, points: occurrence.points, occurrence, on: occurrence.counted }));
  return { itemId, known, extra: '', words: '' };
}

const extraOf = ({ extra }: ItemDraft): number => parsePoints(extra) ?? 0;

/** What comes off an item: 扣完为止. */
export function offOf(draft: ItemDraft): number {
  const known = draft.known.filter(({ on }) => on).reduce((sum, { points }) => sum + inCents(points), 0);
  return (known + inCents(extraOf(draft))) / 100;
}

export function totalOf(draft: Draft, { items, card }: Pick<Sheet, 'items' | 'card'>): number {
  if (items.some(({ itemId, veto }) => veto && offOf(draft[itemId] as ItemDraft) > 0)) return 0;
  const off = items.reduce((sum, { itemId, cap }) => sum + Math.min(inCents(offOf(draft[itemId] as ItemDraft)), inCents(cap)), 0);
  return Math.max(0, inCents(card.total) - off) / 100;
}

export function statedOf(draft: Draft): Stated[] {
  return Object.values(draft).flatMap((item): Stated[] => {
    const known = item.known
      .filter(({ on }) => on)
      .map(({ points, occurrence }) => ({
        points,
        occurredOn: occurrence.occurredOn,
        ...(occurrence.commitmentId ? { commitmentId: occurrence.commitmentId } : {}),
      }));
    const extra = extraOf(item);
    const words = item.words.trim();
    const entries = extra > 0 ? [...known, { points: extra, ...(words ? { text: words } : {}) }] : known;
    return entries.length > 0 ? [{ itemId: item.itemId, entries }] : [];
  });
}
