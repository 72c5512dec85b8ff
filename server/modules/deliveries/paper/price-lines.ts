// What the lines of notes cost, for papers that show it: by the sheet that holds for the customer on the day of delivery.
import type { Db, Tx } from '../../../platform/app.ts';
import { priceAt, type Terms, termsOf } from '../../products/public.ts';
import type { Price } from './note-texts.ts';
import type { PaperLine, PaperNote } from './paper-note.ts';

export type TermsOfLine = (line: PaperLine) => Terms | undefined;

/** Product of each line: by its id, else its code, else its name. */
export async function knownGoods(db: Db | Tx, notes: readonly PaperNote[], on: string): Promise<TermsOfLine> {
  const lines = notes.flatMap((note) => note.lines);
  const known = await termsOf(db, {
    ids: unique(lines.map(({ productId }) => productId)),
    codes: unique(lines.map(({ code }) => code)),
    names: unique(lines.map(({ product }) => product)),
    on,
  });
  return ({ productId, code, product }) =>
    (productId === null ? undefined : known.byId.get(productId)) ?? (code === null ? undefined : known.byCode.get(code)) ?? known.byName.get(product);
}

const unique = (texts: readonly (string | null)[]): string[] => [...new Set(texts.filter((text) => text !== null))];

/** Line → price. One question for each customer and day among the notes. */
export async function pricesOf(db: Db | Tx, notes: readonly PaperNote[], terms: TermsOfLine): Promise<ReadonlyMap<string, Price>> {
  const groups = new Map<string, PaperNote[]>();
  for (const note of notes) {
    const key = `${note.customerId} ${note.deliveryOn}`;
    groups.set(key, [...(groups.get(key) ?? []), note]);
  }
  const prices = new Map<string, Price>();
  for (const group of groups.values()) {
    const [{ customerId, deliveryOn: on }] = group as [PaperNote];
    const asked = group.flatMap((note) => note.lines.flatMap((line) => ({ lineId: line.lineId, productId: terms(line)?.productId })));
    const found = await priceAt(db, { customerId, productIds: unique(asked.map(({ productId }) => productId ?? null)), on });
    for (const { lineId, productId } of asked) {
      const price = productId === undefined ? undefined : found.get(productId);
      if (price) prices.set(lineId, price);
    }
  }
  return prices;
}
