// What a customer takes off, and what is left. The server checks the same again.
type Item = { readonly itemId: string; readonly cap: number; readonly veto: boolean };
type Sheet = { readonly items: readonly Item[]; readonly card: { readonly total: number } };
export type Entered = Readonly<Record<string, { readonly points: number; readonly text: string }>>;

const hundredths = (points: number): number => Math.round(points * 100);

export function totalOf({ items, card }: Sheet, entered: Entered): number {
  const off = (item: Item): number => hundredths(Math.min(entered[item.itemId]?.points ?? 0, item.veto ? Number.POSITIVE_INFINITY : item.cap));
  if (items.some((item) => item.veto && off(item) > 0)) return 0;
  return Math.max(0, hundredths(card.total) - items.reduce((sum, item) => sum + off(item), 0)) / 100;
}

/** Only items that lost something. */
export const enteredItems = ({ items }: Sheet, entered: Entered) =>
  items.flatMap(({ itemId }) => {
    const { points = 0, text = '' } = entered[itemId] ?? {};
    if (points <= 0) return [];
    return [{ itemId, deducted: points, entries: [{ points, ...(text.trim() === '' ? {} : { text: text.trim() }) }] }];
  });
